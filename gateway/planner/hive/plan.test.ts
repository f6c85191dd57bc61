import { readFileSync } from 'node:fs'
import { QueryPlanner } from '@graphql-hive/router-query-planner'
import { describe, expect, it } from 'vitest'
import { composeGraph } from '../../../test/engine/graph.ts'
import { graphs } from '../../../test/engine/graphs.ts'
import { loadSupergraph } from '../../supergraph/load.ts'
import type { PlanNode } from '../plan.ts'
import { planFromHive } from './plan.ts'
import { inOrder } from './source-order.ts'

type Planning = (text: string) => PlanNode | null

function planningOver(sdl: string): Planning {
  const ordered = inOrder(sdl)
  const planner = new QueryPlanner(ordered.sdl)
  return (text) => planFromHive(planner.plan(text, undefined, new Set(), 0), ordered.names).node
}
const own = planningOver(
  loadSupergraph(readFileSync(new URL('../../../schema/supergraph.graphql', import.meta.url), 'utf8'))
    .executableSdl,
)
const over = (name: string) =>
  planningOver(
    composeGraph(graphs.find((one) => one.name === name) ?? expect.fail(`there is no graph "${name}"`))
      .supergraphSdl,
  )

describe('a plan of Hive', () => {
  it('asks a root, and variables with it', () => {
    expect(own('query ($id: ID!) { organisatie(id: $id) { naam } }')).toEqual({
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
    expect(own('{ organisatie(id: "gm0344") { naam sessies(first: 1) { aantal } } }')).toMatchObject({
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

  it('finds the way from an interface object to the fields of one type', () => {
    const text =
      '{ meldingen(first: 1) { edges { node { organisatie { ... on Gemeente { provincie { naam } } } } } } }'
    expect(own(text)).toMatchObject({
      kind: 'sequence',
      nodes: [{ source: 'meldingen' }, { source: 'organisaties' }],
    })
  })

  it('asks a source once for what stands at several places', () => {
    const node = own(
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
    const text = JSON.stringify(over('eisen')('{ pakket(id: "p1") { portoEuro portoDollar } }'))
    expect(text).toMatch(/"key":"_internal_qp_alias_\d+","name":"prijs"/)
  })

  it('limits a place to the types that are meant', () => {
    const text = JSON.stringify(over('media')('{ media { ... on Film { cijfer } ... on Boek { rang } } }'))
    expect(text).toContain('["media","@",{"types":["Film"]}]')
  })
})

describe('what is no plan for the hub', () => {
  it.each([
    [{ kind: 'Condition', condition: 'a' }, 'it holds a Condition'],
    [{ kind: 'Defer', primary: {}, deferred: [] }, 'it holds a Defer'],
    [{ kind: 'Subscription', primary: {} }, 'it holds a Subscription'],
  ])('%j', (node, why) => {
    expect(() => planFromHive({ kind: 'QueryPlan', node: node as never }, new Map())).toThrow(why)
  })
})
