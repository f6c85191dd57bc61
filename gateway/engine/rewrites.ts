import type { FetchDataRewrite } from '@apollo/query-planner'
import { type Data, isData, read } from './data.ts'
import type { Types } from './supergraph/types.ts'

/** Changes an object that goes to a source, or comes from one, as the plan says. */
export type Rewrite = (value: unknown) => void

const onType = '... on '

/**
 * What the planner needs done to data: telling a source that knows only the interface its name for the type, or
 * giving back the name of a field that two types would have under one key.
 */
export function compileRewrites(
  types: Types,
  rewrites: readonly FetchDataRewrite[] | undefined,
): Rewrite | null {
  if (!rewrites || rewrites.length === 0) return null
  const each = rewrites.map((rewrite) => compileRewrite(types, rewrite))
  return (value) => {
    for (const rewrite of each) rewrite(value)
  }
}

/** Names of keys in an answer that stand for another, for the paths of errors. */
export function renamedKeys(rewrites: readonly FetchDataRewrite[] | undefined): Map<string, string> {
  return new Map(
    (rewrites ?? []).flatMap((rewrite) => {
      const key = rewrite.path.at(-1)
      return rewrite.kind === 'KeyRenamer' && key !== undefined ? [[key, rewrite.renameKeyTo]] : []
    }),
  )
}

function compileRewrite(types: Types, rewrite: FetchDataRewrite): Rewrite {
  const path = rewrite.path.slice(0, -1)
  const last = rewrite.path.at(-1)
  if (last === undefined || last.startsWith(onType)) {
    throw new Error(`Compiling a plan: the rewrite at "${rewrite.path.join('.')}" names no field`)
  }
  const change = changeOf(rewrite, last)
  return (value) => atPath(types, value, path, 0, change)
}

function changeOf(rewrite: FetchDataRewrite, key: string): (object: Data) => void {
  if (rewrite.kind === 'ValueSetter') {
    return (object) => {
      object[key] = rewrite.setValueTo
    }
  }
  return (object) => {
    const value = read(object, key)
    if (value === undefined) return
    object[rewrite.renameKeyTo] = value
    delete object[key]
  }
}

function atPath(
  types: Types,
  value: unknown,
  path: readonly string[],
  depth: number,
  change: (object: Data) => void,
): void {
  if (Array.isArray(value)) {
    for (const item of value) atPath(types, item, path, depth, change)
    return
  }
  if (!isData(value)) return
  const element = path[depth]
  if (element === undefined) change(value)
  else if (!element.startsWith(onType)) atPath(types, read(value, element), path, depth + 1, change)
  else if (isOfType(types, value, element.slice(onType.length))) atPath(types, value, path, depth + 1, change)
}

/** An object that does not name its type is of the type that the plan expects. */
function isOfType(types: Types, { __typename: type }: Data, condition: string): boolean {
  return typeof type !== 'string' || types.isOf(type, condition)
}
