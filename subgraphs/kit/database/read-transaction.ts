import pg from 'pg'
import type { Outcome, Statement } from './connection.ts'
import { type Column, rowReader } from './row-reader.ts'
import type { Prepared, Sending, Wire } from './wire.ts'

/** PostgreSQL's codes for a prepared statement that is not there, and for one whose tables have changed since. */
const outdated: ReadonlySet<string | undefined> = new Set(['26000', '0A000'])

/** Writes a value as the server reads it; pg offers it, and its published types leave it out. */
const { prepareValue } = (pg as unknown as { readonly utils: { prepareValue(value: unknown): unknown } })
  .utils

interface Step {
  readonly sql: string
  /** As the server takes them. */
  readonly values: readonly unknown[]
  readonly prepared: Prepared
  /** Whether it is prepared in this transaction. */
  readonly parse: boolean
  parsed: boolean
  readonly rows: unknown[]
}

/** One transaction on its way: statements, of which the first takes the rights. pg's client hands it the answers. */
export class ReadTransaction implements pg.Submittable {
  readonly #wire: Wire
  readonly #steps: readonly Step[]
  readonly #resolve: (outcomes: Outcome[]) => void
  readonly #reject: (error: unknown) => void
  #at = 0
  /** How long the client waits for the whole, in milliseconds. */
  readonly query_timeout: number
  /** The client puts its own in its place, which stops its clock. */
  callback: () => void = () => {}

  constructor(
    wire: Wire,
    statements: readonly Statement[],
    resolve: (outcomes: Outcome[]) => void,
    reject: (error: unknown) => void,
  ) {
    this.#wire = wire
    this.query_timeout = wire.patience * statements.length
    this.#resolve = resolve
    this.#reject = reject
    this.#steps = statements.map(({ sql, parameters }) => ({
      sql,
      values: parameters.map((value) => prepareValue(value)),
      ...wire.prepare(sql),
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
    if (step) step.prepared.reader = rowReader(fields, this.#wire.columnParser)
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    const step = this.#steps[this.#at]
    if (step?.prepared.reader) step.rows.push(step.prepared.reader(fields))
  }

  handleCommandComplete(): void {
    this.#at++
  }

  handleEmptyQuery(): void {
    this.#at++
  }

  handleReadyForQuery(): void {
    this.#resolve(this.#outcomes())
    this.#end()
  }

  /** Of the server, about the statement that ran; or of the client, about the connection. */
  handleError(error: unknown): void {
    if (!(error instanceof pg.DatabaseError)) {
      this.#wire.broke(error)
      return
    }
    for (const { sql, parse, parsed } of this.#steps.slice(this.#at)) {
      if (parse && !parsed) this.#wire.forget(sql)
    }
    const again = outdated.has(error.code) && this.#steps[this.#at]?.prepared.name !== ''
    if (again) this.#wire.forgetAll()
    if (again || this.#at > 0) this.#resolve(this.#outcomes(again ? undefined : error))
    else this.#reject(error)
    this.#end()
  }

  reject(error: unknown): void {
    this.callback()
    this.#reject(error)
  }

  /** Of all but the first. */
  #outcomes(error?: unknown): Outcome[] {
    return this.#steps.slice(1).map(({ rows }, index): Outcome => {
      const at = index + 1
      if (at < this.#at) return { kind: 'rows', rows }
      return at === this.#at && error !== undefined ? { kind: 'failed', error } : { kind: 'not run' }
    })
  }

  #end(): void {
    this.callback()
    this.#wire.answered()
  }
}
