import { describe, expect, it } from 'vitest'
import { composeGraph } from '../../../test/engine/graph.ts'
import { inOrder } from './source-order.ts'

const knows = (name: string) =>
  `interface ${name} @key(fields: "id") { id: ID! } type Een${name} implements ${name} @key(fields: "id") { id: ID! }`
const asObject = (name: string) => `type ${name} @key(fields: "id") @interfaceObject { id: ID! }`

function ordered(subgraphs: Record<string, string>) {
  const withQuery = Object.entries(subgraphs).map(([name, sdl]) => [
    name,
    `type Query { ${name}: Int } ${sdl}`,
  ])
  return inOrder(
    composeGraph({
      name: 'volgorde',
      subgraphs: Object.fromEntries(withQuery),
      wereld: () => ({ query: {}, entities: [] }),
      values: {},
    }).supergraphSdl,
  )
}

describe('the order of sources', () => {
  it('has those that know types before those with interface objects of them, and else goes by name', () => {
    const { names, sdl, complete } = ordered({
      a: asObject('Ding'),
      b: '',
      c: knows('Ding'),
      d: asObject('Ding'),
    })
    expect([...names]).toEqual([
      ['0000-b', 'b'],
      ['0001-c', 'c'],
      ['0002-a', 'a'],
      ['0003-d', 'd'],
    ])
    expect(complete).toBe(true)
    expect(sdl).toContain('A @join__graph(name: "0002-a", url: "http://a")')
  })

  it('is not there where two know each the types of the other', () => {
    const { names, complete } = ordered({
      a: `${asObject('Ding')} ${knows('Zaak')}`,
      b: `${knows('Ding')} ${asObject('Zaak')}`,
    })
    expect(complete).toBe(false)
    expect([...names.values()]).toEqual(['a', 'b'])
  })
})
