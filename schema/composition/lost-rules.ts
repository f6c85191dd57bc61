import { type GraphQLSchema, isInterfaceType } from 'graphql'
import { type Rules, rulesOf } from '../rights/directives.ts'
import type { Rule } from '../rights/rule.ts'
import type { SubgraphSdl } from './subgraph-sdl.ts'

/** A rule that a subgraph wrote, and where it must stand in the supergraph: a type name or a field coordinate. */
interface ExpectedRule {
  readonly at: string
  readonly rule: Rule
}

/** Finds rules that a subgraph wrote and the supergraph lost or changed, and rules that it has from nowhere. */
export function findLostRules(
  subgraphs: readonly SubgraphSdl[],
  composed: Rules,
  schema: GraphQLSchema,
): string[] {
  const found = new Map([...composed.types, ...composed.fields])
  const expected = new Map<string, Rule[]>()
  for (const { at, rule } of expectedRules(subgraphs, schema))
    expected.set(at, [...(expected.get(at) ?? []), rule])
  const problems: string[] = []
  for (const [at, rules] of expected) {
    const there = found.get(at)
    if (there === undefined) problems.push(`the rule on ${at} is not in the supergraph`)
    // Where several subgraphs rule one place, composition joins their rules; that it has one is all that can be said.
    else if (rules.length === 1 && !same(there, rules)) {
      problems.push(`the rule on ${at} is another in the supergraph`)
    }
  }
  for (const at of found.keys()) {
    if (!expected.has(at)) problems.push(`the supergraph has a rule on ${at} of no subgraph`)
  }
  return problems
}

function expectedRules(subgraphs: readonly SubgraphSdl[], schema: GraphQLSchema): ExpectedRule[] {
  return subgraphs.flatMap(({ sdl }) => {
    const { types, fields } = rulesOf(sdl)
    const ofTypes = [...types].flatMap(([at, rules]) => rules.map((rule) => ({ at, rule })))
    const ofFields = [...fields].flatMap(([coordinate, rules]) =>
      placesOf(coordinate, schema).flatMap((at) => rules.map((rule) => ({ at, rule }))),
    )
    return [...ofTypes, ...ofFields]
  })
}

/** A field of an interface object becomes a field of every type that implements the interface. */
function placesOf(coordinate: string, schema: GraphQLSchema): string[] {
  const [typeName = '', field = ''] = coordinate.split('.')
  const type = schema.getType(typeName)
  if (!isInterfaceType(type)) return [coordinate]
  return [coordinate, ...schema.getPossibleTypes(type).map(({ name }) => `${name}.${field}`)]
}

function same(some: readonly Rule[], others: readonly Rule[]): boolean {
  return JSON.stringify(some.map(sorted)) === JSON.stringify(others.map(sorted))
}

/** Composition may put alternatives in another order. */
function sorted({ authenticated, scopes, policies }: Rule): unknown {
  const ordered = (alternatives: Rule['scopes']) =>
    alternatives?.map((all) => [...all].sort().join(' ')).sort() ?? null
  return [authenticated, ordered(scopes), ordered(policies)]
}
