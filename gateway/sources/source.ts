import type { Caller } from '../../schema/rights/caller.ts'

/** A subgraph as the gateway reaches it: in this process, or over HTTP. */
export interface Source {
  readonly name: string
  /** How long it takes at most, in milliseconds, where it sees to that itself. */
  readonly timeout?: number | undefined
  /** Asks for a caller. Throws {@link SourceError} when nothing comes. */
  execute(request: SourceRequest, caller: Caller): Promise<Unread>
  /** Whether it can be asked now. */
  ready(): Promise<boolean>
  close(): Promise<void>
}

export interface SourceRequest {
  readonly query: string
  readonly variables?: Record<string, unknown> | undefined
  /** Only what is known to be a query may be shared with the same question of another request. */
  readonly kind?: 'query' | 'mutation' | 'subscription' | undefined
  /** W3C trace context of the request. */
  readonly traceparent?: string | undefined
}

/**
 * What came from a source, to be read once, when everything is there that is used with it: objects that wait are in the
 * way of whatever else the process does. Throws {@link SourceError} where it is no answer.
 */
export type Unread = () => SourceAnswer

export interface SourceAnswer {
  readonly data?: Record<string, unknown> | null | undefined
  readonly errors?: readonly SourceAnswerError[] | undefined
}

export interface SourceAnswerError {
  readonly message: string
  readonly path?: readonly (string | number)[] | undefined
  readonly extensions?: Record<string, unknown> | undefined
}

/** Why no answer came: it failed, it took too long, or it was not asked because it fails all the time. */
export type SourceFault = 'SOURCE_FAILED' | 'SOURCE_TIMED_OUT' | 'SOURCE_UNAVAILABLE'

/** No answer came from a source; the message is for the log. */
export class SourceError extends Error {
  readonly source: string
  readonly code: SourceFault

  constructor(source: string, message: string, options: ErrorOptions & { readonly code?: SourceFault } = {}) {
    super(`Asking subgraph "${source}": ${message}`, options)
    this.name = 'SourceError'
    this.source = source
    this.code = options.code ?? 'SOURCE_FAILED'
  }
}
