import type { QueryPlanFieldNode, QueryPlanSelectionNode } from '@apollo/query-planner'
import { type Data, isData, read } from './data.ts'
import type { Types } from './supergraph/types.ts'

/** What a source must be told of an object, to answer more of it. */
export interface Selection {
  /**
   * @returns without fields where nothing is asked about the object's type; undefined where the object lacks a field
   * that the source must be told: another source failed, or the plan means only some of the objects at its place.
   */
  represent(object: Data): Data | undefined
}

/** The selection of a plan's fetch, spelled out once per type of object. */
export function compileSelection(types: Types, selections: readonly QueryPlanSelectionNode[]): Selection {
  const byType = new Map<string, readonly FieldPick[]>()

  function fieldsFor(type: string): readonly FieldPick[] {
    const known = byType.get(type)
    if (known) return known
    const fields = mergeFields(spellOut(types, selections, type)).map((field) => pickOf(types, field))
    // A source can name any type at all; only what the supergraph knows is remembered.
    if (types.has(type)) byType.set(type, fields)
    return fields
  }

  return {
    represent(object) {
      const type = object['__typename']
      const fields = fieldsFor(typeof type === 'string' ? type : '')
      const picked: Data = {}
      for (const { name, pick } of fields) {
        const value = pick(read(object, name))
        if (value === undefined) return undefined
        picked[name] = value
      }
      return picked
    },
  }
}

interface FieldPick {
  readonly name: string
  /** The value to tell; undefined where it, or something below it, was not answered. */
  readonly pick: (value: unknown) => unknown
}

function pickOf(types: Types, { name, selections }: QueryPlanFieldNode): FieldPick {
  if (!selections) return { name, pick: (value) => value }
  const below = compileSelection(types, selections)
  const pick = (value: unknown): unknown => {
    if (Array.isArray(value)) {
      const items = value.map(pick)
      return items.includes(undefined) ? undefined : items
    }
    if (!isData(value)) return value === null ? null : undefined
    return below.represent(value)
  }
  return { name, pick }
}

/** The fields that stand on objects of a type; without one, those that stand on any. */
function spellOut(
  types: Types,
  selections: readonly QueryPlanSelectionNode[],
  type: string,
): QueryPlanFieldNode[] {
  return selections.flatMap((selection) => {
    if (selection.kind === 'Field') return [selection]
    const { typeCondition } = selection
    const applies = typeCondition === undefined || (type !== '' && types.isOf(type, typeCondition))
    return applies ? spellOut(types, selection.selections, type) : []
  })
}

/** The same field through two fragments is one field, with what both ask below it. */
function mergeFields(fields: readonly QueryPlanFieldNode[]): QueryPlanFieldNode[] {
  const byName = new Map<string, QueryPlanFieldNode>()
  for (const field of fields) {
    const name = field.alias ?? field.name
    const known = byName.get(name)
    const selections = [...(known?.selections ?? []), ...(field.selections ?? [])]
    byName.set(name, { kind: 'Field', name, ...(selections.length > 0 ? { selections } : {}) })
  }
  return [...byName.values()]
}
