import {
  type FieldNode,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  isLeafType,
  isNonNullType,
} from 'graphql'
import { argumentsOf, none } from './arguments.ts'
import { type Compilation, type CompleteValue, completeValue } from './complete-value.ts'
import { type Evaluation, isPromise, type Path, step } from './evaluation.ts'
import { serializerOf } from './serializer.ts'

/** One field of one type at one place in an operation. */
export interface Field {
  /** Under which its value stands in the answer. */
  readonly key: string
  /** @throws the field's error where it may not be null. */
  execute(evaluation: Evaluation, source: unknown, parent: Path | undefined): unknown
}

/** Most fields of most answers are properties with a leaf, which need no arguments, place or promise. */
export function fieldAt(...where: ConstructorParameters<typeof AnyField>): Field {
  const field = new AnyField(...where)
  return field.leaf ? new Property(field, field.leaf) : field
}

/** A field whose value is a property and a leaf: where that is so plain a value as expected, nothing else is done. */
class Property implements Field {
  readonly key: string
  readonly #name: string
  readonly #serialize: (value: unknown) => unknown
  readonly #field: AnyField

  constructor(field: AnyField, leaf: GraphQLLeafType) {
    this.key = field.key
    this.#name = field.name
    this.#serialize = serializerOf(leaf)
    this.#field = field
  }

  execute(evaluation: Evaluation, source: unknown, parent: Path | undefined): unknown {
    if (typeof source !== 'object' || source === null) return this.#field.execute(evaluation, source, parent)
    try {
      const value = (source as Record<string, unknown>)[this.#name]
      if (typeof value === 'string') evaluation.take(value.length)
      if (isPlain(value)) return this.#serialize(value)
      if (value === null && !this.#field.nonNull) return null
    } catch (error) {
      return this.#field.failed(evaluation, error, parent, undefined)
    }
    return this.#field.execute(evaluation, source, parent)
  }
}

function isPlain(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

class AnyField implements Field {
  readonly key: string
  readonly name: string
  /** The type, where the value is a property and a leaf. */
  readonly leaf: GraphQLLeafType | undefined
  readonly #parentType: GraphQLObjectType
  readonly #nodes: readonly FieldNode[]
  readonly #resolve: GraphQLFieldResolver<unknown, unknown> | undefined
  readonly #arguments: (evaluation: Evaluation) => Record<string, unknown>
  readonly #complete: CompleteValue
  readonly nonNull: boolean
  readonly #info: Omit<GraphQLResolveInfo, 'path' | 'variableValues'>

  constructor(
    compilation: Compilation,
    parentType: GraphQLObjectType,
    definition: GraphQLField<unknown, unknown>,
    key: string,
    nodes: readonly FieldNode[],
  ) {
    const { schema, operation, fragments } = compilation
    this.key = key
    this.name = definition.name
    this.#parentType = parentType
    this.#nodes = nodes
    this.#resolve = definition.resolve ?? undefined
    this.#arguments = argumentsOf(compilation, definition, nodes[0] as FieldNode)
    this.nonNull = isNonNullType(definition.type)
    const type = nullable(definition)
    this.leaf = !definition.resolve && isLeafType(type) ? type : undefined
    this.#info = {
      fieldName: definition.name,
      fieldNodes: nodes as FieldNode[],
      returnType: definition.type,
      parentType,
      schema,
      fragments: Object.fromEntries(fragments),
      rootValue: undefined,
      operation,
    }
    this.#complete = completeValue(definition.type, {
      compilation,
      nodes,
      coordinate: `${parentType.name}.${definition.name}`,
      info: (evaluation, path) => this.#infoOf(evaluation, path),
    })
  }

  execute(evaluation: Evaluation, source: unknown, parent: Path | undefined): unknown {
    // A leaf needs its place only when it fails.
    const path = this.leaf ? undefined : this.#pathUnder(parent)
    try {
      const result = this.#value(evaluation, source, parent, path)
      if (isPromise(result)) {
        return result.then(
          (value) => this.#completed(evaluation, value, parent, path),
          (error) => this.failed(evaluation, error, parent, path),
        )
      }
      return this.#completed(evaluation, result, parent, path)
    } catch (error) {
      return this.failed(evaluation, error, parent, path)
    }
  }

  #value(evaluation: Evaluation, source: unknown, parent: Path | undefined, path: Path | undefined): unknown {
    const resolve = this.#resolve
    if (resolve) {
      // Few resolvers take the info, and it costs more than all else they are given.
      const info = resolve.length < 4 ? none : this.#infoOf(evaluation, path as Path)
      return resolve(source, this.#arguments(evaluation), evaluation.context, info as GraphQLResolveInfo)
    }
    const isObject = (typeof source === 'object' && source !== null) || typeof source === 'function'
    if (!isObject) return undefined
    const property = (source as Record<string, unknown>)[this.name]
    if (typeof property !== 'function') return property
    const info = property.length < 3 ? none : this.#infoOf(evaluation, path ?? this.#pathUnder(parent))
    return property.call(source, this.#arguments(evaluation), evaluation.context, info)
  }

  #completed(
    evaluation: Evaluation,
    value: unknown,
    parent: Path | undefined,
    path: Path | undefined,
  ): unknown {
    try {
      const completed = this.#complete(evaluation, value, path)
      if (!isPromise(completed)) return completed
      return completed.then(undefined, (error) => this.failed(evaluation, error, parent, path))
    } catch (error) {
      return this.failed(evaluation, error, parent, path)
    }
  }

  failed(evaluation: Evaluation, error: unknown, parent: Path | undefined, path: Path | undefined): null {
    return evaluation.failed(error, this.#nodes, path ?? this.#pathUnder(parent), this.nonNull)
  }

  #pathUnder(parent: Path | undefined): Path {
    return step(parent, this.key, this.#parentType.name)
  }

  #infoOf(evaluation: Evaluation, path: Path): GraphQLResolveInfo {
    const { fieldName, fieldNodes, returnType, parentType, schema, fragments, rootValue, operation } =
      this.#info
    return {
      fieldName,
      fieldNodes,
      returnType,
      parentType,
      path,
      schema,
      fragments,
      rootValue,
      operation,
      variableValues: evaluation.variables,
    }
  }
}

function nullable({ type }: GraphQLField<unknown, unknown>) {
  return isNonNullType(type) ? type.ofType : type
}
