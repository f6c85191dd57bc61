import { type GraphQLSchema, isInterfaceType } from 'graphql'
import { type Rules, rulesOf } from '../rights/directives.ts'
import type { SubgraphSdl } from './subgraph-sdl.ts'

/** Where the rules of these subgraphs must stand in the supergraph: type names and field coordinates. */
export function expectedCoordinates(subgraphs: readonly SubgraphSdl[], schema: GraphQLSchema): Set<string> {
  const expected = new Set<string>()
  for (const { sdl } of subgraphs) {
    const { types, fields } = rulesOf(sdl)
    for (const type of types.keys()) expected.add(type)
    for (const coordinate of fields.keys()) {
      const [typeName = '', field = ''] = coordinate.split('.')
      expected.add(coordinate)
      // A field of an interface object becomes a field of every type that implements the interface.
      const type = schema.getType(typeName)
      if (!isInterfaceType(type)) continue
      for (const implementer of schema.getPossibleTypes(type)) expected.add(`${implementer.name}.${field}`)
    }
  }
  return expected
}

/** Finds rules that a subgraph wrote and the supergraph lost, and rules that it has from nowhere. */
export function findLostRules(
  subgraphs: readonly SubgraphSdl[],
  composed: Rules,
  schema: GraphQLSchema,
): string[] {
  const expected = expectedCoordinates(subgraphs, schema)
  const found = new Set([...composed.types.keys(), ...composed.fields.keys()])
  return [
    ...[...expected]
      .filter((one) => !found.has(one))
      .map((one) => `the rule on ${one} is not in the supergraph`),
    ...[...found]
      .filter((one) => !expected.has(one))
      .map((one) => `the supergraph has a rule on ${one} of no subgraph`),
  ]
}
