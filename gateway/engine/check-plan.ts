import {
  type FieldNode,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationTypeNode,
  parse,
  print,
  type SelectionSetNode,
} from 'graphql'
import { fragmentAt, fragmentsOf } from '../../schema/language/fragments.ts'
import { fragmentOn, selectionSetOf } from '../../schema/language/nodes.ts'
import { operationsOf } from '../../schema/language/operations.ts'
import { responseKey } from '../../schema/language/response-key.ts'
import type { EntityBatch, EntityFetch, Place, PlanNode, RootFetch, Told } from '../planner/plan.ts'
import type { Knowledge } from './supergraph/knowledge.ts'
import type { Types } from './supergraph/types.ts'

/**
 * Finds what the planner is known to get wrong where a source must be told of fields (`@requires`): a field asked
 * without telling what it requires, as happens in chains that come back to a source, and one value told for two
 * requirements that differ in arguments. Either would make an answer that is wrong without a word.
 *
 * @returns what is wrong, for the log; undefined for a good plan.
 */
export function faultIn(knowledge: Knowledge, plan: PlanNode | null): string | undefined {
  if (!plan || knowledge.requirements.isEmpty) return undefined
  const fetches = fetchesIn(knowledge, plan)
  const asked = argumentsByPlace(fetches)
  for (const fetch of fetches) {
    const fault = faultInFetch(knowledge, fetch, asked)
    if (fault !== undefined) return fault
  }
  return undefined
}

/** What one question asks of the objects at one place. */
interface Fetch {
  readonly source: string
  /** What the source is told of the objects. */
  readonly told: readonly Told[]
  /** Names of fields with dots between them, without the marks of lists and types. */
  readonly place: string
  readonly fields: readonly Asked[]
}

interface Asked {
  /** The type on which the field is asked; undefined at the root. */
  readonly type: string | undefined
  readonly field: FieldNode
}

function fetchesIn(knowledge: Knowledge, node: PlanNode): Fetch[] {
  switch (node.kind) {
    case 'root': {
      const { source, place } = node
      return [{ source, told: [], place: fieldsOf(place), fields: askedBy(knowledge, node) }]
    }
    case 'entities':
      return node.batches.flatMap((batch) => {
        const fields = askedBy(knowledge, node, batch)
        const { source } = node
        return batch.places.map((place) => ({ source, told: batch.told, place: fieldsOf(place), fields }))
      })
    case 'sequence':
    case 'parallel':
      return node.nodes.flatMap((child) => fetchesIn(knowledge, child))
  }
}

function fieldsOf(place: Place): string {
  return place.map((step) => (typeof step === 'string' && step !== '@' ? `.${step}` : '')).join('')
}

/** The fields that a fetch asks of its objects, fragments spelled out. */
function askedBy(knowledge: Knowledge, node: RootFetch | EntityFetch, batch?: EntityBatch): Asked[] {
  const { operation } = node
  const document = parse(operation, { noLocation: true })
  const fragments = fragmentsOf(document)
  function spellOut({ selections }: SelectionSetNode, type: string | undefined): Asked[] {
    return selections.flatMap((selection): Asked[] => {
      if (selection.kind === Kind.FIELD) return [{ type, field: withoutSpreads(selection) }]
      const inside = fragmentAt(selection, fragments)
      return inside ? spellOut(inside.selectionSet, inside.typeCondition?.name.value ?? type) : []
    })
  }
  function withoutSpreads(field: FieldNode): FieldNode {
    if (!field.selectionSet) return field
    const selections = spellOut(field.selectionSet, undefined).map(({ type, field: below }) =>
      type === undefined ? below : fragmentOn(type, [below]),
    )
    return { ...field, selectionSet: selectionSetOf(selections) }
  }
  const [root] = operationsOf(document)
  const kind = (node.kind === 'root' ? node.operationKind : 'query') as OperationTypeNode
  const fields = root ? spellOut(root.selectionSet, knowledge.schema.getRootType(kind)?.name) : []
  if (!batch) return fields
  const entities = fields.find(({ field }) => responseKey(field) === batch.key)
  return entities?.field.selectionSet ? spellOut(entities.field.selectionSet, undefined) : []
}

/** The arguments with which each key at each place is asked; more than one is a contradiction. */
function argumentsByPlace(fetches: readonly Fetch[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  function add(field: FieldNode, place: string): void {
    const key = `${place}.${responseKey(field)}`
    const known = found.get(key) ?? new Set()
    found.set(key, known.add(argumentsOf(field)))
    for (const below of fieldsBelow(field)) add(below, key)
  }
  for (const { fields, place } of fetches) for (const { field } of fields) add(field, place)
  return found
}

function fieldsBelow({
  selectionSet,
}: {
  readonly selectionSet?: SelectionSetNode | undefined
}): FieldNode[] {
  return (selectionSet?.selections ?? []).flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection]
    return selection.kind === Kind.INLINE_FRAGMENT ? fieldsBelow(selection) : []
  })
}

function argumentsOf({ arguments: given }: FieldNode): string {
  return (given ?? []).map(print).sort().join(', ')
}

function faultInFetch(
  knowledge: Knowledge,
  { source, told, place, fields }: Fetch,
  asked: ReadonlyMap<string, ReadonlySet<string>>,
): string | undefined {
  const { requirements } = knowledge
  for (const { type, field } of fields) {
    if (type !== undefined) {
      const name = field.name.value
      const required = requirements.of(source, type, name)
      const toldOfIt = required && toldOf(told, (condition) => mayBe(knowledge.types, type, condition))
      if (toldOfIt && !holds(toldOfIt, required))
        return `${type}.${name} is asked of ${source} without what it requires`
      const other = toldOfIt && otherArguments(required, toldOfIt, place, asked)
      if (other) return `${type}.${name} requires "${other}" with other arguments than are asked`
    }
    const nested = nestedRequirement(knowledge, source, type, field)
    if (nested !== undefined) return `${nested} is asked of ${source} without what it requires`
  }
  return undefined
}

/** What is told of an object under one name: the keys under which that came, and what is told below it. */
interface ToldUnder {
  readonly keys: readonly string[]
  readonly below: readonly Told[]
}

/** What is told of an object to which the conditions of fragments apply, by name. */
function toldOf(told: readonly Told[], applies: (condition: string) => boolean): Map<string, ToldUnder> {
  const found = new Map<string, ToldUnder>()
  const add = (name: string, { keys, below }: ToldUnder) => {
    const known = found.get(name) ?? { keys: [], below: [] }
    found.set(name, { keys: [...known.keys, ...keys], below: [...known.below, ...below] })
  }
  for (const one of told) {
    if (one.kind === 'field') add(one.name, { keys: [one.key], below: one.told ?? [] })
    else if (one.type === '' || applies(one.type))
      for (const [name, under] of toldOf(one.told, applies)) add(name, under)
  }
  return found
}

/** An object of `type` can be one of `condition`. */
function mayBe(types: Types, type: string, condition: string): boolean {
  return types.isOf(type, condition) || types.isOf(condition, type)
}

// Of which type an object below is, is not known here; what is told of one of them counts.
const anyType = () => true

/** Whether what is told of an object holds what a field requires, in the objects below it too. */
function holds(told: ReadonlyMap<string, ToldUnder>, required: SelectionSetNode): boolean {
  return fieldsBelow({ selectionSet: required }).every(({ name, selectionSet }) => {
    const under = told.get(name.value)
    if (!under || !selectionSet) return under !== undefined
    return holds(toldOf(under.below, anyType), selectionSet)
  })
}

/** The first field that is required with arguments and asked, under the key that is told, with others. */
function otherArguments(
  required: SelectionSetNode,
  told: ReadonlyMap<string, ToldUnder>,
  place: string,
  asked: ReadonlyMap<string, ReadonlySet<string>>,
): string | undefined {
  for (const field of fieldsBelow({ selectionSet: required })) {
    const wanted = argumentsOf(field)
    const { keys, below } = told.get(field.name.value) ?? { keys: [], below: [] }
    for (const key of keys) {
      const at = `${place}.${key}`
      if ([...(asked.get(at) ?? [])].some((other) => other !== wanted)) return print(field)
      const deeper =
        field.selectionSet && otherArguments(field.selectionSet, toldOf(below, anyType), at, asked)
      if (deeper) return deeper
    }
  }
  return undefined
}

/** A field below another cannot be told anything: it is asked in the same breath as its parent. */
function nestedRequirement(
  knowledge: Knowledge,
  source: string,
  parent: string | undefined,
  field: FieldNode,
): string | undefined {
  const type = parent === undefined ? undefined : knowledge.schema.getType(parent)
  const definition =
    isObjectType(type) || isInterfaceType(type) ? type.getFields()[field.name.value] : undefined
  const returned = definition ? getNamedType(definition.type) : undefined
  function visit(selectionSet: SelectionSetNode | undefined, on: string | undefined): string | undefined {
    for (const selection of selectionSet?.selections ?? []) {
      if (selection.kind === Kind.FIELD) {
        const name = selection.name.value
        if (on !== undefined && knowledge.requirements.of(source, on, name)) return `${on}.${name}`
        const found = nestedRequirement(knowledge, source, on, selection)
        if (found !== undefined) return found
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const found = visit(selection.selectionSet, selection.typeCondition?.name.value ?? on)
        if (found !== undefined) return found
      }
    }
    return undefined
  }
  return visit(field.selectionSet, isCompositeType(returned) ? returned.name : undefined)
}
