import {
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  getNamedType,
  isCompositeType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import { type Condition, conditionsOf } from '../../schema/language/conditions.ts'
import { type Fragments, fragmentsOf } from '../../schema/language/fragments.ts'
import { fragmentOn, selectionSetOf, typenameField } from '../../schema/language/nodes.ts'
import { responseKey } from '../../schema/language/response-key.ts'
import { possibleTypes } from '../../schema/language/type-conditions.ts'
import type { CallerView, Policy, Reason } from '../../schema/rights/policy.ts'
import { revealedByArguments } from '../../schema/rights/reveal.ts'
import { PublicError } from '../errors.ts'
import { Shape } from './shape.ts'

interface Filtering {
  readonly policy: Policy
  readonly view: CallerView
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  readonly revealed: ReadonlyMap<string, readonly string[]>
  readonly typeKey: string
}

/** Where a selection stands: on which static type, on objects of which types, under which conditions. */
interface Place {
  readonly type: GraphQLCompositeType
  readonly possible: ReadonlySet<string>
  readonly conditions: readonly Condition[]
  readonly shape: Shape
}

/** The part of an operation that the caller may see, with fragments spelled out, and the shape of the whole. */
export function filterOperation(filtering: Filtering): { selections: SelectionNode[]; shape: Shape } {
  const { policy, operation } = filtering
  const root = policy.schema.getRootType(operation.operation)
  if (!root) throw new PublicError('BAD_REQUEST', 400, `The hub offers no ${operation.operation}`)
  const shape = new Shape()
  const place: Place = { type: root, possible: new Set([root.name]), conditions: [], shape }
  const selections = new Filter(filtering).selections(operation.selectionSet, place)
  return { selections, shape }
}

class Filter {
  readonly #filtering: Filtering
  readonly #fragments: Fragments

  constructor(filtering: Filtering) {
    this.#filtering = filtering
    this.#fragments = fragmentsOf(filtering.document)
  }

  selections(set: SelectionSetNode, place: Place): SelectionNode[] {
    return set.selections.flatMap((selection) => this.#selection(selection, place))
  }

  #selection(selection: SelectionNode, place: Place): SelectionNode[] {
    switch (selection.kind) {
      case Kind.FIELD:
        return this.#field(selection, place)
      case Kind.INLINE_FRAGMENT: {
        const { typeCondition, directives, selectionSet } = selection
        return this.#fragment(typeCondition?.name.value, selectionSet, selection, directives, place)
      }
      case Kind.FRAGMENT_SPREAD: {
        const fragment = this.#fragments.get(selection.name.value)
        if (!fragment) return []
        const condition = fragment.typeCondition.name.value
        return this.#fragment(condition, fragment.selectionSet, undefined, selection.directives, place)
      }
    }
  }

  #fragment(
    condition: string | undefined,
    selectionSet: SelectionSetNode,
    node: SelectionNode | undefined,
    directives: FieldNode['directives'],
    place: Place,
  ): SelectionNode[] {
    const type = condition !== undefined ? this.#composite(condition) : place.type
    const selections = this.selections(selectionSet, {
      ...place,
      type,
      possible: intersection(place.possible, this.#possible(type)),
      conditions: [...place.conditions, ...conditionsOf(directives)],
    })
    if (selections.length === 0) return []
    return [
      {
        kind: Kind.INLINE_FRAGMENT,
        ...(node?.loc ? { loc: node.loc } : {}),
        ...(directives ? { directives } : {}),
        ...(condition !== undefined
          ? { typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: condition } } }
          : {}),
        selectionSet: selectionSetOf(selections),
      },
    ]
  }

  #field(node: FieldNode, place: Place): SelectionNode[] {
    const name = node.name.value
    const key = responseKey(node)
    const conditions = [...place.conditions, ...conditionsOf(node.directives)]
    const { entries } = place.shape
    const field = this.#definition(place.type, name)
    const reveals = field ? this.#revealed(node, field, place) : null

    const allowed = new Set<string>()
    for (const type of place.possible) {
      const reason = name === '__typename' ? this.#typename(type) : this.#decide(type, name, place, reveals)
      if (reason === null) allowed.add(type)
      else entries.push({ key, types: new Set([type]), conditions, refused: reason, below: null })
    }
    if (allowed.size === 0) return []

    const { kept, below } = this.#kept(node, field)
    entries.push({ key, types: allowed, conditions, refused: null, below })
    if (allowed.size === place.possible.size) return [kept]
    return [...allowed].map((type) => fragmentOn(type, [kept]))
  }

  /** The field with what may be seen below it; where nothing is, only that the object is there. */
  #kept(
    node: FieldNode,
    field: GraphQLField<unknown, unknown> | undefined,
  ): { kept: FieldNode; below: Shape | null } {
    const returned = field && getNamedType(field.type)
    if (!node.selectionSet || !isCompositeType(returned)) return { kept: node, below: null }
    const below = new Shape()
    const possible = this.#possible(returned)
    const selections = this.selections(node.selectionSet, {
      type: returned,
      possible,
      conditions: [],
      shape: below,
    })
    below.asksType = selections.length === 0 || below.dependsOnType(possible.size)
    const asked = below.asksType ? [...selections, typenameField(this.#filtering.typeKey)] : selections
    return { kept: { ...node, selectionSet: selectionSetOf(asked) }, below }
  }

  #decide(type: string, name: string, place: Place, reveals: Reason | null): Reason | null {
    return this.#filtering.view.field(type, name, place.type.name) ?? reveals
  }

  /** The name of a type that the caller may not see is as hidden as its fields. */
  #typename(type: string): Reason | null {
    return this.#filtering.view.type(type)
  }

  /** Why the arguments may not be used: they reveal a field that the caller may not read. */
  #revealed(node: FieldNode, field: GraphQLField<unknown, unknown>, place: Place): Reason | null {
    const { policy, revealed, view } = this.#filtering
    const owners = new Set([place.type.name, ...place.possible])
    for (const owner of owners) {
      for (const coordinate of revealedByArguments(policy, owner, field, node, revealed)) {
        const reason = view.revealed(coordinate)
        if (reason) return { veld: reason.veld, vereist: reason.vereist }
      }
    }
    return null
  }

  #definition(type: GraphQLCompositeType, name: string): GraphQLField<unknown, unknown> | undefined {
    return 'getFields' in type ? type.getFields()[name] : undefined
  }

  #composite(name: string): GraphQLCompositeType {
    const type = this.#filtering.policy.schema.getType(name)
    if (!isCompositeType(type))
      throw new PublicError('GRAPHQL_VALIDATION_FAILED', 400, 'A fragment has an unknown type')
    return type
  }

  #possible(type: GraphQLCompositeType): ReadonlySet<string> {
    return new Set(possibleTypes(this.#filtering.policy.schema, type).map(({ name }) => name))
  }
}

function intersection(some: ReadonlySet<string>, others: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...some].filter((one) => others.has(one)))
}
