import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { fillToScale } from '../bench/hub/fill.ts'
import { type Explained, explaining, scannedWhole } from '../test/support/explained.ts'
import { listOperations } from '../test/support/list-operations.ts'
import { onServer } from '../test/support/on-server.ts'
import { callerWith } from '../test/support/subgraph.ts'
import { subgraphs } from './definitions.ts'
import type { Pool } from './kit/database/connection.ts'
import { openPostgres } from './kit/database/postgres.ts'

/** From how many rows on a table is large: of a smaller one the planner may well find reading all of it the cheapest. */
const large = 15_000
const scale = { meldingen: 60_000, waarden: 120_000, overige: 40_000 }

/** Kept counts, which are themselves what is read instead of a large table. */
const kept = new Set(['meldingen.melding_telling', 'zicht_op.indicatorwaarde_telling'])

/** A place on the waiting list is told by all who wait, and a year's use of money by all that was paid. */
const wholeByNature = /^Query\.(wachtlijst|tegemoetkoming)/

const all = { organisaties: 'ALLE', organisatiesStatistiek: 'ALLE' } as const
const one = { organisaties: ['gm0344'], organisatiesStatistiek: ['gm0344'] } as const

const server = inject('postgres')
const database = `nwb_test_${randomBytes(6).toString('hex')}`

// PGlite plans as PostgreSQL does, and filling it would take minutes.
describe.skipIf(server === null)('at scale on PostgreSQL', () => {
  let pool: Pool
  let largeTables: ReadonlySet<string>

  beforeAll(async () => {
    await onServer(server ?? '', `create database ${database}`)
    const url = new URL(server ?? '')
    url.pathname = `/${database}`
    pool = openPostgres({ url: url.href })
    for (const definition of subgraphs) await definition.prepare(pool, { demo: true })
    await fillToScale(url.href, scale)
    const connection = await pool.connect()
    const { rows } = await connection.query<{ naam: string }>(
      `select n.nspname || '.' || c.relname as naam
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'r' and c.reltuples > $1`,
      [large],
    )
    largeTables = new Set(rows.map(({ naam }) => naam).filter((naam) => !kept.has(naam)))
    connection.release()
  }, 600_000)
  afterAll(async () => {
    await pool?.close()
    await onServer(server ?? '', `drop database if exists ${database} with (force)`)
  })

  it('there is something to find', () => {
    expect([...largeTables]).toEqual(
      expect.arrayContaining([
        'meldingen.melding',
        'meldingen.opvolgstap',
        'veilig_wonen.aanvraag',
        'veilig_wonen.verloop',
        'otwb.sessie',
        'otwb.contactmoment',
        'zicht_op.indicatorwaarde',
        'programma.activiteit_deelname',
      ]),
    )
  })

  it.each(subgraphs.map((definition) => [definition.name, definition] as const))(
    'no list of %s, in any order and by any filter, reads a large table from beginning to end',
    async (_, definition) => {
      const { pool: asking, explained } = explaining(pool)
      const subgraph = definition.on(asking)
      const found: string[] = []
      let lists = 0
      for (const rights of [all, one]) {
        const caller = callerWith({
          ...rights,
          scopes: scopesOf(definition),
          doel: 'uitvoering-veilig-wonen',
        })
        for (const { name, query } of listOperations(definition.schema)) {
          explained.length = 0
          await subgraph.execute({ query }, caller)
          for (const statement of explained.filter((one) => isList(name, one))) {
            lists++
            const scanned = scannedWhole(statement).filter((table) => largeTables.has(table))
            if (scanned.length > 0) found.push(`${name} reads the whole of ${scanned}`)
          }
        }
      }
      expect(found).toEqual([])
      expect(lists).toBeGreaterThan(definition.name === 'organisaties' ? 5 : 100)
    },
    300_000,
  )
})

/** Pages, and everything of an organisation; counts and statistics over the whole country add up what they must. */
function isList(name: string, { sql }: Explained): boolean {
  if (wholeByNature.test(name)) return false
  return name.startsWith('Organisatie.') || / limit /i.test(sql)
}

/** Every scope that a rule of the subgraph names. */
function scopesOf({ rules }: (typeof subgraphs)[number]): string[] {
  const written = JSON.stringify([[...rules.types.values()], [...rules.fields.values()]])
  return [...new Set(written.match(/[a-z-]+:[a-z-]+/g))]
}
