import { buildSchema, parse, print } from 'graphql'
import { describe, expect, it } from 'vitest'
import { operationIn } from '../operation.ts'
import { planDocument } from './plan-document.ts'

const schema = buildSchema(`
  type Query { media: [Media] zoek: Treffer }
  interface Media { id: ID }
  type Boek implements Media { id: ID bladen: Int }
  type Film implements Media { id: ID minuten: Int }
  type Ster { naam: String }
  union Treffer = Boek | Ster
`)

function planned(text: string): string {
  const document = planDocument(schema, operationIn(parse(text), undefined))
  return document ? print(document).replaceAll(/\s+/g, ' ') : 'nothing'
}

describe('an operation as planners get it', () => {
  it('has its fragments by name spelled out, and those that say nothing new taken up', () => {
    const text = `query A { ...F media { ...G } }
      fragment F on Query { ... { zoek { __typename } } } fragment G on Media { id ... on Boek { ...H } } fragment H on Boek { bladen }`
    expect(planned(text)).toBe('query A { zoek { __typename } media { id ... on Boek { bladen } } }')
  })

  it('has no fragment on which no object can stand, however deep that shows', () => {
    expect(planned('{ media { id ... on Treffer { ... on Ster { naam } ... on Boek { bladen } } } }')).toBe(
      '{ media { id ... on Treffer { ... on Boek { bladen } } } }',
    )
    expect(planned('{ media { ... on Film { ... on Treffer { ... on Boek { id } } } } }')).toBe(
      '{ media { ... on Film { __typename } } }',
    )
  })

  it('nests its fragments no deeper than types narrow', () => {
    const deep = (times: number): string =>
      times === 0 ? 'id' : `... on Media { ... on Boek { ${deep(times - 1)} } }`
    expect(planned(`{ media { ${deep(100)} } }`)).toBe('{ media { ... on Boek { id } } }')
  })

  it('asks no source for the type of the root', () => {
    expect(planned('{ __typename ... on Query { a: __typename } zoek { __typename } }')).toBe(
      '{ zoek { __typename } }',
    )
    expect(planned('{ __typename }')).toBe('nothing')
  })

  it('asks types under their own name', () => {
    expect(planned('{ zoek { soort: __typename ... on Ster { __typename naam } } }')).toBe(
      '{ zoek { __typename ... on Ster { __typename naam } } }',
    )
  })
})
