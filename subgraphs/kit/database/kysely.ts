import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import type { Pool, PoolConnection } from './connection.ts'

/** Is told of every statement that is about to run. */
export type StatementListener = (sql: string) => void

/** Kysely over a pool: every query takes a connection and gives it back. For migrations and demo data. */
export function kyselyOver<Tables>(pool: Pool, onStatement?: StatementListener): Kysely<Tables> {
  return build(async () => pool.connect(), onStatement)
}

/** Kysely over what somebody else holds and releases. For a caller's reading. */
export function kyselyOn<Tables>(
  { query }: Pick<PoolConnection, 'query'>,
  onStatement?: StatementListener,
): Kysely<Tables> {
  return build(async () => ({ query, release() {} }), onStatement)
}

/** What Kysely needs of a connection. */
type Held = Pick<PoolConnection, 'query' | 'release'>

function build<Tables>(connect: () => Promise<Held>, onStatement?: StatementListener): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new ConnectionDriver(connect, onStatement),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
}

class KyselyConnection implements DatabaseConnection {
  readonly #onStatement: StatementListener | undefined
  readonly connection: Held

  constructor(connection: Held, onStatement: StatementListener | undefined) {
    this.connection = connection
    this.#onStatement = onStatement
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    this.#onStatement?.(query.sql)
    const { rows, affected } = await this.connection.query<Row>(query.sql, query.parameters)
    return { rows, numAffectedRows: BigInt(affected) }
  }

  // biome-ignore lint/correctness/useYield: the interface asks for a generator; streaming is not offered
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('Streaming a query: not offered; page through it instead')
  }
}

class ConnectionDriver implements Driver {
  readonly #connect: () => Promise<Held>
  readonly #onStatement: StatementListener | undefined

  constructor(connect: () => Promise<Held>, onStatement: StatementListener | undefined) {
    this.#connect = connect
    this.#onStatement = onStatement
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<KyselyConnection> {
    return new KyselyConnection(await this.#connect(), this.#onStatement)
  }

  async beginTransaction(connection: KyselyConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin'))
  }

  async commitTransaction(connection: KyselyConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'))
  }

  async rollbackTransaction(connection: KyselyConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback'))
  }

  async releaseConnection(connection: KyselyConnection): Promise<void> {
    connection.connection.release()
  }

  async destroy(): Promise<void> {}
}
