/** The sources, asked directly: a gateway that forgets to refuse must still get nothing. */
import {
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isObjectType,
  isRequiredArgument,
} from 'graphql'
import type { Caller } from '../../schema/rights/caller.ts'
import type { SubgraphDefinition } from '../../subgraphs/kit/subgraph.ts'
import type { Asker } from './askers.ts'
import { byName, type Ids, rootArguments } from './given.ts'
import { possible, refusal } from './oracle.ts'
import type { WalkedHub } from './start.ts'

export interface Question {
  /** The object types on which the field can stand, and the type through which it is asked. */
  readonly on: string
  readonly field: string
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
}

/** Asks every entity's fields through `_entities`, and every root field, of one subgraph. */
export async function wrongAtSource(
  hub: WalkedHub,
  asker: Asker,
  definition: SubgraphDefinition,
): Promise<{ checked: number; problems: string[] }> {
  const caller = callerOf(hub, asker)
  const source = definition.on(hub.pool)
  const problems: string[] = []
  const questions = questionsOf(definition.schema, hub.idsOf(asker))
  for (const { on, field, query, variables } of questions) {
    const refused = possible(on).some((type) => refusal(asker, type, field, on))
    const { errors = [] } = await source.execute({ query, variables }, caller)
    const told = errors.some(({ extensions }) => extensions['code'] === 'UNAUTHORIZED_FIELD_OR_TYPE')
    const here = `${definition.name} of ${on}.${field} for ${asker.name}: ${query}`
    if (refused && !told) problems.push(`leak: the source does not refuse, ${here}`)
    if (!refused && errors.length > 0) problems.push(`lost: ${errors[0]?.message}, ${here}`)
  }
  return { checked: questions.length, problems }
}

function callerOf({ register }: WalkedHub, { afnemer, tokenScopes, doel, name }: Asker): Caller {
  const caller = afnemer === null ? undefined : register.caller(afnemer, tokenScopes, doel ?? undefined)
  if (!caller) throw new Error(`Asking a source as "${name}": not in the register`)
  return caller
}

const questions = new WeakMap<GraphQLSchema, Map<Ids, Question[]>>()

/** Every root field and every field of every entity of a subgraph, each by itself. */
export function questionsOf(schema: GraphQLSchema, ids: Ids): Question[] {
  const made = questions.get(schema) ?? new Map<Ids, Question[]>()
  questions.set(schema, made)
  const found = made.get(ids) ?? [...rootQuestions(schema, ids), ...entityQuestions(schema, ids)]
  made.set(ids, found)
  return found
}

function rootQuestions(schema: GraphQLSchema, ids: Ids): Question[] {
  return Object.values(schema.getQueryType()?.getFields() ?? {})
    .filter(({ name }) => !name.startsWith('_'))
    .map((field) => {
      const given =
        rootArguments[field.name] ??
        field.args
          .filter(isRequiredArgument)
          .map(({ name }) => `${name}: ${byName[name]}`)
          .join(', ')
      const variable = /\$(\w+)/.exec(given)?.[1]
      const head = variable ? `query ($${variable}: ID!) ` : ''
      const below = isCompositeType(getNamedType(field.type)) ? '{ __typename }' : ''
      return {
        on: 'Query',
        field: field.name,
        query: `${head}{ ${field.name}${given ? `(${given})` : ''} ${below} }`,
        variables: variable ? { [variable]: ids[variable] } : {},
      }
    })
}

function entityQuestions(schema: GraphQLSchema, ids: Ids): Question[] {
  const entities = schema.getType('_Entity')
  const types = entities && 'getTypes' in entities ? entities.getTypes() : []
  return types.filter(isObjectType).flatMap((type) => {
    const key = type.name === 'Gebied' || type.name === 'Branche' ? 'code' : 'id'
    const variable = variableOf[type.name] ?? type.name.toLowerCase()
    const representation = { __typename: type.name, [key]: ids[variable] ?? 'onbekend' }
    const names: Question = {
      on: type.name,
      field: '__typename',
      query: 'query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }',
      variables: { r: [representation] },
    }
    const fields = Object.values(type.getFields()).map((field): Question => {
      const given = requiredOf(field)
      const below = isCompositeType(getNamedType(field.type)) ? '{ __typename }' : ''
      return {
        on: type.name,
        field: field.name,
        query: `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ${type.name} { ${field.name}${given} ${below} } } }`,
        variables: { r: [representation] },
      }
    })
    return [names, ...fields]
  })
}

/** A field of an object that a subgraph gives below one of its root fields or entities. */
export interface NestedQuestion {
  /** The fields from the start to the one that is asked; each object is of exactly that type at the source. */
  readonly steps: readonly { readonly on: string; readonly field: string }[]
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
}

/** Every field of every object that is no entity, by a shortest way to it; for guards, which look at no value. */
export function nestedQuestions(schema: GraphQLSchema, ids: Ids): NestedQuestion[] {
  const roots = questionsOf(schema, ids).filter(({ field }) => field !== '__typename')
  const reached = new Set(roots.map(({ on }) => on))
  const found: NestedQuestion[] = []
  let edge: NestedQuestion[] = roots.map(({ on, field, query, variables }) => ({
    steps: [{ on, field }],
    query,
    variables,
  }))
  while (edge.length > 0) {
    const next: NestedQuestion[] = []
    for (const { steps, query, variables } of edge) {
      const last = steps.at(-1)
      const type = last && returnedAt(schema, last)
      if (!type || reached.has(type.name)) continue
      reached.add(type.name)
      for (const field of Object.values(type.getFields())) {
        const below = isCompositeType(getNamedType(field.type)) ? '{ __typename }' : ''
        const asked = `{ ${field.name}${requiredOf(field)} ${below} }`
        next.push({
          steps: [...steps, { on: type.name, field: field.name }],
          // The innermost selection so far is the only one that asks no more than the name of a type.
          query: query.replace('{ __typename }', asked),
          variables,
        })
      }
    }
    found.push(...next)
    edge = next
  }
  return found
}

function returnedAt(schema: GraphQLSchema, { on, field }: { on: string; field: string }) {
  const owner = schema.getType(on)
  const named = isObjectType(owner) ? getNamedType(owner.getFields()[field]?.type) : undefined
  return isObjectType(named) ? named : undefined
}

function requiredOf({ args }: GraphQLField<unknown, unknown>): string {
  const required = args.filter(isRequiredArgument).map(({ name }) => `${name}: ${byName[name]}`)
  return required.length > 0 ? `(${required.join(', ')})` : ''
}

const variableOf: Readonly<Record<string, string>> = {
  Datavolwassenheidstraject: 'traject',
  Organisatie: 'gemeente',
}
