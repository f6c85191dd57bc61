/** What is said of each way to stop the hub. */
interface Described {
  readonly name: string
  /** Which decision it is directed at, by its number in DECISIONS: `73` work before limits, `75` leaves, and so on. */
  readonly point: string
  /** That each request has other scopes of an afnemer with many; else it is made without a token, and by the least. */
  readonly caller?: 'with other rights each time'
}

/** One request of an attack; what is not said is that of a question at `/v1/graphql`. */
export interface AttackRequest {
  readonly method?: 'GET' | 'POST'
  readonly path?: string
  /** In place of those of a question, by lower-case name. */
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** Requests that cost the hub more than whoever sends them. */
export interface Flood extends Described {
  /** Its request number so many: the same each time, or one that was never sent before. */
  readonly request: (index: number) => AttackRequest
  /** How many are sent in all, and how many are under way at the same time. */
  readonly count: number
  readonly atOnce: number
}

/** Connections that are held without giving or taking what belongs on them. */
export interface Held extends Described {
  /** What is sent at once, of who has these headers (`authorization: …\r\n`, or nothing). */
  readonly beginning: (headers: string) => string
  /** What is sent after that, each half second. */
  readonly drop: string
  /** How much of what comes is taken, each half second; all of it where nothing is said. */
  readonly takes?: number
  readonly connections: number
  /** For how long. */
  readonly seconds: number
}

/** One way to stop the hub. */
export type Attack = Flood | Held

/** A question, as the body of a request. */
export function asking(query: string, variables: unknown = {}): AttackRequest {
  return { body: JSON.stringify({ query, variables }) }
}

/** So many pieces of a document. */
export function times(count: number, write: (index: number) => string): string[] {
  return Array.from({ length: count }, (_, index) => write(index))
}

/** The same field so many times. */
export function aliases(count: number, field: string): string {
  return times(count, (index) => `a${index}: ${field}`).join(' ')
}
