import { GraphQLError } from 'graphql'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databases } from '../../../test/support/databases.ts'
import type { Pool } from '../database/connection.ts'
import { kyselyOver } from '../database/kysely.ts'
import { type Order, type Page, pageOf, toConnection, toPage } from './page.ts'
import { openbareTelling } from './telling.ts'

interface Rij {
  id: string
  ernst: number
  dag: string
  moment: Date
}

const order: Order<Rij> = {
  name: 'ERNST',
  columns: [
    { column: 'rij.ernst', key: 'ernst', kind: 'integer', down: true },
    { column: 'rij.dag', key: 'dag', kind: 'date' },
    { column: 'rij.id', key: 'id', kind: 'text', down: true },
  ],
}
const byMoment: Order<Rij> = {
  name: 'MOMENT',
  columns: [
    { column: 'rij.moment', key: 'moment', kind: 'timestamptz' },
    { column: 'rij.id', key: 'id', kind: 'text' },
  ],
}
const rows: Rij[] = Array.from({ length: 23 }, (_, index) => ({
  id: `r${String(index).padStart(2, '0')}`,
  ernst: index % 3,
  dag: `2024-0${(index % 4) + 1}-15`,
  moment: new Date(Date.UTC(2024, 0, 1, 0, 0, 0, index % 5)),
}))

function refusal(work: () => unknown): GraphQLError {
  try {
    work()
  } catch (error) {
    if (error instanceof GraphQLError) return error
    throw error
  }
  throw new Error('It was not refused')
}

describe.each(databases())('paging on $name', (database) => {
  let pool: Pool
  beforeAll(async () => {
    pool = await database.open()
    const db = kyselyOver<{ rij: Rij }>(pool)
    await sql`create table rij (id text primary key, ernst int, dag date, moment timestamptz)`.execute(db)
    await db.insertInto('rij').values(rows).execute()
  })
  afterAll(() => pool?.close())

  async function page(first: number, after: string | null, by: Order<Rij>): Promise<Page<Rij>> {
    const db = kyselyOver<{ rij: Rij }>(pool)
    const found = await pageOf(db.selectFrom('rij').selectAll(), { first, after }, by).execute()
    return toPage(found, { first, after }, by)
  }

  async function all(first: number, by: Order<Rij>): Promise<string[]> {
    const seen: string[] = []
    for (let after: string | null = null, pages = 0; pages < 50; pages++) {
      const { edges, pageInfo }: Page<Rij> = await page(first, after, by)
      seen.push(...edges.map(({ node }) => node.id))
      if (!pageInfo.hasNextPage) return seen
      after = pageInfo.endCursor()
    }
    throw new Error('The pages do not end')
  }

  const inOrder = [...rows]
    .sort((a, b) => b.ernst - a.ernst || a.dag.localeCompare(b.dag) || b.id.localeCompare(a.id))
    .map(({ id }) => id)

  it.each([1, 2, 5, 22, 23, 100])(
    'gives every row once and in order, %i at a time, up one column and down another',
    async (first) => {
      expect(await all(first, order)).toEqual(inOrder)
    },
  )

  it('carries moments and dates in its cursors without shifting them', async () => {
    const expected = [...rows]
      .sort((a, b) => a.moment.getTime() - b.moment.getTime() || a.id.localeCompare(b.id))
      .map(({ id }) => id)
    expect(await all(4, byMoment)).toEqual(expected)
  })

  it('says whether there is more on either side', async () => {
    const one = await page(10, null, order)
    expect(one.edges).toHaveLength(10)
    expect(one.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false })
    expect(one.pageInfo.startCursor()).toBe(one.edges[0]?.cursor())
    expect(one.pageInfo.endCursor()).toBe(one.edges[9]?.cursor())
    const last = await page(13, one.pageInfo.endCursor(), order)
    expect(last.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true })
    const beyond = await page(10, last.pageInfo.endCursor(), order)
    expect(beyond.edges).toEqual([])
    expect(beyond.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true })
    expect([beyond.pageInfo.startCursor(), beyond.pageInfo.endCursor()]).toEqual([null, null])
  })

  it('starts after a cursor whose row is gone', async () => {
    const db = kyselyOver<{ rij: Rij }>(pool)
    const gone: Rij = { id: 'r99', ernst: 1, dag: '2024-03-15', moment: new Date(0) }
    const { pageInfo } = toPage([gone], { first: 1 }, order)
    const left = await pageOf(
      db.selectFrom('rij').select('id'),
      { first: 100, after: pageInfo.endCursor() },
      order,
    ).execute()
    const after = rows.filter((row) => row.ernst < 1 || (row.ernst === 1 && row.dag >= '2024-03-15'))
    expect(left).toHaveLength(after.length)
  })
})

describe('a cursor', () => {
  const cursorOf = (by: Order<Rij>) => toPage(rows, { first: 1 }, by).pageInfo.endCursor() ?? ''
  const db = kyselyOver<{ rij: Rij }>({
    name: 'none',
    size: 1,
    connect: () => Promise.reject(),
    close: async () => {},
  })
  const read = (after: string) => pageOf(db.selectFrom('rij').selectAll(), { first: 1, after }, order)
  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

  it('is of one list in one order', () => {
    expect(() => read(cursorOf(order))).not.toThrow()
    const { message, extensions } = refusal(() => read(cursorOf(byMoment)))
    expect(message).toBe(
      'Reading "after": this cursor is not one of this list in this order; wanted an endCursor of an earlier page',
    )
    expect(extensions).toEqual({ code: 'BAD_USER_INPUT' })
  })

  it.each([
    ['nothing', ''],
    ['words', 'onzin'],
    ['a text', encoded('ERNST')],
    ['null', encoded(null)],
    ['values of another order that has as many', encoded(['MOMENT', 1, '2024-01-15', 'r01'])],
    ['too few values', encoded(['ERNST', 1])],
    ['too many values', encoded(['ERNST', 1, '2024-01-15', 'b', 'c'])],
    ['an object among the values', encoded(['ERNST', 1, { $ne: 1 }, 'a'])],
    ['null among the values', encoded(['ERNST', 1, null, 'a'])],
  ])('is refused when it holds %s, as a mistake of the caller', (_, after) => {
    expect(refusal(() => read(after)).extensions['code']).toBe('BAD_USER_INPUT')
  })

  it('puts its values in the query as parameters, never as text', () => {
    const { sql: text, parameters } = read(encoded(['ERNST', 1, '2024-01-15', "x' or 1=1 --"])).compile()
    expect(text).not.toContain('1=1')
    expect(parameters).toContain("x' or 1=1 --")
  })
})

describe('a connection', () => {
  /** One of which is told what it reads and counts. */
  function told(find: () => Promise<readonly Rij[]> = async () => rows.slice(0, 3)) {
    const asked: string[] = []
    const connection = toConnection(
      () => {
        asked.push('page')
        return find()
      },
      { first: 2 },
      order,
      {
        aantal: async () => {
          asked.push('count')
          return 23
        },
        verantwoording: openbareTelling,
      },
    )
    return { asked, connection }
  }

  it('reads nothing that is not asked of it', async () => {
    const { asked, connection } = told()
    expect(asked).toEqual([])
    expect(await connection.aantal()).toBe(23)
    expect(asked).toEqual(['count'])
  })

  it('reads its page once, and counts meanwhile', async () => {
    const { asked, connection } = told()
    const answers = Promise.all([connection.edges(), connection.pageInfo(), connection.aantal()])
    expect(asked).toEqual(['page'])
    const [edges, pageInfo, aantal] = await answers
    expect(edges.map(({ node }) => node)).toEqual(rows.slice(0, 2))
    expect([pageInfo.hasNextPage, aantal]).toEqual([true, 23])
    expect(asked).toEqual(['page', 'count'])
  })

  it('tells whoever asks for its page when that could not be read', async () => {
    const { connection } = told(() => Promise.reject(new Error('stuk')))
    await expect(connection.edges()).rejects.toThrow('stuk')
    await expect(connection.pageInfo()).rejects.toThrow('stuk')
    expect(await connection.aantal()).toBe(23)
  })

  it('refuses a cursor of another list before it reads anything', () => {
    const { endCursor } = toPage(rows, { first: 1 }, byMoment).pageInfo
    const read = () => {
      throw new Error('It was read')
    }
    const of = (after: string | null) =>
      toConnection(read, { first: 1, after }, order, { aantal: read, verantwoording: openbareTelling })
    expect(refusal(() => of(endCursor())).extensions['code']).toBe('BAD_USER_INPUT')
    expect(() => of(null)).not.toThrow()
  })
})
