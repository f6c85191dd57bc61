import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { isDate } from '../language/calendar.ts'

/** A line of a data file, with where it stands, so that an error can say so. */
export class Row {
  readonly file: string
  readonly line: number
  readonly #values: Readonly<Record<string, string>>

  constructor(file: string, line: number, values: Readonly<Record<string, string>>) {
    this.file = file
    this.line = line
    this.#values = values
  }

  /** @throws when the column is not there or empty. */
  text(column: string): string {
    const value = this.#values[column]
    if (value === undefined || value === '') throw this.fails(`found no ${column}`, 'one in each line')
    return value
  }

  /** @throws when the column does not look as it should. */
  shaped(column: string, shape: RegExp, wanted: string): string {
    const value = this.text(column)
    if (!shape.test(value)) throw this.fails(`found ${column} "${value}"`, wanted)
    return value
  }

  /** A day of the calendar: `2022-03-24`. */
  day(column: string): string {
    const value = this.text(column)
    if (!isDate(value)) throw this.fails(`found ${column} "${value}"`, 'a day such as 2022-03-24')
    return value
  }

  fails(found: string, wanted: string): Error {
    return new Error(`Reading the indeling: ${this.file}, line ${this.line}: ${found}, wanted ${wanted}`)
  }
}

/** The lines of a data file under their headings, the first line of data being line 2. */
export function readRows(folder: URL, file: string): Row[] {
  const found: { record: Record<string, string>; info: { lines: number } }[] = parse(
    readFileSync(new URL(file, folder)),
    { columns: true, bom: true, skip_empty_lines: true, info: true },
  )
  return found.map(({ record, info }) => new Row(file, info.lines, record))
}
