/**
 * What the subgraphs' SDL asks of a caller, read here a second time: from the text of the files, without any code of
 * the hub. A mistake in the hub's reading of its own rules shows as a difference.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { buildSchema, type ConstDirectiveNode, type GraphQLSchema, parse, valueFromASTUntyped } from 'graphql'

/** One coordinate in one subgraph: all three parts must hold. */
export interface Requirement {
  readonly authenticated: boolean
  readonly scopes: readonly (readonly string[])[]
  readonly policies: readonly (readonly string[])[]
}

export interface WrittenRules {
  /** The API schema, as committed. */
  readonly schema: GraphQLSchema
  /** By type (`Melding`) and by field (`Melding.ernst`). */
  readonly requirements: ReadonlyMap<string, readonly Requirement[]>
  /** Arguments (`Query.x(y:)`), input fields and enum values → the fields that using them reveals. */
  readonly reveals: ReadonlyMap<string, readonly string[]>
}

const root = new URL('../../', import.meta.url)

export function readWrittenRules(): WrittenRules {
  const schema = buildSchema(readFileSync(new URL('schema/api.graphql', root), 'utf8'))
  const requirements = new Map<string, Requirement[]>()
  const reveals = new Map<string, string[]>()
  const organisaties = ['Gemeente', 'Provincie', 'Waterschap']

  const read = (coordinates: readonly string[], directives: readonly ConstDirectiveNode[] = []) => {
    const lists = (name: string, argument: string) =>
      (directives.find((one) => one.name.value === name)
        ? argumentOf(directives, name, argument)
        : []) as string[][]
    const requirement = {
      authenticated: directives.some(({ name }) => name.value === 'authenticated'),
      scopes: lists('requiresScopes', 'scopes'),
      policies: lists('policy', 'policies'),
    }
    const asks = requirement.authenticated || requirement.scopes.length + requirement.policies.length > 0
    for (const coordinate of coordinates) {
      if (asks) requirements.set(coordinate, [...(requirements.get(coordinate) ?? []), requirement])
      if (directives.some(({ name }) => name.value === 'verraadt'))
        reveals.set(coordinate, argumentOf(directives, 'verraadt', 'velden') as string[])
    }
  }

  for (const text of sdlTexts()) {
    for (const definition of parse(text).definitions) {
      if (!('name' in definition) || !definition.name || !('directives' in definition)) continue
      const type = definition.name.value
      const directives = definition.directives as readonly ConstDirectiveNode[] | undefined
      read([type], directives)
      // What a subgraph adds to the interface stands on every organisation.
      const owners = directives?.some(({ name }) => name.value === 'interfaceObject')
        ? [type, ...organisaties]
        : [type]
      for (const field of 'fields' in definition ? (definition.fields ?? []) : []) {
        const coordinates = owners.map((owner) => `${owner}.${field.name.value}`)
        read(coordinates, field.directives as readonly ConstDirectiveNode[])
        for (const one of 'arguments' in field ? (field.arguments ?? []) : []) {
          read(
            coordinates.map((coordinate) => `${coordinate}(${one.name.value}:)`),
            one.directives,
          )
        }
      }
      for (const value of 'values' in definition ? (definition.values ?? []) : []) {
        read([`${type}.${value.name.value}`], value.directives)
      }
    }
  }
  return { schema, requirements, reveals }
}

/** The SDL of each subgraph, without what they share. */
function sdlTexts(): string[] {
  const folder = new URL('subgraphs/', root)
  return readdirSync(folder)
    .map((name) => new URL(`${name}/schema.graphql`, folder))
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'utf8'))
}

function argumentOf(directives: readonly ConstDirectiveNode[], name: string, argument: string): unknown {
  const directive = directives.find((one) => one.name.value === name)
  const node = directive?.arguments?.find((one) => one.name.value === argument)
  return node ? valueFromASTUntyped(node.value) : []
}
