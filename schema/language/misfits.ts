import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  type ValueNode,
} from 'graphql'
import type { GivenValue } from './given-value.ts'
import { isTold, type Told, wantedField, wantedOf } from './wanted.ts'

/** A value that does not fit its type. */
export interface Misfit {
  /** `$filter.status[1]`: the variable or argument, and the way inside it. */
  readonly place: string
  /** Names the place, what was found there and what was wanted; holds nothing of a text that was given. */
  readonly message: string
  /** Where it is written; undefined in a variable. */
  readonly node: ValueNode | undefined
}

/** Everything in a value that does not fit, in order; made as it is asked, so that who wants ten pays for ten. */
export function* misfits(
  type: GraphQLInputType,
  given: GivenValue,
  place: string,
  told: Told,
): Generator<Misfit> {
  if (given.isVariable) return
  if (isNonNullType(type)) {
    if (given.isNull) yield misfit(place, given, someValue)
    else yield* misfits(type.ofType, given, place, told)
    return
  }
  if (given.isNull) return
  if (isListType(type)) {
    const { items } = given
    if (!items) yield* misfits(type.ofType, given, place, told)
    for (const [index, item] of items?.entries() ?? [])
      yield* misfits(type.ofType, item, `${place}[${index}]`, told)
    return
  }
  if (!isInputObjectType(type)) {
    if (!given.fits(type)) yield misfit(place, given, wantedOf(type, told))
    return
  }
  const { fields } = given
  if (fields) yield* inFields(type, given, fields, place, told)
  else yield misfit(place, given, wantedOf(type, told))
}

function* inFields(
  type: GraphQLInputObjectType,
  given: GivenValue,
  fields: NonNullable<GivenValue['fields']>,
  place: string,
  told: Told,
): Generator<Misfit> {
  const known = type.getFields()
  for (const [name, value] of fields) {
    const field = Object.hasOwn(known, name) ? known[name] : undefined
    if (field) yield* misfits(field.type, value, `${place}.${name}`, told)
    else yield unknownField(type, name, value, place, told)
  }
  const names = new Set(fields.map(([name]) => name))
  for (const field of Object.values(known)) {
    if (names.has(field.name) || !isRequiredInputField(field)) continue
    if (isTold(type, field.name, told)) yield misfit(`${place}.${field.name}`, missingIn(given), someValue)
    else yield { place, message: `${place} lacks a field that may not be missing`, node: given.node }
  }
  if (type.isOneOf && (fields.length !== 1 || fields.some(([, value]) => value.isNull)))
    yield misfit(place, given, wantedOf(type, told))
}

const someValue = 'a value: it may not be missing or null'

function missingIn({ node }: GivenValue): Pick<GivenValue, 'found' | 'node'> {
  return { found: 'missing', node }
}

/** A name in GraphQL, and not so long that it is another thing. */
const name = /^[_A-Za-z][_0-9A-Za-z]{0,39}$/

function unknownField(
  type: GraphQLInputObjectType,
  written: string,
  { node }: GivenValue,
  place: string,
  told: Told,
): Misfit {
  const wanted = wantedField(type, told)
  const rest = wanted === undefined ? '' : `; wanted ${wanted}`
  return name.test(written)
    ? { place: `${place}.${written}`, message: `${place}.${written} is no field of this input${rest}`, node }
    : { place, message: `${place} has a field whose name is none of this input${rest}`, node }
}

function misfit(place: string, { found, node }: Pick<GivenValue, 'found' | 'node'>, wanted: string): Misfit {
  return { place, message: `${place} is ${found}; wanted ${wanted}`, node }
}
