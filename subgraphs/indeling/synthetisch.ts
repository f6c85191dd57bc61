import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Session } from '../kit/database/session.ts'
import { parents } from '../kit/lists/by-keys.ts'
import { type FindByKeys, type Loader, rowLoader } from '../kit/lists/loaders.ts'

interface Organisatie {
  readonly id: string
}

/** By the tables it reads: one query each, so that its statement is remembered. */
const queries = new Map<string, FindByKeys<never, Organisatie>>()

/** Of each request, by the tables: what is asked of many organisations and cells at once is one statement. */
const loaders = new WeakMap<object, Map<string, Loader<Organisatie | null>>>()

/**
 * Whether any row that the caller may count is synthetic; the policies of the tables or views limit which.
 *
 * @param organisaties whose rows count, by id; null for all.
 */
export async function bevatSynthetisch<Tables>(
  session: Session<Tables>,
  tafels: readonly string[],
  organisaties: readonly string[] | null,
): Promise<boolean> {
  if (organisaties === null) return session.read((db) => ergens(db, tafels))
  const loader = loaderOf(session, tafels)
  const found = await Promise.all(organisaties.map((id) => loader.load(id)))
  return found.some((one) => one !== null)
}

async function ergens<Tables>(db: Kysely<Tables>, tafels: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ synthetisch: boolean }>`
    select ${sql.join(
      tafels.map((tafel) => sql`exists (${synthetische(tafel)})`),
      sql` or `,
    )} as synthetisch`.execute(db)
  return rows[0]?.synthetisch ?? false
}

function loaderOf<Tables>(session: Session<Tables>, tafels: readonly string[]): Loader<Organisatie | null> {
  const ofRequest = loaders.get(session) ?? new Map<string, Loader<Organisatie | null>>()
  loaders.set(session, ofRequest)
  const key = tafels.join()
  const known = ofRequest.get(key)
  if (known) return known
  const loader = rowLoader(session, queryOf<Tables>(key, tafels))
  ofRequest.set(key, loader)
  return loader
}

function queryOf<Tables>(key: string, tafels: readonly string[]): FindByKeys<Tables, Organisatie> {
  let query = queries.get(key)
  if (!query) {
    query = (db, ids) => findMetSynthetische(db, tafels, ids)
    queries.set(key, query)
  }
  return query as unknown as FindByKeys<Tables, Organisatie>
}

/**
 * The organisations that have a synthetic row. Looked up for each by an index: of all of them at once the planner would
 * read the whole table, taking the first row to be near.
 */
async function findMetSynthetische<Tables>(
  db: Kysely<Tables>,
  tafels: readonly string[],
  ids: readonly string[],
): Promise<Organisatie[]> {
  const perTafel = tafels.map(
    (tafel) => sql`(${synthetische(tafel)} and rij.organisatie_id = ouder.id limit 1)`,
  )
  const { rows } = await sql<Organisatie>`
    select ouder.id from ${parents(ids)}
    cross join lateral (select from (${sql.join(perTafel, sql` union all `)}) as gevonden limit 1) as een`.execute(
    db,
  )
  return rows
}

function synthetische(tafel: string): RawBuilder<unknown> {
  return sql`select 1 from ${sql.table(tafel)} as rij where rij.synthetisch`
}
