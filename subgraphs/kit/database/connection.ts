/** A statement as the driver takes it: parameters `$1`, `$2` … */
export interface Statement {
  readonly sql: string
  readonly parameters: readonly unknown[]
}

/** What somebody may read: the statement that takes these rights until the transaction ends. */
export interface Rights {
  readonly take: Statement
}

/**
 * One connection to PostgreSQL, be it a server or the embedded one. Held by one user at a time, who either reads as
 * callers or runs statements as the owner, and not both at once.
 */
export interface PoolConnection {
  /** Runs one statement as the owner; dates come back as `YYYY-MM-DD`, bigint as number. */
  query<Row>(sql: string, parameters: readonly unknown[]): Promise<QueryAnswer<Row>>
  /** Runs statements without parameters, in one round trip. */
  exec(sql: string): Promise<void>
  /**
   * Runs statements with these rights, in a read-only transaction of their own, one after the other. What is asked at
   * once is sent at once. Where the rights cannot be taken, no statement runs.
   *
   * @returns an outcome for each statement.
   * @throws when the rights cannot be taken, or the connection broke; then it is to be closed.
   */
  read(rights: Rights, statements: readonly Statement[]): Promise<Outcome[]>
  /** Gives the connection back; `broken` closes it instead. */
  release(broken?: boolean): void
}

export interface QueryAnswer<Row> {
  readonly rows: Row[]
  readonly affected: number
}

/**
 * What became of a statement: its rows, why it failed, or that it did not run and may be asked again: one before it
 * failed, or it was to be prepared anew.
 */
export type Outcome =
  | { readonly kind: 'rows'; readonly rows: unknown[] }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'not run' }

/** Where connections come from. */
export interface Pool {
  /** What a person recognises it by; never with a password. */
  readonly name: string
  /** How many connections it has at most. */
  readonly size: number
  connect(): Promise<PoolConnection>
  close(): Promise<void>
}
