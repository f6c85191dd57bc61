import pg from 'pg'
import type { Pool, PoolConnection } from './connection.ts'
import { preparedName } from './prepared.ts'
import { Wire } from './wire.ts'

export interface PostgresOptions {
  readonly url: string
  /** Connections at most (default 10). */
  readonly max?: number
  /** How long a statement may take, in milliseconds (default 10 000); 0 for as long as it takes. */
  readonly statementTimeout?: number
  /** How long to wait for a connection, in milliseconds (default 5 000). */
  readonly connectTimeout?: number
}

/** A PostgreSQL server, through a pool with limits: pg sets none of its own. */
export function openPostgres(options: PostgresOptions): Pool {
  const { url, max = 10, statementTimeout = 10_000, connectTimeout = 5_000 } = options
  const patience = statementTimeout === 0 ? 0 : statementTimeout + 1_000
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: connectTimeout,
    statement_timeout: statementTimeout,
    idle_in_transaction_session_timeout: statementTimeout === 0 ? 0 : statementTimeout + 5_000,
    idleTimeoutMillis: 30_000,
    types: { getTypeParser },
    // A statement is planned once and not for each of its values: what policies add to it costs most in planning.
    options: '-c plan_cache_mode=force_generic_plan',
  })
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {})
  // Nor does the pool listen to one that is in use; its queries fail, and that is how its user hears of it.
  pool.on('connect', (client) => client.on('error', () => {}))

  const wires = new WeakMap<pg.PoolClient, Wire>()

  return {
    name: withoutPassword(url),
    size: max,
    async connect() {
      const client = await pool.connect()
      // What a connection has prepared outlives its users.
      const wire = wires.get(client) ?? new Wire(client, getTypeParser, patience)
      wires.set(client, wire)
      return connection(client, wire, patience)
    },
    close: () => pool.end(),
  }
}

/** As the owner of its tables, for a start that takes as long as the machine needs. */
export function openOwner(url: string): Pool {
  return openPostgres({ url, max: 1, statementTimeout: 0, connectTimeout: 60_000 })
}

const ownParsers = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.DATE, (text) => text],
  [pg.types.builtins.INT8, Number],
])

function getTypeParser(oid: number, format?: 'text' | 'binary') {
  return ownParsers.get(oid) ?? pg.types.getTypeParser(oid, format as 'text')
}

function connection(client: pg.PoolClient, wire: Wire, patience: number): PoolConnection {
  /** pg's types leave out how long it waits. */
  const ask = (query: pg.QueryConfig) =>
    wire.asOwner(() => client.query(Object.assign(query, { query_timeout: patience })))
  return {
    async query<Row>(sql: string, parameters: readonly unknown[]) {
      const name = preparedName(sql)
      const answer = await ask({
        text: sql,
        values: [...parameters],
        ...(name !== undefined ? { name } : {}),
      })
      return { rows: answer.rows as Row[], affected: answer.rowCount ?? 0 }
    },
    async exec(sql) {
      await ask({ text: sql })
    },
    read: (rights, statements) => wire.read(rights, statements),
    release: (broken) => client.release(broken),
  }
}

/** The URL as it may be shown: without its password. */
export function withoutPassword(url: string): string {
  try {
    const parsed = new URL(url)
    // Without `//` the whole of it is a path, password included.
    if (!url.includes('://')) return 'an unreadable database URL'
    parsed.password = ''
    parsed.searchParams.delete('password')
    return parsed.href
  } catch {
    return 'an unreadable database URL'
  }
}
