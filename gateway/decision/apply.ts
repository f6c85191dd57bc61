import { hold } from '../../schema/language/conditions.ts'
import type { Reason } from '../../schema/rights/policy.ts'
import type { AnswerError } from '../errors.ts'
import { type Modified, type Refused, reasonsOf } from './decide.ts'
import { RefusalList } from './refusal-list.ts'
import type { Entry, Shape } from './shape.ts'

type Data = Record<string, unknown>

/** An answer with its refusals in place. */
export interface WithRefusals {
  readonly data: Data | null
  readonly errors: readonly AnswerError[]
}

/** What stands under one key of an object of a type. */
interface Standing {
  readonly key: string
  readonly refused: Reason | null
  /** All that is asked below it; null where the answer stays as it is. */
  readonly below: readonly Shape[] | null
}

/**
 * Puts null where something was taken out, in the order in which the operation asks, and an error for each field that
 * was, with the places where it stands (see `RefusalList`). A place that the answer does not have (an empty list, a
 * null parent, a skipped field) gets neither.
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
  const refusals = new RefusalList()
  const given = (variable: string) => variables[variable]
  const typeKey = decision.kind === 'modified' ? decision.typeKey : ''
  /** Where the answer is now. */
  const path: (string | number)[] = []
  /** Rows of one list ask the same. */
  const known = new Map<readonly Shape[], Map<unknown, readonly Standing[]>>()

  function place(value: unknown, shapes: readonly Shape[]): unknown {
    if (value === null || value === undefined) return null
    if (Array.isArray(value)) {
      return value.map((item, index) => {
        path.push(index)
        const placed = place(item, shapes)
        path.pop()
        return placed
      })
    }
    return typeof value === 'object' ? fill(value as Data, shapes) : value
  }

  function fill(object: Data, shapes: readonly Shape[]): Data {
    const filled: Data = Object.create(null)
    for (const { key, refused, below } of standing(shapes, object[typeKey])) {
      path.push(key)
      if (refused) {
        filled[key] = null
        refusals.add(refused, path)
      } else if (Object.hasOwn(object, key)) {
        filled[key] = below ? place(object[key], below) : object[key]
      }
      path.pop()
    }
    return filled
  }

  function standing(shapes: readonly Shape[], type: unknown): readonly Standing[] {
    const name = typeof type === 'string' ? type : null
    const byType = known.get(shapes) ?? new Map<unknown, readonly Standing[]>()
    known.set(shapes, byType)
    const before = byType.get(name)
    if (before) return before
    const found = [...entriesOn(shapes, name)].map(([key, entries]): Standing => {
      const changes = entries.some((entry) => entry.below?.needsWork)
      return {
        key,
        refused: entries.find((entry) => entry.refused)?.refused ?? null,
        // All that is asked there, also where only some of it changes: what is left out here would be lost.
        below: changes ? entries.flatMap((entry) => entry.below ?? []) : null,
      }
    })
    byType.set(name, found)
    return found
  }

  /** The entries that stand on an object of this type in this request, by key, in order. */
  function entriesOn(shapes: readonly Shape[], type: string | null): Map<string, Entry[]> {
    const byKey = new Map<string, Entry[]>()
    for (const entry of shapes.flatMap(({ entries }) => entries)) {
      if (type !== null && !entry.types.has(type)) continue
      if (!hold(entry.conditions, given)) continue
      const same = byKey.get(entry.key)
      if (same) same.push(entry)
      else byKey.set(entry.key, [entry])
    }
    return byKey
  }

  if (decision.kind === 'refused' && decision.whole) {
    for (const reason of reasonsOf(decision)) refusals.add(reason)
    return { data: null, errors: refusals.errors() }
  }
  if (decision.kind === 'refused') {
    const filled = fill({}, [decision.shape])
    const nothing = Object.keys(filled).length > 0 && !beside
    return { data: nothing ? null : filled, errors: refusals.errors() }
  }
  const placed = data ? (place(data, [decision.shape]) as Data) : null
  return { data: placed, errors: refusals.errors() }
}
