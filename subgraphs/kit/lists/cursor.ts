import { GraphQLError } from 'graphql'

/**
 * What a column of a list's order holds, named after its type in the database. A value that the column cannot hold
 * would fail its statement, and a failed statement looks like a fault of the source.
 */
export type ColumnKind = 'text' | 'date' | 'timestamptz' | 'smallint' | 'integer' | 'double precision'

/** What a cursor carries: the name of its list's order, and of one row the value of each column. */
export interface CursorShape<Row> {
  readonly name: string
  readonly columns: readonly { readonly key: keyof Row & string; readonly kind: ColumnKind }[]
}

/** Opaque to the caller; a moment goes in as RFC 3339. */
export function encodeCursor<Row>(row: Row, { name, columns }: CursorShape<Row>): string {
  const values = columns.map(({ key }) => {
    const value: unknown = row[key]
    return value instanceof Date ? value.toISOString() : value
  })
  return Buffer.from(JSON.stringify([name, ...values])).toString('base64url')
}

/** @throws BAD_USER_INPUT when it is not a cursor of this list in this order, with values its columns can hold. */
export function decodeCursor<Row>(cursor: string, { name, columns }: CursorShape<Row>): (string | number)[] {
  const [named, ...values] = parsed(cursor)
  const fits =
    named === name &&
    values.length === columns.length &&
    columns.every(({ kind }, index) => holds[kind](values[index]))
  if (fits) return values as (string | number)[]
  throw new GraphQLError(
    'Reading "after": this cursor is not one of this list in this order; wanted an endCursor of an earlier page',
    { extensions: { code: 'BAD_USER_INPUT' } },
  )
}

function parsed(cursor: string): readonly unknown[] {
  try {
    const found: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    return Array.isArray(found) ? found : []
  } catch {
    // Not JSON is as wrong as another list's cursor.
    return []
  }
}

const holds: Readonly<Record<ColumnKind, (value: unknown) => boolean>> = {
  // PostgreSQL's texts cannot hold the character NUL.
  text: (value) => typeof value === 'string' && !value.includes('\0'),
  date: (value) =>
    typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && isMoment(`${value}T00:00:00.000Z`),
  timestamptz: (value) => typeof value === 'string' && isMoment(value),
  smallint: (value) => isWhole(value, 2 ** 15),
  integer: (value) => isWhole(value, 2 ** 31),
  'double precision': (value) => Number.isFinite(value),
}

/** As `encodeCursor` writes one: it exists, and in the years that the database knows without an era. */
function isMoment(text: string): boolean {
  if (!/^(?!0000)\d{4}-/.test(text)) return false
  const moment = new Date(text)
  return !Number.isNaN(moment.getTime()) && moment.toISOString() === text
}

function isWhole(value: unknown, end: number): boolean {
  return Number.isInteger(value) && Number(value) >= -end && Number(value) < end
}
