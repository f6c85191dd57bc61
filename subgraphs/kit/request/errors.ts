import { GraphQLError, Kind } from 'graphql'
import type { Misfit } from '../../../schema/language/misfits.ts'

/** What went wrong at the source, for the log: no value of a parameter or a row is in it. */
export interface Failure {
  /** Where in the answer: `organisaties.edges.0.node`. */
  readonly path: string
  /** The kind of error: `error` (PostgreSQL), `TypeError`. */
  readonly name: string
  /** What the error said; null where that can hold a value. */
  readonly message: string | null
  /** PostgreSQL's code: `42P01`. */
  readonly sqlState: string | null
  /** Where in our code, without the message. */
  readonly stack: string
  /** Of the request in which it happened, where that said so. */
  readonly trace_id?: string | undefined
}

/** Is told of every failure that an answer does not show. */
export type FailureListener = (failure: Failure) => void

/** Codes of errors that our own code makes for the caller to read. */
const shown: ReadonlySet<unknown> = new Set([
  'BAD_USER_INPUT',
  'UNAUTHORIZED_FIELD_OR_TYPE',
  'LIMIT_EXCEEDED',
  // Statuses of a count that cannot be told.
  'NIET_VAN_TOEPASSING',
  'ONBEKEND',
  'ONDERDRUKT',
])

const written: ReadonlySet<string> = new Set<string>([
  Kind.VARIABLE,
  Kind.INT,
  Kind.FLOAT,
  Kind.STRING,
  Kind.BOOLEAN,
  Kind.NULL,
  Kind.ENUM,
  Kind.LIST,
  Kind.OBJECT,
  Kind.OBJECT_FIELD,
])

/** PostgreSQL's `character_not_in_repertoire`: a text that no text column can hold. */
const notText = '22021'

/** Classes of PostgreSQL errors whose messages quote data: of a value, of a row, or raised by a function. */
const quoting = /^(22|23|P0)/

/**
 * The one function that decides what of an error in execution leaves the subgraph: what our code made for the
 * caller, and that a value does not fit. Of anything else only that it happened, and where.
 */
export function presentable(error: GraphQLError, onFailure?: FailureListener): GraphQLError {
  const { weggelaten } = error.extensions
  if (weggelaten === undefined) return presentableOne(error, onFailure)
  // Those that it stands for are of a kind of which the first went to the log.
  const { message, extensions } = presentableOne(error)
  return new GraphQLError(message, { extensions: { ...extensions, weggelaten } })
}

function presentableOne(error: GraphQLError, onFailure?: FailureListener): GraphQLError {
  const cause: unknown = error.originalError ?? error
  const { path } = error
  if (cause instanceof GraphQLError && shown.has(cause.extensions['code'])) {
    return new GraphQLError(cause.message, { path, extensions: cause.extensions })
  }
  if (isAboutValue(error)) return badInput(nullArgument, path)
  if (sqlStateOf(cause) === notText)
    return badInput('A text in this request is none that the source can hold', path)
  onFailure?.(failureOf(cause, path))
  return new GraphQLError('The source could not answer this field', {
    path,
    extensions: { code: 'SOURCE_FAILED' },
  })
}

/** An error of parsing, with the place and not the text that stands there. */
export function unparsable(error: unknown): GraphQLError {
  const { source, positions } = error instanceof GraphQLError ? error : {}
  return new GraphQLError('The operation could not be parsed', {
    source,
    positions,
    extensions: { code: 'GRAPHQL_PARSE_FAILED' },
  })
}

/** An error of validation by our own rules, which quote no value: without suggestions of other names. */
export function invalid({ message, source, positions }: GraphQLError): GraphQLError {
  return new GraphQLError(message.replace(/ Did you mean .*$/s, ''), {
    source,
    positions,
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
  })
}

export function unfitVariable({ message, place }: Misfit): GraphQLError {
  return badInput(message, undefined, { variable: place })
}

export function badInput(
  message: string,
  path?: GraphQLError['path'],
  extensions?: Readonly<Record<string, unknown>>,
): GraphQLError {
  return new GraphQLError(message, { path, extensions: { ...extensions, code: 'BAD_USER_INPUT' } })
}

/** All that can still be wrong with a value in execution: a variable that may be null, where null may not stand. */
const nullArgument = 'An argument or a field of it is null; wanted a value: it may not be missing or null'

/** Whether graphql-js complains of a value: it then points at the value, and quotes it. */
function isAboutValue({ nodes }: GraphQLError): boolean {
  return nodes?.[0] !== undefined && written.has(nodes[0].kind)
}

function failureOf(cause: unknown, path: GraphQLError['path']): Failure {
  const error = cause instanceof Error ? cause : new Error('Something that is no error was thrown')
  const sqlState = sqlStateOf(cause)
  // graphql-js quotes what a resolver returned when it does not fit the schema.
  const quotes = cause instanceof GraphQLError || (sqlState !== null && quoting.test(sqlState))
  return {
    path: (path ?? []).join('.'),
    name: error.name,
    message: quotes ? null : error.message,
    sqlState,
    stack: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .join('\n'),
  }
}

function sqlStateOf(cause: unknown): string | null {
  const code: unknown = cause instanceof Error && 'code' in cause ? cause.code : null
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : null
}
