/** What reveals: every place that an argument, input field or enum value with `@verraadt` can be used, in every way. */
import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isObjectType,
} from 'graphql'
import type { FieldNode, Operation } from './operations.ts'
import { written } from './oracle.ts'
import { fieldNode, probe } from './routes.ts'

const { schema, reveals } = written

/** A value that uses a coordinate: as a literal, and as JSON for a variable. */
interface Use {
  readonly coordinate: string
  readonly literal: string
  readonly json: unknown
  /** The same literal with a variable in the innermost place. */
  readonly inner?: { readonly literal: string; readonly type: string; readonly json: unknown }
}

/** Every use of something that reveals, for each field that takes it, on every route to that field. */
export function revealingOperations(): Operation[] {
  const found: Operation[] = []
  for (const type of Object.values(schema.getTypeMap())) {
    if (!(isObjectType(type) || isInterfaceType(type)) || type.name.startsWith('__')) continue
    for (const field of Object.values(type.getFields())) {
      for (const argument of field.args) {
        for (const use of usesOf(`${type.name}.${field.name}(${argument.name}:)`, argument)) {
          found.push(...inEveryWay(type.name, field.name, argument, use, found.length))
        }
      }
    }
  }
  return found
}

function usesOf(own: string, argument: GraphQLArgument): Use[] {
  const uses: Use[] = []
  const type = getNamedType(argument.type)
  if (reveals.has(own)) uses.push({ coordinate: own, ...anyValue(argument.type) })
  if (isEnumType(type)) uses.push(...valuesOf(type.name, argument.type))
  if (isInputObjectType(type)) {
    for (const field of Object.values(type.getFields())) uses.push(...inInput(type.name, field))
  }
  return uses
}

function inInput(input: string, field: GraphQLInputField): Use[] {
  const coordinate = `${input}.${field.name}`
  const own = reveals.has(coordinate) ? [{ coordinate, ...anyValue(field.type) }] : []
  const type = getNamedType(field.type)
  const values = isEnumType(type) ? valuesOf(type.name, field.type) : []
  return [...own, ...values].map(({ coordinate, literal, json }) => ({
    coordinate,
    literal: `{ ${field.name}: ${literal} }`,
    json: { [field.name]: json },
    inner: { literal: `{ ${field.name}: $inner }`, type: String(field.type), json },
  }))
}

/** The values of an enum that reveal by themselves. */
function valuesOf(name: string, type: GraphQLInputType): Use[] {
  const named = schema.getType(name)
  if (!isEnumType(named)) return []
  return named
    .getValues()
    .filter((value) => reveals.has(`${name}.${value.name}`))
    .map((value) => ({
      coordinate: `${name}.${value.name}`,
      literal: inList(type) ? `[${value.name}]` : value.name,
      json: inList(type) ? [value.name] : value.name,
    }))
}

function inList(type: GraphQLInputType): boolean {
  return /^\[/.test(String(type))
}

/** Any value of a type. */
function anyValue(type: GraphQLInputType): { literal: string; json: unknown } {
  if (isListType(type)) {
    const { literal, json } = anyValue(type.ofType)
    return { literal: `[${literal}]`, json: [json] }
  }
  const named = getNamedType(type)
  if (isEnumType(named)) {
    const name = named.getValues()[0]?.name ?? ''
    return { literal: name, json: name }
  }
  if (named.name === 'Boolean') return { literal: 'true', json: true }
  throw new Error(`Using what reveals: a value of ${named.name} is not known; add it to arguments.ts`)
}

function inEveryWay(
  on: string,
  name: string,
  argument: GraphQLArgument,
  use: Use,
  number: number,
): Operation[] {
  const way = (label: string, value: string, type = '', json?: unknown): Operation => ({
    route: `reveals ${on}.${name} ${label} ${use.coordinate}`,
    roots: place(on, asked(on, name, `${argument.name}: ${value}`, use.coordinate)),
    ...(type === '' ? {} : { variables: { [`${label}${number}`]: { type, value: json } } }),
  })
  const type = String(argument.type)
  const { literal, json, inner } = use
  const given = way('variable', `$variable${number}`, type, json)
  return [
    // The same document first with a variable that reveals nothing: what was decided then must not hold for the next.
    ...(on === 'Query' ? [neutral(given, argument.type), { ...given, route: `alone ${given.route}` }] : []),
    way('literal', literal),
    given,
    way('default', `$default${number}`, `${type.replace(/!$/, '')} = ${literal}`),
    ...(inner
      ? [way('inner', inner.literal.replace('$inner', `$inner${number}`), inner.type, inner.json)]
      : []),
  ]
}

/** The same operation with a value that reveals nothing. */
function neutral({ route, roots, variables }: Operation, type: GraphQLInputType): Operation {
  const named = getNamedType(type)
  const plain =
    isEnumType(named) && named.getValues().find(({ name }) => !reveals.has(`${named.name}.${name}`))
  const json = inList(type) ? [] : plain ? plain.name : {}
  const values = Object.entries(variables ?? {}).map(([name, variable]) => [
    name,
    { ...variable, value: json },
  ])
  return {
    route: `alone neutral ${route}`,
    roots: roots.map((node) => (node.kind === 'field' ? { ...node, uses: [] } : node)),
    variables: Object.fromEntries(values),
  }
}

function asked(on: string, name: string, value: string, coordinate: string): FieldNode {
  const node = probe(on, name)
  return { ...node, given: [node.given, value].filter((one) => one !== '').join(', '), uses: [coordinate] }
}

/** Where a field stands: on the root, on an organisation by its interface, or on one kind of organisation. */
function place(on: string, node: FieldNode): readonly FieldNode[] {
  if (on === 'Query') return [node]
  const id = on === 'Organisatie' ? '$gemeente' : `$${on.toLowerCase()}`
  const who: FieldNode = { kind: 'field', key: 'wie', name: 'id', on: 'Organisatie', children: [] }
  const below = on === 'Organisatie' ? node : ({ kind: 'fragment', on, children: [node] } as const)
  return [{ ...fieldNode('Query', 'organisatie', [who, below]), given: `id: ${id}` }]
}
