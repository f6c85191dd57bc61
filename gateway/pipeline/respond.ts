import type { GraphQLFormattedError } from 'graphql'
import { applyRefusals } from '../decision/apply.ts'
import type { Decision } from '../decision/decide.ts'
import type { AnswerError } from '../errors.ts'
import type { Answer } from '../operation/answer.ts'
import { ErrorList, leftOutIn } from '../operation/error-list.ts'
import type { ExecutionResult } from '../operation/execution.ts'
import type { Variables } from '../operation/operation-request.ts'
import { toldBySource } from '../operation/told-by-source.ts'
import type { SourceFault } from '../sources/source.ts'

/**
 * The answer to an operation: what was fetched, with refusals in their places and faults made presentable.
 *
 * @param beside whether a description of the schema goes into the answer too.
 */
export function respond(
  decision: Decision,
  result: ExecutionResult | null,
  variables: Variables,
  beside = false,
): Answer {
  const errors = new ErrorList()
  for (const error of result?.errors ?? []) errors.push(error)
  const faults = errors.told.map(presentable)
  if (decision.kind === 'unchanged') return answer(result?.data ?? null, faults)
  const refused = applyRefusals(decision, result?.data, variables, beside)
  return answer(refused.data, [...refused.errors, ...faults])
}

function answer(data: Record<string, unknown> | null, errors: readonly AnswerError[]): Answer {
  return errors.length > 0 ? { errors: [...errors].sort(byPlace), data } : { data }
}

/** In order of place, not of which source was quicker: that would tell something of what it holds. */
function byPlace(a: AnswerError, b: AnswerError): number {
  const [left, right] = [a.path ?? [], b.path ?? []]
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const order = compare(left[index], right[index])
    if (order !== 0) return order
  }
  return (
    left.length - right.length ||
    compare(a.extensions.code, b.extensions.code) ||
    compare(a.message, b.message)
  )
}

function compare(a: string | number | undefined, b: string | number | undefined): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0
}

/** What of a fault in execution may be shown: what a source may tell, and of anything else only that it happened. */
function presentable({ message, path, extensions }: GraphQLFormattedError): AnswerError {
  const where = path ? { path } : {}
  const left = leftOutIn({ extensions })
  const more = left > 0 ? { weggelaten: left } : {}
  const own = toldBySource(extensions?.['code'])
  if (own) {
    const said = own.extensions.flatMap((name) => {
      const value = extensions?.[name]
      return typeof value === 'string' || typeof value === 'number' ? [[name, value] as const] : []
    })
    return { message, ...where, extensions: { code: own.code, ...Object.fromEntries(said), ...more } }
  }
  const source = extensions?.['serviceName']
  const code = sourceFault(extensions?.['code'])
  return {
    message: sourceFaults[code],
    ...where,
    extensions: { code, ...(typeof source === 'string' ? { bron: source } : {}), ...more },
  }
}

/** What is told of a source that gave no answer. */
const sourceFaults: Readonly<Record<SourceFault, string>> = {
  SOURCE_FAILED: 'A source could not answer this part',
  SOURCE_TIMED_OUT: 'A source did not answer this part in time',
  SOURCE_UNAVAILABLE: 'A source is not asked for this part now, because it did not answer time after time',
}

function sourceFault(code: unknown): SourceFault {
  return typeof code === 'string' && Object.hasOwn(sourceFaults, code)
    ? (code as SourceFault)
    : 'SOURCE_FAILED'
}
