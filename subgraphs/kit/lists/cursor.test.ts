import { GraphQLError } from 'graphql'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databases } from '../../../test/support/databases.ts'
import type { Pool } from '../database/connection.ts'
import { kyselyOver } from '../database/kysely.ts'
import { type ColumnKind, decodeCursor, encodeCursor } from './cursor.ts'
import { type Order, pageOf } from './page.ts'

interface Rij {
  a: string | number
}

const shapeOf = (kind: ColumnKind) => ({ name: 'lijst', columns: [{ key: 'a', kind }] }) as const
const cursorOf = (...values: unknown[]) =>
  Buffer.from(JSON.stringify(['lijst', ...values])).toString('base64url')

const fitting: Record<ColumnKind, readonly (string | number)[]> = {
  text: ['', 'a', "'; drop table rij; --", '\ud83d\ude00', 'x'.repeat(10_000)],
  date: ['2024-02-29', '0001-01-01', '9999-12-31'],
  timestamptz: ['2024-02-29T12:00:00.123Z', '0001-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z'],
  smallint: [0, -32_768, 32_767],
  integer: [0, -2_147_483_648, 2_147_483_647],
  'double precision': [0, -1, 0.1, 1e308, -1e308, 1e-300],
}

const wrong: Record<ColumnKind, readonly unknown[]> = {
  text: [1, true, null, ['a'], { a: 1 }, 'a\0b', '\0'],
  date: [
    1,
    null,
    '',
    'gisteren',
    '2023-02-29',
    '2024-13-01',
    '0000-01-01',
    '+010000-01-01',
    '2024-1-1',
    '2024-02-28T00:00:00.000Z',
    "2024-01-01'",
    'infinity',
  ],
  timestamptz: [
    0,
    null,
    '',
    '2024-02-28',
    '2023-02-29T00:00:00.000Z',
    '2024-01-01T24:00:00.000Z',
    '0000-01-01T00:00:00.000Z',
    '+010000-01-01T00:00:00.000Z',
    '-000001-01-01T00:00:00.000Z',
    'infinity',
    'now',
  ],
  smallint: ['1', null, 1.5, 32_768, -32_769, true, [1]],
  integer: ['1', null, 0.5, 2_147_483_648, -2_147_483_649, 1e300],
  'double precision': ['1', null, true, 'NaN', [1]],
}
const kinds = Object.keys(fitting) as ColumnKind[]

function refusal(cursor: string, kind: ColumnKind): GraphQLError {
  try {
    decodeCursor<Rij>(cursor, shapeOf(kind))
  } catch (error) {
    if (error instanceof GraphQLError) return error
    throw error
  }
  throw new Error('It was not refused')
}

describe.each(kinds)('a cursor of a %s', (kind) => {
  it.each(fitting[kind])('gives back %j', (value) => {
    expect(decodeCursor<Rij>(encodeCursor<Rij>({ a: value }, shapeOf(kind)), shapeOf(kind))).toEqual([value])
  })

  it.each(wrong[kind].map((value) => [value]))('is refused when it holds %j', (value) => {
    const { message, extensions } = refusal(cursorOf(value), kind)

    expect(message).toBe(
      'Reading "after": this cursor is not one of this list in this order; wanted an endCursor of an earlier page',
    )
    expect(extensions).toEqual({ code: 'BAD_USER_INPUT' })
  })
})

it('a cursor of another list is refused, also when its values would fit', () => {
  const other = encodeCursor<Rij>({ a: 1 }, { ...shapeOf('integer'), name: 'andere lijst' })

  expect(refusal(other, 'integer').extensions['code']).toBe('BAD_USER_INPUT')
})

it('a cursor whose number is past what any number can be is refused', () => {
  const cursor = Buffer.from('["lijst", 1e999]').toString('base64url')

  expect(refusal(cursor, 'double precision').extensions['code']).toBe('BAD_USER_INPUT')
})

it('a cursor of a moment carries it to the millisecond', () => {
  const shape = { name: 'moment', columns: [{ key: 'op', kind: 'timestamptz' }] } as const
  const op = new Date(Date.UTC(2024, 4, 14, 9, 30, 0, 7))

  expect(decodeCursor<{ op: Date }>(encodeCursor({ op }, shape), shape)).toEqual(['2024-05-14T09:30:00.007Z'])
})

describe.each(databases())('on $name', (database) => {
  let pool: Pool
  beforeAll(async () => {
    pool = await database.open()
  })
  afterAll(() => pool?.close())

  it.each(kinds)('no value that a cursor of a %s may hold fails the statement', async (kind) => {
    const name = `van_${kind.replace(' ', '_')}`
    const db = kyselyOver<Record<string, Rij>>(pool)
    await sql`create table ${sql.id(name)} (a ${sql.raw(kind)})`.execute(db)
    const order: Order<Rij> = { name: 'lijst', columns: [{ column: `${name}.a`, key: 'a', kind }] }

    for (const value of fitting[kind]) {
      const after = cursorOf(value)
      expect(await pageOf(db.selectFrom(name).selectAll(), { first: 1, after }, order).execute()).toEqual([])
    }
  })
})
