import { type GraphQLSchema, isAbstractType, isInterfaceType, isObjectType, Kind, parse } from 'graphql'
import { fragmentAt, fragmentsOf } from '../../schema/language/fragments.ts'
import { operationsOf } from '../../schema/language/operations.ts'
import { responseKey } from '../../schema/language/response-key.ts'
import type { EntityBatch, EntityFetch, Plan, PlanNode, Told, ToldOn } from '../planner/plan.ts'
import { type AskedAt, askedAt } from './asked-at.ts'
import type { Operation } from './operation.ts'
import type { Knowledge } from './supergraph/knowledge.ts'

/**
 * Mends what Hive's planner (0.0.38) gets wrong where a source has an interface for an object (`@interfaceObject`):
 * asked the same of several types of it, the source is told of the last of these only, and the others would be lost;
 * asked something of one type, it is told of all that are known. The operation says of which types the fields are asked.
 *
 * @param schema the API schema.
 */
export function tellOfAsked(
  schema: GraphQLSchema,
  { requirements }: Knowledge,
  plan: Plan,
  operation: Operation,
): Plan {
  return plan.node ? { node: mend(plan.node) } : plan

  function mend(node: PlanNode): PlanNode {
    if (node.kind === 'root') return node
    if (node.kind !== 'entities') return { ...node, nodes: node.nodes.map(mend) }
    return { ...node, batches: node.batches.map((batch) => mendBatch(node, batch)) }
  }

  function mendBatch(node: EntityFetch, batch: EntityBatch): EntityBatch {
    // A plan tells an interface object of types; whatever else is told, is told as it should be.
    if (batch.retyped.length === 0) return batch
    const fields = fieldsAsked(node.operation, batch.key)
    const asked = batch.places.map((place) => askedAt(schema, operation, place))
    if (fields.size === 0 || !asked.every((one) => one !== undefined)) return batch
    const told = typesThatAsk([...fields.keys()], asked).map((type) => toldOf(schema, batch.told, type))
    if (!told.every((one) => one !== undefined)) return batch
    // What the plan itself needs for another source, it can need of types of which the operation does not ask it.
    const forOthers = [...fields].some(([key, name]) => requirements.told.has(name) || !isAsked(key, asked))
    if (forOthers) return { ...batch, told: [...batch.told, ...told] }
    return {
      ...batch,
      told: [...told, ...batch.told.filter((one) => isOnInterface(schema, one)).map(exactly)],
    }
  }
}

/** What a source is asked of entities besides their type: names of fields by response key. */
function fieldsAsked(text: string, key: string): Map<string, string> {
  const document = parse(text, { noLocation: true })
  const fragments = fragmentsOf(document)
  const found = new Map<string, string>()
  const [root] = operationsOf(document)
  const entities = root?.selectionSet.selections.find(
    (one) => one.kind === Kind.FIELD && responseKey(one) === key,
  )
  const sets = entities?.kind === Kind.FIELD && entities.selectionSet ? [entities.selectionSet] : []
  for (const { selections } of sets) {
    for (const one of selections) {
      if (one.kind !== Kind.FIELD) {
        const inside = fragmentAt(one, fragments)
        if (inside) sets.push(inside.selectionSet)
      } else if (one.name.value !== '__typename') found.set(responseKey(one), one.name.value)
    }
  }
  return found
}

function isAsked(key: string, asked: readonly AskedAt[]): boolean {
  return asked.some((one) => [...one.values()].some((keys) => keys.has(key)))
}

/** The types of which one of these keys is asked. */
function typesThatAsk(keys: readonly string[], asked: readonly AskedAt[]): string[] {
  const types = asked.flatMap((one) =>
    [...one].filter(([, all]) => keys.some((key) => all.has(key))).map(([type]) => type),
  )
  return [...new Set(types)].sort()
}

/** Of an object whose type is not found yet, nobody can say whether it is asked. */
function isOnInterface(schema: GraphQLSchema, told: Told): told is ToldOn {
  return told.kind === 'on' && isInterfaceType(schema.getType(told.type))
}

const exactly = (told: ToldOn): ToldOn => ({ ...told, exactly: true })

/** What the plan tells of objects of a type, or of others of the same interface where it forgot this one. */
function toldOf(schema: GraphQLSchema, told: readonly Told[], type: string): Told | undefined {
  const parts = told.filter((one) => one.kind === 'on')
  if (parts.length !== told.length) return undefined
  const own = parts.find((one) => one.type === type) ?? parts.find((one) => isOf(schema, type, one.type))
  if (own) return { ...own, type }
  const [first, ...others] = parts
  const text = JSON.stringify(first?.told)
  const same = others.every((one) => JSON.stringify(one.told) === text)
  return first && same ? { ...first, type } : undefined
}

function isOf(schema: GraphQLSchema, name: string, condition: string): boolean {
  const [type, wanted] = [schema.getType(name), schema.getType(condition)]
  return isAbstractType(wanted) && isObjectType(type) && schema.isSubType(wanted, type)
}
