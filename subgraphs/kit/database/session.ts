import type { Kysely } from 'kysely'
import type { Caller } from '../../../schema/rights/caller.ts'
import type { Pool, QueryAnswer, Rights, Statement } from './connection.ts'
import { kyselyOn, type StatementListener } from './kysely.ts'
import { type ReadQueue, readQueueOf } from './read-queue.ts'
import { rightsOf } from './rights.ts'

/**
 * One caller's view of the database: every statement runs in a read-only transaction under the subgraph's reader
 * role, with the caller's bereik as local settings, which the row-level security policies read.
 */
export class Session<Tables> {
  readonly caller: Caller
  readonly pool: Pool
  readonly #queue: ReadQueue
  readonly #rights: Rights
  readonly #onStatement: StatementListener | undefined
  #db: Kysely<Tables> | undefined

  constructor(pool: Pool, readerRole: string, caller: Caller, onStatement?: StatementListener) {
    this.caller = caller
    this.pool = pool
    this.#queue = readQueueOf(pool)
    this.#rights = rightsOf(readerRole, caller)
    this.#onStatement = onStatement
  }

  /** Runs a query as the caller. It may take long, so nobody else waits for it. */
  read<Answer>(query: (db: Kysely<Tables>) => Promise<Answer>): Promise<Answer> {
    this.#db ??= kyselyOn<Tables>(
      { query: (sql, parameters) => this.#alone({ sql, parameters }) },
      this.#onStatement,
    )
    return query(this.#db)
  }

  /** Runs a statement that is known to be quick as the caller, together with others of that moment. */
  run<Row>(statement: Statement): Promise<Row[]> {
    this.#onStatement?.(statement.sql)
    return asked(this.#queue.quick(this.#rights, statement)) as Promise<Row[]>
  }

  /** Runs a statement that is known, and may take long. */
  runAlone<Row>(statement: Statement): Promise<Row[]> {
    this.#onStatement?.(statement.sql)
    return asked(this.#queue.alone(this.#rights, statement)) as Promise<Row[]>
  }

  async #alone<Row>(statement: Statement): Promise<QueryAnswer<Row>> {
    return { rows: (await asked(this.#queue.alone(this.#rights, statement))) as Row[], affected: 0 }
  }
}

/** Has a failure say who asked, where it would say which bytes told of it. */
async function asked<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof Error) Error.captureStackTrace(error)
    throw error
  }
}
