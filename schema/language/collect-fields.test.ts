import { buildSchema, type GraphQLCompositeType, parse, print } from 'graphql'
import { describe, expect, it } from 'vitest'
import { collectFields } from './collect-fields.ts'
import { conditionsOf, hold } from './conditions.ts'
import { fragmentsOf } from './fragments.ts'
import { operationsOf } from './operations.ts'

const schema = buildSchema(`
  type Query { organisatie: Organisatie }
  interface Organisatie { id: ID naam: String }
  type Gemeente implements Organisatie { id: ID naam: String inwoners: Int }
  type Riec implements Organisatie { id: ID naam: String }
`)

/** What is asked of an object of a type, written out by key. */
function asked(type: string, text: string, given?: Readonly<Record<string, boolean>>) {
  const document = parse(text)
  const sets = operationsOf(document).map(({ selectionSet }) => selectionSet)
  const fields = collectFields(
    {
      schema,
      fragments: fragmentsOf(document),
      ...(given ? { stands: (one) => hold(conditionsOf(one.directives), (name) => given[name]) } : {}),
    },
    sets,
    schema.getType(type) as GraphQLCompositeType,
  )
  return [...fields].map(([key, nodes]) => [key, nodes.map(print)])
}

describe('collectFields', () => {
  it('gives the fields in the order in which their keys first stand, the same key together', () => {
    expect(asked('Gemeente', '{ naam id ... { naam } wie: id }')).toEqual([
      ['naam', ['naam', 'naam']],
      ['id', ['id']],
      ['wie', ['wie: id']],
    ])
  })

  it('goes over more than one selection set', () => {
    expect(asked('Gemeente', 'query A { id } query B { naam id }')).toEqual([
      ['id', ['id', 'id']],
      ['naam', ['naam']],
    ])
  })

  it('goes into the fragments that stand on the type, and no others', () => {
    const text = `{ ... on Riec { id } ...G ...O ... on Organisatie { id } }
      fragment G on Gemeente { inwoners }
      fragment O on Organisatie { naam }`
    expect(asked('Gemeente', text).map(([key]) => key)).toEqual(['inwoners', 'naam', 'id'])
    expect(asked('Riec', text).map(([key]) => key)).toEqual(['id', 'naam'])
    expect(asked('Organisatie', text).map(([key]) => key)).toEqual(['naam', 'id'])
  })

  it('takes a fragment once, however often it is spread, and ends where one spreads itself', () => {
    const text = '{ ...F ...F ...Onbekend } fragment F on Gemeente { id ...F }'
    expect(asked('Gemeente', text)).toEqual([['id', ['id']]])
  })

  it('leaves out what does not stand, and takes the same fragment where it does', () => {
    const text = `{ id @skip(if: $x) ...F @include(if: $y) ... @skip(if: $x) { naam } ...F @skip(if: $y) }
      fragment F on Gemeente { inwoners }`
    expect(asked('Gemeente', text, { x: true, y: false }).map(([key]) => key)).toEqual(['inwoners'])
    expect(asked('Gemeente', text, { x: false, y: true }).map(([key]) => key)).toEqual([
      'id',
      'inwoners',
      'naam',
    ])
  })
})
