/** A column as the server describes it. */
export interface Column {
  readonly name: string
  readonly dataTypeID: number
}

/** Gives the function that reads a type from text. */
export type ColumnParser = (oid: number) => (text: string) => unknown

/** Makes a row of the texts that the server sends for it. */
export type RowReader = (texts: readonly (string | null)[]) => Record<string, unknown>

export function rowReader(columns: readonly Column[], parserOf: ColumnParser): RowReader {
  const names = columns.map(({ name }) => name)
  const parsers = columns.map(({ dataTypeID }) => parserOf(dataTypeID))
  return (texts) => {
    const row: Record<string, unknown> = {}
    for (let at = 0; at < names.length; at++) {
      const text = texts[at] ?? null
      row[names[at] as string] = text === null ? null : parsers[at]?.(text)
    }
    return row
  }
}
