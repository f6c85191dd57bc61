import type { OperationKind } from '../planner/plan.ts'
import { type Source, type SourceAnswer, SourceError, type Unread } from '../sources/source.ts'
import type { Data } from './data.ts'
import type { Run } from './run.ts'
import { noAnswer, type RealNames } from './source-errors.ts'
import type { Types } from './supergraph/types.ts'

/** What compiling a fetch needs besides the plan. */
export interface FetchParts {
  readonly types: Types
  readonly source: Source
  /** The aliases that were replaced, by what they became. */
  readonly names: RealNames
}

interface Question {
  readonly operation: string
  readonly operationKind: OperationKind
  /** The variables of the caller that it uses. */
  readonly variables: readonly string[]
}

/** Asks a source, with more variables than the caller gave; never fails: where nothing came, reading says so. */
export async function ask(
  source: Source,
  { operation: query, operationKind: kind, variables: used }: Question,
  { variables: given, traceparent, caller, until }: Run,
  more?: Data,
): Promise<Unread> {
  const variables: Data = {}
  for (const name of used) {
    if (Object.hasOwn(given, name) && given[name] !== undefined) variables[name] = given[name]
  }
  if (more) Object.assign(variables, more)
  try {
    const answered = source.execute({ query, kind, variables, traceparent }, caller)
    const left = until - performance.now()
    return await (left < (source.timeout ?? Number.POSITIVE_INFINITY)
      ? orTooLate(source, answered, left)
      : answered)
  } catch (error) {
    return () => {
      throw error
    }
  }
}

/** What comes too late is nobody's answer any more; what came before it still is. */
function orTooLate(source: Source, answered: Promise<Unread>, left: number): Promise<Unread> {
  return new Promise((resolve, reject) => {
    const late = () =>
      reject(new SourceError(source.name, 'the time to answer in was over', { code: 'SOURCE_TIMED_OUT' }))
    const timer = setTimeout(late, Math.max(0, left))
    answered.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

/** @throws {SourceError} where it is no answer. */
export function readAnswer(source: Source, unread: Unread): SourceAnswer {
  const answer = unread()
  if (answer.errors === undefined || Array.isArray(answer.errors)) return answer
  throw new SourceError(source.name, 'errors that are no list')
}

/** The objects lack what was asked, since nothing came. */
export function fail(run: Run, source: Source, targets: readonly Data[], error: unknown): void {
  run.errors.push(noAnswer(source.name, error))
  run.leave(targets, 'explained')
}

/** What the plan renames can be an alias that was replaced. */
export function realNames(aliases: RealNames, renamed: RealNames): RealNames {
  if (renamed.size === 0) return aliases
  return new Map([
    ...aliases,
    ...[...renamed].map(([key, name]) => [key, aliases.get(name) ?? name] as const),
  ])
}
