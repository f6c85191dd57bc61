import { type Insertable, type Kysely, sql } from 'kysely'
import { fillLeveringen } from '../../indeling/leveringen.ts'
import { createRandom } from '../../kit/filling/random.ts'
import { meldingenLijst } from '../bronnen.ts'
import type { Tables } from '../tables.ts'
import { maakMeldingen } from './meldingen.ts'
import { maakAangifte, maakNazorg, maakOpvolging, maakPersoonsgegevens } from './onder-melding.ts'

/** Writes synthetic meldingen over 2019 to 2024; what they promise stands in the README. */
export async function demo(db: Kysely<Tables>): Promise<void> {
  const random = createRandom(20190101)
  const meldingen = maakMeldingen(random)
  const onder = meldingen.map((melding, index) => {
    const personen = maakPersoonsgegevens(random, melding, index + 1)
    const aangifte = maakAangifte(random, melding)
    const nazorg = maakNazorg(random, melding)
    const opvolging = maakOpvolging(random, melding, { aangifte, veroorzaker: personen.veroorzaker })
    return { personen, aangifte, nazorg, opvolging }
  })

  await insert(db, 'meldingen.melding', meldingen)
  await insert(
    db,
    'meldingen.persoonsgegevens',
    onder.map(({ personen }) => personen),
  )
  await insert(
    db,
    'meldingen.aangifte',
    onder.flatMap(({ aangifte }) => aangifte ?? []),
  )
  await insert(
    db,
    'meldingen.nazorg',
    onder.flatMap(({ nazorg }) => nazorg ?? []),
  )
  await insert(
    db,
    'meldingen.opvolgstap',
    onder.flatMap(({ opvolging }) => opvolging),
  )
  await fillLeveringen(db, 'meldingen', meldingenLijst.deelnemers, { vanaf: '2019-01-01', tot: '2024-12-31' })
}

/** Rows an insert. */
const batch = 5_000

/** Inserts rows as one JSON parameter a batch: tens of thousands of rows, and no parameter for each value. */
async function insert<Table extends keyof Tables & string>(
  db: Kysely<Tables>,
  table: Table,
  rows: readonly Insertable<Tables[Table]>[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).map((column) => sql.ref(column))
  for (let start = 0; start < rows.length; start += batch) {
    const json = JSON.stringify(rows.slice(start, start + batch))
    await sql`
      insert into ${sql.table(table)} (${sql.join(columns)})
      select ${sql.join(columns)} from json_populate_recordset(null::${sql.table(table)}, ${json}::json)`.execute(
      db,
    )
  }
}
