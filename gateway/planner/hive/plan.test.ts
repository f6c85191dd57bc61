import { readFileSync } from 'node:fs'
import { QueryPlanner } from '@graphql-hive/router-query-planner'
import { describe, expect, it } from 'vitest'
import { composeGraph } from '../../../test/engine/graph.ts'
import { graphs } from '../../../test/engine/graphs.ts'
import { loadSupergraph } from '../../supergraph/load.ts'
import { planFromHive } from './plan.ts'

const own = new QueryPlanner(
  loadSupergraph(readFileSync(new URL('../../../schema/supergraph.graphql', import.meta.url), 'utf8'))
    .executableSdl,
)
const plan = (planner: QueryPlanner, text: string) =>
  planFromHive(planner.plan(text, undefined, new Set(), 0)).node
const over = (name: string) =>
  new QueryPlanner(
    composeGraph(graphs.find((one) => one.name === name) ?? expect.fail(`there is no graph "${name}"`))
      .supergraphSdl,
  )

describe('a plan of Hive', () => {
  it('asks a root, and variables with it', () => {
    expect(plan(own, 'query ($id: ID!) { organisatie(id: $id) { naam } }')).toEqual({
      kind: 'root',
      source: 'organisaties',
      operation: 'query($id:ID!){organisatie(id: $id){naam}}',
      operationKind: 'query',
      variables: ['id'],
      place: [],
      renames: [],
    })
  })

  it('asks more of objects at a place, and tells what they are', () => {
    expect(plan(own, '{ organisatie(id: "gm0344") { naam sessies(first: 1) { aantal } } }')).toMatchObject({
      kind: 'sequence',
      nodes: [
        { kind: 'root', source: 'organisaties' },
        {
          kind: 'entities',
          source: 'otwb',
          batches: [
            {
              key: '_entities',
              variable: 'representations',
              places: [['organisatie']],
              told: [
                {
                  kind: 'on',
                  type: 'Organisatie',
                  told: [
                    { kind: 'field', key: '__typename', name: '__typename' },
                    { kind: 'field', key: 'id', name: 'id' },
                  ],
                },
              ],
              retyped: [{ place: [{ types: ['Organisatie'] }], type: 'Organisatie' }],
            },
          ],
        },
      ],
    })
  })

  it('asks a source once for what stands at several places', () => {
    const node = plan(
      own,
      `{ organisatie(id: "gm0344") { sessies(first: 1) { aantal } }
         organisaties(first: 2) { edges { node { sessies(first: 1) { aantal } } } } }`,
    )
    expect(node).toMatchObject({
      nodes: [
        { kind: 'root' },
        {
          kind: 'entities',
          source: 'otwb',
          batches: [
            {
              places: expect.toSatisfy((places: unknown[]) => {
                const found = places.map((place) => JSON.stringify(place)).sort()
                return found.join() === '["organisatie"],["organisaties","edges","@","node"]'
              }),
            },
          ],
        },
      ],
    })
  })

  it('tells a field under its name, whatever key it came under', () => {
    const text = JSON.stringify(plan(over('eisen'), '{ pakket(id: "p1") { portoEuro portoDollar } }'))
    expect(text).toMatch(/"key":"_internal_qp_alias_\d+","name":"prijs"/)
  })

  it('limits a place to the types that are meant', () => {
    const text = JSON.stringify(
      plan(over('media'), '{ media { ... on Film { cijfer } ... on Boek { rang } } }'),
    )
    expect(text).toContain('["media","@",{"types":["Film"]}]')
  })
})

describe('what is no plan for the hub', () => {
  it.each([
    [{ kind: 'Condition', condition: 'a' }, 'it holds a Condition'],
    [{ kind: 'Defer', primary: {}, deferred: [] }, 'it holds a Defer'],
    [{ kind: 'Subscription', primary: {} }, 'it holds a Subscription'],
  ])('%j', (node, why) => {
    expect(() => planFromHive({ kind: 'QueryPlan', node: node as never })).toThrow(why)
  })
})
