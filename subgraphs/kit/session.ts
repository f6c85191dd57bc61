import type { Kysely } from 'kysely'
import type { Caller } from '../../schema/rights/caller.ts'
import type { Connection, Pool } from './database/connection.ts'
import type { Statement } from './database/known-statements.ts'
import { kyselyOn, type StatementListener } from './database/kysely.ts'

/**
 * One caller's view of the database during one request: a read-only transaction under the subgraph's reader
 * role, with the caller's bereik as local settings, which the row-level security policies read. It begins at
 * the first query, so a request that needs no row costs nothing. What is asked at once is sent at once, the
 * beginning included: one round trip for all of it. One instance per request, never shared.
 */
export class Session<Tables> {
  readonly #pool: Pool
  readonly #begin: string
  readonly #onStatement: StatementListener | undefined
  #opening: Promise<Opened<Tables>> | undefined
  readonly #asked: Promise<unknown>[] = []
  #closed = false
  #failed = false

  constructor(pool: Pool, readerRole: string, caller: Caller, onStatement?: StatementListener) {
    this.#pool = pool
    this.#begin = beginFor(readerRole, caller)
    this.#onStatement = onStatement
  }

  /** Runs a query as the caller. Queries of one session run one after the other, in the order of asking. */
  read<Answer>(query: (db: Kysely<Tables>) => Promise<Answer>): Promise<Answer> {
    return this.#ask(({ db }) => query(db))
  }

  /** Runs a statement that is known already, as the caller. */
  run<Row>({ sql, parameters }: Statement): Promise<Row[]> {
    return this.#ask(async ({ connection }) => {
      this.#onStatement?.(sql)
      return (await connection.query<Row>(sql, parameters)).rows
    })
  }

  #ask<Answer>(query: (opened: Opened<Tables>) => Promise<Answer>): Promise<Answer> {
    if (this.#closed) throw new Error('Reading in a session: it is closed')
    this.#opening ??= this.#open()
    const answer = this.#opening.then((opened) => whenBegun(opened.begun, query(opened)))
    this.#asked.push(
      answer.catch(() => {
        this.#failed = true
      }),
    )
    return answer
  }

  /** Ends the transaction and gives the connection back. */
  async close(): Promise<void> {
    this.#closed = true
    await Promise.all(this.#asked)
    const opened = await this.#opening?.catch(() => undefined)
    if (!opened) return
    const { connection, begun } = opened
    try {
      await begun
      await connection.exec(this.#failed ? 'rollback' : 'commit')
      connection.release()
    } catch {
      connection.release(true)
    }
  }

  async #open(): Promise<Opened<Tables>> {
    const connection = await this.#pool.connect()
    const begun = connection.exec(this.#begin)
    // Whoever asked hears of it; this keeps it from counting as unheard until then.
    begun.catch(() => {})
    return { connection, begun, db: kyselyOn<Tables>(connection, this.#onStatement) }
  }
}

interface Opened<Tables> {
  readonly connection: Connection
  /** When the transaction has begun; what was sent behind it may not be handed over before. */
  readonly begun: Promise<void>
  readonly db: Kysely<Tables>
}

/**
 * The answer to a query that was sent behind the beginning of its transaction. Where that failed, the query ran as
 * whoever the connection belongs to: then there is no answer.
 */
async function whenBegun<Answer>(begun: Promise<void>, answer: Promise<Answer>): Promise<Answer> {
  const [, given] = await Promise.all([begun, answer])
  return given
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
