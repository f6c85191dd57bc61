import {
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql'
import { collectFields } from '../../schema/language/collect-fields.ts'
import { possibleTypes } from '../../schema/language/type-conditions.ts'
import type { Place } from '../planner/plan.ts'
import type { Operation } from './operation.ts'

/** What an operation asks of the objects at a place: response keys, by the object types that they can be of. */
export type AskedAt = ReadonlyMap<string, ReadonlySet<string>>

/** Objects of which the same is asked. */
interface Level {
  readonly type: GraphQLCompositeType
  readonly sets: readonly SelectionSetNode[]
}

/** @returns undefined for a place that the operation does not have, such as one under a key of the plan's own. */
export function askedAt(
  schema: GraphQLSchema,
  { definition, fragments }: Operation,
  place: Place,
): AskedAt | undefined {
  const root = schema.getRootType(definition.operation)
  if (!root) return undefined
  const fieldsOf = ({ sets }: Level, type: GraphQLCompositeType) =>
    collectFields({ schema, fragments }, sets, type)

  function below(level: Level, key: string): Level[] {
    return possibleTypes(schema, level.type).flatMap((type) => {
      const nodes = fieldsOf(level, type).get(key) ?? []
      const definitions = isObjectType(type) || isInterfaceType(type) ? type.getFields() : {}
      const found = nodes[0] && definitions[nodes[0].name.value]
      const named = found && getNamedType(found.type)
      if (!isCompositeType(named)) return []
      return [{ type: named, sets: nodes.flatMap(({ selectionSet }) => selectionSet ?? []) }]
    })
  }

  function ofTypes({ type, sets }: Level, wanted: readonly string[]): Level[] {
    const types = new Set(
      wanted.flatMap((name) => {
        const one = schema.getType(name)
        return isCompositeType(one) ? possibleTypes(schema, one) : []
      }),
    )
    return possibleTypes(schema, type)
      .filter((one) => types.has(one))
      .map((one) => ({ type: one, sets }))
  }

  let levels: Level[] = [{ type: root, sets: [definition.selectionSet] }]
  for (const step of place) {
    if (step === '@') continue
    levels = distinct(
      levels.flatMap((level) => (typeof step === 'string' ? below(level, step) : ofTypes(level, step.types))),
    )
  }
  if (levels.length === 0) return undefined

  const asked = new Map<string, Set<string>>()
  for (const level of levels) {
    for (const type of possibleTypes(schema, level.type)) {
      const keys = asked.get(type.name) ?? new Set()
      asked.set(type.name, keys)
      for (const key of fieldsOf(level, type).keys()) keys.add(key)
    }
  }
  return asked
}

/** Each once: what is asked of an interface comes back for each of its types, and below that for each of those again. */
function distinct(levels: readonly Level[]): Level[] {
  const kept: Level[] = []
  for (const level of levels) if (!kept.some((one) => isSame(one, level))) kept.push(level)
  return kept
}

function isSame(one: Level, other: Level): boolean {
  return (
    one.type === other.type &&
    one.sets.length === other.sets.length &&
    one.sets.every((set, at) => set === other.sets[at])
  )
}
