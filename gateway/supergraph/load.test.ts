import { readFileSync } from 'node:fs'
import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { compose } from '../../schema/composition/compose.ts'
import { loadHere } from './load-here.ts'

const shared = readFileSync(new URL('../../schema/gedeeld.graphql', import.meta.url), 'utf8')
const subgraph = (sdl: string) => ({
  name: 'een',
  url: 'http://een/graphql',
  sdl: parse(`${shared}\n${sdl}`),
})

const declared = [
  subgraph(`
    type Query {
      meldingen(ernst: Int @verraadt(velden: ["Melding.ernst"])): [Melding!] @requiresScopes(scopes: [["meldingen:lezen"]])
      open: Int @tag(name: "openbaar")
    }
    type Melding @authenticated { ernst: Int @policy(policies: [["doel:nazorg"]]) }
  `),
]
const { supergraph } = compose(declared)

describe('loadHere', () => {
  it('takes apart what is decided and what is executed', () => {
    const { policy, executableSdl, subgraphs } = loadHere(supergraph, declared)
    expect([...policy.rules.fields.keys()].sort()).toEqual(['Melding.ernst', 'Query.meldingen'])
    expect([...policy.rules.types.keys()]).toEqual(['Melding'])
    expect(policy.arguments.reveals.get('Query.meldingen(ernst:)')).toEqual(['Melding.ernst'])
    expect(policy.schema.getQueryType()?.getFields()).toHaveProperty('open')
    expect(executableSdl).not.toContain('requiresScopes')
    expect(subgraphs).toMatchObject([{ name: 'een', url: 'http://een/graphql' }])
  })

  it('refuses a supergraph that lost a rule on its way', () => {
    const lost = supergraph.replace(' @requiresScopes(scopes: [["meldingen:lezen"]])', '')
    expect(lost).not.toBe(supergraph)
    expect(() => loadHere(lost, declared)).toThrow(/^Loading the supergraph: .*run "npm run compose"$/)
  })

  it('refuses one that is older than the rules of its subgraphs', () => {
    const stricter = [...declared, subgraph('type Query { nieuw: Int @authenticated }')]
    expect(() => loadHere(supergraph, stricter)).toThrow('Loading the supergraph: ')
  })

  it('refuses what is no supergraph', () => {
    expect(() => loadHere('type Query { een: Int }')).toThrow('Loading the supergraph: Invalid supergraph')
  })
})
