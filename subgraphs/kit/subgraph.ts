import { type DocumentNode, type ExecutionResult, type GraphQLSchema, parse } from 'graphql'
import type { Kysely, Migration } from 'kysely'
import { scalars } from '../../schema/language/scalars.ts'
import { argumentDirectivesOf } from '../../schema/rights/argument-directives.ts'
import type { Caller } from '../../schema/rights/caller.ts'
import { type Rules, rulesOf } from '../../schema/rights/directives.ts'
import type { compileOperation } from './compiled/operation.ts'
import type { Pool } from './database/connection.ts'
import { kyselyOver, type StatementListener } from './database/kysely.ts'
import { Session } from './database/session.ts'
import { federatedSchema } from './federated/federated-schema.ts'
import { migrate } from './filling/migrate.ts'
import { keepReference, type Reference } from './filling/reference.ts'
import type { Failure } from './request/errors.ts'
import { createExecute, type SubgraphRequest } from './request/execute.ts'
import { readSdl } from './sdl.ts'

/** What every resolver gets: who asks, and the loaders of this request. */
export interface Context<Loaders> {
  readonly caller: Caller
  readonly loaders: Loaders
}

/**
 * Resolvers by type and field; each says for itself which parent, arguments and context it takes. The info is given to
 * those that name it as their fourth parameter, and to no others.
 */
export type Resolvers = Record<
  string,
  Record<string, (parent: never, args: never, context: never) => unknown>
>

/** A subgraph as its folder describes it. */
export interface SubgraphParts<Tables, Loaders> {
  /** Its name in the supergraph and, with `-` as `_`, its schema in the database. */
  readonly name: string
  /** The folder that holds its `schema.graphql`. */
  readonly folder: URL
  /** The kit adds the scalars. */
  readonly resolvers: Resolvers
  readonly createLoaders: (session: Session<Tables>) => Loaders
  /** In order of name; never changed once merged. */
  readonly migrations: Record<string, Migration>
  /** Writes the real, public data that the subgraph needs; run when it or a migration is new, so it must be repeatable. */
  readonly reference?: Reference<Tables>
  /** Writes the synthetic demo data, once, into an empty schema. */
  readonly demo?: (db: Kysely<Tables>) => Promise<void>
}

/** A subgraph that can be started on a database. */
export interface SubgraphDefinition {
  readonly name: string
  /** Its whole SDL: the shared part and its own. */
  readonly sdl: DocumentNode
  readonly schema: GraphQLSchema
  readonly rules: Rules
  /** Its schema in the database. */
  readonly databaseSchema: string
  /** Brings tables and reference data up to date, and an empty schema its demo data if asked for. */
  prepare(pool: Pool, options: { demo: boolean }): Promise<void>
  /** @param compile how operations are executed, for comparing; compiled unless said otherwise. */
  on(pool: Pool, listeners?: Listeners, compile?: typeof compileOperation): Subgraph
}

/** Who hears of what a running subgraph does. */
export interface Listeners {
  /** Every statement that is about to run. */
  readonly onStatement?: StatementListener | undefined
  /** Every failure that an answer does not show, and whose it is. */
  readonly onError?: ((failure: Failure & { readonly subgraph: string }) => void) | undefined
}

/** A running subgraph: answers requests as a caller. */
export interface Subgraph {
  readonly name: string
  execute(request: SubgraphRequest, caller: Caller): Promise<ExecutionResult>
}

/** Turns the parts of a subgraph's folder into one that can be composed and started. */
export function defineSubgraph<Tables, Loaders>(parts: SubgraphParts<Tables, Loaders>): SubgraphDefinition {
  const { name, folder, resolvers, createLoaders, migrations, reference, demo } = parts
  const databaseSchema = name.replaceAll('-', '_')
  const sdl = parse(readSdl(folder))
  const schema = federatedSchema({ sdl, resolvers: { ...scalars, ...resolvers } })
  const rules = rulesOf(sdl)
  const policy = { schema, rules, arguments: argumentDirectivesOf(sdl) }

  return {
    name,
    sdl,
    schema,
    rules,
    databaseSchema,
    async prepare(pool, options) {
      const db = kyselyOver<Tables>(pool)
      await migrate(db, databaseSchema, migrations)
      if (reference) await keepReference(db, databaseSchema, Object.keys(migrations), reference)
      if (demo && options.demo) await once(db, databaseSchema, 'demo', demo)
    },
    on(pool, { onStatement, onError } = {}, compile) {
      const execute = createExecute(policy, (failure) => onError?.({ subgraph: name, ...failure }), compile)
      return {
        name,
        async execute(request, caller) {
          const session = new Session<Tables>(pool, readerRole(databaseSchema), caller, onStatement)
          return execute(request, caller, createLoaders(session))
        },
      }
    },
  }
}

/** The database role under which a subgraph reads for its callers. */
export function readerRole(databaseSchema: string): string {
  return `nwb_${databaseSchema}_lezer`
}

/** Does a piece of work whole and once: what is in the log is not done again. */
async function once<Tables>(
  db: Kysely<Tables>,
  databaseSchema: string,
  naam: string,
  work: (db: Kysely<Tables>) => Promise<void>,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    // Reads and writes a table that only the kit knows.
    const log = (trx as unknown as Kysely<{ gevuld: { naam: string } }>).withSchema(databaseSchema)
    if (await log.selectFrom('gevuld').select('naam').where('naam', '=', naam).executeTakeFirst()) return
    await work(trx)
    await log.insertInto('gevuld').values({ naam }).execute()
  })
}
