import pg from 'pg'
import type { Outcome, Statement } from './connection.ts'
import { type Column, type ColumnParser, type RowReader, rowReader } from './row-reader.ts'

/** What pg's connection sends; its published types leave out what each message carries. */
export interface Sending {
  parse(message: { readonly name: string; readonly text: string }): void
  bind(message: { readonly statement: string; readonly values: readonly unknown[] }): void
  describe(message: { readonly type: 'P'; readonly name: string }): void
  execute(message: Record<string, never>): void
  sync(): void
}

/** How a statement stands with one connection. */
export interface PreparedStatement {
  /** Empty when it is not kept. */
  readonly name: string
  /** Reads its rows, once they were described. */
  reader: RowReader | null
}

/** What a transaction asks of the connection that it goes over, and tells it. */
export interface Line {
  readonly columnParser: ColumnParser
  /** How to name a statement here, and whether it is to be prepared first. */
  prepare(sql: string): { readonly prepared: PreparedStatement; readonly parse: boolean }
  /** It was not prepared after all. */
  forget(sql: string, prepared: PreparedStatement): void
  /** What was prepared is not there, or no longer fits its tables. */
  forgetAll(): void
  /** All that comes from here on is for the next. */
  answered(): void
  /** Nothing comes any more. */
  broke(error: unknown): void
}

/** PostgreSQL's codes for a prepared statement that is not there, and for one whose tables have changed since. */
const outdated: ReadonlySet<string | undefined> = new Set(['26000', '0A000'])
/** How the server says that it ends the connection. */
const ending: ReadonlySet<string | undefined> = new Set(['FATAL', 'PANIC'])

/** Writes a value as the server reads it; pg offers it, and its published types leave it out. */
const { prepareValue } = (pg as unknown as { readonly utils: { prepareValue(value: unknown): unknown } })
  .utils

interface Step {
  readonly sql: string
  /** As the server takes them. */
  readonly values: readonly unknown[]
  readonly prepared: PreparedStatement
  /** Whether it is prepared in this transaction. */
  readonly parse: boolean
  parsed: boolean
  readonly rows: unknown[]
  /** Why a row of it could not be read. */
  unread?: { readonly error: unknown }
}

/** One transaction on its way: statements, of which the first takes the rights. pg's client hands it the answers. */
export class ReadTransaction implements pg.Submittable {
  readonly #line: Line
  readonly #steps: readonly Step[]
  readonly #resolve: (outcomes: Outcome[]) => void
  readonly reject: (error: unknown) => void
  #at = 0

  constructor(
    line: Line,
    statements: readonly Statement[],
    resolve: (outcomes: Outcome[]) => void,
    reject: (error: unknown) => void,
  ) {
    this.#line = line
    this.#resolve = resolve
    this.reject = reject
    // A value that cannot be written is found before anything is held to be prepared.
    const values = statements.map(({ parameters }) => parameters.map((value) => prepareValue(value)))
    this.#steps = statements.map(({ sql }, at) => ({
      sql,
      values: values[at] ?? [],
      ...line.prepare(sql),
      parsed: false,
      rows: [],
    }))
  }

  send(to: Sending): void {
    for (const { sql, values, prepared, parse } of this.#steps) {
      if (parse) to.parse({ name: prepared.name, text: sql })
      to.bind({ statement: prepared.name, values })
      if (!prepared.reader) to.describe({ type: 'P', name: '' })
      to.execute({})
    }
    to.sync()
  }

  /** It was sent before the client came to it. */
  submit(): void {}

  handleParseComplete(): void {
    const step = this.#steps[this.#at]
    if (step) step.parsed = true
  }

  handleRowDescription({ fields }: { readonly fields: readonly Column[] }): void {
    const step = this.#steps[this.#at]
    if (step) step.prepared.reader = rowReader(fields, this.#line.columnParser)
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    const step = this.#steps[this.#at]
    if (!step?.prepared.reader) return
    try {
      step.rows.push(step.prepared.reader(fields))
    } catch (error) {
      step.unread = { error }
    }
  }

  handleCommandComplete(): void {
    this.#at++
  }

  handleEmptyQuery(): void {
    this.handleCommandComplete()
  }

  handleReadyForQuery(): void {
    this.#line.answered()
    this.#resolve(this.#outcomes())
  }

  /** Of the server, about the statement that ran; or of the client, about the connection. */
  handleError(error: unknown): void {
    if (!(error instanceof pg.DatabaseError) || ending.has(error.severity)) {
      this.#line.broke(error)
      return
    }
    const failed = this.#steps[this.#at]
    for (const { sql, prepared, parse, parsed } of this.#steps.slice(this.#at)) {
      if (parse && !parsed) this.#line.forget(sql, prepared)
    }
    // One that was prepared just now will not do better when it is prepared once more.
    const again = failed !== undefined && !failed.parse && outdated.has(error.code)
    if (again) this.#line.forgetAll()
    this.#line.answered()
    if (again || this.#at > 0) this.#resolve(this.#outcomes(again ? undefined : error))
    else this.reject(error)
  }

  /** Of all but the first. */
  #outcomes(error?: unknown): Outcome[] {
    return this.#steps.slice(1).map(({ rows, unread }, index): Outcome => {
      const at = index + 1
      if (unread) return { kind: 'failed', error: unread.error }
      if (at < this.#at) return { kind: 'rows', rows }
      return at === this.#at && error !== undefined ? { kind: 'failed', error } : { kind: 'not run' }
    })
  }
}
