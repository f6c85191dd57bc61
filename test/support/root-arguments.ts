import type { GraphQLSchema } from 'graphql'
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
} from 'graphql'

/** A field of the root with one of its arguments, or one field of an argument's input, as a place to put a value. */
export interface RootArgument {
  /** `meldingen(filter.organisatie)` */
  readonly place: string
  readonly name: string
  /** Of the value, without lists and non-null. */
  readonly type: string
  /** The input it stands in, with the names beside it; none for an argument itself. */
  readonly beside: readonly string[]
  /** The question, with this written in its place: `"x"`, `2024` … and other fields of the same input beside it. */
  readonly ask: (value: string, others?: string) => string
}

/** Every place of the root in which a value can be put. */
export function rootArguments(schema: GraphQLSchema): RootArgument[] {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {})
  return fields.flatMap((field) => field.args.flatMap((argument) => placesIn(field, argument)))
}

function placesIn(field: GraphQLField<unknown, unknown>, argument: GraphQLArgument): RootArgument[] {
  const type = getNamedType(argument.type)
  const others = field.args
    .filter((one) => one !== argument && isRequiredArgument(one))
    .map((one) => `${one.name}: ${sample(one.type)}`)
  const write = (given: string) =>
    `{ ${field.name}(${[`${argument.name}: ${given}`, ...others].join(', ')}) ${selection(field)} }`
  if (!isInputObjectType(type)) {
    const place = {
      place: `${field.name}(${argument.name})`,
      name: argument.name,
      type: type.name,
      beside: [],
    }
    return [{ ...place, ask: (value) => write(inList(argument.type, value)) }]
  }
  const inputs: GraphQLInputField[] = Object.values(type.getFields())
  return inputs.map((input) => ({
    place: `${field.name}(${argument.name}.${input.name})`,
    name: input.name,
    type: getNamedType(input.type).name,
    beside: inputs.map(({ name }) => name),
    ask: (value, besides = '') => write(`{ ${input.name}: ${inList(input.type, value)} ${besides} }`),
  }))
}

const inList = (type: GraphQLInputType, value: string) =>
  isListType(isNonNullType(type) ? type.ofType : type) ? `[${value}]` : value

/** A value that fits, for what must be given. */
function sample(type: GraphQLInputType): string {
  const named = getNamedType(type)
  if (isEnumType(named)) return inList(type, named.getValues()[0]?.name ?? '')
  const written: Record<string, string> = {
    Datum: '"2024-05-14"',
    Int: '2023',
    Boolean: 'true',
    ID: '"gm0344"',
  }
  return inList(type, written[named.name] ?? '"x"')
}

/** What tells an answer from none: the type of what is found, or the length and the status of what is counted. */
function selection(field: GraphQLField<unknown, unknown>): string {
  const type = getNamedType(field.type)
  if (!isCompositeType(type)) return ''
  const fields = 'getFields' in type ? type.getFields() : {}
  if ('edges' in fields) return '{ edges { cursor } }'
  if (fields['totaal'] && isCompositeType(getNamedType(fields['totaal'].type))) {
    return '{ totaal { __typename } }'
  }
  return '{ __typename }'
}
