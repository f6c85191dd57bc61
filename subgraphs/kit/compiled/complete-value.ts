import {
  defaultTypeResolver,
  type FieldNode,
  type GraphQLAbstractType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import type { Collecting } from '../../../schema/language/collect-fields.ts'
import { type Evaluation, isPromise, misfit, type Path, step } from './evaluation.ts'
import { serializerOf } from './serializer.ts'

/**
 * Makes of what a resolver gave what the answer holds. `path` is only absent where a leaf stands.
 *
 * @throws when the value does not fit its type.
 */
export type CompleteValue = (evaluation: Evaluation, value: unknown, path: Path | undefined) => unknown

/** How objects of one type are completed at one place in an operation. */
export interface Steps {
  execute(evaluation: Evaluation, source: unknown, path: Path | undefined): unknown
}

/** What the steps of one operation share while they are made. */
export interface Compilation extends Collecting {
  readonly operation: OperationDefinitionNode
  /** How many fields have a place among the arguments of an evaluation. */
  fields: number
  readonly stepsOf: (type: GraphQLObjectType, sets: readonly SelectionSetNode[]) => Steps
}

/** The field whose value is completed. */
export interface Completing {
  readonly compilation: Compilation
  readonly nodes: readonly FieldNode[]
  /** `Melding.ernst` */
  readonly coordinate: string
  readonly info: (evaluation: Evaluation, path: Path) => GraphQLResolveInfo
}

export function completeValue(type: GraphQLOutputType, field: Completing): CompleteValue {
  if (isNonNullType(type)) {
    const inner = completeValue(type.ofType, field)
    const message = `Cannot return null for non-nullable field ${field.coordinate}.`
    return (evaluation, value, path) => {
      const completed = inner(evaluation, value, path)
      if (completed === null) throw new Error(message)
      return completed
    }
  }
  const complete = completePresent(type, field)
  return (evaluation, value, path) => {
    if (value === null || value === undefined) return null
    if (value instanceof Error) throw value
    return complete(evaluation, value, path)
  }
}

function completePresent(type: GraphQLOutputType, field: Completing): CompleteValue {
  if (isLeafType(type)) {
    const serialize = serializerOf(type)
    return (evaluation, value) => {
      const serialized = serialize(value)
      if (typeof serialized === 'string') evaluation.take(serialized.length)
      return serialized
    }
  }
  if (isListType(type)) return completeList(type.ofType as GraphQLOutputType, field)
  if (isObjectType(type)) return completeObject(type, field)
  return completeAbstract(type as GraphQLAbstractType, field)
}

/** A comma, and a short value or braces; what a text has is counted with it. */
const bytesOfItem = 4

function completeList(itemType: GraphQLOutputType, field: Completing): CompleteValue {
  const complete = completeValue(itemType, field)
  const nonNull = isNonNullType(itemType)
  const isLeaf = isLeafType(isNonNullType(itemType) ? itemType.ofType : itemType)
  const message = `Expected Iterable, but did not find one for field "${field.coordinate}".`

  function failed(
    evaluation: Evaluation,
    error: unknown,
    list: Path | undefined,
    index: number,
    path: Path | undefined,
  ) {
    return evaluation.failed(error, field.nodes, path ?? step(list, index, undefined), nonNull)
  }

  function completed(evaluation: Evaluation, item: unknown, list: Path | undefined, index: number): unknown {
    const path = isLeaf ? undefined : step(list, index, undefined)
    try {
      const done = isPromise(item)
        ? item.then((value) => complete(evaluation, value, path))
        : complete(evaluation, item, path)
      if (!isPromise(done)) return done
      return done.then(undefined, (error) => failed(evaluation, error, list, index, path))
    } catch (error) {
      return failed(evaluation, error, list, index, path)
    }
  }

  return (evaluation, value, path) => {
    const items = asArray(value)
    if (!items) throw misfit(message, field.nodes)
    evaluation.take(items.length * bytesOfItem)
    const results: unknown[] = []
    let waits = false
    try {
      for (let index = 0; index < items.length; index++) {
        const result = completed(evaluation, items[index], path, index)
        if (isPromise(result)) waits = true
        results.push(result)
      }
    } catch (error) {
      // What is under way may fail too; nobody waits for it any more.
      void Promise.allSettled(results)
      throw error
    }
    return waits ? Promise.all(results) : results
  }
}

function asArray(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value
  const isIterable = typeof value === 'object' && value !== null && Symbol.iterator in value
  return isIterable ? [...(value as Iterable<unknown>)] : undefined
}

function completeObject(type: GraphQLObjectType, field: Completing): CompleteValue {
  let made: Steps | undefined
  return (evaluation, value, path) => {
    made ??= stepsOf(type, field)
    const steps = made
    if (!type.isTypeOf) return steps.execute(evaluation, value, path)
    const executeIf = (fits: boolean) => {
      if (fits) return steps.execute(evaluation, value, path)
      throw misfit(`The value of "${field.coordinate}" is no "${type.name}"`, field.nodes)
    }
    const fits = type.isTypeOf(value, evaluation.context, field.info(evaluation, path as Path))
    return isPromise(fits) ? fits.then(executeIf) : executeIf(fits)
  }
}

function completeAbstract(type: GraphQLAbstractType, field: Completing): CompleteValue {
  const resolveType = type.resolveType ?? defaultTypeResolver
  const perType = new Map<string, CompleteValue>()

  function completeNamed(name: unknown): CompleteValue {
    const known = perType.get(name as string)
    if (known) return known
    const made = completeObject(memberOf(type, name, field), field)
    perType.set(name as string, made)
    return made
  }

  return (evaluation, value, path) => {
    const name: unknown = resolveType(value, evaluation.context, field.info(evaluation, path as Path), type)
    if (!isPromise(name)) return completeNamed(name)(evaluation, value, path)
    return name.then((found) => completeNamed(found)(evaluation, value, path))
  }
}

function memberOf(type: GraphQLAbstractType, name: unknown, field: Completing): GraphQLObjectType {
  const { schema } = field.compilation
  const found = typeof name === 'string' ? schema.getType(name) : undefined
  if (isObjectType(found) && schema.isSubType(type, found)) return found
  throw misfit(
    `The value of "${field.coordinate}" is of type "${String(name)}"; wanted a member of "${type.name}"`,
    field.nodes,
  )
}

function stepsOf(type: GraphQLObjectType, { compilation, nodes }: Completing): Steps {
  const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? [])
  return compilation.stepsOf(type, sets)
}
