import type { FetchNode, PlanNode, QueryPlanSelectionNode } from '@apollo/query-planner'
import {
  type FieldNode,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  print,
  type SelectionSetNode,
} from 'graphql'
import { fragmentAt, fragmentsOf } from '../../schema/language/fragments.ts'
import { fragmentOn, selectionSetOf } from '../../schema/language/nodes.ts'
import { operationsOf } from '../../schema/language/operations.ts'
import { responseKey } from '../../schema/language/response-key.ts'
import type { Knowledge } from './supergraph/knowledge.ts'

/**
 * Finds what the planner is known to get wrong where a source must be told of fields (`@requires`): a field asked
 * without telling what it requires, as happens in chains that come back to a source, and one value told for two
 * requirements that differ in arguments. Either would make an answer that is wrong without a word.
 *
 * @returns what is wrong, for the log; undefined for a good plan.
 */
export function faultIn(knowledge: Knowledge, plan: PlanNode | undefined): string | undefined {
  if (!plan || knowledge.requirements.isEmpty) return undefined
  const fetches = fetchesIn(knowledge, plan, '')
  const asked = argumentsByPlace(fetches)
  for (const fetch of fetches) {
    const fault = faultInFetch(knowledge, fetch, asked)
    if (fault !== undefined) return fault
  }
  return undefined
}

/** A fetch, where its answer goes, and what it asks of each type there. */
interface Fetch {
  readonly node: FetchNode
  /** Names of fields with dots between them, without the marks of lists. */
  readonly place: string
  readonly fields: readonly Asked[]
}

interface Asked {
  /** The type on which the field is asked; undefined at the root. */
  readonly type: string | undefined
  readonly field: FieldNode
}

function fetchesIn(knowledge: Knowledge, node: PlanNode, place: string): Fetch[] {
  switch (node.kind) {
    case 'Fetch':
      return [{ node, place, fields: askedBy(knowledge, node) }]
    case 'Flatten':
      return fetchesIn(knowledge, node.node, [place, ...node.path.filter((step) => step !== '@')].join('.'))
    case 'Sequence':
    case 'Parallel':
      return node.nodes.flatMap((child) => fetchesIn(knowledge, child, place))
    default:
      return []
  }
}

/** The fields that a fetch asks of its objects, fragments spelled out. */
function askedBy(knowledge: Knowledge, { operation, operationKind, requires }: FetchNode): Asked[] {
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
  const fields = root ? spellOut(root.selectionSet, knowledge.schema.getRootType(operationKind)?.name) : []
  const [entities] = fields
  return requires && entities?.field.selectionSet ? spellOut(entities.field.selectionSet, undefined) : fields
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
  { node, place, fields }: Fetch,
  asked: ReadonlyMap<string, ReadonlySet<string>>,
): string | undefined {
  const { requirements } = knowledge
  for (const { type, field } of fields) {
    if (type !== undefined) {
      const name = field.name.value
      const required = requirements.of(node.serviceName, type, name)
      if (required && !tells(knowledge, node.requires ?? [], type, required))
        return `${type}.${name} is asked of ${node.serviceName} without what it requires`
      const other = required && otherArguments(required, place, asked)
      if (other) return `${type}.${name} requires "${other}" with other arguments than are asked`
    }
    const nested = nestedRequirement(knowledge, node.serviceName, type, field)
    if (nested !== undefined) return `${nested} is asked of ${node.serviceName} without what it requires`
  }
  return undefined
}

/** Whether a representation of a `type` holds what a field requires, in the objects below it too. */
function tells(
  knowledge: Knowledge,
  told: readonly QueryPlanSelectionNode[],
  type: string,
  required: SelectionSetNode,
): boolean {
  const { types } = knowledge
  const applies = (condition: string) => types.isOf(type, condition) || types.isOf(condition, type)
  return holds(toldOf(told, applies), required)
}

function holds(
  told: ReadonlyMap<string, readonly QueryPlanSelectionNode[]>,
  required: SelectionSetNode,
): boolean {
  return fieldsBelow({ selectionSet: required }).every(({ name, selectionSet }) => {
    const below = told.get(name.value)
    if (!below || !selectionSet) return below !== undefined
    // Of which type an object below is, is not known here; what is told of one of them counts.
    return holds(toldOf(below, anyType), selectionSet)
  })
}

const anyType = () => true

/** The fields that are told of an object to which the conditions of fragments apply, with what is told below each. */
function toldOf(
  selections: readonly QueryPlanSelectionNode[],
  applies: (condition: string) => boolean,
): Map<string, QueryPlanSelectionNode[]> {
  const found = new Map<string, QueryPlanSelectionNode[]>()
  const add = (name: string, below: readonly QueryPlanSelectionNode[]) =>
    found.set(name, [...(found.get(name) ?? []), ...below])
  for (const selection of selections) {
    if (selection.kind === 'Field') add(selection.alias ?? selection.name, selection.selections ?? [])
    else if (selection.typeCondition === undefined || applies(selection.typeCondition))
      for (const [name, below] of toldOf(selection.selections, applies)) add(name, below)
  }
  return found
}

/** The first field that is required with arguments and asked, at this place and under its own name, with others. */
function otherArguments(
  required: SelectionSetNode,
  place: string,
  asked: ReadonlyMap<string, ReadonlySet<string>>,
): string | undefined {
  for (const field of fieldsBelow({ selectionSet: required })) {
    const key = `${place}.${field.name.value}`
    const wanted = argumentsOf(field)
    if ([...(asked.get(key) ?? [])].some((other) => other !== wanted)) return print(field)
    const below = field.selectionSet && otherArguments(field.selectionSet, key, asked)
    if (below) return below
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
