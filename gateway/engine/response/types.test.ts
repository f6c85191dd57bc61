import { describe, expect, it } from 'vitest'
import { completed, fault } from './testing.ts'

const noType = 'an object of which no source named the type'
const otherType = 'an object of a type that cannot stand here'

describe('an object of more than one possible type', () => {
  const both = '{ organisatie { naam ... on Gemeente { inwoners } ... on Provincie { zetels } } }'

  it('has what is asked of the type that a source names', () => {
    const organisatie = { naam: 'a', inwoners: 1, zetels: 2 }
    const ofType = (__typename: string) =>
      completed(both, { organisatie: { ...organisatie, __typename } }).data
    expect(ofType('Gemeente')).toEqual({ organisatie: { naam: 'a', inwoners: 1 } })
    expect(ofType('Provincie')).toEqual({ organisatie: { naam: 'a', zetels: 2 } })
  })

  it('may be of each type in one list', () => {
    const organisaties = [
      { __typename: 'Gemeente', id: 'a', inwoners: 1 },
      { __typename: 'Provincie', id: 'b' },
    ]
    const query = '{ organisaties { id ... on Gemeente { inwoners } __typename } }'
    expect(completed(query, { organisaties })).toEqual({
      data: {
        organisaties: [
          { id: 'a', inwoners: 1, __typename: 'Gemeente' },
          { id: 'b', __typename: 'Provincie' },
        ],
      },
      errors: [],
    })
  })

  it.each([
    ['no type', undefined],
    ['but the interface', 'Organisatie'],
  ])(
    'needs no name of a type where nothing depends on it: a source that names %s will do',
    (_, __typename) => {
      const organisatie = { __typename, id: 'a', naam: 'b' }
      const query = '{ organisatie { id ... on Organisatie { naam } } }'
      expect(completed(query, { organisatie })).toEqual({
        data: { organisatie: { id: 'a', naam: 'b' } },
        errors: [],
      })
    },
  )

  it.each([
    ['a fragment', both],
    ['a fragment in a fragment', '{ organisatie { ... { ... on Gemeente { naam } } } }'],
    ['a fragment by name', '{ organisatie { ...F } } fragment F on Gemeente { naam }'],
    ['its name', '{ organisatie { __typename } }'],
    ['its name under another key', '{ organisatie { soort: __typename } }'],
  ])('is null with an error where no source named the type and %s is asked', (_, query) => {
    expect(completed(query, { organisatie: { naam: 'a', inwoners: 1 } })).toEqual({
      data: { organisatie: null },
      errors: fault('organisatie', noType),
    })
  })

  it('of a union is null with an error where no source named the type', () => {
    expect(completed('{ gevonden { ... on Persoon { naam } } }', { gevonden: { naam: 'a' } })).toEqual({
      data: { gevonden: null },
      errors: fault('gevonden', noType),
    })
  })

  it.each([
    ['that nobody knows', 'Waterschap'],
    ['that is not one of these', 'Provincie'],
    ['that is none of objects', 'Soort'],
    ['of which it cannot be', 'Organisatie'],
    ['in a list', ['Persoon']],
    ['that is no text', 5],
  ])('is null with an error where a source names a type %s', (_, __typename) => {
    expect(completed('{ gevonden { __typename } }', { gevonden: { __typename, naam: 'a' } })).toEqual({
      data: { gevonden: null },
      errors: fault('gevonden', otherType),
    })
  })
})

describe('the name of a type', () => {
  it('of the root and of an object needs no source to say it', () => {
    expect(completed('{ __typename gemeente { __typename soort: __typename } }', { gemeente: {} })).toEqual({
      data: { __typename: 'Query', gemeente: { __typename: 'Gemeente', soort: 'Gemeente' } },
      errors: [],
    })
  })

  it('is that of the object where a source names an interface of it', () => {
    const gemeente = { __typename: 'Organisatie', wat: 'Organisatie', id: 'a' }
    expect(completed('{ gemeente { __typename wat: __typename id } }', { gemeente }).data).toEqual({
      gemeente: { __typename: 'Gemeente', wat: 'Gemeente', id: 'a' },
    })
  })

  it('may not be another under an alias', () => {
    const organisatie = { __typename: 'Gemeente', wat: 'Provincie' }
    expect(completed('{ organisatie { wat: __typename } }', { organisatie })).toEqual({
      data: { organisatie: null },
      errors: fault('organisatie', 'an object of two types'),
    })
  })

  it('may not be another than the schema has for the object', () => {
    expect(completed('{ gemeente { id } }', { gemeente: { __typename: 'Provincie', id: 'a' } })).toEqual({
      data: { gemeente: null },
      errors: fault('gemeente', otherType),
    })
  })
})
