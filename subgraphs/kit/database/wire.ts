import type pg from 'pg'
import type { Outcome, Rights, Statement } from './connection.ts'
import { preparedName } from './prepared.ts'
import { type Line, type PreparedStatement, ReadTransaction, type Sending } from './read-transaction.ts'
import type { ColumnParser } from './row-reader.ts'

/** pg's own connection, as far as a wire uses it. */
interface Wired extends Sending {
  readonly stream: { cork(): void; uncork(): void; destroy(): void }
  on(event: 'parseComplete', listener: () => void): void
}

/**
 * Reads over one connection of pg, in the messages of the protocol. A transaction is what stands between two `Sync`s: it
 * takes no `begin` and no `commit`, and once a message in it fails, the server skips what is left of it, so that a
 * statement behind rights that could not be taken never runs. Several are sent without waiting for each other.
 */
export class Wire implements Line {
  readonly columnParser: ColumnParser
  readonly #client: pg.PoolClient
  readonly #wired: Wired
  /** How long a transaction is waited for, in milliseconds: the server sends nothing of it before its end. */
  readonly #patience: number
  readonly #underway: ReadTransaction[] = []
  #clock: NodeJS.Timeout | undefined
  #owned = 0
  #prepared = new Map<string, PreparedStatement>()
  #generation = 0

  constructor(client: pg.PoolClient, columnParser: ColumnParser, patience: number) {
    this.columnParser = columnParser
    this.#client = client
    this.#patience = patience
    this.#wired = (client as unknown as { readonly connection: Wired }).connection
    this.#wired.on('parseComplete', () => this.#underway[0]?.handleParseComplete())
  }

  /**
   * Lets something be asked of the client as the owner. It sends what it is asked when it is ready, and a reading
   * goes at once: asked together, each would get the other's answers.
   */
  async asOwner<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    if (this.#underway.length > 0)
      throw new Error('Asking a connection as its owner: it is reading as a caller')
    this.#owned++
    try {
      return await ask()
    } finally {
      this.#owned--
    }
  }

  read({ take }: Rights, statements: readonly Statement[]): Promise<Outcome[]> {
    return new Promise((resolve, reject) => {
      if (this.#owned > 0) throw new Error('Reading over a connection as a caller: its owner is asking')
      const transaction = new ReadTransaction(this, [take, ...statements], resolve, reject)
      this.#underway.push(transaction)
      this.#send(transaction)
      if (this.#underway[0] === transaction) this.#listen(transaction)
    })
  }

  prepare(sql: string): { readonly prepared: PreparedStatement; readonly parse: boolean } {
    const name = preparedName(sql)
    if (name === undefined) return { prepared: { name: '', reader: null }, parse: true }
    const known = this.#prepared.get(sql)
    if (known) return { prepared: known, parse: false }
    const prepared = { name: `${name}_${this.#generation}`, reader: null }
    this.#prepared.set(sql, prepared)
    return { prepared, parse: true }
  }

  forget(sql: string, prepared: PreparedStatement): void {
    if (this.#prepared.get(sql) === prepared) this.#prepared.delete(sql)
  }

  /** All is prepared anew, under other names. */
  forgetAll(): void {
    this.#prepared = new Map()
    this.#generation++
  }

  answered(): void {
    // Only a statement that opened a transaction of its own leaves one; what it set would outlive it.
    if (this.#client.getTransactionStatus() !== 'I') {
      this.#cut(new Error('Reading as a caller: a statement left a transaction open'))
      return
    }
    this.#underway.shift()
    const next = this.#underway[0]
    if (next) this.#listen(next)
    else this.#stopClock()
  }

  broke(error: unknown): void {
    this.#stopClock()
    for (const transaction of this.#underway.splice(0)) transaction.reject(error)
  }

  /** Has what is asked at once leave in one write: writing to a socket is a third of what a subgraph does. */
  #send(transaction: ReadTransaction): void {
    const { stream } = this.#wired
    stream.cork()
    process.nextTick(() => stream.uncork())
    try {
      transaction.send(this.#wired)
    } catch (error) {
      // Half a transaction would run on into the next.
      this.#cut(error)
    }
  }

  /** Has the client hand over what it receives; what is asked of it was sent already. */
  #listen(transaction: ReadTransaction): void {
    this.#clock ??= setTimeout(
      () => this.#cut(new Error(`Reading as a caller: no answer within ${this.#patience} ms`)),
      this.#patience,
    )
    this.#clock.refresh()
    this.#client.query(transaction)
  }

  #stopClock(): void {
    clearTimeout(this.#clock)
    this.#clock = undefined
  }

  #cut(error: unknown): void {
    this.#wired.stream.destroy()
    this.broke(error)
  }
}
