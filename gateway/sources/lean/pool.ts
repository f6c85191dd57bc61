import { TooLate } from '../faults.ts'
import { SourceConnection } from './connection.ts'
import type { LeanResponse } from './response.ts'

export interface LeanPoolOptions {
  readonly host: string
  readonly port: number
  /** Connections at most; further questions wait for one. */
  readonly connections: number
  /** How large an answer may be, in bytes. */
  readonly maxBytes: number
}

/** A question, until it is answered or its time is over. */
interface Job {
  readonly request: string
  readonly resolve: (response: LeanResponse) => void
  readonly reject: (error: Error) => void
  readonly timer: NodeJS.Timeout
  /** Whether it goes over a connection of which nobody else had anything. */
  readonly fresh: boolean
  connection: SourceConnection | undefined
}

/** Connections to one source, kept open between questions. */
export class LeanPool {
  readonly #options: LeanPoolOptions
  readonly #all = new Set<SourceConnection>()
  readonly #free: SourceConnection[] = []
  readonly #queue: Job[] = []
  #closed: (() => void) | undefined

  constructor(options: LeanPoolOptions) {
    this.#options = options
  }

  /**
   * Asks once. A connection that was kept can turn out to have been closed for being idle: then it fails with
   * `ConnectionLost`, as any other that is lost, and what may be asked again is asked over a fresh one.
   *
   * @param request the whole request, head and body.
   * @param timeout for all of it, in milliseconds.
   */
  ask(request: string, timeout: number, { fresh = false } = {}): Promise<LeanResponse> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#late(job, timeout), timeout)
      const job: Job = {
        request,
        resolve,
        reject,
        timer,
        fresh,
        connection: undefined,
      }
      this.#start(job)
    })
  }

  /** Lets what is under way finish, and closes every connection. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      this.#closed = resolve
    })
    for (const connection of this.#free.splice(0)) connection.destroy(new Error('the pool was closed'))
    if (this.#all.size > 0) await closed
  }

  #start(job: Job): void {
    let connection = this.#free.pop()
    while (connection && !connection.usable) connection = this.#free.pop()
    if (connection && job.fresh) {
      connection.destroy(new Error('a fresh connection takes its place'))
      connection = this.#open()
    }
    if (!connection && this.#all.size < this.#options.connections) connection = this.#open()
    if (connection) this.#run(job, connection)
    else this.#queue.push(job)
  }

  #open(): SourceConnection {
    const connection: SourceConnection = new SourceConnection(this.#options, this.#options.maxBytes, () => {
      this.#all.delete(connection)
      if (this.#closed && this.#all.size === 0) this.#closed()
      if (this.#all.size >= this.#options.connections) return
      const next = this.#queue.shift()
      if (next) this.#start(next)
    })
    this.#all.add(connection)
    return connection
  }

  #run(job: Job, connection: SourceConnection): void {
    job.connection = connection
    connection.ask(
      job.request,
      (response) => {
        this.#release(connection)
        clearTimeout(job.timer)
        job.resolve(response)
      },
      (error) => {
        clearTimeout(job.timer)
        job.reject(error)
      },
    )
  }

  #release(connection: SourceConnection): void {
    if (!connection.usable) return
    const next = this.#queue.shift()
    if (next?.fresh) {
      connection.destroy(new Error('a fresh connection takes its place'))
      this.#run(next, this.#open())
    } else if (next) this.#run(next, connection)
    else if (this.#closed) connection.destroy(new Error('the pool was closed'))
    else this.#free.push(connection)
  }

  #late(job: Job, timeout: number): void {
    const late = new TooLate(timeout)
    const waiting = this.#queue.indexOf(job)
    if (waiting >= 0) this.#queue.splice(waiting, 1)
    job.reject(late)
    job.connection?.destroy(late)
  }
}
