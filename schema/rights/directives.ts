import type { ConstDirectiveNode, DocumentNode } from 'graphql'
import { elementsIn } from '../language/coordinates.ts'
import { directiveArgument } from '../language/written-arguments.ts'
import { type LinkedNames, linkedNames } from './links.ts'
import type { Alternatives, Rule } from './rule.ts'

/** The rules of a schema: by type name (`Melding`) and by field coordinate (`Melding.ernst`); all must hold. */
export interface Rules {
  readonly types: ReadonlyMap<string, readonly Rule[]>
  readonly fields: ReadonlyMap<string, readonly Rule[]>
  /** Coordinates and type names that carry the tag `openbaar`. */
  readonly openbaar: ReadonlySet<string>
  /** How many authorisation directives were read: composition and the start compare it. */
  readonly count: number
}

/**
 * Reads the authorisation directives of a subgraph's SDL or of a supergraph, by the identity of their
 * specification, so that a renamed or namespaced import counts too.
 *
 * @throws when the arguments of a directive are empty or malformed.
 */
export function rulesOf(document: DocumentNode): Rules {
  const names = linkedNames(document)
  const types = new Map<string, Rule[]>()
  const fields = new Map<string, Rule[]>()
  const openbaar = new Set<string>()
  let count = 0

  const read = (coordinate: string, directives: readonly ConstDirectiveNode[], into: Map<string, Rule[]>) => {
    const found = directives.filter((directive) => names.authorisation.has(directive.name.value))
    if (found.length > 0) {
      count += found.length
      into.set(coordinate, [...(into.get(coordinate) ?? []), ruleOf(coordinate, found, names)])
    }
    if (directives.some((directive) => isOpenbaarTag(directive, names))) openbaar.add(coordinate)
  }

  for (const { kind, coordinate, node } of elementsIn(document)) {
    if (kind === 'type') read(coordinate, node.directives ?? [], types)
    if (kind === 'field') read(coordinate, node.directives ?? [], fields)
  }
  return { types, fields, openbaar, count }
}

function isOpenbaarTag(directive: ConstDirectiveNode, names: LinkedNames): boolean {
  return directive.name.value === names.tag && directiveArgument(directive, 'name') === 'openbaar'
}

function ruleOf(coordinate: string, directives: ConstDirectiveNode[], names: LinkedNames): Rule {
  let rule: Rule = { authenticated: false, scopes: null, policies: null }
  for (const directive of directives) {
    const kind = names.authorisation.get(directive.name.value)
    if (kind === 'authenticated') rule = { ...rule, authenticated: true }
    if (kind === 'requiresScopes')
      rule = { ...rule, scopes: alternatives(coordinate, directive, 'scopes', rule.scopes) }
    if (kind === 'policy')
      rule = { ...rule, policies: alternatives(coordinate, directive, 'policies', rule.policies) }
  }
  return rule
}

function alternatives(
  coordinate: string,
  directive: ConstDirectiveNode,
  name: string,
  already: Alternatives | null,
): Alternatives {
  const value = directiveArgument(directive, name)
  const wellFormed =
    Array.isArray(value) &&
    value.length > 0 &&
    value.every(
      (all) =>
        Array.isArray(all) &&
        all.length > 0 &&
        all.every((one) => typeof one === 'string' && one.trim() !== ''),
    )
  if (!wellFormed) {
    throw new Error(
      `Reading @${directive.name.value} on "${coordinate}": ${name} is ${JSON.stringify(value)}; ` +
        'wanted a list of non-empty lists of names, such as [["meldingen:lezen"]]',
    )
  }
  if (already) throw new Error(`Reading "${coordinate}": @${directive.name.value} is written twice`)
  return value as Alternatives
}
