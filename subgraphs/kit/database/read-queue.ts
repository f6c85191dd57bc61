import type { Pool, PoolConnection, Rights, Statement } from './connection.ts'

/** The share of a pool's connections that quick statements use at most, and leave to them. */
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
 * more goes together. A statement that can take long has a transaction and a connection of its own, for which callers
 * take turns.
 */
export class ReadQueue {
  readonly #pool: Pool
  /** How many connections each kind uses at most; both wait for the same one where there is one. */
  readonly #most: { readonly quick: number; readonly slow: number }
  #quick: Transaction[] = []
  /** Those among them that others may still join. */
  readonly #open = new Map<Rights, Transaction>()
  #driving = 0
  #planned = false
  readonly #slow: Transaction[] = []
  readonly #running: Rights[] = []

  constructor(pool: Pool) {
    this.#pool = pool
    const quick = Math.max(1, Math.floor(pool.size * quickShare))
    this.#most = { quick, slow: Math.max(1, pool.size - quick) }
  }

  /** The rows of a statement that is known to be quick. */
  quick(rights: Rights, statement: Statement): Promise<unknown[]> {
    return new Promise((answer, refuse) => this.#join(rights, { statement, answer, refuse }))
  }

  /** The rows of a statement that may take long. */
  alone(rights: Rights, statement: Statement): Promise<unknown[]> {
    return new Promise((answer, refuse) => this.#line(rights, { statement, answer, refuse }))
  }

  #join(rights: Rights, asked: Asked): void {
    const open = this.#open.get(rights)
    if (open && open.asked.length < together) {
      open.asked.push(asked)
      return
    }
    const transaction = { rights, asked: [asked] }
    this.#open.set(rights, transaction)
    this.#quick.push(transaction)
    this.#plan()
  }

  /** Has idle connections take what waits, once everything that happens at this moment was asked. */
  #plan(): void {
    if (this.#planned || this.#quick.length === 0) return
    this.#planned = true
    setImmediate(() => {
      this.#planned = false
      const idle = Math.min(this.#most.quick - this.#driving, this.#quick.length)
      for (let left = idle; left > 0; left--) void this.#drive(this.#take(left))
    })
  }

  /** The share of what waits for one of so many that take. */
  #take(takers: number): Transaction[] {
    const taken = this.#quick.splice(0, Math.min(Math.ceil(this.#quick.length / takers), atOnce))
    for (const one of taken) if (this.#open.get(one.rights) === one) this.#open.delete(one.rights)
    return taken
  }

  /** Holds a connection for as long as there is something quick to ask; the only one there is, for one turn. */
  async #drive(first: Transaction[]): Promise<void> {
    this.#driving++
    let taken = first
    await this.#connected(taken, async (connection) => {
      let broken = false
      do {
        const again = (one: Asked, { rights }: Transaction) => this.#join(rights, one)
        broken = (await Promise.all(taken.map((one) => run(connection, one, again)))).includes(true)
        taken = broken || this.#pool.size === 1 ? [] : this.#take(1)
      } while (taken.length > 0)
      return broken
    })
    this.#driving--
    this.#plan()
  }

  #line(rights: Rights, asked: Asked): void {
    this.#slow.push({ rights, asked: [asked] })
    this.#next()
  }

  /** Whoever has least under way comes first, and of those who waits longest. */
  #next(): void {
    if (this.#running.length >= this.#most.slow || this.#slow.length === 0) return
    const under = (rights: Rights) => this.#running.filter((one) => one === rights).length
    const least = Math.min(...this.#slow.map(({ rights }) => under(rights)))
    const at = this.#slow.findIndex(({ rights }) => under(rights) === least)
    for (const transaction of this.#slow.splice(at, 1)) void this.#runAlone(transaction)
  }

  async #runAlone(transaction: Transaction): Promise<void> {
    this.#running.push(transaction.rights)
    await this.#connected([transaction], (connection) =>
      run(connection, transaction, (one, { rights }) => this.#line(rights, one)),
    )
    this.#running.splice(this.#running.indexOf(transaction.rights), 1)
    this.#next()
  }

  /** Uses a connection; where there is none to be had, those for whom it was hear so. */
  async #connected(
    taken: readonly Transaction[],
    use: (connection: PoolConnection) => Promise<boolean>,
  ): Promise<void> {
    let connection: PoolConnection
    try {
      connection = await this.#pool.connect()
    } catch (error) {
      for (const { asked } of taken) for (const { refuse } of asked) refuse(error)
      return
    }
    connection.release(await use(connection))
  }
}

/** @returns whether the connection is to be closed. */
async function run(
  connection: PoolConnection,
  transaction: Transaction,
  again: (one: Asked, transaction: Transaction) => void,
): Promise<boolean> {
  const { rights, asked } = transaction
  try {
    const outcomes = await connection.read(
      rights,
      asked.map(({ statement }) => statement),
    )
    for (const [at, one] of asked.entries()) {
      const outcome = outcomes[at]
      if (outcome?.kind === 'rows') one.answer(outcome.rows)
      else if (outcome?.kind === 'failed') one.refuse(outcome.error)
      else again(one, transaction)
    }
    return false
  } catch (error) {
    for (const { refuse } of asked) refuse(error)
    return true
  }
}

const queues = new WeakMap<Pool, ReadQueue>()

/** All who read from a pool wait in one queue. */
export function readQueueOf(pool: Pool): ReadQueue {
  const queue = queues.get(pool) ?? new ReadQueue(pool)
  queues.set(pool, queue)
  return queue
}
