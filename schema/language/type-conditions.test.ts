import { buildSchema, type GraphQLCompositeType, isCompositeType } from 'graphql'
import { describe, expect, it } from 'vitest'
import { applies, possibleTypes, withMembers } from './type-conditions.ts'

const schema = buildSchema(`
  type Query { a: Alles }
  interface Organisatie { id: ID }
  interface Decentraal implements Organisatie { id: ID }
  type Gemeente implements Organisatie & Decentraal { id: ID }
  type Riec implements Organisatie { id: ID }
  type Gebied { id: ID }
  union Alles = Gemeente | Gebied
`)

function typeOf(name: string): GraphQLCompositeType {
  const type = schema.getType(name)
  if (!isCompositeType(type)) throw new Error(`Reading a test: "${name}" has no fields`)
  return type
}

describe('applies', () => {
  it.each([
    [undefined, 'Gemeente', true],
    ['Gemeente', 'Gemeente', true],
    ['Riec', 'Gemeente', false],
    ['Organisatie', 'Gemeente', true],
    ['Alles', 'Gemeente', true],
    ['Alles', 'Riec', false],
    ['Organisatie', 'Gebied', false],
    // All that is known of the object is an interface.
    ['Gemeente', 'Organisatie', false],
    ['Organisatie', 'Decentraal', true],
    ['Decentraal', 'Organisatie', false],
    ['Alles', 'Organisatie', false],
    ['Alles', 'Alles', true],
    ['Organisatie', 'Alles', false],
    ['Onbekend', 'Gemeente', false],
  ])('a fragment on %s, an object of %s: %s', (condition, type, expected) => {
    expect(applies(schema, condition, typeOf(type))).toBe(expected)
  })
})

describe('possibleTypes', () => {
  it.each([
    ['Gemeente', ['Gemeente']],
    ['Organisatie', ['Gemeente', 'Riec']],
    ['Alles', ['Gemeente', 'Gebied']],
  ])('of %s are %j', (type, expected) => {
    expect(possibleTypes(schema, typeOf(type)).map(String)).toEqual(expected)
  })
})

describe('withMembers', () => {
  it.each([
    ['Gemeente', ['Gemeente']],
    ['Decentraal', ['Decentraal', 'Gemeente']],
    ['Alles', ['Alles', 'Gemeente', 'Gebied']],
  ])('gives %s as %j', (type, expected) => {
    expect(withMembers(schema, typeOf(type)).map(String)).toEqual(expected)
  })
})
