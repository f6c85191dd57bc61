import { type Kysely, sql } from 'kysely'
import { type TelRij, tekst, tellen } from '../../kit/lists/tellen.ts'
import type { Tables } from '../tables.ts'

export interface DekkingVraag {
  readonly peildatum: string
  readonly perProvincie: boolean
  /** The organisations that are counted, each with those whose voorgesprekken and sessies count for it. */
  readonly geteld: readonly { readonly id: string; readonly rijen: readonly string[] }[]
}

export type DekkingRij = TelRij<'organisaties' | 'met_voorgesprek' | 'met_sessie', { provincie_id: string }>

const met = (bezoek: 'voorgesprek' | 'sessie') => sql`count(*) filter (where ${sql.ref(`rij.${bezoek}`)})`

/** Counts organisations by how far the tour was at the end of a day, each once. */
export async function countTourdekkingStatistiek(
  db: Kysely<Tables>,
  { peildatum, perProvincie, geteld }: DekkingVraag,
): Promise<DekkingRij[]> {
  const delen = geteld.flatMap(({ id, rijen }) => rijen.map((rij) => [id, rij] as const))
  const ids = delen.map(([id]) => id)
  const rijenVan = delen.map(([, rij]) => rij)
  return tellen(
    db,
    {
      rijen: sql`(
        select organisatie.organisatie_id, organisatie.provincie_id,
          coalesce(bool_or(bezoek.soort = 'VOORGESPREK'), false) as voorgesprek,
          coalesce(bool_or(bezoek.soort = 'SESSIE'), false) as sessie
        from unnest(${ids}::text[], ${rijenVan}::text[]) as deel (organisatie_id, rijen_van)
        join otwb.tourorganisatie_statistiek as organisatie on organisatie.organisatie_id = deel.organisatie_id
        left join otwb.bezoek_statistiek as bezoek
          on bezoek.organisatie_id = deel.rijen_van and bezoek.datum <= ${peildatum}::date
        group by organisatie.organisatie_id, organisatie.provincie_id
      ) as rij`,
      waar: sql<boolean>`true`,
      dimensies: { PROVINCIE: tekst('provincie_id') },
      maten: {
        organisaties: sql`count(*)`,
        met_voorgesprek: met('voorgesprek'),
        met_sessie: met('sessie'),
      },
    },
    { uitgesplitstNaar: perProvincie ? ['PROVINCIE'] : [] },
  )
}
