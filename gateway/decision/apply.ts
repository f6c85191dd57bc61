import type { Reason } from '../../schema/rights/policy.ts'
import type { AnswerError } from '../errors.ts'
import { hold } from './conditions.ts'
import { type Modified, type Refused, reasonsOf } from './decide.ts'
import type { Shape } from './shape.ts'

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
 */
export function applyRefusals(
  decision: Modified | Refused,
  data: Data | null | undefined,
  variables: Readonly<Record<string, unknown>>,
): WithRefusals {
  const errors: AnswerError[] = []
  const typeKey = decision.kind === 'modified' ? decision.typeKey : ''

  function place(value: unknown, shape: Shape, path: Path): unknown {
    if (value === null || value === undefined) return null
    if (Array.isArray(value)) return value.map((item, index) => place(item, shape, [...path, index]))
    if (typeof value !== 'object') return value
    return fill(value as Data, shape, path)
  }

  function fill(object: Data, shape: Shape, path: Path): Data {
    const type = object[typeKey]
    const filled: Data = Object.create(null)
    for (const { key, types, conditions, refused } of shape.entries) {
      if (Object.hasOwn(filled, key)) continue
      if (typeof type === 'string' && !types.has(type)) continue
      if (refused) {
        if (!hold(conditions, variables)) continue
        filled[key] = null
        errors.push(refusal(refused, [...path, key]))
      } else if (Object.hasOwn(object, key)) {
        const child = shape.children.get(key)
        filled[key] = child?.hasRefusals ? place(object[key], child, [...path, key]) : object[key]
      }
    }
    return filled
  }

  if (decision.kind === 'refused' && decision.whole) {
    return { data: null, errors: reasonsOf(decision).map((reason) => refusal(reason)) }
  }
  if (decision.kind === 'refused') {
    const filled = fill({}, decision.shape, [])
    return { data: Object.keys(filled).length > 0 ? null : filled, errors }
  }
  return { data: data ? (place(data, decision.shape, []) as Data) : null, errors }
}

function refusal({ veld, vereist }: Reason, path?: Path): AnswerError {
  return {
    message: `Not authorised to read "${veld}"`,
    ...(path ? { path } : {}),
    extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE', veld, vereist },
  }
}
