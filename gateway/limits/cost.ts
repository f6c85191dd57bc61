import {
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLInputType,
  type GraphQLSchema,
  isCompositeType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
  valueFromAST,
} from 'graphql'
import { fragmentsOf } from '../../schema/language/fragments.ts'
import { responseKey } from '../../schema/language/response-key.ts'
import { variablesIn } from '../../schema/language/variables-in.ts'
import { writtenArgument } from '../../schema/language/written-arguments.ts'
import { immeasurable, sum } from './expansion.ts'
import type { Price, Prices } from './prices.ts'

/** What the parts of an answer weigh. */
interface Tariff {
  /** What a field adds once, however many rows it has. */
  readonly once: (node: FieldNode) => number
  /** What one row of a field weighs, or its only value, without what is below it. */
  readonly row: (price: Price) => number
  /** Fields that weigh this, with all that is below them. */
  readonly flat: Readonly<Record<string, number>>
  /** Whether `@cost` on arguments and input fields counts. */
  readonly countsInput: boolean
}

/**
 * The type cost and field cost of IBM's specification. What asking the schema about itself costs is one sum: its lists
 * are the schema's own.
 */
const kosten: Tariff = {
  once: () => 0,
  row: ({ weight }) => weight,
  flat: { __schema: 1000, __type: 100, __typename: 0 },
  countsInput: true,
}

/** Bytes of JSON: a key with its quotes, colon and comma, and a value. */
const omvang: Tariff = {
  once: (node) => responseKey(node).length + 4,
  row: ({ bytes }) => bytes,
  flat: {},
  countsInput: false,
}

/** A cost of which a part waits: how long a list is can be said by the field above it. */
interface Cost {
  fixed: number
  /** By the name of the list's field: what one row costs, and all rows when nothing above says how many. */
  readonly lists: Map<string, { row: number; assumed: number }>
}

/** What the cost of an operation is worked out from. */
export interface Priced {
  readonly schema: GraphQLSchema
  readonly prices: Prices
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  /** Checked, with defaults. */
  readonly variables: Readonly<Record<string, unknown>>
}

/** What an operation costs, and by the values of which variables. */
export interface OperationCost {
  readonly kosten: number
  /** How many bytes its answer is expected to have at most. */
  readonly omvang: number
  /** The same for every value that they have. */
  readonly reads: readonly string[]
}

/**
 * What an operation costs at most by its text: 1 for each object, 0 for each scalar, a list as many times as it has
 * rows; and how large its answer is then, in which each scalar counts. A connection has as many rows as its `first` or
 * `last` says, another list ten; `@cost` and `@listSize` in the subgraphs say otherwise. What `@skip` and `@include`
 * leave out counts; so does each selection of a repeated field.
 *
 * Takes time linear in the document: a fragment is worked out once, however often it is spread.
 */
export function cost(priced: Priced): OperationCost {
  const reads = new Set<string>()
  return {
    kosten: total(priced, kosten, reads),
    omvang: Math.ceil(total(priced, omvang, reads)),
    reads: [...reads],
  }
}

/** @param reads gets the names of the variables on which the total depends. */
function total(
  { schema, prices, document, operation, variables }: Priced,
  tariff: Tariff,
  reads: Set<string>,
): number {
  const fragments = fragmentsOf(document)
  const known = new Map<string, Cost>()

  function ofFragment(name: string): Cost {
    const before = known.get(name)
    if (before) return before
    const nothing: Cost = { fixed: 0, lists: new Map() }
    known.set(name, nothing)
    const fragment = fragments.get(name)
    const type = fragment && composite(fragment.typeCondition.name.value)
    const found = fragment && type ? ofSet(type, fragment.selectionSet) : nothing
    known.set(name, found)
    return found
  }

  function ofSet(type: GraphQLCompositeType, { selections }: SelectionSetNode): Cost {
    const total: Cost = { fixed: 0, lists: new Map() }
    for (const selection of selections) {
      switch (selection.kind) {
        case Kind.FIELD:
          addField(total, type, selection)
          break
        case Kind.FRAGMENT_SPREAD:
          add(total, ofFragment(selection.name.value))
          break
        case Kind.INLINE_FRAGMENT: {
          const condition = selection.typeCondition?.name.value
          add(total, ofSet(condition ? (composite(condition) ?? type) : type, selection.selectionSet))
        }
      }
    }
    return total
  }

  function addField(total: Cost, type: GraphQLCompositeType, node: FieldNode): void {
    const name = node.name.value
    const price = prices.of(type, name)
    const flat = Object.hasOwn(tariff.flat, name) ? tariff.flat[name] : undefined
    if (!price || flat !== undefined) {
      total.fixed = sum(total.fixed, flat ?? 0)
      return
    }
    const below = price.returns && node.selectionSet ? ofSet(price.returns, node.selectionSet) : undefined
    const length = sliced(price, node)
    const value = sum(tariff.row(price), below ? settled(below, price, length) : 0)
    const row = times(value, price.rowsWithin)
    total.fixed = sum(total.fixed, tariff.once(node))
    if (tariff.countsInput) total.fixed = sum(total.fixed, ofArguments(price, node))
    if (!price.isList) total.fixed = sum(total.fixed, row)
    else if (length !== undefined && price.sizedFields.size === 0)
      total.fixed = sum(total.fixed, times(row, length))
    else addList(total, name, { row, assumed: times(row, price.assumedSize) })
  }

  /** How many rows the slicing arguments ask for; the largest when there are more. */
  function sliced(price: Price, node: FieldNode): number | undefined {
    const lengths = price.slicingArguments
      .map((name) => given(price, node, name))
      .filter((value): value is number => typeof value === 'number')
    return lengths.length > 0 ? Math.max(0, ...lengths) : undefined
  }

  function ofArguments(price: Price, node: FieldNode): number {
    let total = 0
    for (const argument of node.arguments ?? []) {
      const definition = price.field.args.find(({ name }) => name === argument.name.value)
      if (definition === undefined) continue
      total = sum(total, price.arguments.get(definition.name) ?? 0)
      if (prices.weighsInput)
        total = sum(total, prices.ofInput(definition.type, readValue(argument.value, definition.type)))
    }
    return total
  }

  function given(price: Price, node: FieldNode, name: string): unknown {
    const definition = price.field.args.find((argument) => argument.name === name)
    const written = writtenArgument(node, name)
    if (definition === undefined) return undefined
    const value = written && readValue(written, definition.type)
    return value === undefined ? definition.defaultValue : value
  }

  function readValue(node: ValueNode, type: GraphQLInputType): unknown {
    for (const name of variablesIn(node)) reads.add(name)
    return valueFromAST(node, type, variables)
  }

  function composite(name: string): GraphQLCompositeType | undefined {
    const type = schema.getType(name)
    return isCompositeType(type) ? type : undefined
  }

  const root = schema.getRootType(operation.operation)
  if (!root) return 0
  const { fixed, lists } = ofSet(root, operation.selectionSet)
  return [...lists.values()].reduce((all, { assumed }) => sum(all, assumed), fixed)
}

/** What is below a field, now that the field says how long the lists are that it sizes. */
function settled(
  { fixed, lists }: Cost,
  { sizedFields, assumedSize, isList }: Price,
  length: number | undefined,
) {
  let total = fixed
  for (const [name, { row, assumed }] of lists) {
    const sized = sizedFields.has(name) && !isList
    total = sum(total, sized ? times(row, length ?? assumedSize) : assumed)
  }
  return total
}

function add(total: Cost, other: Cost): void {
  total.fixed = sum(total.fixed, other.fixed)
  for (const [name, list] of other.lists) addList(total, name, list)
}

function addList(total: Cost, name: string, { row, assumed }: { row: number; assumed: number }): void {
  const before = total.lists.get(name) ?? { row: 0, assumed: 0 }
  total.lists.set(name, { row: sum(before.row, row), assumed: sum(before.assumed, assumed) })
}

function times(one: number, many: number): number {
  return Math.min(one * many, immeasurable)
}
