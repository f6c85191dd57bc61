import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anonymous } from '../../schema/rights/caller.ts'
import type { Pool } from '../../subgraphs/kit/database/connection.ts'
import { readerRole } from '../../subgraphs/kit/subgraph.ts'
import { databases } from '../support/databases.ts'
import { callers, readAs } from './lezers.ts'
import {
  alleRijen,
  boekhouding,
  findTafels,
  geenVerschil,
  type Kenmerk,
  onConnection,
  openbareTabellen,
  schemas,
  selectAlles,
  type Tafel,
  verschil,
  zichtbaar,
} from './tafels.ts'

describe.each(databases())('the rows of every table on $name', (database) => {
  let pool: Pool
  let tafels: Tafel[] = []
  const rijen = new Map<string, Kenmerk[]>()

  beforeAll(async () => {
    pool = await database.openDemo()
    tafels = await findTafels(pool)
    for (const tafel of beschermd()) rijen.set(tafel.naam, await alleRijen(pool, tafel))
  }, 60_000)
  afterAll(() => pool?.close())

  const isBoekhouding = ({ naam }: Tafel) => boekhouding.includes(naam.split('.')[1] ?? '')
  const beschermd = () => tafels.filter(({ rowSecurity, view }) => rowSecurity || view)

  it('stands under row-level security, unless the table is public and named so', () => {
    const open = tafels.filter((tafel) => !tafel.rowSecurity && !tafel.view && !isBoekhouding(tafel))
    expect(open.map(({ naam }) => naam).sort()).toEqual([...openbareTabellen].sort())
  })

  it('is kept by policies for the reader, and for nobody but the two roles of its own schema', () => {
    for (const { naam, schema, policies, view } of beschermd()) {
      if (view) continue
      expect(policies, naam).toContain(readerRole(schema))
      const own = [readerRole(schema), `nwb_${schema}_statistiek`]
      expect(
        policies.filter((role) => !own.includes(role)),
        naam,
      ).toEqual([])
    }
  })

  it('is seen through views only as the role of statistics, which owns no table and passes no policy by', async () => {
    for (const { naam, schema, view, eigenaar } of tafels) {
      if (view) expect(eigenaar, naam).toBe(`nwb_${schema}_statistiek`)
      else expect(eigenaar, naam).not.toMatch(/^nwb_/)
    }
    const roles = await onConnection(pool, (connection) =>
      connection.query<{ rolname: string }>(
        `select rolname from pg_roles
         where rolname like 'nwb\\_%' and (rolsuper or rolbypassrls or rolcanlogin or rolcreaterole or rolcreatedb)`,
        [],
      ),
    )
    expect(roles.rows).toEqual([])
  })

  it('holds an organisation in every table and view that is kept, and rows to keep', () => {
    expect(beschermd().length).toBeGreaterThan(25)
    for (const { naam, columns } of beschermd()) {
      expect(columns, naam).toContain('organisatie_id')
      expect(rijen.get(naam)?.length, naam).toBeGreaterThan(20)
    }
  })

  it.each(callers)(
    'shows $wie exactly the rows within its bereik, functies and beperkingen',
    async ({ caller }) => {
      for (const tafel of beschermd()) {
        const seen = await readAs(pool, tafel.schema, caller, selectAlles(tafel))
        const expected = zichtbaar(tafel, rijen.get(tafel.naam) ?? [], caller)
        expect(verschil(seen, expected), tafel.naam).toEqual(geenVerschil)
      }
    },
  )

  it('tells some callers apart in every table, so that the test above can fail', () => {
    for (const tafel of beschermd()) {
      const counts = callers.map(({ caller }) => zichtbaar(tafel, rijen.get(tafel.naam) ?? [], caller).length)
      expect(new Set(counts).size, tafel.naam).toBeGreaterThan(1)
      expect(counts, tafel.naam).toContain(0)
    }
  })

  it('shows statistics over their own bereik: a province its gemeenten, of which it sees no row', async () => {
    const brabant = callers.find(({ caller }) => caller.afnemer === 'provincie-noord-brabant')?.caller
    expect(brabant?.organisaties).toEqual(['pv30'])
    for (const tafel of tafels.filter(({ view }) => view)) {
      const seen = await readAs(pool, tafel.schema, brabant ?? anonymous, selectAlles(tafel))
      const organisaties = new Set(seen.map((rij) => String(rij['organisatie_id'])))
      expect(organisaties.size, tafel.naam).toBeGreaterThan(2)
      for (const id of organisaties) expect(brabant?.organisatiesStatistiek).toContain(id)
    }
  })

  it('shows the reader none when nothing was set at all', async () => {
    for (const { naam, schema } of beschermd()) {
      const { rows } = await onConnection(pool, async (connection) => {
        await connection.exec(`begin read only; set local role ${readerRole(schema)}`)
        const answer = await connection.query(`select * from ${naam}`, [])
        await connection.exec('commit')
        return answer
      })
      expect(rows, naam).toEqual([])
    }
  })

  it.each([
    ['the list is empty', { organisaties: [], organisatiesStatistiek: [] }],
    ['an id only looks like one', { organisaties: ['gm034'], organisatiesStatistiek: ['gm034'] }],
    ['the id is a pattern', { organisaties: ['gm%', '%'], organisatiesStatistiek: ['gm%', '_'] }],
    ['the word for all stands in a list', { organisaties: ['*', 'x'], organisatiesStatistiek: ['*', 'x'] }],
  ])('shows the reader none when %s', async (_, bereik) => {
    const caller = { ...anonymous, functies: 'ALLE' as const, doel: 'uitvoering-veilig-wonen', ...bereik }
    for (const { naam, schema } of beschermd()) {
      expect(await readAs(pool, schema, caller, `select * from ${naam}`), naam).toEqual([])
    }
  })

  it('is out of reach of the readers of other subgraphs', async () => {
    for (const reader of schemas) {
      for (const { naam, schema } of tafels.filter((tafel) => tafel.schema !== reader)) {
        if (schema === reader) continue
        const reading = readAs(pool, reader, anonymous, `select 1 from ${naam} limit 1`)
        await expect(reading, `${reader} reading ${naam}`).rejects.toThrow('permission denied for schema')
      }
    }
  })
})
