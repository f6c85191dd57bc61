import type pg from 'pg'
import type { Outcome, Statement } from './connection.ts'
import { preparedName } from './prepared.ts'
import { ReadTransaction } from './read-transaction.ts'
import type { Rights } from './rights.ts'
import type { ColumnParser, RowReader } from './row-reader.ts'

/** What pg's connection sends; its published types leave out what each message carries. */
export interface Sending {
  readonly stream: { cork(): void; uncork(): void }
  parse(message: { readonly name: string; readonly text: string }): void
  bind(message: { readonly statement: string; readonly values: readonly unknown[] }): void
  describe(message: { readonly type: 'P'; readonly name: string }): void
  execute(message: Record<string, never>): void
  sync(): void
  on(event: 'parseComplete', listener: () => void): void
}

/** How a statement stands with one connection. */
export interface Prepared {
  /** Empty when it is not kept. */
  readonly name: string
  /** Reads its rows, once they were described. */
  reader: RowReader | null
}

/**
 * Reads over one connection of pg, in the messages of the protocol. A transaction is what stands between two `Sync`s: it
 * takes no `begin` and no `commit`, and once a message in it fails, the server skips what is left of it, so that a
 * statement behind rights that could not be taken never runs. Several are sent without waiting for each other.
 */
export class Wire {
  readonly columnParser: ColumnParser
  /** How long a statement is waited for, in milliseconds. */
  readonly patience: number
  readonly #client: pg.PoolClient
  readonly #sending: Sending
  readonly #underway: ReadTransaction[] = []
  #prepared = new Map<string, Prepared>()
  #generation = 0

  constructor(client: pg.PoolClient, columnParser: ColumnParser, patience: number) {
    this.columnParser = columnParser
    this.patience = patience
    this.#client = client
    this.#sending = (client as unknown as { readonly connection: Sending }).connection
    this.#sending.on('parseComplete', () => this.#underway[0]?.handleParseComplete())
  }

  get reads(): boolean {
    return this.#underway.length > 0
  }

  read({ take }: Rights, statements: readonly Statement[]): Promise<Outcome[]> {
    return new Promise((resolve, reject) => {
      const transaction = new ReadTransaction(this, [take, ...statements], resolve, reject)
      sendTogether(this.#sending)
      transaction.send(this.#sending)
      this.#underway.push(transaction)
      if (this.#underway.length === 1) this.#client.query(transaction)
    })
  }

  /** How to name a statement here, and whether it is to be prepared first. */
  prepare(sql: string): { readonly prepared: Prepared; readonly parse: boolean } {
    const name = preparedName(sql)
    if (name === undefined) return { prepared: { name: '', reader: null }, parse: true }
    const known = this.#prepared.get(sql)
    if (known) return { prepared: known, parse: false }
    const prepared = { name: `${name}_${this.#generation}`, reader: null }
    this.#prepared.set(sql, prepared)
    return { prepared, parse: true }
  }

  /** It was not prepared after all. */
  forget(sql: string): void {
    this.#prepared.delete(sql)
  }

  /** What was prepared is not there, or no longer fits its tables: all is prepared anew, under other names. */
  forgetAll(): void {
    this.#prepared = new Map()
    this.#generation++
  }

  /** The first that was under way has its answer; what comes next is for the one behind it, which was sent already. */
  answered(): void {
    this.#underway.shift()
    const next = this.#underway[0]
    if (next) this.#client.query(next)
  }

  /** Nothing comes any more. */
  broke(error: unknown): void {
    for (const transaction of this.#underway.splice(0)) transaction.reject(error)
  }
}

/** Has what is asked at once leave in one write: writing to a socket is a third of what a subgraph does. */
export function sendTogether({ stream }: Pick<Sending, 'stream'>): void {
  stream.cork()
  process.nextTick(() => stream.uncork())
}
