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
  return print(planDocument(schema, operationIn(parse(text), undefined))).replaceAll(/\s+/g, ' ')
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

  it('asks types under their own name', () => {
    expect(planned('{ zoek { soort: __typename ... on Ster { __typename naam } } }')).toBe(
      '{ zoek { __typename ... on Ster { __typename naam } } }',
    )
  })
})
