import { type ConstDirectiveNode, type DocumentNode, Kind } from 'graphql'
import { directiveArgument } from '../language/written-arguments.ts'

export type AuthorisationDirective = 'authenticated' | 'requiresScopes' | 'policy'

const authorisationDirectives: readonly AuthorisationDirective[] = [
  'authenticated',
  'requiresScopes',
  'policy',
]

/** The names that this document gives to the directives of the federation specification. */
export interface LinkedNames {
  /** Name as written in this document → which directive it is. */
  readonly authorisation: ReadonlyMap<string, AuthorisationDirective>
  /** The name of `@tag`, when linked. */
  readonly tag: string | undefined
}

/**
 * Resolves `@link` as the core specification says: a feature's own directive is called by its namespace or its
 * `as`, an imported element by its import name, and anything else by `namespace__element`.
 */
export function linkedNames(document: DocumentNode): LinkedNames {
  const authorisation = new Map<string, AuthorisationDirective>()
  let tag: string | undefined

  for (const link of apolloLinks(document)) {
    for (const directive of authorisationDirectives) {
      const name = nameIn(link, directive)
      if (name !== undefined) authorisation.set(name, directive)
    }
    tag = nameIn(link, 'tag') ?? tag
  }
  return { authorisation, tag }
}

/**
 * The names under which this document can mean a directive of the federation specification, such as `requires`:
 * those it links, and the name itself, which a subgraph of the first federation uses without a link.
 */
export function federationNames(document: DocumentNode, directive: string): Set<string> {
  const linked = apolloLinks(document).map((link) => nameIn(link, directive))
  return new Set([directive, ...linked.filter((name) => name !== undefined)])
}

/** The name that a supergraph gives a directive of a feature of Apollo's, such as `listSize` of `cost`; undefined where it links none. */
export function supergraphName(
  document: DocumentNode,
  feature: string,
  directive: string,
): string | undefined {
  const link = apolloLinks(document).find((one) => one.feature === feature)
  return link && elementName(link, `@${directive}`)
}

/** Tells of a type (`join__Graph`) or a directive (`@tag`) whether a linked specification brought it, whoever wrote that. */
export function isLinked(document: DocumentNode): (element: string) => boolean {
  const all = links(document)
  return (element) => {
    const name = element.replace(/^@/, '')
    return all.some(
      ({ namespace, imports }) =>
        name.startsWith(`${namespace}__`) ||
        element === `@${namespace}` ||
        [...imports.values()].includes(element),
    )
  }
}

/** A `@link` to a specification. */
export interface Link {
  /** Where it is, without its version: `https://specs.apollo.dev/federation`. */
  readonly identity: string
  /** The last part of that: `federation`, `requiresScopes`. */
  readonly feature: string
  /** `[2, 12]` of `v2.12`. */
  readonly version: readonly [major: number, minor: number]
  readonly namespace: string
  /** Element (`@requiresScopes`) → imported name (`@needs`). */
  readonly imports: ReadonlyMap<string, string>
}

const specification = /^(https?:\/\/.+\/([A-Za-z_]\w*))\/v(\d+)\.(\d+)$/

/** What this document links of the specifications of federation, in order. */
export function apolloLinks(document: DocumentNode): Link[] {
  return links(document).filter(({ identity, feature }) => identity === `https://specs.apollo.dev/${feature}`)
}

function links(document: DocumentNode): Link[] {
  return document.definitions
    .filter(
      (definition) => definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION,
    )
    .flatMap((definition) => definition.directives ?? [])
    .map(readLink)
    .filter((link) => link !== undefined)
}

function readLink(directive: ConstDirectiveNode): Link | undefined {
  if (directive.name.value !== 'link' && directive.name.value !== 'core') return undefined
  const argument = (name: string) => directiveArgument(directive, name)
  const url = String(argument('url') ?? argument('feature'))
  const [, identity, feature, major, minor] = specification.exec(url) ?? []
  if (identity === undefined || feature === undefined) return undefined
  const imports = new Map<string, string>()
  for (const one of (argument('import') ?? []) as (string | { name: string; as?: string })[]) {
    if (typeof one === 'string') imports.set(one, one)
    else imports.set(one.name, one.as ?? one.name)
  }
  const version = [Number(major), Number(minor)] as const
  return { identity, feature, version, namespace: String(argument('as') ?? feature), imports }
}

function nameIn(link: Link, directive: string): string | undefined {
  return link.feature === directive || link.feature === 'federation'
    ? elementName(link, `@${directive}`)
    : undefined
}

/** What a document calls a directive (`@key`) or a type (`FieldSet`) of a specification that it links; without the `@`. */
export function elementName(link: Link, element: string): string {
  const imported = link.imports.get(element)
  if (imported !== undefined) return imported.replace('@', '')
  return element === `@${link.feature}` ? link.namespace : `${link.namespace}__${element.replace('@', '')}`
}
