import { type Data, inherited, isData } from './data.ts'
import type { Types } from './supergraph/types.ts'

/**
 * Adds what one source answered to what others did. Values that are there stay where the new answer has null, and
 * the name of an object's own type stays over that of an interface through which another source knows it.
 */
export function merge(types: Types, target: Data, received: Data): void {
  for (const key in received) {
    const value = received[key]
    const existing = target[key]
    if (existing === undefined || existing === null) target[key] = value
    else if (inherited.has(key)) mergeInherited(target, key, value)
    else if (key === '__typename') {
      if (!types.isObject(String(existing))) target[key] = value
    } else mergeInto(types, target, key, existing, value)
  }
}

function mergeInto(types: Types, target: Data, key: string, existing: unknown, value: unknown): void {
  if (value === null || value === undefined) return
  if (isData(existing) && isData(value)) merge(types, existing, value)
  else if (Array.isArray(existing) && Array.isArray(value) && existing.length === value.length) {
    for (const [index, item] of value.entries()) {
      if (existing[index] === null || existing[index] === undefined) existing[index] = item
      else mergeInto(types, existing as unknown as Data, String(index), existing[index], item)
    }
  } else target[key] = value
}

/** `__proto__` is no field: setting it would give the object what no source answered. */
function mergeInherited(target: Data, key: string, value: unknown): void {
  if (key !== '__proto__') target[key] = value
}
