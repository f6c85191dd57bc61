import DataLoader from 'dataloader'
import type { Kysely } from 'kysely'
import type { Statement } from '../database/connection.ts'
import { KnownStatements, knownStatement } from '../database/known-statements.ts'
import type { Session } from '../database/session.ts'
import type { CountOfParent, OfParent } from './by-keys.ts'
import { type Connection, type PageArguments, toConnection } from './page.ts'
import type { ConnectionQueries } from './queries.ts'
import type { Verantwoording } from './telling.ts'

/** Loads values by key, those asked at the same moment together. One instance per request. */
export interface Loader<Value> {
  load(key: string): Promise<Value>
}

/**
 * A query by keys: one statement, whose rows are given as they come. Declared once and not per request, it is remembered
 * as a statement, which goes together with others of its moment; one that is made for its arguments goes alone.
 */
export type FindByKeys<Tables, Row> = (db: Kysely<Tables>, keys: readonly string[]) => Promise<readonly Row[]>

/** Loads rows by key through one query; a key without a row gives null. */
export function rowLoader<Tables, Row extends { readonly id: string }>(
  session: Session<Tables>,
  find: FindByKeys<Tables, Row>,
): Loader<Row | null>
/** @param keyOf tells whose row it is, where that is not its id. */
export function rowLoader<Tables, Row>(
  session: Session<Tables>,
  find: FindByKeys<Tables, Row>,
  keyOf: (row: Row) => unknown,
): Loader<Row | null>
export function rowLoader<Tables, Row>(
  session: Session<Tables>,
  find: FindByKeys<Tables, Row>,
  keyOf: (row: Row) => unknown = (row) => (row as { readonly id: string }).id,
): Loader<Row | null> {
  return batched(async (keys) => {
    const byKey = new Map((await rowsBy(session, find, keys)).map((row) => [keyOf(row), row]))
    return keys.map((key) => byKey.get(key) ?? null)
  })
}

/** Loads the rows that belong to each parent, a list per parent, in one query. */
export function listLoader<Tables, Row>(
  session: Session<Tables>,
  find: FindByKeys<Tables, Row & OfParent>,
): Loader<Row[]> {
  return batched(async (parents) => groupByParent(parents, await rowsBy(session, find, parents)))
}

async function rowsBy<Tables, Row>(
  session: Session<Tables>,
  find: FindByKeys<Tables, Row>,
  keys: readonly string[],
): Promise<readonly Row[]> {
  const statement = await knownStatement(find, keys)
  return statement ? runKnown<Tables, Row>(session, statement, keys) : session.read((db) => find(db, keys))
}

/** For so many keys at most a statement is quick: for more it finds and counts too much to stand before others. */
const quickKeys = 32

function runKnown<Tables, Row>(
  session: Session<Tables>,
  statement: Statement,
  { length }: readonly string[],
): Promise<Row[]> {
  return length > quickKeys ? session.runAlone<Row>(statement) : session.run<Row>(statement)
}

/** A request makes every loader of its subgraph, and asks few: they cost something when they are asked. */
function batched<Value>(load: (keys: readonly string[]) => Promise<Value[]>): Loader<Value> {
  let loader: DataLoader<string, Value> | undefined
  return {
    load(key) {
      loader ??= new DataLoader(load)
      return loader.load(key)
    },
  }
}

/**
 * Loads a connection per parent. Fields asked with the same arguments share a query: 50 parents, one statement
 * for the rows and, when `aantal` is asked, one for the counts. One instance per request.
 *
 * @param verantwoording says of one parent's list whether its length may be told.
 */
export function connectionLoader<Tables, Row, Arguments extends PageArguments>(
  session: Session<Tables>,
  queries: ConnectionQueries<Tables, Row, Arguments>,
  verantwoording: (parent: string, args: Arguments) => Promise<Verantwoording>,
): (parent: string, args: Arguments) => Connection<Row> {
  const loaders = new Map<string, { pages: Loader<Row[]>; counts: Loader<number> }>()

  /** By a statement that is known, or else by the query. */
  async function rowsOf<Found>(
    name: string,
    parents: readonly string[],
    query: (db: Kysely<Tables>, parents: readonly string[]) => Promise<readonly Found[]>,
  ): Promise<readonly Found[]> {
    const statement = await statementsOf(queries).of(name, query, parents)
    return statement
      ? runKnown<Tables, Found>(session, statement, parents)
      : session.read((db) => query(db, parents))
  }

  return (parent, args) => {
    const key = keyOf(args)
    let pair = loaders.get(key)
    if (!pair) {
      pair = {
        pages: batched(async (parents) =>
          groupByParent(
            parents,
            await rowsOf(`rows ${key}`, parents, (db, ids) => queries.find(db, ids, args)),
          ),
        ),
        counts: batched(async (parents) =>
          countsByParent(
            parents,
            await rowsOf(`counts ${key}`, parents, (db, ids) => queries.count(db, ids, args)),
          ),
        ),
      }
      loaders.set(key, pair)
    }
    const { pages, counts } = pair
    return toConnection(() => pages.load(parent), args, queries.order(args), {
      aantal: () => counts.load(parent),
      verantwoording: () => verantwoording(parent, args),
    })
  }
}

const statements = new WeakMap<object, KnownStatements<never>>()

function statementsOf<Tables, Row, Arguments extends PageArguments>(
  queries: ConnectionQueries<Tables, Row, Arguments>,
): KnownStatements<Tables> {
  let known = statements.get(queries)
  if (!known) {
    known = new KnownStatements<never>()
    statements.set(queries, known)
  }
  return known as unknown as KnownStatements<Tables>
}

const keys = new WeakMap<object, string>()

/** Arguments are compared by their JSON; the parents of one field share them, so it is written once. */
function keyOf(args: object): string {
  const known = keys.get(args)
  if (known !== undefined) return known
  const key = JSON.stringify(args)
  keys.set(args, key)
  return key
}

function countsByParent(parents: readonly string[], rows: readonly CountOfParent[]): number[] {
  const counts = new Map(rows.map((row) => [row.ouder_id, row.aantal]))
  return parents.map((parent) => counts.get(parent) ?? 0)
}

/**
 * Remembers one loader per distinct arguments, for a field under an entity that is not a connection.
 * Arguments are compared by their JSON.
 */
export function perArguments<Arguments, Loader>(
  create: (args: Arguments) => Loader,
): (args: Arguments) => Loader {
  const loaders = new Map<string, Loader>()
  return (args) => {
    const key = JSON.stringify(args)
    const known = loaders.get(key)
    if (known !== undefined) return known
    const made = create(args)
    loaders.set(key, made)
    return made
  }
}

function groupByParent<Row>(parents: readonly string[], rows: readonly (Row & OfParent)[]): Row[][] {
  const groups = new Map<string, Row[]>(parents.map((parent) => [parent, []]))
  for (const row of rows) groups.get(row.ouder_id)?.push(row)
  return parents.map((parent) => groups.get(parent) ?? [])
}
