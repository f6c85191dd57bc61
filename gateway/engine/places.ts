import type { OnTypes, Place } from '../planner/plan.ts'
import { type Data, isData, read } from './data.ts'
import type { Types } from './supergraph/types.ts'

export type Path = readonly (string | number)[]

/** The objects at a place, in order; what is null is not there, and what is no object is not one. */
export function objectsAt(types: Types, data: Data, place: Place): Data[] {
  const found: Data[] = []
  visit(types, data, place, 0, (object) => found.push(object))
  return found
}

/** The paths of what `objectsAt` gives, in the same order. Only errors need them. */
export function pathsAt(types: Types, data: Data, place: Place): Path[] {
  const found: Path[] = []
  const path: (string | number)[] = []
  visit(types, data, place, 0, () => found.push([...path]), path)
  return found
}

/** An object that does not name its type is of the types that the plan expects. */
export function isOneOf(types: Types, { __typename: type }: Data, on: OnTypes): boolean {
  return typeof type !== 'string' || on.types.some((one) => types.isOf(type, one))
}

function visit(
  types: Types,
  value: unknown,
  place: Place,
  depth: number,
  found: (object: Data) => void,
  path?: (string | number)[],
): void {
  const step = place[depth]
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      path?.push(index)
      visit(types, value[index], place, step === '@' ? depth + 1 : depth, found, path)
      path?.pop()
    }
  } else if (isData(value)) {
    if (step === undefined) found(value)
    if (step === undefined || step === '@') return
    if (typeof step === 'object') {
      if (isOneOf(types, value, step)) visit(types, value, place, depth + 1, found, path)
      return
    }
    path?.push(step)
    visit(types, read(value, step), place, depth + 1, found, path)
    path?.pop()
  }
}
