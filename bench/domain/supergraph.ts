import { readFileSync } from 'node:fs'
import { type ASTNode, type DocumentNode, Kind, parse, print, visit } from 'graphql'
import { compose } from '../../schema/composition/compose.ts'
import { splitSupergraph } from '../../schema/rights/split-supergraph.ts'

export const subgraphNames = ['organisaties', 'meldingen', 'veilig-wonen', 'otwb', 'zicht-op'] as const

export type SubgraphName = (typeof subgraphNames)[number]

/** Subgraph → its endpoint. */
export type SubgraphUrls = Readonly<Record<SubgraphName, string>>

const federation2 = `extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.12"
  import: ["@key", "@tag", "@authenticated", "@requiresScopes", "@policy"]
)
`

/** What a gateway of Federation 2 that has no rules knows: keys and nothing else. */
const bareFederation2 = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
`

/** The SDL of a subgraph, with its rules. */
export function sdlOf(name: SubgraphName): DocumentNode {
  return parse(federation2 + ownSdl(name))
}

/** The same without rules, for gateways that compose by themselves. */
export function bareSdlOf(name: SubgraphName): string {
  return bareFederation2 + print(withoutRules(parse(ownSdl(name))))
}

/** The same in Federation 1: who does not own an entity extends it, and marks its key as another's. */
export function federation1SdlOf(name: SubgraphName): string {
  const owner = name === 'organisaties'
  return print(
    visit(withoutRules(parse(ownSdl(name))), {
      ObjectTypeDefinition(node) {
        const isEntity = node.directives?.some((directive) => directive.name.value === 'key')
        if (owner ? node.name.value !== 'Query' : !isEntity) return undefined
        return {
          ...node,
          kind: Kind.OBJECT_TYPE_EXTENSION,
          fields: owner ? node.fields : externalKey(node.fields),
        }
      },
    }),
  )
}

export interface Supergraphs {
  /** With the rules: what the hub gets. */
  readonly full: string
  /** Without: what peers get that do not enforce them, or would need a token of another form. */
  readonly bare: string
}

export function composeSupergraphs(urls: SubgraphUrls): Supergraphs {
  const { supergraph } = compose(subgraphNames.map((name) => ({ name, url: urls[name], sdl: sdlOf(name) })))
  return { full: supergraph, bare: splitSupergraph(supergraph).executableSdl }
}

function ownSdl(name: SubgraphName): string {
  return readFileSync(new URL(`subgraphs/${name}.graphql`, import.meta.url), 'utf8')
}

const rules = new Set(['tag', 'authenticated', 'requiresScopes', 'policy'])

function withoutRules(document: DocumentNode): DocumentNode {
  return visit(document, { Directive: (node) => (rules.has(node.name.value) ? null : undefined) })
}

function externalKey<Field extends ASTNode>(fields: readonly Field[] = []): Field[] {
  const external = { kind: Kind.DIRECTIVE, name: { kind: Kind.NAME, value: 'external' }, arguments: [] }
  return fields.map((field) =>
    field.kind === Kind.FIELD_DEFINITION && field.name.value === 'id'
      ? { ...field, directives: [...(field.directives ?? []), external] }
      : field,
  )
}
