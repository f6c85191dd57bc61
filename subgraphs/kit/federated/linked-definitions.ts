import { type DefinitionNode, type DocumentNode, isTypeDefinitionNode, Kind, visit } from 'graphql'
import { apolloLinks, elementName, type Link } from '../../../schema/rights/links.ts'
import { importName, newestMinor, type SpecifiedElement, specification } from './specification.ts'

/** The link to the link specification that a document has without saying so. */
const linkItself: Link = {
  identity: 'https://specs.apollo.dev/link',
  feature: 'link',
  version: [1, 0],
  namespace: 'link',
  imports: new Map(),
}

/** @throws when the document links no version of the federation specification that is known here. */
export function federationLink(document: DocumentNode): Link {
  const link = apolloLinks(document).find(({ feature }) => feature === 'federation')
  const [major, minor] = link?.version ?? []
  if (link && major === 2 && minor !== undefined && minor <= newestMinor) return link
  throw new Error(
    `Reading which federation specification the SDL links: found ${link ? `v${major}.${minor}` : 'none'}, ` +
      `wanted one of @link(url: "https://specs.apollo.dev/federation/v2.0") to v2.${newestMinor}`,
  )
}

/**
 * The definitions of all that a subgraph's document links, under the names that it links them by: `@key` where it
 * imports that, `@federation__key` where it does not. What the document defines itself is left out.
 *
 * @throws as `federationLink`.
 */
export function linkedDefinitions(document: DocumentNode): readonly DefinitionNode[] {
  const [, minor] = federationLink(document).version
  const linked = apolloLinks(document)
  const itself = linked.find(({ feature }) => feature === 'link') ?? linkItself
  const definitions = new Map<string, DefinitionNode>()
  for (const link of new Set([itself, ...linked])) {
    const isLinked = ({ feature, since }: SpecifiedElement) =>
      link.feature === 'federation' ? feature !== 'link' && since <= minor : feature === link.feature
    for (const element of specification.filter(isLinked)) {
      const definition = renamed(element.definition, link)
      definitions.set(keyOf(definition), definition)
    }
  }
  for (const definition of document.definitions) definitions.delete(keyOf(definition))
  return [...definitions.values()]
}

/** A definition as the document calls it, and the types that it names. */
function renamed(definition: SpecifiedElement['definition'], link: Link): SpecifiedElement['definition'] {
  const value = elementName(link, importName(definition))
  const named: SpecifiedElement['definition'] = { ...definition, name: { ...definition.name, value } }
  return visit(named, {
    NamedType(type) {
      if (!specifiedTypes.has(type.name.value)) return undefined
      return { ...type, name: { ...type.name, value: elementName(link, type.name.value) } }
    },
  })
}

const specifiedTypes: ReadonlySet<string> = new Set(
  specification
    .map(({ definition }) => definition)
    .filter(isTypeDefinitionNode)
    .map(({ name }) => name.value),
)

/** Types and directives may have the same name. */
function keyOf(definition: DefinitionNode): string {
  if (definition.kind === Kind.DIRECTIVE_DEFINITION) return `@${definition.name.value}`
  return isTypeDefinitionNode(definition) ? definition.name.value : ''
}
