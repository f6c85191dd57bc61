import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databases } from '../../test/support/databases.ts'
import { callerWith } from '../../test/support/subgraph.ts'
import type { Pool } from '../kit/database/connection.ts'
import { Session } from '../kit/database/session.ts'
import { createRandom } from '../kit/filling/random.ts'
import { readerRole } from '../kit/subgraph.ts'
import type { IndicatorWaardeFilter } from './store/filter.ts'
import { gefilterd } from './store/indicatorwaarden.ts'
import {
  countInTellingen,
  countInTellingenByIndicatoren,
  findDekkingByIndicatoren,
  staatInTellingen,
} from './store/waardetellingen.ts'
import { zichtOp } from './subgraph.ts'
import type { Tables } from './tables.ts'

const random = createRandom(7)
const keuzes: { readonly [naam: string]: readonly unknown[] } = {
  indicator: ['particuliere-verhuur', 'recreatiewoningen'],
  thema: ['vastgoed', 'drugsproblematiek'],
  niveau: ['LAND', 'PROVINCIE', 'GEMEENTE', 'BUURT'],
  provincie: ['pv26', 'pv30'],
  jaar: [2022, 2023, 1999],
  branche: ['56.3', 'ALLE'],
  richting: ['BOVEN', 'ONDER'],
  redenOntbreekt: ['GEHEIM', 'ONBEKEND', 'NIET_VAN_TOEPASSING'],
}
const filters = Array.from({ length: 60 }, () =>
  Object.fromEntries(
    Object.entries(keuzes).flatMap(([naam, waarden]) =>
      random.chance(0.25) ? [[naam, random.pick(waarden)] as const] : [],
    ),
  ),
) as IndicatorWaardeFilter[]

describe.each(databases())('the kept counts of indicatorwaarden on $name', (database) => {
  let pool: Pool

  beforeAll(async () => {
    pool = await database.open()
    await zichtOp.prepare(pool, { demo: true })
  }, 60_000)
  afterAll(() => pool?.close())

  async function agree(): Promise<void> {
    const session = new Session<Tables>(pool, readerRole('zicht_op'), callerWith())
    await session.read(async (db) => {
      const indicatoren = (await db.selectFrom('zicht_op.indicator').select('id').execute()).map(
        ({ id }) => id,
      )
      for (const filter of filters) {
        const rows = await gefilterd(db, filter)
          .select(['rij.indicator_id', 'rij.waarde', 'rij.reden_ontbreekt'])
          .execute()
        const of = (id: string) => rows.filter(({ indicator_id }) => indicator_id === id)
        expect({ filter, aantal: await countInTellingen(db, filter) }).toEqual({
          filter,
          aantal: rows.length,
        })
        const perIndicator = await countInTellingenByIndicatoren(db, indicatoren, filter)
        for (const id of indicatoren) {
          const kept = perIndicator.find(({ ouder_id }) => ouder_id === id)?.aantal ?? 0
          expect({ filter, id, aantal: kept }).toEqual({ filter, id, aantal: of(id).length })
        }
        const { jaar = null, niveau = null } = filter
        const all = await gefilterd(db, { jaar, niveau })
          .select(['rij.indicator_id', 'rij.waarde', 'rij.reden_ontbreekt'])
          .execute()
        for (const { indicator_id, dekking } of await findDekkingByIndicatoren(db, indicatoren, {
          jaar,
          niveau,
        })) {
          const could = all.filter(
            (one) => one.indicator_id === indicator_id && one.reden_ontbreekt !== 'NIET_VAN_TOEPASSING',
          )
          const known = could.filter(({ waarde }) => waarde !== null)
          expect(dekking).toBe(known.length / could.length)
        }
      }
    })
  }

  async function write(statement: string): Promise<void> {
    const connection = await pool.connect()
    try {
      await connection.exec(statement)
    } finally {
      connection.release()
    }
  }

  it('agree with the values', agree, 120_000)

  it('agree after values came, changed and went, and after an area moved', async () => {
    await write(`
      insert into zicht_op.landelijk_gemiddelde values ('particuliere-verhuur', 1999, 'ALLE', 10);
      insert into zicht_op.indicatorwaarde
        (indicator_id, gebied_code, jaar, branche_code, waarde, reden_ontbreekt, landelijk, synthetisch)
      select 'particuliere-verhuur', code, 1999, 'ALLE', case when code > 'GM1' then 12 end,
        case when code <= 'GM1' then 'GEHEIM' end, 10, true
      from zicht_op.gebied where niveau = 'GEMEENTE'`)
    await write(
      "update zicht_op.indicatorwaarde set waarde = 3 where jaar = 1999 and gebied_code like 'GM16%'",
    )
    // The mean moves the deviation of every value with it.
    await write('update zicht_op.landelijk_gemiddelde set gemiddelde = 12 where jaar = 1999')
    await write("delete from zicht_op.indicatorwaarde where gebied_code like 'GM03%' and jaar = 2022")
    await write("update zicht_op.gebied set provincie_id = 'pv30' where code in ('GM0344', 'GM0363')")
    await write('begin; delete from zicht_op.indicatorwaarde; rollback')
    await agree()
  }, 120_000)

  it('are what a new count gives, and the level and province of each value those of its area', async () => {
    const connection = await pool.connect()
    try {
      const kept =
        'select * from zicht_op.indicatorwaarde_telling where aantal <> 0 order by 1, 2, 3, 4, 5, 6, 7'
      const { rows: before } = await connection.query(kept, [])
      await connection.exec('select zicht_op.hertel()')
      const { rows: after } = await connection.query(kept, [])
      expect(before.length).toBeGreaterThan(500)
      expect(before).toEqual(after)
      const { rows } = await connection.query(
        `select 1 from zicht_op.indicatorwaarde join zicht_op.gebied on code = gebied_code
         where indicatorwaarde.niveau <> gebied.niveau
           or indicatorwaarde.provincie_id is distinct from gebied.provincie_id`,
        [],
      )
      expect(rows).toEqual([])
    } finally {
      connection.release()
    }
  })

  it('are not asked of one area, nor of how far values deviate', () => {
    expect(staatInTellingen({ jaar: 2022, richting: 'BOVEN' })).toBe(true)
    expect(staatInTellingen({ gebied: 'GM0344' })).toBe(false)
    expect(staatInTellingen({ minimaleAfwijking: 0 })).toBe(false)
  })
})
