import type { Told, ToldField, ToldOn } from '../planner/plan.ts'
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

/** What a plan tells a source of its objects, spelled out once per type of object. */
export function compileSelection(types: Types, told: readonly Told[]): Selection {
  const byType = new Map<string, readonly FieldPick[]>()

  function fieldsFor(type: string): readonly FieldPick[] {
    const known = byType.get(type)
    if (known) return known
    const fields = mergeFields(spellOut(types, told, type)).map((field) => pickOf(types, field))
    // A source can name any type at all; only what the supergraph knows is remembered.
    if (types.has(type)) byType.set(type, fields)
    return fields
  }

  return {
    represent(object) {
      const type = object['__typename']
      const fields = fieldsFor(typeof type === 'string' ? type : '')
      const picked: Data = {}
      for (const { key, name, pick } of fields) {
        const value = pick(read(object, key))
        if (value === undefined) return undefined
        picked[name] = value
      }
      return picked
    },
  }
}

interface FieldPick {
  readonly key: string
  readonly name: string
  /** The value to tell; undefined where it, or something below it, was not answered. */
  readonly pick: (value: unknown) => unknown
}

function pickOf(types: Types, { key, name, told }: ToldField): FieldPick {
  if (!told) return { key, name, pick: (value) => value }
  const below = compileSelection(types, told)
  const pick = (value: unknown): unknown => {
    if (Array.isArray(value)) {
      const items = value.map(pick)
      return items.includes(undefined) ? undefined : items
    }
    if (!isData(value)) return value === null ? null : undefined
    return below.represent(value)
  }
  return { key, name, pick }
}

/** The fields that stand on objects of a type; without one, those that stand on any. */
function spellOut(types: Types, told: readonly Told[], type: string): ToldField[] {
  return told.flatMap((one) => {
    if (one.kind === 'field') return [one]
    return standsOn(types, one, type) ? spellOut(types, one.told, type) : []
  })
}

function standsOn(types: Types, on: ToldOn, type: string): boolean {
  if (on.type === '') return true
  return on.exactly === true ? type === on.type : type !== '' && types.isOf(type, on.type)
}

/** The same field through two fragments is one field, with what both ask below it. */
function mergeFields(fields: readonly ToldField[]): ToldField[] {
  const byName = new Map<string, ToldField>()
  for (const field of fields) {
    const known = byName.get(field.name)
    const told = [...(known?.told ?? []), ...(field.told ?? [])]
    byName.set(field.name, told.length > 0 ? { ...field, told } : field)
  }
  return [...byName.values()]
}
