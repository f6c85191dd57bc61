import { type GraphQLSchema, isInputType, type OperationDefinitionNode, typeFromAST } from 'graphql'
import { givenInJson } from './given-value.ts'
import { type Misfit, misfits } from './misfits.ts'
import type { Told } from './wanted.ts'

/** The most that is named of what does not fit. */
const mostNamed = 10

/**
 * What of the variables does not fit, for who gave them: of each its place, what was found and what was wanted.
 *
 * @param given variables that a reader of variables refused.
 * @returns one at least, eleven at most: after ten it is only said that there are more.
 */
export function unfitVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>>,
  told: Told,
): readonly Misfit[] {
  const found: Misfit[] = []
  for (const misfit of inVariables(schema, operation, given, told)) {
    if (found.length === mostNamed) return [...found, more]
    found.push(misfit)
  }
  return found.length > 0 ? found : [unnamed]
}

function* inVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>>,
  told: Told,
): Generator<Misfit> {
  for (const { variable, type: written, defaultValue } of variableDefinitions) {
    const name = variable.name.value
    const type = typeFromAST(schema, written)
    const isGiven = Object.hasOwn(given, name)
    if (!isInputType(type) || (!isGiven && defaultValue)) continue
    yield* misfits(type, givenInJson(isGiven ? given[name] : undefined), `$${name}`, told)
  }
}

const more: Misfit = {
  place: '$',
  message: `More of the variables does not fit; the first ${mostNamed} are named`,
  node: undefined,
}

/** For a type that only its own scalar understands. */
const unnamed: Misfit = { place: '$', message: 'A variable does not fit its type', node: undefined }
