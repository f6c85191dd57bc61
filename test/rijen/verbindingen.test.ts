import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anonymous, type Caller } from '../../schema/rights/caller.ts'
import type { Pool, PoolConnection } from '../../subgraphs/kit/database/connection.ts'
import { rightsOf } from '../../subgraphs/kit/database/rights.ts'
import { readerRole } from '../../subgraphs/kit/subgraph.ts'
import { databases } from '../support/databases.ts'
import { callerNamed, callers, poolOfOne, readAs, sessionOf } from './lezers.ts'
import {
  alleRijen,
  findTafels,
  geenVerschil,
  type Kenmerk,
  onConnection,
  type Rij,
  selectAlles,
  type Tafel,
  verschil,
  zichtbaar,
} from './tafels.ts'

const alles: Caller = {
  ...anonymous,
  afnemer: 'alles',
  organisaties: 'ALLE',
  organisatiesStatistiek: 'ALLE',
  functies: 'ALLE',
  doel: 'uitvoering-veilig-wonen',
}
const utrecht = callerNamed('gemeente-utrecht')
const settings = ['organisaties', 'organisaties_statistiek', 'functies', 'beperkingen', 'doel']

describe.each(databases())('the rows on a connection that somebody else used, on $name', (database) => {
  let whole: Pool
  let pool: ReturnType<typeof poolOfOne>
  let tafels: Tafel[] = []
  const rijen = new Map<string, Kenmerk[]>()

  beforeAll(async () => {
    whole = await database.openDemo()
    tafels = (await findTafels(whole)).filter(({ rowSecurity, view }) => rowSecurity || view)
    for (const tafel of tafels) rijen.set(tafel.naam, await alleRijen(whole, tafel))
    pool = poolOfOne(whole)
  }, 60_000)
  afterAll(async () => {
    await pool?.close()
    await whole?.close()
  })

  async function expectOwnRows(caller: Caller) {
    for (const tafel of tafels) {
      const seen = await readAs(pool, tafel.schema, caller, selectAlles(tafel))
      const expected = zichtbaar(tafel, rijen.get(tafel.naam) ?? [], caller)
      expect(verschil(seen, expected), tafel.naam).toEqual(geenVerschil)
    }
  }

  /** What the pool holds after a session: no role, and none of the settings. */
  async function expectClean() {
    const left = await onConnection(pool, async (connection) => {
      const columns = settings.map((name) => `current_setting('nwb.${name}', true) as ${name}`).join(', ')
      const { rows } = await connection.query<Rij>(
        `select current_user = session_user as zichzelf, ${columns}`,
        [],
      )
      return rows[0]
    })
    expect(left?.['zichzelf']).toBe(true)
    for (const name of settings) expect(left?.[name] ?? '', name).toBe('')
  }

  it('are those of the caller, when one with every right asked just before', async () => {
    for (const tafel of tafels) {
      const all = await readAs(pool, tafel.schema, alles, selectAlles(tafel))
      expect(all.length, tafel.naam).toBe(rijen.get(tafel.naam)?.length)
      const seen = await readAs(pool, tafel.schema, utrecht, selectAlles(tafel))
      const expected = zichtbaar(tafel, rijen.get(tafel.naam) ?? [], utrecht)
      expect(verschil(seen, expected), tafel.naam).toEqual(geenVerschil)
    }
    await expectClean()
    expect(pool.opened()).toBe(1)
  })

  it.each([
    ['a statement failed', 'select 1 / 0', 'division by zero'],
    ['a statement was no SQL', 'selekt', 'syntax error'],
    ['a table was refused', 'select * from meldingen.migratie', 'permission denied'],
    ['a statement was two', 'select 1; select 1 / 0', /division by zero|multiple commands/],
  ])(
    'are those of the caller after the privileged one broke off because %s',
    async (_, statement, message) => {
      const all = 'select id from meldingen.melding'
      await expect(readAs(pool, 'meldingen', alles, all, statement, all)).rejects.toThrow(message)
      await expectClean()
      await expectOwnRows(utrecht)
    },
  )

  it('are those of the caller after a statement of the privileged one ran out of time', async (context) => {
    // The embedded database has no clock that interrupts a statement.
    if (database.name === 'PGlite') context.skip()
    await expect(
      readAs(pool, 'meldingen', alles, 'set local statement_timeout = 50', 'select pg_sleep(5)'),
    ).rejects.toThrow('statement timeout')
    await expectClean()
    await expectOwnRows(utrecht)
  })

  it('are those of each caller, when callers of all rights ask at the same time', async () => {
    const table = tafels.find(({ naam }) => naam === 'meldingen.melding') as Tafel
    const all = rijen.get(table.naam) ?? []
    const asked = callers.flatMap(({ caller }) => [alles, caller])
    const answers = await Promise.all(
      asked.map((caller) => readAs(pool, table.schema, caller, selectAlles(table))),
    )
    for (const [index, caller] of asked.entries()) {
      const expected = zichtbaar(table, all, caller)
      expect(answers[index]?.length, caller.naam).toBe(expected.length)
      expect(verschil(answers[index] ?? [], expected), caller.naam).toEqual(geenVerschil)
    }
    expect(pool.opened()).toBe(1)
  })

  it.each(['read', 'run'] as const)(
    'are those of each caller, when what callers of all rights %s is sent without waiting',
    async (way) => {
      const table = tafels.find(({ naam }) => naam === 'otwb.contactmoment') as Tafel
      const all = rijen.get(table.naam) ?? []
      const asked = callers.flatMap(({ caller }) => [alles, caller])
      const statement = { sql: selectAlles(table), parameters: [] }
      // A statement is prepared, and its rows described, once a connection: the first time is not like the others.
      for (let time = 0; time < 3; time++) {
        const answers = await Promise.all(
          asked.map(async (caller) => {
            const session = sessionOf(pool, table.schema, caller)
            if (way === 'run') return session.run<Rij>(statement)
            return session.read(async (db) => (await sql.raw<Rij>(statement.sql).execute(db)).rows)
          }),
        )
        for (const [index, caller] of asked.entries()) {
          const expected = zichtbaar(table, all, caller)
          expect(verschil(answers[index] ?? [], expected), caller.naam).toEqual(geenVerschil)
        }
      }
      await expectClean()
    },
  )

  it("are nobody else's when the transaction before, sent together with it, failed or broke off", async () => {
    const table = tafels.find(({ naam }) => naam === 'otwb.contactmoment') as Tafel
    const all = rijen.get(table.naam) ?? []
    const read = (caller: Caller, connection: PoolConnection, ...statements: readonly string[]) =>
      connection.read(
        rightsOf(readerRole('otwb'), caller),
        statements.map((text) => ({ sql: text, parameters: [] })),
      )
    const outcomes = await onConnection(pool, (connection) =>
      Promise.all([
        read(alles, connection, selectAlles(table), 'select 1 / 0', selectAlles(table)),
        read(utrecht, connection, selectAlles(table)),
        read(alles, connection, 'set role nwb_otwb_lezer', 'selekt'),
        read(utrecht, connection, selectAlles(table)),
      ]),
    )
    expect(outcomes.map((one) => one.map(({ kind }) => kind))).toEqual([
      ['rows', 'failed', 'not run'],
      ['rows'],
      ['rows', 'failed'],
      ['rows'],
    ])
    for (const at of [1, 3]) {
      const [seen] = outcomes[at] ?? []
      const rows = seen?.kind === 'rows' ? (seen.rows as Rij[]) : []
      expect(verschil(rows, zichtbaar(table, all, utrecht))).toEqual(geenVerschil)
    }
    await expectClean()
    await expectOwnRows(utrecht)
  })
})
