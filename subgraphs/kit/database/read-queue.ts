import type { Connection, Pool, Statement } from './connection.ts'
import type { Rights } from './rights.ts'

/** The share of a pool's connections that quick statements use at most. */
const quickShare = 0.5
/** How many transactions a connection is given at a time, at most: the last waits for the first. */
const atOnce = 16
/** How many statements share a transaction, at most. */
const together = 16

interface Asked {
  readonly statement: Statement
  readonly answer: (rows: unknown[]) => void
  readonly refuse: (error: unknown) => void
}

interface Transaction {
  readonly rights: Rights
  readonly asked: Asked[]
}

/**
 * Brings what callers ask to the database in few round trips. Quick statements that are asked at the same moment with
 * the same rights share a transaction, and what waits for a connection goes there in one write: the busier it is, the
 * more goes together. A statement that can take long has a transaction and a connection of its own.
 */
export class ReadQueue {
  readonly #pool: Pool
  /** How many connections quick statements use at most. */
  readonly #lanes: number
  #waiting: Transaction[] = []
  #open = new Map<Rights, Transaction>()
  #busy = 0
  #planned = false

  constructor(pool: Pool) {
    this.#pool = pool
    this.#lanes = Math.max(1, Math.floor(pool.size * quickShare))
  }

  /** The rows of a statement that is known to be quick. */
  quick(rights: Rights, statement: Statement): Promise<unknown[]> {
    return new Promise((answer, refuse) => this.#put(rights, { statement, answer, refuse }))
  }

  /** The rows of a statement that may take long. */
  alone(rights: Rights, statement: Statement): Promise<unknown[]> {
    return new Promise((answer, refuse) => {
      const transaction = { rights, asked: [{ statement, answer, refuse }] }
      this.#pool
        .connect()
        .then(
          (connection) => this.#run(connection, transaction).then((broken) => connection.release(broken)),
          refuse,
        )
    })
  }

  #put(rights: Rights, asked: Asked): void {
    const open = this.#open.get(rights)
    if (open && open.asked.length < together) {
      open.asked.push(asked)
      return
    }
    const transaction = { rights, asked: [asked] }
    this.#open.set(rights, transaction)
    this.#waiting.push(transaction)
    this.#plan()
  }

  /** Has idle lanes take what waits, once everything that happens at this moment was asked. */
  #plan(): void {
    if (this.#planned || this.#waiting.length === 0) return
    this.#planned = true
    setImmediate(() => {
      this.#planned = false
      const idle = Math.min(this.#lanes - this.#busy, this.#waiting.length)
      for (let left = idle; left > 0; left--) void this.#drive(this.#take(left))
    })
  }

  /** The share of what waits for one of so many that take. */
  #take(takers: number): Transaction[] {
    const taken = this.#waiting.splice(0, Math.min(Math.ceil(this.#waiting.length / takers), atOnce))
    for (const one of taken) if (this.#open.get(one.rights) === one) this.#open.delete(one.rights)
    return taken
  }

  /** Holds a connection for as long as there is something to ask. */
  async #drive(first: Transaction[]): Promise<void> {
    this.#busy++
    let taken = first
    try {
      const connection = await this.#pool.connect()
      let broken = false
      while (taken.length > 0 && !broken) {
        broken = (await Promise.all(taken.map((one) => this.#run(connection, one)))).includes(true)
        taken = broken ? [] : this.#take(1)
      }
      connection.release(broken)
    } catch (error) {
      // There was no connection to be had.
      for (const { asked } of taken) for (const { refuse } of asked) refuse(error)
    }
    this.#busy--
    this.#plan()
  }

  /** @returns whether the connection can no longer be used. */
  async #run(connection: Connection, { rights, asked }: Transaction): Promise<boolean> {
    try {
      const outcomes = await connection.read(
        rights,
        asked.map(({ statement }) => statement),
      )
      for (const [at, one] of asked.entries()) {
        const outcome = outcomes[at]
        if (outcome?.kind === 'rows') one.answer(outcome.rows)
        else if (outcome?.kind === 'failed') one.refuse(outcome.error)
        else this.#put(rights, one)
      }
      return false
    } catch (error) {
      for (const { refuse } of asked) refuse(error)
      return true
    }
  }
}

const queues = new WeakMap<Pool, ReadQueue>()

/** All who read from a pool wait in one queue. */
export function readQueueOf(pool: Pool): ReadQueue {
  const queue = queues.get(pool) ?? new ReadQueue(pool)
  queues.set(pool, queue)
  return queue
}
