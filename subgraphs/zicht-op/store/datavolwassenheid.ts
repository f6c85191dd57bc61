import { type Kysely, type SelectQueryBuilder, sql } from 'kysely'
import { type CountOfParent, keyIn, type OfParent, parents } from '../../kit/lists/by-keys.ts'
import { matches } from '../../kit/lists/filter.ts'
import { type Order, type PageArguments, pageOf } from '../../kit/lists/page.ts'
import type { Lijst } from '../../kit/lists/queries.ts'
import type { Given } from '../../kit/request/given.ts'
import type { DatavolwassenheidstrajectTable, ScoreRij, Tables, TrajectRij } from '../tables.ts'
import { type TrajectFilter, trajectFilter } from './filter.ts'

type Db = Kysely<Tables>

/** What a list of trajects can be asked with. */
export interface TrajectenArguments extends PageArguments {
  readonly filter?: Given<TrajectFilter>
}

/** The last started first. */
export const opStart: Order<TrajectRij> = {
  name: 'start',
  columns: [
    { column: 'rij.gestart_op', key: 'gestart_op', kind: 'date', down: true },
    { column: 'rij.id', key: 'id', kind: 'text' },
  ],
}

export async function findTrajectenByIds(db: Db, ids: readonly string[]): Promise<TrajectRij[]> {
  return withTotaalscores(trajecten(db)).where(keyIn('rij.id', ids)).execute()
}

export async function findTrajecten(db: Db, args: TrajectenArguments): Promise<TrajectRij[]> {
  return pageOf(
    withTotaalscores(trajecten(db).where(matches(trajectFilter, args.filter))),
    args,
    opStart,
  ).execute()
}

export async function countTrajecten(db: Db, { filter }: TrajectenArguments): Promise<number> {
  const { aantal } = await trajecten(db)
    .where(matches(trajectFilter, filter))
    .select((eb) => eb.fn.countAll<number>().as('aantal'))
    .executeTakeFirstOrThrow()
  return aantal
}

export async function findTrajectenByOrganisaties(
  db: Db,
  organisaties: readonly string[],
  args: TrajectenArguments,
): Promise<(TrajectRij & OfParent)[]> {
  return db
    .selectFrom(parents(organisaties))
    .innerJoinLateral(
      (eb) =>
        pageOf(
          withTotaalscores(
            eb
              .selectFrom('zicht_op.datavolwassenheidstraject as rij')
              .whereRef('rij.organisatie_id', '=', 'ouder.id'),
          ),
          args,
          opStart,
        ).as('pagina'),
      (join) => join.onTrue(),
    )
    .selectAll('pagina')
    .select('ouder.id as ouder_id')
    .orderBy('pagina.gestart_op', 'desc')
    .orderBy('pagina.id')
    .execute()
}

export async function countTrajectenByOrganisaties(
  db: Db,
  organisaties: readonly string[],
): Promise<CountOfParent[]> {
  return trajecten(db)
    .select((eb) => ['organisatie_id as ouder_id', eb.fn.countAll<number>().as('aantal')])
    .where(keyIn('organisatie_id', organisaties))
    .groupBy('organisatie_id')
    .execute()
}

export async function findScoresByTrajecten(
  db: Db,
  trajecten: readonly string[],
): Promise<(ScoreRij & OfParent)[]> {
  return db
    .selectFrom('zicht_op.datavolwassenheidsscore')
    .selectAll()
    .select('traject_id as ouder_id')
    .where(keyIn('traject_id', trajecten))
    .orderBy('dimensie')
    .execute()
}

export async function findAanbevelingenByTrajecten(
  db: Db,
  trajecten: readonly string[],
): Promise<({ tekst: string } & OfParent)[]> {
  return db
    .selectFrom('zicht_op.datavolwassenheidsaanbeveling')
    .select(['traject_id as ouder_id', 'tekst'])
    .where(keyIn('traject_id', trajecten))
    .orderBy('volgnummer')
    .execute()
}

function trajecten(db: Db) {
  return db.selectFrom('zicht_op.datavolwassenheidstraject as rij')
}

type Trajecten<Output> = SelectQueryBuilder<Tables & { rij: DatavolwassenheidstrajectTable }, 'rij', Output>

function withTotaalscores<Output>(query: Trajecten<Output>) {
  return query
    .selectAll('rij')
    .select([
      totaalscore('niveau_start').as('totaalscore_start'),
      totaalscore('niveau_eind').as('totaalscore'),
    ])
}

function totaalscore(niveau: 'niveau_start' | 'niveau_eind') {
  return sql<number | null>`(
    select round(avg(${sql.ref(niveau)}), 1)::double precision
    from zicht_op.datavolwassenheidsscore as score
    where score.traject_id = rij.id and score.organisatie_id = rij.organisatie_id
  )`
}

const order = () => opStart

/** The queries behind the lists of trajects. */
export const trajectenVragen: Lijst<Tables, TrajectRij, TrajectenArguments> = {
  order,
  find: findTrajecten,
  count: countTrajecten,
  ofOrganisaties: {
    order,
    find: findTrajectenByOrganisaties,
    count: countTrajectenByOrganisaties,
  },
}
