import { hold } from '../../schema/language/conditions.ts'
import type { Reason } from '../../schema/rights/policy.ts'
import type { AnswerError } from '../errors.ts'
import { type Modified, type Refused, reasonsOf } from './decide.ts'
import type { Entry, Shape } from './shape.ts'

type Data = Record<string, unknown>
type Path = readonly (string | number)[]

/** An answer with its refusals in place. */
export interface WithRefusals {
  readonly data: Data | null
  readonly errors: readonly AnswerError[]
}

/**
 * Puts null where something was taken out, in the order in which the operation asks, and an error for each such
 * place with its true path. A place that the answer does not have (an empty list, a null parent, a skipped field)
 * gets neither.
 *
 * @param variables the request's variables with defaults applied, for `@skip` and `@include`.
 * @param beside whether something else stands beside it in the answer: then each refused field is null by itself, and
 * without that an operation of which nothing is left has no data.
 */
export function applyRefusals(
  decision: Modified | Refused,
  data: Data | null | undefined,
  variables: Readonly<Record<string, unknown>>,
  beside = false,
): WithRefusals {
  const errors: AnswerError[] = []
  const given = (variable: string) => variables[variable]
  const typeKey = decision.kind === 'modified' ? decision.typeKey : ''

  function place(value: unknown, shapes: readonly Shape[], path: Path): unknown {
    if (value === null || value === undefined) return null
    if (Array.isArray(value)) return value.map((item, index) => place(item, shapes, [...path, index]))
    if (typeof value !== 'object') return value
    return fill(value as Data, shapes, path)
  }

  function fill(object: Data, shapes: readonly Shape[], path: Path): Data {
    const filled: Data = Object.create(null)
    for (const [key, entries] of standing(shapes, object[typeKey])) {
      const refused = entries.find((entry) => entry.refused)?.refused
      if (refused) {
        filled[key] = null
        errors.push(refusal(refused, [...path, key]))
      } else if (Object.hasOwn(object, key)) {
        const below = entries.flatMap((entry) => (entry.below?.needsWork ? [entry.below] : []))
        // All that is asked there, also where only some of it changes: what is left out here would be lost.
        const all = entries.flatMap((entry) => entry.below ?? [])
        filled[key] = below.length > 0 ? place(object[key], all, [...path, key]) : object[key]
      }
    }
    return filled
  }

  /** The entries that stand on an object of this type in this request, by key, in order. */
  function standing(shapes: readonly Shape[], type: unknown): Map<string, Entry[]> {
    const byKey = new Map<string, Entry[]>()
    for (const entry of shapes.flatMap(({ entries }) => entries)) {
      if (typeof type === 'string' && !entry.types.has(type)) continue
      if (!hold(entry.conditions, given)) continue
      const known = byKey.get(entry.key)
      if (known) known.push(entry)
      else byKey.set(entry.key, [entry])
    }
    return byKey
  }

  if (decision.kind === 'refused' && decision.whole) {
    return { data: null, errors: reasonsOf(decision).map((reason) => refusal(reason)) }
  }
  if (decision.kind === 'refused') {
    const filled = fill({}, [decision.shape], [])
    return { data: Object.keys(filled).length > 0 && !beside ? null : filled, errors }
  }
  return { data: data ? (place(data, [decision.shape], []) as Data) : null, errors }
}

function refusal({ veld, vereist }: Reason, path?: Path): AnswerError {
  return {
    message: `Not authorised to read "${veld}"`,
    ...(path ? { path } : {}),
    extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE', veld, vereist },
  }
}
