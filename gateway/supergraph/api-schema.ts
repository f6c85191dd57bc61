import {
  buildASTSchema,
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLSchema,
  isTypeDefinitionNode,
  Kind,
  type NamedTypeNode,
  visit,
} from 'graphql'
import { isLinked, supergraphName } from '../../schema/rights/links.ts'

/** The schema that callers see: a supergraph without what is hidden from everyone, and without what joins the sources. */
export function apiSchemaOf(supergraph: DocumentNode): GraphQLSchema {
  return buildASTSchema(apiDocumentOf(supergraph), { assumeValid: true, assumeValidSDL: true })
}

function apiDocumentOf(supergraph: DocumentNode): DocumentNode {
  const linked = isLinked(supergraph)
  const inaccessible = supergraphName(supergraph, 'inaccessible', 'inaccessible')
  const isHidden = ({ directives = [] }: { readonly directives?: readonly ConstDirectiveNode[] }) =>
    directives.some(({ name }) => name.value === inaccessible)

  const hiddenTypes = new Set(
    supergraph.definitions.filter(isTypeDefinitionNode).flatMap((node) => {
      const hidden = linked(node.name.value) || isHidden(node)
      return hidden ? [node.name.value] : []
    }),
  )
  const hide = (node: { readonly directives?: readonly ConstDirectiveNode[] }) =>
    isHidden(node) ? null : undefined
  const visible = (types: readonly NamedTypeNode[] = []) =>
    types.filter(({ name }) => !hiddenTypes.has(name.value))

  const definitions = supergraph.definitions
    .filter((node) => isShown(node, hiddenTypes, linked))
    .map((node) => {
      if (node.kind === Kind.SCHEMA_DEFINITION) return { ...node, directives: [] }
      if (node.kind === Kind.UNION_TYPE_DEFINITION) return { ...node, types: visible(node.types) }
      if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION)
        return node
      return { ...node, interfaces: visible(node.interfaces) }
    })
  return visit(
    { ...supergraph, definitions },
    {
      FieldDefinition: (node) => hide(node as never),
      InputValueDefinition: (node) => hide(node as never),
      EnumValueDefinition: (node) => hide(node as never),
      Directive: (node) => (linked(`@${node.name.value}`) ? null : undefined),
    },
  )
}

function isShown(
  node: DefinitionNode,
  hiddenTypes: ReadonlySet<string>,
  linked: (element: string) => boolean,
): boolean {
  if (node.kind === Kind.DIRECTIVE_DEFINITION) return !linked(`@${node.name.value}`)
  return !isTypeDefinitionNode(node) || !hiddenTypes.has(node.name.value)
}
