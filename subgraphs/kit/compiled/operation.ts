import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import { conditionsOf, conditionVariables, hold } from '../../../schema/language/conditions.ts'
import { fragmentsOf } from '../../../schema/language/fragments.ts'
import type { Compilation, Steps } from './complete-value.ts'
import { Evaluation, isPromise } from './evaluation.ts'
import { ObjectSteps } from './object.ts'
import { endless, type Room } from './room.ts'

/** Answers one request; errors are in the answer, never thrown. */
export type CompiledOperation = (
  context: unknown,
  /** Coerced: what a reader of variables gives. */
  variables: Record<string, unknown>,
  /** The same as the request brought them. */
  given: Record<string, unknown>,
  /** How many bytes the answer may have, where that is less than there is room for. */
  allowed?: number,
) => ExecutionResult | Promise<ExecutionResult>

/** Each combination of conditions is a selection of its own; few operations have more than one condition. */
const rememberedSelections = 16

/**
 * Compiles a validated operation: which fields every type executes, with which resolver and arguments, and how
 * each value is completed, is found out once and not for every request and row. What a request brings, its
 * variables and its context, is never remembered. Answers as graphql-js does, but for the wording of errors that
 * are the engine's own.
 *
 * @param room for answers; one that would take more of it than it may is not built on.
 */
export function compileOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  room: Room = endless,
): CompiledOperation {
  const interpret = interpretOperation(schema, document, operation)
  const root = schema.getQueryType()
  // Subgraphs only read; should one ever write, its order of execution is graphql-js's own.
  if (operation.operation !== OperationTypeNode.QUERY || !root) return interpret

  const fragments = fragmentsOf(document)
  const names = conditionVariables(document)
  const selections = new LRUCache<string, Steps>({ max: rememberedSelections })

  function stepsFor(conditions: ReadonlyMap<string, boolean>): Steps {
    const key = [...conditions.values()].map(Number).join('')
    const known = selections.get(key)
    if (known) return known
    const given = (variable: string) => conditions.get(variable)
    const compilation: Compilation = {
      schema,
      fragments,
      stands: ({ directives }) => hold(conditionsOf(directives), given),
      operation,
      fields: 0,
      stepsOf: (type, sets) => new ObjectSteps(compilation, type, sets),
    }
    const made = compilation.stepsOf(root as NonNullable<typeof root>, [operation.selectionSet])
    selections.set(key, made)
    return made
  }

  return (context, variables, given, allowed) => {
    const conditions = new Map<string, boolean>()
    for (const name of names) {
      const value = variables[name]
      // A condition without a value is an error whose place graphql-js knows.
      if (typeof value !== 'boolean') return interpret(context, variables, given)
      conditions.set(name, value)
    }
    return answer(new Evaluation(context, variables, room, allowed), stepsFor(conditions))
  }
}

/** The same by graphql-js: the reference, and what answers where compiling is not worth it. */
export function interpretOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): CompiledOperation {
  const alone = { ...document, definitions: only(document, operation) }
  return (contextValue, _, variableValues) =>
    execute({ schema, document: alone, contextValue, variableValues })
}

function answer(evaluation: Evaluation, steps: Steps): ExecutionResult | Promise<ExecutionResult> {
  try {
    const data = steps.execute(evaluation, undefined, undefined)
    return isPromise(data)
      ? data.then(
          (value) => whole(evaluation, value),
          (error) => nothing(evaluation, error),
        )
      : whole(evaluation, data)
  } catch (error) {
    return nothing(evaluation, error)
  }
}

function whole(evaluation: Evaluation, data: unknown): ExecutionResult {
  evaluation.end()
  const errors = evaluation.failures.all()
  const found = data as Record<string, unknown>
  return errors.length === 0 ? { data: found } : { errors, data: found }
}

function nothing(evaluation: Evaluation, error: unknown): ExecutionResult {
  evaluation.end()
  evaluation.add(error as GraphQLError, undefined)
  return { errors: evaluation.failures.all(), data: null }
}

/** The operation and the fragments, without the document's other operations. */
function only(document: DocumentNode, operation: OperationDefinitionNode) {
  return document.definitions.filter(
    (definition) => definition.kind !== Kind.OPERATION_DEFINITION || definition === operation,
  )
}
