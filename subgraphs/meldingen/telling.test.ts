import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../../schema/rights/caller.ts'
import { databases } from '../../test/support/databases.ts'
import { callerWith } from '../../test/support/subgraph.ts'
import type { Pool } from '../kit/database/connection.ts'
import { Session } from '../kit/database/session.ts'
import { createRandom } from '../kit/filling/random.ts'
import { readerRole } from '../kit/subgraph.ts'
import { voldoetAan } from './store/filter.ts'
import { countMeldingen, countMeldingenByOrganisaties } from './store/meldingen.ts'
import { countStatistiek, uitMeldingen } from './store/statistiek.ts'
import { tellingVoor } from './store/telling.ts'
import { type Dimensie, dimensies, type StatistiekVraag } from './store/vraag.ts'
import { meldingen } from './subgraph.ts'
import type { Tables } from './tables.ts'

const callers: readonly (readonly [string, Caller])[] = [
  ['everything', callerWith()],
  ['one gemeente', callerWith({ organisaties: ['gm0344'], organisatiesStatistiek: ['gm0344'] })],
  [
    'another bereik for statistics',
    callerWith({ organisaties: ['pv26'], organisatiesStatistiek: ['gm0344', 'gm0363', 'pv26'] }),
  ],
  ['burgemeesters', callerWith({ functies: ['BURGEMEESTER'] })],
  ['what the police know', callerWith({ beperkingen: ['alleen-aangifte'] })],
  ['nothing', callerWith({ organisaties: [], organisatiesStatistiek: [] })],
]

const random = createRandom(5)
const keuzes: { readonly [naam: string]: readonly unknown[] } = {
  organisaties: [['gm0344'], ['pv26', 'gm0344', 'gm0363'], []],
  bron: ['GIR', 'ARO'],
  functie: ['BURGEMEESTER', 'RAADSLID'],
  vorm: ['BEDREIGING', 'VERBAAL_GEWELD'],
  kanaal: ['EMAIL'],
  ernst: ['ERNSTIG'],
  gerichtOpNaasten: [true, false],
  metAangifte: [true, false],
  van: ['2022-01-01', '2022-03-01', '2022-03-02'],
  tot: ['2023-12-31', '2023-02-28', '2024-02-29', '2023-05-05'],
}
const alleDimensies = Object.keys(dimensies) as Dimensie[]

function vraag(): StatistiekVraag {
  const filter = Object.entries(keuzes).flatMap(([naam, waarden]) =>
    random.chance(0.12) ? [[naam, random.pick(waarden)] as const] : [],
  )
  return {
    filter: random.chance(0.1) ? null : Object.fromEntries(filter),
    periode: random.pick([null, 'JAAR', 'KWARTAAL', 'MAAND'] as const),
    uitgesplitstNaar: alleDimensies.filter(() => random.chance(0.12)),
  }
}

const vragen = Array.from({ length: 45 }, vraag)

describe.each(databases())('the kept counts of meldingen on $name', (database) => {
  let pool: Pool

  beforeAll(async () => {
    pool = await database.open()
    await meldingen.prepare(pool, { demo: true })
  }, 60_000)
  afterAll(() => pool?.close())

  async function as<Answer>(caller: Caller, read: (session: Session<Tables>) => Promise<Answer>) {
    return read(new Session<Tables>(pool, readerRole('meldingen'), caller))
  }

  /** Every question, counted both ways, by each caller; and every list. */
  async function agree(): Promise<void> {
    for (const [naam, caller] of callers) {
      await as(caller, async (session) => {
        for (const one of vragen) {
          const kept = await session.read((db) => countStatistiek(db, one))
          const counted = await session.read((db) => countStatistiek(db, one, undefined, uitMeldingen))
          expect({ naam, one, rows: kept }).toEqual({ naam, one, rows: counted })
          const ouders = ['gm0344', 'pv26', 'ws0652']
          const keptEach = await session.read((db) => countStatistiek(db, one, ouders))
          const countedEach = await session.read((db) => countStatistiek(db, one, ouders, uitMeldingen))
          expect({ naam, one, rows: keptEach }).toEqual({ naam, one, rows: countedEach })
        }
      })
    }
  }

  async function write(statement: string): Promise<void> {
    const connection = await pool.connect()
    try {
      await connection.exec(statement)
    } finally {
      connection.release()
    }
  }

  it('answer many questions, and leave others to the meldingen', () => {
    const kept = vragen.filter((one) => tellingVoor(one) !== null).length
    expect(kept).toBeGreaterThan(vragen.length / 4)
    expect(kept).toBeLessThan(vragen.length)
  })

  it('agree with the meldingen, for whoever asks', agree, 120_000)

  it('agree after meldingen came, changed and went', async () => {
    await write(`
      insert into meldingen.melding (id, organisatie_id, functie, bron, bronkenmerk, gericht_op_naasten, vormen,
        vorm_volgens_bron, kanaal, kanaal_volgens_bron, ernst, incidentdatum, gemeld_op, aangifte_gedaan, synthetisch)
      select 'extra-' || n, 'gm0344', 'BURGEMEESTER', 'ARO', 'extra-' || n, n % 2 = 0,
        array['BEDREIGING', 'STALKING', 'BEDREIGING'], array['x'], 'EMAIL', 'x', 'LICHT', date '2023-12-25' + n,
        timestamptz '2024-05-01', false, true
      from generate_series(1, 20) as n`)
    await write(`
      update meldingen.melding set kanaal = 'BRIEF', vormen = array['DOXING'], incidentdatum = incidentdatum - 40
      where bronkenmerk like 'extra-1%'`)
    await write(`
      update meldingen.melding set organisatie_id = 'pv26', functie = 'GEDEPUTEERDE'
      where bronkenmerk in ('extra-2', 'extra-3')`)
    await write("update meldingen.melding set aangifte_gedaan = true where bronkenmerk = 'extra-4'")
    await write(
      "update meldingen.melding set bronkenmerk = bronkenmerk || '-b' where bronkenmerk like 'extra-%'",
    )
    await write(
      "delete from meldingen.melding where organisatie_id = 'gm0363' and incidentdatum > '2022-06-01'",
    )
    await write("begin; delete from meldingen.melding where organisatie_id = 'gm0344'; rollback")
    await agree()
  }, 120_000)

  it('are what a new count of all meldingen gives', async () => {
    const connection = await pool.connect()
    try {
      const kept = 'select * from meldingen.melding_telling where aantal <> 0 order by 1, 2, 3, 4, 5, 6'
      const { rows: before } = await connection.query(kept, [])
      await connection.exec('select meldingen.hertel()')
      const { rows: after } = await connection.query(kept, [])
      expect(before.length).toBeGreaterThan(1000)
      expect(before).toEqual(after)
    } finally {
      connection.release()
    }
  })

  it('tell how many meldingen a list holds', async () => {
    for (const [naam, caller] of callers) {
      await as(caller, async (session) => {
        for (const { filter } of vragen) {
          // As the list itself is: a filter that counts do not hold never reads them.
          const listed = await session.read(async (db) => {
            const { aantal } = await db
              .selectFrom('meldingen.melding as rij')
              .where(voldoetAan(filter ?? {}))
              .select((eb) => eb.fn.countAll<number>().as('aantal'))
              .executeTakeFirstOrThrow()
            return aantal
          })
          const counted = await session.read((db) =>
            countMeldingen(db, { filter, first: 1, volgorde: 'ERNST_OPLOPEND' }),
          )
          expect({ naam, filter, aantal: counted }).toEqual({ naam, filter, aantal: listed })
        }
        const perOuder = await session.read((db) =>
          countMeldingenByOrganisaties(db, ['gm0344', 'pv26'], { first: 1, volgorde: 'ERNST_OPLOPEND' }),
        )
        const own = await session.read((db) =>
          countMeldingen(db, { filter: { organisaties: ['gm0344'] }, first: 1, volgorde: 'ERNST_OPLOPEND' }),
        )
        expect(perOuder.find(({ ouder_id }) => ouder_id === 'gm0344')?.aantal ?? 0).toBe(own)
      })
    }
  }, 60_000)

  it('are empty when the meldingen are', async () => {
    await write('truncate meldingen.melding cascade')
    await agree()
  }, 60_000)
})
