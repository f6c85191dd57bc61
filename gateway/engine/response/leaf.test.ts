import {
  GraphQLBoolean,
  GraphQLEnumType,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLScalarType,
  GraphQLString,
} from 'graphql'
import { describe, expect, it } from 'vitest'
import { leafOf } from './leaf.ts'

const soort = new GraphQLEnumType({ name: 'Soort', values: { GEMEENTE: { value: 1 }, PROVINCIE: {} } })
const datum = new GraphQLScalarType({ name: 'Datum' })

describe('a value of a leaf', () => {
  it.each([
    [GraphQLInt, -(2 ** 31)],
    [GraphQLInt, 2 ** 31 - 1],
    [GraphQLFloat, 1.5],
    [GraphQLFloat, 2],
    [GraphQLString, ''],
    [GraphQLBoolean, false],
    [GraphQLID, 'gm0344'],
    [soort, 'GEMEENTE'],
    [datum, { wat: 'ook' }],
    [new GraphQLScalarType({ name: 'hasOwnProperty' }), { wat: 'ook' }],
  ])('of %s can be %j', (type, value) => {
    expect(leafOf(type)(value)).toBe(value)
  })

  it.each([
    [GraphQLInt, 2 ** 31],
    [GraphQLInt, 1.5],
    [GraphQLInt, '1'],
    [GraphQLFloat, '1'],
    [GraphQLString, 1],
    [GraphQLString, ['a']],
    [GraphQLBoolean, 0],
    [GraphQLID, 1.5],
    [GraphQLID, {}],
    [soort, 'WATERSCHAP'],
    [soort, 1],
    [soort, 'toString'],
  ])('of %s cannot be %j', (type, value) => {
    expect(leafOf(type)(value)).toBeUndefined()
  })

  it('of ID is a text, also where a source wrote a number', () => {
    expect(leafOf(GraphQLID)(7)).toBe('7')
  })
})
