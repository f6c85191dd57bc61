import type { Kysely } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { Session } from '../database/session.ts'
import { keyIn } from './by-keys.ts'
import { connectionLoader, listLoader, perArguments, rowLoader } from './loaders.ts'
import { openbareTelling } from './telling.ts'

interface Rij {
  id: string
  ouder_id: string
}
const rows: Rij[] = [
  { id: '1', ouder_id: 'a' },
  { id: '2', ouder_id: 'b' },
  { id: '3', ouder_id: 'a' },
]
/** A session that reads from nothing; what is asked is told to `find`. */
const session = {
  read: (query: (db: never) => unknown) => query(undefined as never),
} as unknown as Session<never>

describe('rowLoader', () => {
  it('loads many rows in one query, in the order of the keys, null where there is none', async () => {
    const asked: (readonly string[])[] = []
    const loader = rowLoader<never, Rij>(session, async (_, ids) => {
      asked.push(ids)
      return rows
    })
    const found = await Promise.all(['3', 'x', '1', '3'].map((id) => loader.load(id)))
    expect(found.map((row) => row?.id ?? null)).toEqual(['3', null, '1', '3'])
    expect(asked).toEqual([['3', 'x', '1']])
  })
})

describe('a query by keys', () => {
  interface Tables {
    rij: Rij
  }
  const find = (db: Kysely<Tables>, ids: readonly string[]) =>
    db.selectFrom('rij').selectAll().where(keyIn('id', ids)).execute()

  it('goes as a statement, with the keys as one parameter, from its second use on', async () => {
    const ran: unknown[] = []
    const telling = {
      read: async () => ran.push('read') && [],
      run: async (statement: unknown) => ran.push(statement) && [{ id: '2', ouder_id: 'b' }],
    } as unknown as Session<Tables>
    await rowLoader(telling, find).load('1')
    const loader = rowLoader(telling, find)
    const found = await Promise.all([loader.load('2'), loader.load('3')])
    expect(ran).toEqual([
      'read',
      { sql: 'select * from "rij" where "id" = any ($1::text[])', parameters: [['2', '3']] },
    ])
    expect(found).toEqual([{ id: '2', ouder_id: 'b' }, null])
  })

  it('goes with others of its moment for few keys, and alone for many', async () => {
    const ran: string[] = []
    const telling = {
      read: async () => ran.push('read') && [],
      run: async () => ran.push('run') && [],
      runAlone: async () => ran.push('alone') && [],
    } as unknown as Session<Tables>
    const own = (db: Kysely<Tables>, ids: readonly string[]) => find(db, ids)
    for (const many of [1, 32, 33]) {
      const loader = rowLoader(telling, own)
      await Promise.all(Array.from({ length: many }, (_, at) => loader.load(`${at}`)))
    }
    expect(ran).toEqual(['read', 'run', 'alone'])
  })

  it('that is made for its arguments is read apart each time', async () => {
    const ran: string[] = []
    const telling = {
      read: async () => ran.push('read') && [],
      run: async () => ran.push('run') && [],
    } as unknown as Session<Tables>
    for (let time = 0; time < 3; time++) {
      await rowLoader(telling, (db, ids) => find(db, ids).then((found) => found)).load('1')
    }
    expect(ran).toEqual(['read', 'read', 'read'])
  })
})

describe('listLoader', () => {
  it('gives each parent its own rows in the order of the query, and an empty list to one without', async () => {
    let queries = 0
    const loader = listLoader<never, Rij>(session, async () => {
      queries++
      return rows
    })
    const lists = await Promise.all(['b', 'c', 'a'].map((ouder) => loader.load(ouder)))
    expect(lists.map((list) => list.map(({ id }) => id))).toEqual([['2'], [], ['1', '3']])
    expect(queries).toBe(1)
  })

  it('gives nobody the rows of a parent that was not asked', async () => {
    const loader = listLoader<never, Rij>(session, async () => rows)
    expect(await loader.load('__proto__')).toEqual([])
  })

  it('does not mistake a failed query for an empty list', async () => {
    const loader = listLoader<never, Rij>(session, () => Promise.reject(new Error('stuk')))
    await expect(loader.load('a')).rejects.toThrow('stuk')
  })
})

describe('connectionLoader', () => {
  function loaderOver() {
    const asked: string[] = []
    const load = connectionLoader<never, Rij, { first: number; soort?: string }>(
      session,
      {
        order: () => ({ name: 'ID', columns: [{ column: 'id', key: 'id', kind: 'text' }] }),
        find: async (_, ouders, args) => {
          asked.push(`rijen ${ouders} ${args.soort ?? ''}`)
          return rows
        },
        count: async (_, ouders) => {
          asked.push(`aantal ${ouders}`)
          return ouders.map((ouder_id) => ({ ouder_id, aantal: 7 }))
        },
      },
      openbareTelling,
    )
    return { load, asked }
  }

  it('asks the pages of many parents in one query, and counts in one more only when asked', async () => {
    const { load, asked } = loaderOver()
    const [een, twee] = [load('a', { first: 1 }), load('b', { first: 1 })]
    const [edges, , ...pages] = await Promise.all([
      een.edges(),
      twee.edges(),
      een.pageInfo(),
      twee.pageInfo(),
    ])
    expect(edges.map(({ node }) => node.id)).toEqual(['1'])
    expect(pages.map(({ hasNextPage }) => hasNextPage)).toEqual([true, false])
    expect(asked).toEqual(['rijen a,b '])
    expect(await Promise.all([een.aantal(), twee.aantal()])).toEqual([7, 7])
    expect(asked).toEqual(['rijen a,b ', 'aantal a,b'])
  })

  it('keeps fields with other arguments apart', async () => {
    const { load, asked } = loaderOver()
    const asking = [load('a', { first: 1 }), load('a', { first: 1, soort: 'x' }), load('b', { first: 1 })]
    await Promise.all(asking.map(({ edges }) => edges()))
    expect(asked).toEqual(['rijen a,b ', 'rijen a x'])
  })
})

describe('perArguments', () => {
  it('makes one loader for the same arguments and another for others', () => {
    const loaderFor = perArguments((args: { jaar: number }) => ({ args }))
    expect(loaderFor({ jaar: 2024 })).toBe(loaderFor({ jaar: 2024 }))
    expect(loaderFor({ jaar: 2025 })).not.toBe(loaderFor({ jaar: 2024 }))
  })
})
