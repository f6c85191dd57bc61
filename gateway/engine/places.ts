import { type Data, isData, read } from './data.ts'

/** Where in an answer: names of fields, and `@` for every item of a list. */
export type Place = readonly string[]
export type Path = readonly (string | number)[]

/** The objects at a place, in order; what is null is not there, and what is no object is not one. */
export function objectsAt(data: Data, place: Place): Data[] {
  const found: Data[] = []
  visit(data, place, 0, (object) => found.push(object))
  return found
}

/** The paths of what `objectsAt` gives, in the same order. Only errors need them. */
export function pathsAt(data: Data, place: Place): Path[] {
  const found: Path[] = []
  const path: (string | number)[] = []
  visit(data, place, 0, () => found.push([...path]), path)
  return found
}

function visit(
  value: unknown,
  place: Place,
  depth: number,
  found: (object: Data) => void,
  path?: (string | number)[],
): void {
  const name = place[depth]
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      path?.push(index)
      visit(value[index], place, name === '@' ? depth + 1 : depth, found, path)
      path?.pop()
    }
  } else if (isData(value)) {
    if (name === undefined) found(value)
    if (name === undefined || name === '@') return
    path?.push(name)
    visit(read(value, name), place, depth + 1, found, path)
    path?.pop()
  }
}
