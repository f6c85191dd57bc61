import { execute, parse } from 'graphql'
import { expect, test } from 'vitest'
import { executableSchema } from '../subgraphs/resolvers.ts'
import { expectedData } from './expected.ts'
import { queries } from './queries.ts'
import {
  bareSdlOf,
  composeSupergraphs,
  federation1SdlOf,
  type SubgraphUrls,
  subgraphNames,
} from './supergraph.ts'

const urls = Object.fromEntries(
  subgraphNames.map((name) => [name, `http://${name}/`]),
) as unknown as SubgraphUrls

test('answers have the sizes that the benchmark promises', () => {
  const typical = queries.typical.variables.map((variables) => bytesOf(expectedData.typical(variables)))
  const heavy = queries.heavy.variables.map((variables) => bytesOf(expectedData.heavy(variables)))
  expect(Math.min(...typical)).toBeGreaterThan(5_500)
  expect(Math.max(...typical)).toBeLessThan(8_000)
  expect(Math.min(...heavy)).toBeGreaterThan(310_000)
  expect(Math.max(...heavy)).toBeLessThan(350_000)
})

test('no two requests under way are the same: there are more values than connections', () => {
  for (const { variables } of Object.values(queries)) {
    expect(new Set(variables.map((values) => JSON.stringify(values))).size).toBeGreaterThanOrEqual(40)
  }
})

test('only the supergraph of the hub holds rules', () => {
  const { full, bare } = composeSupergraphs(urls)
  expect(full).toMatch(/@requiresScopes\(scopes: \[\["meldingen:lezen"\]\]\)/)
  expect(full).toMatch(/@policy/)
  for (const sdl of [bare, ...subgraphNames.map(bareSdlOf), ...subgraphNames.map(federation1SdlOf)]) {
    expect(sdl).not.toMatch(/requiresScopes|@policy|@authenticated/)
  }
})

test('in Federation 1 who does not own the entity extends it', () => {
  expect(federation1SdlOf('otwb')).toContain('extend type Gemeente @key(fields: "id") {\n  id: ID! @external')
  expect(federation1SdlOf('organisaties')).toMatch(/^extend type Query \{/)
})

test.each(subgraphNames)('subgraph %s gives its part of a gemeente', async (name) => {
  const part = {
    organisaties: 'naam',
    meldingen: 'meldingen(first: 1) { id }',
    otwb: 'sessies { id }',
  } as const
  const rest = { 'veilig-wonen': 'aanvragen { kenmerk }', 'zicht-op': 'indicatoren { code }' } as const
  const answer = await execute({
    schema: executableSchema(name),
    document: parse(
      `query($r: [_Any!]!) { _entities(representations: $r) { ... on Gemeente { ${{ ...part, ...rest }[name]} } } }`,
    ),
    variableValues: { r: [{ __typename: 'Gemeente', id: 'gm0344' }] },
  })
  expect(answer.errors).toBeUndefined()
  expect(JSON.stringify(answer.data)).not.toContain('null')
})

function bytesOf(data: unknown): number {
  return Buffer.byteLength(JSON.stringify({ data }))
}
