import { type Kysely, sql } from 'kysely'
import { keyIn } from '../../kit/lists/by-keys.ts'
import { type AskedOf, matches, oneOf } from '../../kit/lists/filter.ts'
import { type Order, type PageArguments, pageOf } from '../../kit/lists/page.ts'
import type { Tables, TourBezoek } from '../tables.ts'

type Db = Kysely<Tables>

/** How far the tour was with one organisation at the end of a day. */
export interface TourstatusRij {
  organisatie_id: string
  naam: string
  peildatum: string
  bezoek: TourBezoek
  aantal_voorgesprekken: number
  laatste_voorgesprek_id: string | null
  aantal_sessies: number
  laatste_sessie_id: string | null
  openstaande_afspraken: number
}

const tourdekkingFilter = {
  organisaties: oneOf('tourstatus.organisatie_id'),
  bezoek: oneOf<TourBezoek>('tourstatus.bezoek'),
}

type TourdekkingFilter = AskedOf<typeof tourdekkingFilter>

/** Which organisations on which day. Who existed then is known where the question is judged, and not here. */
export interface TourdekkingVraag {
  readonly peildatum: string
  readonly filter: TourdekkingFilter
}

/** By name, and by id where names coincide (gemeente and provincie Utrecht). */
export const opNaam: Order<TourstatusRij> = {
  name: 'tourdekking',
  columns: [
    { column: 'tourstatus.naam', key: 'naam', kind: 'text' },
    { column: 'tourstatus.organisatie_id', key: 'organisatie_id', kind: 'text' },
  ],
}

export async function findTourdekking(
  db: Db,
  vraag: TourdekkingVraag,
  page: PageArguments,
): Promise<TourstatusRij[]> {
  return pageOf(tourdekking(db, vraag).selectAll('tourstatus'), page, opNaam).execute()
}

export async function countTourdekking(db: Db, vraag: TourdekkingVraag): Promise<number> {
  const { aantal } = await tourdekking(db, vraag)
    .select((eb) => eb.fn.countAll<number>().as('aantal'))
    .executeTakeFirstOrThrow()
  return aantal
}

export async function findTourstatusByOrganisaties(
  db: Db,
  peildatum: string,
  ids: readonly string[],
): Promise<TourstatusRij[]> {
  return db
    .selectFrom(tourstatus(peildatum))
    .selectAll('tourstatus')
    .where(keyIn('tourstatus.organisatie_id', ids))
    .execute()
}

function tourdekking(db: Db, { peildatum, filter }: TourdekkingVraag) {
  return db.selectFrom(tourstatus(peildatum)).where(matches<TourdekkingFilter>(tourdekkingFilter, filter))
}

function tourstatus(peildatum: string) {
  return sql<TourstatusRij>`(
    select
      tour.organisatie_id,
      organisatie.naam,
      ${peildatum}::date as peildatum,
      case
        when sessies.aantal > 0 then 'SESSIE'
        when voorgesprekken.aantal > 0 then 'VOORGESPREK'
        else 'NIET_BEZOCHT'
      end as bezoek,
      voorgesprekken.aantal as aantal_voorgesprekken,
      voorgesprekken.laatste as laatste_voorgesprek_id,
      sessies.aantal as aantal_sessies,
      sessies.laatste as laatste_sessie_id,
      afspraken.open as openstaande_afspraken
    from otwb.tourorganisatie as tour
    join otwb.organisatie on organisatie.id = tour.organisatie_id
    cross join lateral (
      select count(*)::integer as aantal, (array_agg(id order by datum desc, id desc))[1] as laatste
      from otwb.voorgesprek
      where organisatie_id = tour.organisatie_id and datum <= ${peildatum}::date
    ) as voorgesprekken
    cross join lateral (
      select count(*)::integer as aantal, (array_agg(id order by datum desc, id desc))[1] as laatste
      from otwb.sessie
      where organisatie_id = tour.organisatie_id and datum <= ${peildatum}::date
    ) as sessies
    cross join lateral (
      select count(*)::integer as open
      from otwb.afspraak
      where organisatie_id = tour.organisatie_id
        and gemaakt_op <= ${peildatum}::date
        and coalesce(uitgevoerd_op, vervallen_op, 'infinity') > ${peildatum}::date
    ) as afspraken
  )`.as<'tourstatus'>('tourstatus')
}
