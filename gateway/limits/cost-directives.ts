import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  valueFromASTUntyped,
} from 'graphql'

/** What `@listSize` says of a field. */
export interface ListSize {
  /** How many rows to count on when no slicing argument says it. */
  readonly assumedSize: number | undefined
  /** Arguments that hold how many rows there will be at most. */
  readonly slicingArguments: readonly string[]
  /** The fields below that hold the rows; empty when the field itself is the list. */
  readonly sizedFields: readonly string[]
}

/** What the subgraphs say of the cost of their fields. */
export interface CostDirectives {
  /** `@cost` by coordinate: `Melding`, `Melding.ernst`, `Query.meldingen(filter:)`, `MeldingFilter.naam`. */
  readonly weights: ReadonlyMap<string, number>
  /** `@listSize` by coordinate: `Query.meldingen`. */
  readonly lists: ReadonlyMap<string, ListSize>
}

export const noCostDirectives: CostDirectives = { weights: new Map(), lists: new Map() }

/** What a supergraph calls the directives of https://specs.apollo.dev/cost, without the `@`. */
export interface CostDirectiveNames {
  readonly cost: string
  readonly listSize: string
}

/** Reads `@cost` and `@listSize` from a supergraph, under the names that it gives them. */
export function costDirectivesOf(names: CostDirectiveNames | null, document: DocumentNode): CostDirectives {
  if (!names) return noCostDirectives
  const weights = new Map<string, number>()
  const lists = new Map<string, ListSize>()

  const read = (coordinate: string, directives: readonly ConstDirectiveNode[] = []) => {
    for (const directive of directives) {
      if (directive.name.value === names.cost)
        weights.set(coordinate, argument(directive, 'weight') as number)
      if (directive.name.value === names.listSize) lists.set(coordinate, listSize(directive))
    }
  }
  const readFields = (type: string, fields: readonly FieldDefinitionNode[] = []) => {
    for (const { name, directives, arguments: given = [] } of fields) {
      read(`${type}.${name.value}`, directives)
      for (const one of given) read(`${type}.${name.value}(${one.name.value}:)`, one.directives)
    }
  }
  const readInputs = (type: string, fields: readonly InputValueDefinitionNode[] = []) => {
    for (const { name, directives } of fields) read(`${type}.${name.value}`, directives)
  }

  for (const definition of document.definitions) {
    switch (definition.kind) {
      case Kind.OBJECT_TYPE_DEFINITION:
      case Kind.INTERFACE_TYPE_DEFINITION:
        read(definition.name.value, definition.directives)
        readFields(definition.name.value, definition.fields)
        break
      case Kind.INPUT_OBJECT_TYPE_DEFINITION:
        readInputs(definition.name.value, definition.fields)
        break
      case Kind.SCALAR_TYPE_DEFINITION:
      case Kind.ENUM_TYPE_DEFINITION:
        read(definition.name.value, definition.directives)
    }
  }
  return { weights, lists }
}

function listSize(directive: ConstDirectiveNode): ListSize {
  return {
    assumedSize: (argument(directive, 'assumedSize') as number | null | undefined) ?? undefined,
    slicingArguments: (argument(directive, 'slicingArguments') as string[] | null | undefined) ?? [],
    sizedFields: (argument(directive, 'sizedFields') as string[] | null | undefined) ?? [],
  }
}

function argument(directive: ConstDirectiveNode, name: string): unknown {
  const node = directive.arguments?.find((one) => one.name.value === name)
  return node ? valueFromASTUntyped(node.value) : undefined
}
