import { buildSchema, type GraphQLScalarType, parse, validate } from 'graphql'
import { expect, test } from 'vitest'
import { validationRules } from './validation-rules.ts'

test('a written value is judged up to the first that does not fit, and as many more as are named', () => {
  const schema = buildSchema('scalar Even  type Query { veld(getallen: [Even!]): Int }')
  let judged = 0
  const even = schema.getType('Even') as GraphQLScalarType
  even.parseLiteral = () => {
    judged += 1
    throw new Error('odd')
  }
  const errors = validate(
    schema,
    parse(`{ veld(getallen: [${Array(1_000).fill('1').join()}]) }`),
    validationRules(() => null),
  )

  expect(errors.length).toBeGreaterThan(0)
  expect(judged).toBeLessThan(25)
})
