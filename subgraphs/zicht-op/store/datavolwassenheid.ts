import { type Kysely, type SelectQueryBuilder, sql } from 'kysely'
import { type CountOfParent, keyIn, type OfParent, parents } from '../../kit/lists/by-keys.ts'
import { type Order, type PageArguments, pageOf } from '../../kit/lists/page.ts'
import type {
  Begeleider,
  DatavolwassenheidStatus,
  DatavolwassenheidstrajectTable,
  ScoreRij,
  Tables,
  TrajectRij,
} from '../tables.ts'

type Db = Kysely<Tables>

export interface TrajectFilter {
  readonly organisatie?: string | null
  readonly provincie?: string | null
  readonly riec?: string | null
  readonly status?: DatavolwassenheidStatus | null
  readonly begeleider?: Begeleider | null
  readonly van?: string | null
  readonly tot?: string | null
}

/** The last started first. */
export const opStart: Order<TrajectRij> = {
  name: 'start',
  columns: [
    { column: 'traject.gestart_op', key: 'gestart_op', kind: 'date', down: true },
    { column: 'traject.id', key: 'id', kind: 'text' },
  ],
}

export async function findTrajectenByIds(db: Db, ids: readonly string[]): Promise<TrajectRij[]> {
  return withTotaalscores(trajecten(db)).where(keyIn('traject.id', ids)).execute()
}

export async function findTrajecten(
  db: Db,
  filter: TrajectFilter,
  page: PageArguments,
): Promise<TrajectRij[]> {
  return pageOf(withTotaalscores(filtered(trajecten(db), filter)), page, opStart).execute()
}

export async function countTrajecten(db: Db, filter: TrajectFilter): Promise<number> {
  const { aantal } = await filtered(trajecten(db), filter)
    .select((eb) => eb.fn.countAll<number>().as('aantal'))
    .executeTakeFirstOrThrow()
  return aantal
}

export async function findTrajectenByOrganisaties(
  db: Db,
  organisaties: readonly string[],
  page: PageArguments,
): Promise<(TrajectRij & OfParent)[]> {
  return db
    .selectFrom(parents(organisaties))
    .innerJoinLateral(
      (eb) =>
        pageOf(
          withTotaalscores(
            eb
              .selectFrom('zicht_op.datavolwassenheidstraject as traject')
              .whereRef('traject.organisatie_id', '=', 'ouder.id'),
          ),
          page,
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
  return db.selectFrom('zicht_op.datavolwassenheidstraject as traject')
}

type Trajecten<Output> = SelectQueryBuilder<
  Tables & { traject: DatavolwassenheidstrajectTable },
  'traject',
  Output
>

function withTotaalscores<Output>(query: Trajecten<Output>) {
  return query
    .selectAll('traject')
    .select([
      totaalscore('niveau_start').as('totaalscore_start'),
      totaalscore('niveau_eind').as('totaalscore'),
    ])
}

function totaalscore(niveau: 'niveau_start' | 'niveau_eind') {
  return sql<number | null>`(
    select round(avg(${sql.ref(niveau)}), 1)::double precision
    from zicht_op.datavolwassenheidsscore as score
    where score.traject_id = traject.id and score.organisatie_id = traject.organisatie_id
  )`
}

function filtered<Output>(query: Trajecten<Output>, filter: TrajectFilter): Trajecten<Output> {
  const { organisatie, provincie, riec, status, begeleider, van, tot } = filter
  let found = query
  if (organisatie) found = found.where('traject.organisatie_id', '=', organisatie)
  if (status) found = found.where('traject.status', '=', status)
  if (begeleider) found = found.where('traject.begeleider', '=', begeleider)
  if (van) found = found.where('traject.afgerond_op', '>=', van)
  if (tot) found = found.where('traject.afgerond_op', '<=', tot)
  if (!provincie && !riec) return found
  return found.where('traject.organisatie_id', 'in', (eb) => {
    let gemeenten = eb.selectFrom('zicht_op.organisatie').select('id')
    if (provincie) gemeenten = gemeenten.where('provincie_id', '=', provincie)
    if (riec) gemeenten = gemeenten.where('riec_id', '=', riec)
    return gemeenten
  })
}
