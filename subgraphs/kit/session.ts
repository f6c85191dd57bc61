import type { Kysely } from 'kysely'
import type { Caller } from '../../schema/rights/caller.ts'
import type { Connection, Pool } from './database/connection.ts'
import { kyselyOn, type StatementListener } from './database/kysely.ts'

/**
 * One caller's view of the database during one request: a read-only transaction under the subgraph's reader
 * role, with the caller's bereik as local settings, which the row-level security policies read. It begins at
 * the first query, so a request that needs no row costs nothing. One instance per request, never shared.
 */
export class Session<Tables> {
  readonly #pool: Pool
  readonly #begin: string
  readonly #onStatement: StatementListener | undefined
  #opening: Promise<{ connection: Connection; db: Kysely<Tables> }> | undefined
  #last: Promise<unknown> = Promise.resolve()
  #closed = false
  #failed = false

  constructor(pool: Pool, readerRole: string, caller: Caller, onStatement?: StatementListener) {
    this.#pool = pool
    this.#begin = beginFor(readerRole, caller)
    this.#onStatement = onStatement
  }

  /** Runs a query as the caller. Queries of one session run one after the other. */
  read<Answer>(query: (db: Kysely<Tables>) => Promise<Answer>): Promise<Answer> {
    if (this.#closed) throw new Error('Reading in a session: it is closed')
    const answer = this.#last.then(async () => {
      this.#opening ??= this.#open()
      const { db } = await this.#opening
      return query(db)
    })
    this.#last = answer.catch(() => {
      this.#failed = true
    })
    return answer
  }

  /** Ends the transaction and gives the connection back. */
  async close(): Promise<void> {
    this.#closed = true
    await this.#last
    const opened = await this.#opening?.catch(() => undefined)
    if (!opened) return
    try {
      await opened.connection.exec(this.#failed ? 'rollback' : 'commit')
      opened.connection.release()
    } catch {
      opened.connection.release(true)
    }
  }

  async #open() {
    const connection = await this.#pool.connect()
    try {
      await connection.exec(this.#begin)
    } catch (error) {
      connection.release(true)
      throw error
    }
    return { connection, db: kyselyOn<Tables>(connection, this.#onStatement) }
  }
}

const begins = new WeakMap<Caller, Map<string, string>>()

/** The same caller begins often: its text is made once per role. */
function beginFor(readerRole: string, caller: Caller): string {
  const ofCaller = begins.get(caller) ?? new Map<string, string>()
  begins.set(caller, ofCaller)
  const begin = ofCaller.get(readerRole) ?? beginAs(readerRole, caller)
  ofCaller.set(readerRole, begin)
  return begin
}

/** One round trip: begin, reader role and the caller's settings. `*` stands for "no limit". */
function beginAs(readerRole: string, caller: Caller): string {
  const settings = {
    'nwb.organisaties': list(caller.organisaties),
    'nwb.organisaties_statistiek': list(caller.organisatiesStatistiek),
    'nwb.functies': list(caller.functies),
    'nwb.beperkingen': caller.beperkingen.join(','),
    'nwb.doel': caller.doel ?? '',
  }
  const sets = Object.entries(settings).map(([name, value]) => `set local ${name} = ${literal(value)}`)
  return ['begin read only', `set local role ${identifier(readerRole)}`, ...sets].join('; ')
}

function list(values: 'ALLE' | readonly string[]): string {
  return values === 'ALLE' ? '*' : values.join(',')
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

function identifier(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}
