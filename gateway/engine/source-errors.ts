import type { GraphQLFormattedError } from 'graphql'
import { withCause } from '../operation/cause-of.ts'
import { type SourceAnswerError, SourceError } from '../sources/source.ts'
import type { Path } from './places.ts'

/** The keys in answers that stand for others: those that the plan renames, and aliases that were made safe. */
export type RealNames = ReadonlyMap<string, string>

/** An error in the answer of a source, as one in the answer of the hub. */
export function errorFrom(
  source: string,
  { message, extensions }: SourceAnswerError,
  path: Path | undefined,
): GraphQLFormattedError {
  return {
    message,
    ...(path ? { path } : {}),
    extensions: { code: 'DOWNSTREAM_SERVICE_ERROR', ...extensions, serviceName: source },
  }
}

/** No answer from a source, or one that is no answer to what was asked. */
export function noAnswer(source: string, error: unknown): GraphQLFormattedError {
  const message = error instanceof Error ? error.message : String(error)
  const code = error instanceof SourceError ? error.code : 'SOURCE_FAILED'
  return withCause({ message, extensions: { code, serviceName: source } }, error)
}

export function withRealNames(names: RealNames, path: Path): Path {
  return names.size === 0 ? path : path.map((step) => names.get(String(step)) ?? step)
}
