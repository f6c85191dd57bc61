/** Every code that an answer of the hub can carry. */
export type ErrorCode =
  | 'BAD_REQUEST'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'METHOD_NOT_ALLOWED'
  | 'UNSUPPORTED_MEDIA_TYPE'
  | 'PAYLOAD_TOO_LARGE'
  | 'TOO_MANY_REQUESTS'
  | 'LIMIT_EXCEEDED'
  | 'NOT_PLANNABLE'
  | 'GRAPHQL_PARSE_FAILED'
  | 'GRAPHQL_VALIDATION_FAILED'
  | 'BAD_USER_INPUT'
  | 'UNAUTHORIZED_FIELD_OR_TYPE'
  | 'SOURCE_FAILED'
  | 'SOURCE_TIMED_OUT'
  | 'SOURCE_UNAVAILABLE'
  // Why a count cannot be told: the statuses of the schema's `Telling`.
  | 'NIET_VAN_TOEPASSING'
  | 'ONBEKEND'
  | 'ONDERDRUKT'
  | 'NOT_READY'
  | 'DEADLINE_EXCEEDED'
  | 'INTERNAL_SERVER_ERROR'

/** An error of a request as a whole, which may be shown as it is: no personal data, no secret, no internals. */
export class PublicError extends Error {
  readonly code: ErrorCode
  readonly status: number
  readonly extensions: Readonly<Record<string, unknown>>
  /** After how many seconds it may be tried again, where that is known. */
  readonly retryAfter: number | undefined

  constructor(
    code: ErrorCode,
    status: number,
    message: string,
    extensions: Record<string, unknown> = {},
    retryAfter?: number,
  ) {
    super(message)
    this.name = 'PublicError'
    this.code = code
    this.status = status
    this.extensions = extensions
    this.retryAfter = retryAfter
  }

  /** What the log has of it besides status and code, and the caller does not. */
  get forLog(): Readonly<Record<string, unknown>> {
    return {}
  }

  /** Headers that go with it: name, value, name, value. */
  get headers(): readonly string[] {
    return this.retryAfter === undefined ? [] : ['retry-after', String(this.retryAfter)]
  }
}

/** All that is wrong with one request, where that can be more than one thing. */
export class PublicErrors extends PublicError {
  readonly errors: readonly AnswerError[]

  constructor(code: ErrorCode, status: number, message: string, errors: readonly AnswerError[]) {
    super(code, status, message)
    this.errors = errors
  }
}

/** One entry of an answer's `errors`. */
export interface AnswerError {
  readonly message: string
  readonly path?: readonly (string | number)[]
  readonly locations?: readonly { readonly line: number; readonly column: number }[]
  readonly extensions: { readonly code: ErrorCode; readonly [key: string]: unknown }
}

/** The one function that decides what of an unexpected error leaves the hub: nothing but that it happened. */
export function toPublic(error: unknown): PublicError {
  if (error instanceof PublicError) return error
  return new PublicError('INTERNAL_SERVER_ERROR', 500, 'The hub could not answer this request')
}

/** The entries of `errors` that say it. */
export function toAnswerErrors(error: PublicError): readonly AnswerError[] {
  if (error instanceof PublicErrors) return error.errors
  return [{ message: error.message, extensions: { ...error.extensions, code: error.code } }]
}
