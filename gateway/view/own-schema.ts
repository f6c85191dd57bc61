import {
  type ASTNode,
  buildASTSchema,
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLSchema,
  type InputValueDefinitionNode,
  isInterfaceType,
  isScalarType,
  isSpecifiedScalarType,
  Kind,
  parse,
  printSchema,
  type TypeNode,
  visit,
} from 'graphql'
import { argumentCoordinate, keepElements } from '../../schema/language/coordinates.ts'
import { nameOfType } from '../../schema/language/nodes.ts'
import type { Caller } from '../../schema/rights/caller.ts'
import { CallerView, type Policy } from '../../schema/rights/policy.ts'

/**
 * The schema as one caller can use it: fields it may not read, arguments that would reveal those, and types that
 * became empty or cannot be reached are gone. Still a valid schema.
 */
export function ownSchema(policy: Policy, caller: Caller): GraphQLSchema {
  const view = new CallerView(policy, caller)
  let document = keepAllowed(documentOf(policy.schema), policy, view)
  for (let before: DocumentNode | undefined; before !== document; ) {
    before = document
    document = withoutUnreachable(withoutDangling(document))
  }
  // What is left of a valid schema is valid (its test tries every set of rights with one less), and saying so saves as much
  // as making it takes: nothing else that comes in is looked at meanwhile.
  return withScalarsOf(policy.schema, buildASTSchema(document, { assumeValid: true }))
}

const documents = new WeakMap<GraphQLSchema, DocumentNode>()

/** A schema as a document, which is made once. */
function documentOf(schema: GraphQLSchema): DocumentNode {
  const known = documents.get(schema)
  if (known) return known
  const made = parse(printSchema(schema), { noLocation: true })
  documents.set(schema, made)
  return made
}

/** Made from SDL alone a scalar takes any value: each reads, and says what it wants, as in the whole schema. */
function withScalarsOf(whole: GraphQLSchema, own: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(own.getTypeMap())) {
    const known = whole.getType(type.name)
    if (!isScalarType(type) || !isScalarType(known) || isSpecifiedScalarType(type)) continue
    const { serialize, parseValue, parseLiteral, extensions } = known
    Object.assign(type, { serialize, parseValue, parseLiteral, extensions })
  }
  return own
}

/** Takes out what the caller may not read, and what would reveal it. */
function keepAllowed(document: DocumentNode, policy: Policy, view: CallerView): DocumentNode {
  const reveals = (coordinate: string) =>
    (policy.arguments.reveals.get(coordinate) ?? []).some((field) => view.revealed(field) !== null)
  /** A type, and the types the caller may see that it can be: what an interface offers must be on all of those. */
  const seenAs = (name: string) => {
    const type = policy.schema.getType(name)
    const members = isInterfaceType(type) ? policy.schema.getPossibleTypes(type).map(String) : []
    return [name, ...members.filter((member) => !view.type(member))]
  }

  return keepElements(document, ({ kind, node, coordinate, definition }) => {
    const type = definition.name.value
    if (kind === 'type') return !isComposite(node) || view.type(type) === null
    if (kind !== 'field') return !reveals(coordinate)
    const field = node.name.value
    const needs = (node.arguments ?? []).filter(isRequired).map(({ name }) => name.value)
    return (
      seenAs(type).every((one) => view.field(one, field, one) === null) &&
      !needs.some((argument) => reveals(argumentCoordinate(type, field, argument)))
    )
  })
}

function isComposite({ kind }: ASTNode): boolean {
  return kind === Kind.OBJECT_TYPE_DEFINITION || kind === Kind.INTERFACE_TYPE_DEFINITION
}

/** Takes out what names a type that is gone or empty; the same document where nothing does. */
function withoutDangling(document: DocumentNode): DocumentNode {
  const known = new Set(['Int', 'Float', 'String', 'Boolean', 'ID'])
  for (const definition of document.definitions) if (isUsable(definition)) known.add(definition.name.value)
  const exists = (type: TypeNode) => known.has(nameOfType(type))

  return visit(document, {
    enter(node) {
      if (node.kind === Kind.DOCUMENT || !isTypeDefinition(node as DefinitionNode)) return undefined
      return isUsable(node as DefinitionNode) ? undefined : null
    },
    FieldDefinition: {
      leave(node) {
        const lost = node.arguments?.some((argument) => isRequired(argument) && !exists(argument.type))
        return exists(node.type) && !lost ? undefined : null
      },
    },
    InputValueDefinition: { leave: (node) => (exists(node.type) ? undefined : null) },
    UnionTypeDefinition: {
      leave: (node) =>
        node.types?.every(exists) ? undefined : { ...node, types: (node.types ?? []).filter(exists) },
    },
    ObjectTypeDefinition: {
      leave: (node) =>
        node.interfaces?.every(exists)
          ? undefined
          : { ...node, interfaces: (node.interfaces ?? []).filter(exists) },
    },
  })
}

/** Takes out types that no query can reach; the same document where all can be. */
function withoutUnreachable(document: DocumentNode): DocumentNode {
  const byName = new Map(document.definitions.filter(isTypeDefinition).map((one) => [one.name.value, one]))
  const reached = new Set<string>()
  const reach = (name: string): void => {
    const definition = byName.get(name)
    if (definition === undefined || reached.has(name)) return
    reached.add(name)
    visit(definition, { NamedType: (node) => void reach(node.name.value) })
    if (definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) return
    for (const other of byName.values()) {
      const implemented = other.kind === Kind.OBJECT_TYPE_DEFINITION ? (other.interfaces ?? []) : []
      if (implemented.some((one) => one.name.value === name)) reach(other.name.value)
    }
  }
  for (const root of ['Query', 'Mutation']) reach(root)
  const left = document.definitions.filter((one) => !isTypeDefinition(one) || reached.has(one.name.value))
  return left.length === document.definitions.length ? document : { ...document, definitions: left }
}

type NamedDefinition = Extract<DefinitionNode, { name: { value: string } }> & {
  readonly directives?: readonly ConstDirectiveNode[]
}

function isTypeDefinition(node: DefinitionNode): node is NamedDefinition {
  return node.kind.endsWith('TypeDefinition')
}

/** Whether a type still has something in it. */
function isUsable(node: DefinitionNode): node is NamedDefinition {
  switch (node.kind) {
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_DEFINITION:
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      return (node.fields ?? []).length > 0
    case Kind.ENUM_TYPE_DEFINITION:
      return (node.values ?? []).length > 0
    case Kind.UNION_TYPE_DEFINITION:
      return (node.types ?? []).length > 0
    default:
      return node.kind === Kind.SCALAR_TYPE_DEFINITION
  }
}

function isRequired(argument: InputValueDefinitionNode): boolean {
  return argument.type.kind === Kind.NON_NULL_TYPE && argument.defaultValue === undefined
}
