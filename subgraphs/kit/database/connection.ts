/**
 * One connection to PostgreSQL, be it a server or the embedded one. Held by one user at a time. What is asked before
 * an earlier answer came runs after it, in the order of asking.
 */
export interface Connection {
  /** Runs one statement with parameters `$1`, `$2` …; dates come back as `YYYY-MM-DD`, bigint as number. */
  query<Row>(sql: string, parameters: readonly unknown[]): Promise<QueryAnswer<Row>>
  /** Runs statements without parameters, in one round trip. */
  exec(sql: string): Promise<void>
  /** Gives the connection back; `broken` closes it instead. */
  release(broken?: boolean): void
}

export interface QueryAnswer<Row> {
  readonly rows: Row[]
  readonly affected: number
}

/** Where connections come from. */
export interface Pool {
  /** What a person recognises it by; never with a password. */
  readonly name: string
  connect(): Promise<Connection>
  close(): Promise<void>
}
