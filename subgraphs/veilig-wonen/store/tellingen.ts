import { type Kysely, type RawBuilder, type SelectQueryBuilder, sql } from 'kysely'
import { keyIn, type OfParent } from '../../kit/lists/by-keys.ts'
import { type PeriodeSoort, periodeVan } from '../../kit/lists/periode.ts'
import type { AanvraagStatistiekView, MaatregelStatistiekView, Tables } from '../tables.ts'
import { type AanvraagFilter, type MaatregelFilter, opStatistiek, opUitvoering, voldoet } from './filter.ts'

type Db = Kysely<Tables>

const aanvragenDimensies = {
  FUNCTIE: 'functie',
  URGENTIE: 'urgentie',
  STATUS: 'status',
  PROVINCIE: 'provincie_id',
  SOORT_ORGANISATIE: 'soort',
} as const

const maatregelenDimensies = { DOMEIN: 'domein', SOORT: 'soort_maatregel' } as const

interface Uitsplitsing<Dimensie> {
  readonly periode?: PeriodeSoort | null
  readonly uitgesplitstNaar: readonly Dimensie[]
}

export interface AanvragenStatistiekArguments extends Uitsplitsing<keyof typeof aanvragenDimensies> {
  readonly filter?: AanvraagFilter | null
}

export interface MaatregelenStatistiekArguments extends Uitsplitsing<keyof typeof maatregelenDimensies> {
  readonly filter?: MaatregelFilter | null
}

/** A cell: of what can be split, only what was asked is there. `totaal` is that of all cells together. */
interface CelRij {
  readonly periode?: string | null
  readonly aantal: number
  readonly totaal: number
}

export type AanvragenCelRij = CelRij &
  Partial<Pick<AanvraagStatistiekView, 'functie' | 'urgentie' | 'status' | 'provincie_id' | 'soort'>>

export type MaatregelenCelRij = CelRij & {
  readonly kosten: number
  readonly totale_kosten: number
} & Partial<Pick<MaatregelStatistiekView, 'domein' | 'soort_maatregel'>>

export async function telAanvragen(db: Db, args: AanvragenStatistiekArguments): Promise<AanvragenCelRij[]> {
  const rows = await perCel(aanvragen(db, args), gesplitst(args, aanvragenDimensies, 'ingediend_op'))
    .select(sql<number>`(sum(count(*)) over ())::integer`.as('totaal'))
    .execute()
  return rows as AanvragenCelRij[]
}

/** The same per organisation; an organisation without aanvragen has no cells. */
export async function telAanvragenByOrganisaties(
  db: Db,
  organisatieIds: readonly string[],
  args: AanvragenStatistiekArguments,
): Promise<(AanvragenCelRij & OfParent)[]> {
  const rows = await perCel(aanvragen(db, args), [
    { naam: 'ouder_id', expressie: sql.ref('statistiek.organisatie_id') },
    ...gesplitst(args, aanvragenDimensies, 'ingediend_op'),
  ])
    .select(sql<number>`(sum(count(*)) over (partition by statistiek.organisatie_id))::integer`.as('totaal'))
    .where(keyIn('statistiek.organisatie_id', organisatieIds))
    .execute()
  return rows as unknown as (AanvragenCelRij & OfParent)[]
}

export async function telMaatregelen(
  db: Db,
  args: MaatregelenStatistiekArguments,
): Promise<MaatregelenCelRij[]> {
  const query = db
    .selectFrom('veilig_wonen.maatregel_statistiek as statistiek')
    .where(voldoet(args.filter ?? {}, opUitvoering))
  const rows = await perCel(query, gesplitst(args, maatregelenDimensies, 'uitgevoerd_op'))
    .select([
      sql<number>`coalesce(sum(statistiek.kosten), 0)::bigint`.as('kosten'),
      sql<number>`(sum(count(*)) over ())::integer`.as('totaal'),
      sql<number>`coalesce(sum(sum(statistiek.kosten)) over (), 0)::bigint`.as('totale_kosten'),
    ])
    .execute()
  return rows as MaatregelenCelRij[]
}

function aanvragen(db: Db, args: AanvragenStatistiekArguments) {
  return db
    .selectFrom('veilig_wonen.aanvraag_statistiek as statistiek')
    .where(voldoet(args.filter ?? {}, opStatistiek))
}

/** One thing that cells are told apart by: the name it gets in the row, and how to find it. */
interface Splitsing {
  readonly naam: string
  readonly expressie: RawBuilder<unknown>
}

/** The period if one is asked, and a column for each dimension asked. */
function gesplitst<Dimensie extends string>(
  { periode, uitgesplitstNaar }: Uitsplitsing<Dimensie>,
  dimensies: Record<Dimensie, string>,
  datum: string,
): Splitsing[] {
  return [
    ...(periode ? [{ naam: 'periode', expressie: periodeVan(`statistiek.${datum}`, periode) }] : []),
    ...[...new Set(uitgesplitstNaar)].map((dimensie) => ({
      naam: dimensies[dimensie],
      expressie: sql.ref(`statistiek.${dimensies[dimensie]}`),
    })),
  ]
}

/** Counts the rows of a query per cell; without anything to split on, there is one cell. */
function perCel<DB, TB extends keyof DB, Output>(
  query: SelectQueryBuilder<DB, TB, Output>,
  splitsingen: readonly Splitsing[],
) {
  let cellen = query
    .select(splitsingen.map(({ naam, expressie }) => expressie.as(naam)))
    .select((eb) => eb.fn.countAll<number>().as('aantal'))
  for (const { expressie } of splitsingen) cellen = cellen.groupBy(expressie).orderBy(expressie)
  return cellen
}
