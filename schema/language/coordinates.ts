import {
  type ASTNode,
  type DocumentNode,
  type EnumValueDefinitionNode,
  type FieldDefinitionNode,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type InputValueDefinitionNode,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isTypeDefinitionNode,
  isTypeExtensionNode,
  Kind,
  type NameNode,
  type TypeDefinitionNode,
  type TypeExtensionNode,
  visit,
} from 'graphql'

/** What a schema is made of and directives can stand on, with where it is. */
export type SchemaElement = Located &
  (
    | { readonly kind: 'type'; readonly node: TypeNode }
    | { readonly kind: 'field'; readonly node: FieldDefinitionNode }
    | { readonly kind: 'argument'; readonly node: InputValueDefinitionNode }
    | { readonly kind: 'inputField'; readonly node: InputValueDefinitionNode }
    | { readonly kind: 'enumValue'; readonly node: EnumValueDefinitionNode }
  )

interface Located {
  /** `Melding`, `Melding.ernst`, `Query.meldingen(filter:)`, `MeldingFilter.ernst`, `MeldingVolgorde.ERNST`. */
  readonly coordinate: string
  /** The definition in which it stands. */
  readonly definition: TypeNode
}

type TypeNode = TypeDefinitionNode | TypeExtensionNode

/** Every element of an SDL, each type before what is in it. A type that is extended comes as often as it is written. */
export function elementsIn(sdl: DocumentNode): SchemaElement[] {
  return sdl.definitions
    .filter((node) => isTypeDefinitionNode(node) || isTypeExtensionNode(node))
    .flatMap((node) => [
      { kind: 'type', node, coordinate: node.name.value, definition: node },
      ...membersOf(node),
    ])
}

function membersOf(definition: TypeNode): SchemaElement[] {
  const placeOf = ({ name }: { readonly name: NameNode }) => ({
    coordinate: `${definition.name.value}.${name.value}`,
    definition,
  })
  switch (definition.kind) {
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.OBJECT_TYPE_EXTENSION:
    case Kind.INTERFACE_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_EXTENSION:
      return (definition.fields ?? []).flatMap((node) => [
        { kind: 'field', node, ...placeOf(node) },
        ...argumentsOf(definition, node),
      ])
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
    case Kind.INPUT_OBJECT_TYPE_EXTENSION:
      return (definition.fields ?? []).map((node) => ({ kind: 'inputField', node, ...placeOf(node) }))
    case Kind.ENUM_TYPE_DEFINITION:
    case Kind.ENUM_TYPE_EXTENSION:
      return (definition.values ?? []).map((node) => ({ kind: 'enumValue', node, ...placeOf(node) }))
    default:
      return []
  }
}

function argumentsOf(definition: TypeNode, field: FieldDefinitionNode): SchemaElement[] {
  return (field.arguments ?? []).map((node) => ({
    kind: 'argument',
    node,
    coordinate: argumentCoordinate(definition.name.value, field.name.value, node.name.value),
    definition,
  }))
}

/** The SDL without the elements that are not kept, and what is in them. */
export function keepElements(sdl: DocumentNode, keep: (element: SchemaElement) => boolean): DocumentNode {
  const gone = new Set<ASTNode>()
  for (const element of elementsIn(sdl)) if (!keep(element)) gone.add(element.node)
  return visit(sdl, { enter: (node) => (gone.has(node) ? null : undefined) })
}

export function argumentCoordinate(type: string, field: string, argument: string): string {
  return `${type}.${field}(${argument}:)`
}

/** A field of a schema on an object or an interface. */
export interface SchemaField {
  /** `Melding.ernst` */
  readonly coordinate: string
  readonly owner: GraphQLObjectType | GraphQLInterfaceType
  readonly field: GraphQLField<unknown, unknown>
}

/** Every field of a schema, without those by which it describes itself. */
export function fieldsIn(schema: GraphQLSchema): SchemaField[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) || isInterfaceType(type))
    .filter((type) => !isIntrospectionType(type))
    .flatMap((owner) =>
      Object.values(owner.getFields()).map((field) => ({
        coordinate: `${owner.name}.${field.name}`,
        owner,
        field,
      })),
    )
}
