import { type Kysely, type RawBuilder, sql } from 'kysely'
import { type PeriodeSoort, periodeVan } from '../../kit/lists/periode.ts'
import type { AfspraakStatus, BezoekSoort, Tables } from '../tables.ts'
import { all, equals, type GebiedFilter, inGebied, inPeriode, type PeriodeFilter } from './conditions.ts'
import { bestondOp } from './dekking.ts'
import { type ContactmomentFilter, contactmomentConditions } from './lijsten.ts'
import { type Geteld, tellen } from './tellen.ts'

type Db = Kysely<Tables>

export interface OtwbStatistiekArguments {
  readonly filter?:
    | (GebiedFilter & PeriodeFilter & { soort?: BezoekSoort | null; alleenIntakes?: boolean | null })
    | null
  readonly periode?: PeriodeSoort | null
  readonly uitgesplitstNaar: readonly ('SOORT' | 'PROVINCIE' | 'SOORT_ORGANISATIE')[]
}

export interface OtwbKenmerken {
  readonly periode?: string
  readonly soort?: BezoekSoort
  readonly provincie_id?: string
  readonly organisatie_soort?: 'GEMEENTE' | 'PROVINCIE'
}

export async function telBezoeken(db: Db, args: OtwbStatistiekArguments): Promise<Geteld<OtwbKenmerken>> {
  const filter = args.filter ?? {}
  const conditions = [
    ...inGebied('rij.organisatie_id', filter),
    ...inPeriode('rij.datum', filter),
    ...equals('rij.soort', filter.soort),
    ...(filter.alleenIntakes ? [sql<boolean>`rij.intake`] : []),
  ]
  const columns = { SOORT: 'soort', PROVINCIE: 'provincie_id', SOORT_ORGANISATIE: 'organisatie_soort' }
  const kenmerken = kenmerkenVan(
    args.periode,
    args.uitgesplitstNaar.map((dimensie) => columns[dimensie]),
  )
  return tellen(db, 'otwb.bezoek_statistiek', conditions, kenmerken)
}

export interface AfsprakenStatistiekArguments {
  readonly peildatum: string
  readonly filter?: (GebiedFilter & PeriodeFilter & { ondersteuningDoorBzk?: boolean | null }) | null
  readonly uitgesplitstNaar: readonly ('STATUS' | 'ONDERWERP')[]
}

export interface AfspraakKenmerken {
  readonly status?: AfspraakStatus
  readonly onderwerp?: string
}

export async function telAfspraken(
  db: Db,
  { peildatum, filter, uitgesplitstNaar }: AfsprakenStatistiekArguments,
): Promise<Geteld<AfspraakKenmerken>> {
  const conditions = [
    sql<boolean>`rij.gemaakt_op <= ${peildatum}`,
    ...inGebied('rij.organisatie_id', filter ?? {}),
    ...inPeriode('rij.gemaakt_op', filter ?? {}),
    ...equals('rij.ondersteuning_door_bzk', filter?.ondersteuningDoorBzk),
  ]
  const values = {
    STATUS: ['status', statusOp(peildatum)],
    ONDERWERP: ['onderwerp', sql.ref('rij.onderwerp')],
  } as const
  const kenmerken = new Map<string, RawBuilder<unknown>>(uitgesplitstNaar.map((dimensie) => values[dimensie]))
  return tellen(db, 'otwb.afspraak_statistiek', conditions, kenmerken)
}

export interface ContactmomentenStatistiekArguments {
  readonly filter?: ContactmomentFilter | null
  readonly periode?: PeriodeSoort | null
  readonly uitgesplitstNaar: readonly ('FUNCTIE' | 'AANLEIDING' | 'SOORT_VRAAG' | 'PROVINCIE')[]
}

export interface ContactmomentKenmerken {
  readonly periode?: string
  readonly functie?: string
  readonly aanleiding?: string
  readonly soort_vraag?: string
  readonly provincie_id?: string | null
}

export async function telContactmomenten(
  db: Db,
  args: ContactmomentenStatistiekArguments,
): Promise<Geteld<ContactmomentKenmerken>> {
  const columns = {
    FUNCTIE: 'functie',
    AANLEIDING: 'aanleiding',
    SOORT_VRAAG: 'soort_vraag',
    PROVINCIE: 'provincie_id',
  }
  const kenmerken = kenmerkenVan(
    args.periode,
    args.uitgesplitstNaar.map((dimensie) => columns[dimensie]),
  )
  return tellen(db, 'otwb.contactmoment_statistiek', contactmomentConditions(args.filter ?? {}), kenmerken)
}

export interface TourdekkingStatistiekArguments {
  readonly peildatum: string
  readonly perProvincie: boolean
  readonly soort?: 'GEMEENTE' | 'PROVINCIE' | null
  readonly provincie?: string | null
  readonly riec?: string | null
}

export interface DekkingGeteld {
  /** Null in the total. */
  readonly provincie_id: string | null
  readonly organisaties: number
  readonly met_voorgesprek: number
  readonly met_sessie: number
}

/** The total first, then the provinces if asked. */
export async function telTourdekking(
  db: Db,
  { peildatum, perProvincie, soort, provincie, riec }: TourdekkingStatistiekArguments,
): Promise<DekkingGeteld[]> {
  const { rows } = await sql<DekkingGeteld>`
    select
      ${perProvincie ? sql`rij.provincie_id` : sql`null::text`} as provincie_id,
      count(*)::integer as organisaties,
      (count(*) filter (where bezoek.voorgesprek))::integer as met_voorgesprek,
      (count(*) filter (where bezoek.sessie))::integer as met_sessie
    from otwb.tourorganisatie_statistiek as rij
    join otwb.organisatie on organisatie.id = rij.organisatie_id and ${bestondOp(peildatum)}
    left join (
      select organisatie_id, bool_or(soort = 'VOORGESPREK') as voorgesprek, bool_or(soort = 'SESSIE') as sessie
      from otwb.bezoek_statistiek
      where datum <= ${peildatum}
      group by organisatie_id
    ) as bezoek on bezoek.organisatie_id = rij.organisatie_id
    where ${all(inGebied('rij.organisatie_id', { soortOrganisatie: soort, provincie, riec }))}
    ${perProvincie ? sql`group by grouping sets ((), (rij.provincie_id))` : sql``}
    order by provincie_id nulls first`.execute(db)
  return rows
}

/** The status that an afspraak had at the end of a day. */
function statusOp(peildatum: string): RawBuilder<AfspraakStatus> {
  return sql`case
    when rij.vervallen_op <= ${peildatum} then 'VERVALLEN'
    when rij.uitgevoerd_op <= ${peildatum} then 'UITGEVOERD'
    when rij.opgepakt_op <= ${peildatum} then 'IN_UITVOERING'
    else 'OPEN'
  end`
}

/** The period of `datum` first, then columns of the view. */
function kenmerkenVan(periode: PeriodeSoort | null | undefined, columns: readonly string[]) {
  const kenmerken = new Map<string, RawBuilder<unknown>>()
  if (periode) kenmerken.set('periode', periodeVan('rij.datum', periode))
  for (const column of columns) kenmerken.set(column, sql.ref(`rij.${column}`))
  return kenmerken
}
