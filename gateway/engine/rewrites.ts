import type { Place, Rename, Retyped } from '../planner/plan.ts'
import { type Data, isData, read } from './data.ts'
import { isOneOf } from './places.ts'
import type { Types } from './supergraph/types.ts'

/** Changes what goes to a source, or comes from one, as the plan says. */
export type Rewrite = (value: unknown) => void

/** Gives back the names of fields that two types would have had under one key. */
export function compileRenames(types: Types, renames: readonly Rename[]): Rewrite | null {
  return compileAll(
    renames.map(({ place, from, to }) => {
      const rename = (object: Data): void => {
        const value = read(object, from)
        if (value === undefined) return
        object[to] = value
        delete object[from]
      }
      return (value) => atPlace(types, value, place, 0, rename)
    }),
  )
}

/** Tells a source that knows only the interface its name for the type. */
export function compileRetyping(types: Types, retyped: readonly Retyped[]): Rewrite | null {
  return compileAll(
    retyped.map(({ place, type }) => {
      const retype = (object: Data): void => {
        object['__typename'] = type
      }
      return (value) => atPlace(types, value, place, 0, retype)
    }),
  )
}

/** Names of keys in an answer that stand for another, for the paths of errors. */
export function renamedKeys(renames: readonly Rename[]): Map<string, string> {
  return new Map(renames.map(({ from, to }) => [from, to]))
}

function compileAll(rewrites: readonly Rewrite[]): Rewrite | null {
  if (rewrites.length === 0) return null
  return (value) => {
    for (const rewrite of rewrites) rewrite(value)
  }
}

/** Lists are gone through wherever they stand. */
function atPlace(
  types: Types,
  value: unknown,
  place: Place,
  depth: number,
  change: (object: Data) => void,
): void {
  if (Array.isArray(value)) {
    for (const item of value) atPlace(types, item, place, depth, change)
    return
  }
  if (!isData(value)) return
  const step = place[depth]
  if (step === undefined) change(value)
  else if (typeof step === 'string') atPlace(types, read(value, step), place, depth + 1, change)
  else if (isOneOf(types, value, step)) atPlace(types, value, place, depth + 1, change)
}
