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
import { serializerOf } from './leaf.ts'
import { isPromise, misfit, type Path, type Run, step } from './run.ts'
import type { Selecting } from './selection.ts'

/**
 * Makes of what a resolver gave what the answer holds. `path` is only absent where a leaf stands.
 *
 * @throws when the value does not fit its type.
 */
export type Complete = (run: Run, value: unknown, path: Path | undefined) => unknown

/** How objects of one type are completed at one place in an operation. */
export interface Steps {
  execute(run: Run, source: unknown, path: Path | undefined): unknown
}

/** What the steps of one operation share while they are made. */
export interface Compilation extends Selecting {
  readonly operation: OperationDefinitionNode
  /** How many fields have a place among the arguments of a run. */
  fields: number
  readonly stepsOf: (type: GraphQLObjectType, sets: readonly SelectionSetNode[]) => Steps
}

/** The field whose value is completed. */
export interface Completing {
  readonly compilation: Compilation
  readonly nodes: readonly FieldNode[]
  /** `Melding.ernst` */
  readonly coordinate: string
  readonly info: (run: Run, path: Path) => GraphQLResolveInfo
}

export function completeAs(type: GraphQLOutputType, field: Completing): Complete {
  if (isNonNullType(type)) {
    const inner = completeAs(type.ofType, field)
    const message = `Cannot return null for non-nullable field ${field.coordinate}.`
    return (run, value, path) => {
      const completed = inner(run, value, path)
      if (completed === null) throw new Error(message)
      return completed
    }
  }
  const complete = completePresent(type, field)
  return (run, value, path) => {
    if (value === null || value === undefined) return null
    if (value instanceof Error) throw value
    return complete(run, value, path)
  }
}

function completePresent(type: GraphQLOutputType, field: Completing): Complete {
  if (isLeafType(type)) {
    const serialize = serializerOf(type)
    return (_, value) => serialize(value)
  }
  if (isListType(type)) return completeList(type.ofType as GraphQLOutputType, field)
  if (isObjectType(type)) return completeObject(type, field)
  return completeAbstract(type as GraphQLAbstractType, field)
}

function completeList(itemType: GraphQLOutputType, field: Completing): Complete {
  const complete = completeAs(itemType, field)
  const nonNull = isNonNullType(itemType)
  const isLeaf = isLeafType(isNonNullType(itemType) ? itemType.ofType : itemType)
  const message = `Expected Iterable, but did not find one for field "${field.coordinate}".`

  function failed(run: Run, error: unknown, list: Path | undefined, index: number, path: Path | undefined) {
    return run.failed(error, field.nodes, path ?? step(list, index, undefined), nonNull)
  }

  function completed(run: Run, item: unknown, list: Path | undefined, index: number): unknown {
    const path = isLeaf ? undefined : step(list, index, undefined)
    try {
      const done = isPromise(item)
        ? item.then((value) => complete(run, value, path))
        : complete(run, item, path)
      if (!isPromise(done)) return done
      return done.then(undefined, (error) => failed(run, error, list, index, path))
    } catch (error) {
      return failed(run, error, list, index, path)
    }
  }

  return (run, value, path) => {
    const items = asArray(value)
    if (!items) throw misfit(message, field.nodes)
    const results: unknown[] = []
    let waits = false
    try {
      for (let index = 0; index < items.length; index++) {
        const result = completed(run, items[index], path, index)
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

function completeObject(type: GraphQLObjectType, field: Completing): Complete {
  let made: Steps | undefined
  return (run, value, path) => {
    made ??= stepsOf(type, field)
    const steps = made
    if (!type.isTypeOf) return steps.execute(run, value, path)
    const executeIf = (fits: unknown) => {
      if (fits) return steps.execute(run, value, path)
      throw misfit(`The value of "${field.coordinate}" is no "${type.name}"`, field.nodes)
    }
    const fits = type.isTypeOf(value, run.context, field.info(run, path as Path))
    return isPromise(fits) ? fits.then(executeIf) : executeIf(fits)
  }
}

function completeAbstract(type: GraphQLAbstractType, field: Completing): Complete {
  const resolveType = type.resolveType ?? defaultTypeResolver
  const perType = new Map<string, Complete>()

  function completeNamed(name: unknown): Complete {
    const known = perType.get(name as string)
    if (known) return known
    const made = completeObject(memberOf(type, name, field), field)
    perType.set(name as string, made)
    return made
  }

  return (run, value, path) => {
    const name: unknown = resolveType(value, run.context, field.info(run, path as Path), type)
    if (!isPromise(name)) return completeNamed(name)(run, value, path)
    return name.then((found) => completeNamed(found)(run, value, path))
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
