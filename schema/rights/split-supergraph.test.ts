import { composeServices } from '@apollo/composition'
import { operationFromDocument, Supergraph } from '@apollo/federation-internals'
import { QueryPlanner } from '@apollo/query-planner'
import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { splitSupergraph } from './split-supergraph.ts'

const names = '"@key", "@tag", "@authenticated", "@requiresScopes", "@policy"'

function supergraphOf(sdl: string, imports = names): string {
  const link = `@link(url: "https://specs.apollo.dev/federation/v2.12", import: [${imports}])`
  const result = composeServices([
    { name: 'een', url: 'http://een', typeDefs: parse(`extend schema ${link}\n${sdl}`) },
  ])
  if (!result.supergraphSdl) throw new Error(result.errors?.map(({ message }) => message).join('\n'))
  return result.supergraphSdl
}

const supergraph = supergraphOf(`
  type Query { geheim: Geheim @requiresScopes(scopes: [["geheim:lezen"]])  open: Int }
  type Geheim @key(fields: "id") @authenticated { id: ID  waarde: String @policy(policies: [["doel:nazorg"]]) }
`)

describe('splitSupergraph', () => {
  it('keeps every rule apart from what is executed', () => {
    const { rules } = splitSupergraph(supergraph)
    expect([...rules.types.keys()]).toEqual(['Geheim'])
    expect([...rules.fields.keys()]).toEqual(['Geheim.waarde', 'Query.geheim'])
    expect(rules.count).toBe(3)
  })

  it('removes links, definitions, usages and scalars of the rules, and nothing else', () => {
    expect(supergraph).toMatch(/requiresScopes__Scope|policy__Policy/)
    const { executableSdl } = splitSupergraph(supergraph)
    expect(executableSdl).not.toMatch(/authenticated|requiresScopes|policy(__|\b)|geheim:lezen/i)
    expect(executableSdl).toContain('specs.apollo.dev/join/')
    for (const kept of ['geheim: Geheim', 'waarde: String', 'join__type', 'scalar join__FieldSet']) {
      expect(executableSdl).toContain(kept)
    }
  })

  it('leaves a supergraph that the planner plans, where it refuses the full one', () => {
    expect(() => Supergraph.build(supergraph)).toThrow('SECURITY')
    const { executableSdl } = splitSupergraph(supergraph)
    const built = Supergraph.build(executableSdl)
    const operation = operationFromDocument(built.apiSchema(), parse('{ geheim { waarde } }'))
    const { node } = new QueryPlanner(built).buildQueryPlan(operation)
    expect(node).toMatchObject({ kind: 'Fetch', serviceName: 'een' })
  })

  it('finds and removes rules that were imported under another name', () => {
    const renamed = supergraphOf(
      'type Query { geheim: Int @needs(scopes: [["geheim:lezen"]])  open: Int }',
      '{ name: "@requiresScopes", as: "@needs" }',
    )
    const { rules, executableSdl } = splitSupergraph(renamed)
    expect([...rules.fields.keys()]).toEqual(['Query.geheim'])
    expect(executableSdl).not.toMatch(/needs|requiresScopes/)
  })

  it('leaves what is hidden from everyone to the planner, which hides it', () => {
    const hiding = supergraphOf('type Query { open: Int  weg: Int @inaccessible }', '"@inaccessible"')
    const { executableSdl } = splitSupergraph(hiding)
    expect(executableSdl).toContain('@inaccessible')
    const api = Supergraph.build(executableSdl).apiSchema().toGraphQLJSSchema()
    expect(Object.keys(api.getQueryType()?.getFields() ?? {})).toEqual(['open'])
  })

  it('refuses a supergraph with a security feature that the hub does not know', () => {
    const unknown = supergraph.replace('/policy/v0.1', '/quota/v0.1')
    expect(() => splitSupergraph(unknown)).toThrow(
      'Loading the supergraph: it links the security feature "https://specs.apollo.dev/quota/v0.1", which the hub cannot enforce',
    )
  })

  it('refuses another version of a security feature that it knows', () => {
    const newer = supergraph.replace('/requiresScopes/v0.1', '/requiresScopes/v1.0')
    expect(() => splitSupergraph(newer)).toThrow('requiresScopes/v1.0')
  })

  it('refuses text that is no SDL', () => {
    expect(() => splitSupergraph('type Query {')).toThrow('Syntax Error')
  })
})
