import { parse, print } from 'graphql'
import { describe, expect, it } from 'vitest'
import { operationIn } from '../operation.ts'
import { normalise } from './normalise.ts'

const planNames = {
  fields: new Set(['id', 'naam', 'meldingen', 'prijs', 'ding', 'schrijf']),
  requiredWithArguments: new Set(['prijs']),
}

function normalised(text: string, ...conditions: string[]) {
  const { operation, names } = normalise(planNames, operationIn(parse(text), undefined), new Set(conditions))
  return { text: print(operation.document).replaceAll(/\s+/g, ' '), names: Object.fromEntries(names) }
}

describe('an operation before it is planned', () => {
  it('has no conditions any more, nor what hung on them', () => {
    const text = `query A($a: Boolean!, $b: Boolean!, $c: ID) {
      id @include(if: $a) ding @skip(if: $b) { ...F @include(if: $a) naam }
    } fragment F on Ding { meldingen(van: $c) @skip(if: false) }`
    expect(normalised(text, 'a').text).toBe(
      'query A($c: ID) { id ding { ...F naam } } fragment F on Ding { meldingen(van: $c) }',
    )
    expect(normalised(text).text).toBe('query A { ding { naam } }')
    expect(normalised(text, 'b').text).not.toContain('ding')
  })

  it('asks the type of an object of which nothing is left', () => {
    const text =
      'query ($a: Boolean!) { ding { ... on Ding @include(if: $a) { id } ...F } } fragment F on Ding { id @include(if: $a) }'
    expect(normalised(text).text).toBe('{ ding { __typename } }')
  })

  it('takes no alias for a key, a type, or an inherited name, and gives the aliases back', () => {
    const { text, names } = normalised(
      '{ ding { id: naam __typename: naam __proto__: naam toString: id eigen: id id2: id } }',
    )
    expect(text).toBe(
      '{ ding { alias_id: naam alias___typename: naam alias___proto__: naam alias_toString: id eigen: id id2: id } }',
    )
    expect(names).toEqual(
      Object.fromEntries([
        ['alias_id', 'id'],
        ['alias___typename', '__typename'],
        ['alias___proto__', '__proto__'],
        ['alias_toString', 'toString'],
      ]),
    )
  })

  it('finds a name that is free', () => {
    expect(normalised('{ alias_id: ding { id: naam } }').text).toBe(
      '{ alias_id: ding { alias_alias_id: naam } }',
    )
  })

  it('keeps a field with arguments apart from the same field as another source must be told it', () => {
    expect(normalised('{ ding { prijs(valuta: USD) prijs2: prijs } }').text).toBe(
      '{ ding { alias_prijs: prijs(valuta: USD) prijs2: prijs } }',
    )
    expect(normalised('{ ding { prijs } }').text).toBe('{ ding { alias_prijs: prijs } }')
  })

  it('asks the effects of a mutation in order, and leaves no fragment to be put first', () => {
    const text = `mutation { a: schrijf(t: 1) ...F ... on Mutation { c: schrijf(t: 3) } ...G }
      fragment F on Mutation { b: schrijf(t: 2) { ...H } } fragment G on Mutation { d: schrijf(t: 4) }
      fragment H on Ding { eigen: id }`
    expect(normalised(text).text).toBe(
      'mutation { a: schrijf(t: 1) b: schrijf(t: 2) { ...H } c: schrijf(t: 3) d: schrijf(t: 4) } fragment H on Ding { eigen: id }',
    )
  })
})
