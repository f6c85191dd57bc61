import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { describe, expect, it } from 'vitest'
import { readContract } from '../../schema/contract.ts'
import { anonymous, type Caller } from '../../schema/rights/caller.ts'
import { PublicError, toAnswerErrors } from '../errors.ts'
import { noCostDirectives } from '../limits/cost-directives.ts'
import { afnemerLimits } from '../limits/limits.ts'
import { Prices } from '../limits/prices.ts'
import { limit } from '../pipeline/limit.ts'
import { createPrepare } from '../pipeline/prepare.ts'
import { readRegister } from '../register/register.ts'
import { ownSchema } from './own-schema.ts'

const policy = readContract()
const prepare = createPrepare({ policy, prices: new Prices(policy.schema, noCostDirectives) })
const register = readRegister(new URL('../../schema/afnemers.yaml', import.meta.url))

/** A request that is refused before anything is decided, with a name in it. */
interface Guess {
  readonly name: string
  readonly query: (name: string) => string
  readonly variables?: (name: string) => Record<string, unknown>
}

/** What a request is refused with, the name in it left out. */
function refusal(own: GraphQLSchema, { query, variables = () => ({}) }: Guess, name: string): string {
  const given = variables(name)
  const request = { query: query(name), variables: given, operationName: undefined }
  try {
    limit(
      prepare(request, afnemerLimits, () => own),
      given,
      afnemerLimits,
      () => own,
    )
  } catch (error) {
    if (!(error instanceof PublicError)) throw error
    return JSON.stringify([error.status, toAnswerErrors(error)]).replaceAll(
      new RegExp(`\\b${name}\\b`, 'g'),
      '…',
    )
  }
  throw new Error(`The request was not refused: ${query(name)} ${JSON.stringify(given)}`)
}

/** No name of the schema, and as long. */
function invented(name: string): string {
  return (name === name.toUpperCase() ? 'Q' : 'q').repeat(name.length)
}

const composites = (schema: GraphQLSchema) =>
  Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) || isInterfaceType(type))

function fieldsOf(type: GraphQLNamedType | undefined): readonly GraphQLField<unknown, unknown>[] {
  return isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : []
}

/** Names of what an input or an enum takes. */
function namesIn(type: GraphQLNamedType | undefined): readonly string[] {
  if (isEnumType(type)) return type.getValues().map(({ name }) => name)
  return isInputObjectType(type) ? Object.keys(type.getFields()) : []
}

function missing(all: readonly string[], own: readonly string[]): readonly string[] {
  const known = new Set(own)
  return all.filter((name) => !known.has(name))
}

/** A fragment that nobody uses makes any document invalid, and can stand on any type. */
const unused = (type: string, selection: string) => `{ __typename } fragment F on ${type} { ${selection} }`

/** Every name that is hidden from a caller, in every place where it can be guessed. */
function guesses(own: GraphQLSchema): readonly Guess[] {
  const whole = policy.schema
  const types = missing(Object.keys(whole.getTypeMap()), Object.keys(own.getTypeMap())).flatMap((name) => [
    { name, query: (one: string) => unused(one, '__typename') },
    { name, query: (one: string) => `query ($v: ${one}) { __typename }` },
    { name, query: (one: string) => `{ __typename ... on ${one} { __typename } }` },
  ])
  return [...types, ...composites(own).flatMap((type) => onType(own, type.name))]
}

function onType(own: GraphQLSchema, type: string): readonly Guess[] {
  const ownFields = fieldsOf(own.getType(type))
  const wholeFields = fieldsOf(policy.schema.getType(type))
  const hidden = missing(
    wholeFields.map(({ name }) => name),
    ownFields.map(({ name }) => name),
  )
  const fields = hidden.flatMap((name) => [
    { name, query: (one: string) => unused(type, one) },
    { name, query: (one: string) => unused(type, `${one} { qqq }`) },
    { name, query: (one: string) => unused(type, `${one}(first: 5000000, qqq: 1) { __typename }`) },
  ])
  const below = ownFields.flatMap((field) => {
    const whole = wholeFields.find(({ name }) => name === field.name)
    const args = missing((whole?.args ?? []).map(nameOf), field.args.map(nameOf)).flatMap((name) => [
      { name, query: (one: string) => unused(type, `${field.name}(${one}: 1)`) },
      { name, query: (one: string) => unused(type, `${field.name}(${one}: {})`) },
    ])
    return [...args, ...field.args.flatMap((argument) => inArgument(type, field, argument))]
  })
  return [...fields, ...below]
}

const nameOf = ({ name }: { readonly name: string }) => name

function inArgument(
  parent: string,
  field: GraphQLField<unknown, unknown>,
  argument: GraphQLArgument,
): readonly Guess[] {
  const ownType = getNamedType(argument.type)
  const hidden = missing(namesIn(policy.schema.getType(ownType.name)), namesIn(ownType))
  const at = (value: string) => unused(parent, `${field.name}(${argument.name}: ${value})`)
  const isInput = isInputObjectType(ownType)
  const literal = (name: string) => (isInput ? `{ ${name}: qqq }` : `[${name}, qqq]`)
  const inline = hidden.map((name) => ({ name, query: (one: string) => at(literal(one)) }))
  if (parent !== 'Query') return inline
  const required = field.args.filter(
    (one) => one !== argument && isNonNullType(one.type) && !one.defaultValue,
  )
  const others = required.map(({ name }) => `, ${name}: $o_${name}`).join('')
  const definitions = required.map(({ name, type }) => `, $o_${name}: ${type}`).join('')
  const selection = isCompositeType(getNamedType(field.type)) ? ' { __typename }' : ''
  const query = `query ($v: ${argument.type}${definitions}) { ${field.name}(${argument.name}: $v${others})${selection} }`
  const list = isListType(argument.type) || (isNonNullType(argument.type) && isListType(argument.type.ofType))
  const values = (name: string): readonly unknown[] =>
    isInput
      ? [
          { [name]: 'qqq' },
          { [name]: null, 'geen naam': 1 },
          { [name]: { qqq: 1 } },
          { qqq: 1, [name]: ['x'] },
        ]
      : list
        ? [[name, 'geen naam']]
        : []
  return [
    ...inline,
    ...hidden.flatMap((name) =>
      values(name).map((_, index) => ({
        name,
        query: () => query,
        variables: (one: string) => ({ v: values(one)[index] }),
      })),
    ),
  ]
}

const callers: readonly (readonly [name: string, caller: Caller])[] = [
  ['anybody', anonymous],
  ...['ngb', 'vng', 'politie', 'otwb', 'gemeente-utrecht', 'bva-bzk', 'bzk-voortgangsrapportage'].map(
    (name) => [name, callerOf(name)] as const,
  ),
]

function callerOf(name: string): Caller {
  const caller = register.caller(name, register.afnemers.get(name)?.scopes ?? [], undefined)
  if (!caller) throw new Error(`The register has no "${name}"`)
  return caller
}

describe.each(callers)('for %s, of a request that is refused before the decision', (_, caller) => {
  it('a hidden name is told of as one that is not there', { timeout: 120_000 }, () => {
    const own = ownSchema(policy, caller)
    const all = guesses(own)
    expect(all.length).toBeGreaterThan(20)
    for (const guess of all)
      expect(refusal(own, guess, guess.name), guess.query(guess.name)).toBe(
        refusal(own, guess, invented(guess.name)),
      )
  })
})
