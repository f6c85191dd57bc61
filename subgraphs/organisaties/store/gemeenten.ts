import type { Kysely } from 'kysely'
import { type CountOfParent, keyIn, type OfParent, parents } from '../../kit/lists/by-keys.ts'
import { type PageArguments, pageOf } from '../../kit/lists/page.ts'
import type { ConnectionQueries } from '../../kit/lists/queries.ts'
import type { OrganisatieRij, Tables } from '../tables.ts'
import { geldigOp, opNaam } from './organisaties.ts'

type Db = Kysely<Tables>

export interface PageOnDay extends PageArguments {
  readonly peildatum: string
}

/** Where the gemeenten of a province or a RIEC are found. */
export type Ouder = 'provincie_id' | 'riec_id'

export async function findGemeentenByOuders(
  db: Db,
  ouder: Ouder,
  ids: readonly string[],
  page: PageOnDay,
): Promise<(OrganisatieRij & OfParent)[]> {
  return db
    .selectFrom(parents(ids))
    .innerJoinLateral(
      (eb) =>
        pageOf(
          eb
            .selectFrom('organisaties.organisatie as organisatie')
            .selectAll()
            .whereRef(`organisatie.${ouder}`, '=', 'ouder.id')
            .where('organisatie.soort', '=', 'GEMEENTE')
            .where(geldigOp(page.peildatum)),
          page,
          opNaam,
        ).as('gemeente'),
      (join) => join.onTrue(),
    )
    .selectAll('gemeente')
    .select('ouder.id as ouder_id')
    .orderBy('gemeente.naam')
    .orderBy('gemeente.id')
    .execute()
}

export async function countGemeentenByOuders(
  db: Db,
  ouder: Ouder,
  ids: readonly string[],
  { peildatum }: PageOnDay,
): Promise<CountOfParent[]> {
  return db
    .selectFrom('organisaties.organisatie as organisatie')
    .select((eb) => [
      eb.ref(`organisatie.${ouder}`).$castTo<string>().as('ouder_id'),
      eb.fn.countAll<number>().as('aantal'),
    ])
    .where(keyIn(`organisatie.${ouder}`, ids))
    .where('organisatie.soort', '=', 'GEMEENTE')
    .where(geldigOp(peildatum))
    .groupBy(`organisatie.${ouder}`)
    .execute()
}

/** The queries behind the gemeenten of a province or a RIEC. */
export const gemeentenOf = (ouder: Ouder): ConnectionQueries<Tables, OrganisatieRij, PageOnDay> => ({
  order: () => opNaam,
  find: (db, ids, page) => findGemeentenByOuders(db, ouder, ids, page),
  count: (db, ids, page) => countGemeentenByOuders(db, ouder, ids, page),
})
