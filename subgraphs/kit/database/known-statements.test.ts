import { type Kysely, sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { KnownStatements } from './known-statements.ts'

interface Tables {
  rij: { id: string; ouder_id: string }
}
type Db = Kysely<Tables>

const byArray = (soort: string) => (db: Db, ids: readonly string[]) =>
  sql`select * from rij where soort = ${soort} and ouder_id = any (${ids}::text[])`.execute(db)

describe('a known statement', () => {
  it('is built once per key, from its second use on, with the ids of whoever asks', async () => {
    const known = new KnownStatements<Tables>()
    let built = 0
    const query = (db: Db, ids: readonly string[]) => {
      built++
      return byArray('x')(db, ids)
    }
    expect(await known.of('a', query, ['1'])).toBeNull()
    expect(built).toBe(0)
    const text = 'select * from rij where soort = $1 and ouder_id = any ($2::text[])'
    expect(await known.of('a', query, ['2', '3'])).toEqual({ sql: text, parameters: ['x', ['2', '3']] })
    expect(await known.of('a', query, ['4'])).toEqual({ sql: text, parameters: ['x', ['4']] })
    expect(built).toBe(1)
  })

  it('is kept apart from that of another key', async () => {
    const known = new KnownStatements<Tables>()
    for (const soort of ['x', 'y', 'x', 'y']) {
      const statement = await known.of(soort, byArray(soort), ['1'])
      if (statement) expect(statement.parameters).toEqual([soort, ['1']])
    }
  })

  it.each<[string, (db: Db, ids: readonly string[]) => Promise<unknown>]>([
    ['spells its ids out', (db, ids) => db.selectFrom('rij').selectAll().where('id', 'in', ids).execute()],
    ['asks nothing', async () => []],
    ['needs two statements', async (db, ids) => [await byArray('x')(db, ids), await byArray('y')(db, ids)]],
    ['uses its ids twice', (db, ids) => sql`select ${ids}::text[] || ${ids}::text[]`.execute(db)],
    ['goes wrong', () => Promise.reject(new Error('wrong'))],
  ])('is none of a query that %s', async (_, query) => {
    const known = new KnownStatements<Tables>()
    for (let time = 0; time < 3; time++) expect(await known.of('a', query, ['1', '2'])).toBeNull()
  })
})
