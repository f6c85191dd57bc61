import type { Kysely } from 'kysely'
import { LRUCache } from 'lru-cache'
import { bytesFor } from '../../../schema/memory/shares.ts'
import type { PoolConnection, Statement } from './connection.ts'
import { kyselyOn } from './kysely.ts'

/** A query by ids; the rows are given as the database gives them. */
export type QueryByIds<Tables> = (db: Kysely<Tables>, ids: readonly string[]) => Promise<unknown>

/** What a statement holds besides its key. */
const bytesOfStatement = 6_000
/** How long a key may be, in characters: a longer one holds what somebody typed, and does not come again. */
const longestKey = 1_000

/**
 * Remembers what statement a query comes down to, so that it is built and compiled once and not for every request. From
 * its second use on, the query is asked for its statement with ids that stand for any; it can be known when the ids
 * go into it as one parameter. Keyed on all that the query is made of beside the ids; of a caller nothing is in it, for
 * rights are settings of the session.
 */
export class KnownStatements<Tables> {
  readonly #known = new LRUCache<string, { statement: Statement | null } | 'seen'>({
    maxSize: bytesFor('statements'),
    sizeCalculation: (known, key) => key.length + (known === 'seen' ? 200 : bytesOfStatement),
  })

  /** @returns null when the statement is not known, or cannot be. */
  async of(key: string, query: QueryByIds<Tables>, ids: readonly string[]): Promise<Statement | null> {
    if (key.length > longestKey) return null
    const known = this.#known.get(key)
    if (known === undefined) {
      this.#known.set(key, 'seen')
      return null
    }
    if (known !== 'seen') return known.statement && withIds(known.statement, ids)
    const statement = await statementOf(query)
    this.#known.set(key, { statement })
    return statement && withIds(statement, ids)
  }
}

const single = new WeakMap<object, { readonly statement: Statement | null } | 'seen'>()

/** The same for a query that is made of nothing beside the ids. */
export async function knownStatement<Tables>(
  query: QueryByIds<Tables>,
  ids: readonly string[],
): Promise<Statement | null> {
  const known = single.get(query)
  if (known === undefined) {
    single.set(query, 'seen')
    return null
  }
  if (known !== 'seen') return known.statement && withIds(known.statement, ids)
  const statement = await statementOf(query)
  single.set(query, { statement })
  return statement && withIds(statement, ids)
}

/** Stands in the place of the ids; told by its identity, whatever else is in a statement. */
const anyIds: readonly string[] = ['ids']

function withIds({ sql, parameters }: Statement, ids: readonly string[]): Statement {
  return { sql, parameters: parameters.map((one) => (one === anyIds ? ids : one)) }
}

async function statementOf<Tables>(query: QueryByIds<Tables>): Promise<Statement | null> {
  const statements: Statement[] = []
  const listening: Pick<PoolConnection, 'query'> = {
    async query(sql, parameters) {
      statements.push({ sql, parameters })
      return { rows: [], affected: 0 }
    },
  }
  try {
    await query(kyselyOn<Tables>(listening), anyIds)
  } catch {
    // What is wrong with it is told where it runs.
    return null
  }
  const [statement, ...others] = statements
  if (!statement || others.length > 0) return null
  return statement.parameters.filter((one) => one === anyIds).length === 1 ? statement : null
}
