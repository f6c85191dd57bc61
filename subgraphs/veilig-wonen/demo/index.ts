import type { Insertable, Kysely } from 'kysely'
import { fillLeveringen } from '../../indeling/leveringen.ts'
import { addDays, createRandom, type Random } from '../../kit/filling/random.ts'
import { aanvragenLijst } from '../bronnen.ts'
import type {
  AdviesTable,
  DreigingsanalyseTable,
  MaatregelTable,
  NieuweAanvraag,
  NieuweStap,
  PersoonTable,
  Tables,
  Urgentie,
} from '../tables.ts'
import { type Bestuurder, trekBestuurders } from './bestuurders.ts'
import { adviseer } from './maatregelen.ts'
import { datumVan, doorloop, einde } from './proces.ts'
import { adviesteksten, dreigingsanalyse, persoonVan } from './teksten.ts'

/**
 * How many aanvragen came in when. From 1 January to 14 May 2024 they are 142, for the "circa 140" of the letter
 * of 14 May 2024; the rest is invented.
 */
const instroom: readonly (readonly [van: string, tot: string, aantal: number])[] = [
  ['2022-01-01', '2022-12-31', 18],
  ['2023-01-01', '2023-12-31', 24],
  ['2024-01-01', '2024-01-31', 38],
  ['2024-02-01', '2024-02-29', 34],
  ['2024-03-01', '2024-03-31', 30],
  ['2024-04-01', '2024-04-30', 27],
  ['2024-05-01', '2024-05-14', 13],
  ['2024-05-15', '2024-05-31', 14],
  ['2024-06-01', '2024-06-30', 24],
  ['2024-07-01', '2024-07-31', 17],
  ['2024-08-01', '2024-08-31', 15],
  ['2024-09-01', '2024-09-30', 24],
  ['2024-10-01', '2024-10-31', 23],
  ['2024-11-01', '2024-11-30', 22],
  ['2024-12-01', '2024-12-31', 19],
]

const urgenties: readonly (readonly [Urgentie, number])[] = [
  ['REGULIER', 54],
  ['VERHOOGD_RISICO', 31],
  ['DREIGING', 15],
]

/** Everything the demo writes, by table. */
interface Gegevens {
  readonly aanvraag: NieuweAanvraag[]
  readonly verloop: NieuweStap[]
  readonly persoon: Insertable<PersoonTable>[]
  readonly dreigingsanalyse: Insertable<DreigingsanalyseTable>[]
  readonly advies: Insertable<AdviesTable>[]
  readonly maatregel: Insertable<MaatregelTable>[]
}

/** Writes invented aanvragen from 2022 up to and including 2024; the same every time. */
export async function demo(db: Kysely<Tables>): Promise<void> {
  const random = createRandom(20240514)
  const gegevens: Gegevens = {
    aanvraag: [],
    verloop: [],
    persoon: [],
    dreigingsanalyse: [],
    advies: [],
    maatregel: [],
  }
  const data = instroom
    .flatMap(([van, tot, aantal]) => Array.from({ length: aantal }, () => random.datum(van, tot)))
    .sort()
  const bestuurders = trekBestuurders(random, data.length)
  const nummers = new Map<string, number>()
  for (const [index, ingediendOp] of data.entries()) {
    const bestuurder = bestuurders[index]
    if (!bestuurder) throw new Error(`Writing the demo: aanvraag ${index} has no office holder`)
    const jaar = ingediendOp.slice(0, 4)
    const nummer = (nummers.get(jaar) ?? 0) + 1
    nummers.set(jaar, nummer)
    schrijf(gegevens, random, {
      bestuurder,
      ingediendOp,
      kenmerk: `VW-${jaar}-${String(nummer).padStart(4, '0')}`,
      volgnummer: index + 1,
    })
  }
  for (const [table, rows] of Object.entries(gegevens)) await insert(db, table as keyof Gegevens, rows)
  await fillLeveringen(db, 'veilig_wonen', aanvragenLijst.deelnemers, { vanaf: '2022-01-01', tot: einde })
}

interface Begin {
  readonly bestuurder: Bestuurder
  readonly ingediendOp: string
  readonly kenmerk: string
  readonly volgnummer: number
}

/** One aanvraag with all that belongs to it, as far as its course got. */
function schrijf(gegevens: Gegevens, random: Random, begin: Begin): void {
  const { bestuurder, ingediendOp, kenmerk, volgnummer } = begin
  const urgentie = random.weighted(urgenties)
  const stappen = doorloop(random, ingediendOp, urgentie)
  const geanalyseerd = datumVan(stappen, 'ADVIES')
  const opgesteld = datumVan(stappen, 'TOETSING')
  const vastgesteld = datumVan(stappen, 'MAATREGELEN')
  const nieuweDreiging = random.chance(0.18)
  const id = kenmerk.toLowerCase()
  const rij = { organisatie_id: bestuurder.organisatie.id, functie: bestuurder.functie }
  const vanAanvraag = { ...rij, aanvraag_id: id }

  gegevens.aanvraag.push({
    ...rij,
    id,
    kenmerk,
    regeling: ingediendOp < '2024-01-01' ? 'VOOR_2024' : 'VEILIG_WONEN_2024',
    ingediend_op: ingediendOp,
    urgentie,
    status_sinds: ingediendOp,
    nieuwe_dreiging_in_gesprek: datumVan(stappen, 'DREIGINGSANALYSE') === null ? null : nieuweDreiging,
    synthetisch: true,
  })
  gegevens.verloop.push(...stappen.map((stap) => ({ ...vanAanvraag, ...stap })))
  gegevens.persoon.push({ ...vanAanvraag, ...persoonVan(random, bestuurder, volgnummer) })
  if (geanalyseerd !== null) {
    const tekst = dreigingsanalyse(random, urgentie, nieuweDreiging)
    gegevens.dreigingsanalyse.push({ ...vanAanvraag, opgesteld_op: geanalyseerd, tekst })
  }
  if (opgesteld !== null) {
    gegevens.advies.push({
      ...vanAanvraag,
      opgesteld_op: opgesteld,
      ...adviesteksten(random),
      ...toetsing(random, opgesteld, vastgesteld),
    })
  }
  for (const [index, maatregel] of adviseer(random, stappen, urgentie).entries()) {
    gegevens.maatregel.push({
      ...vanAanvraag,
      id: `${id}-m${String(index + 1).padStart(2, '0')}`,
      ...maatregel,
    })
  }
}

/** The BVA BZK decides at most two days before the advice is established. */
function toetsing(random: Random, opgesteld: string, vastgesteld: string | null) {
  if (vastgesteld === null) return {}
  const op = addDays(vastgesteld, -random.int(0, 2))
  return {
    toetsing_uitkomst: random.chance(0.85) ? ('AKKOORD' as const) : ('AKKOORD_NA_AANPASSING' as const),
    toetsing_op: op < opgesteld ? opgesteld : op,
    toetsing_door: 'BVA BZK',
    vastgesteld_op: vastgesteld,
  }
}

/** Rows go in batches: a statement holds at most 65 535 parameters. */
async function insert(db: Kysely<Tables>, table: keyof Gegevens, rows: readonly object[]): Promise<void> {
  for (let from = 0; from < rows.length; from += 500) {
    await db
      .insertInto(`veilig_wonen.${table}`)
      .values(rows.slice(from, from + 500) as never)
      .execute()
  }
}
