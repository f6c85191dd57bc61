import {
  type FieldNode,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getArgumentValues,
  isLeafType,
  isNonNullType,
  Kind,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from 'graphql'
import { type Compilation, type Complete, completeAs, type Steps } from './complete.ts'
import { serializerOf } from './leaf.ts'
import { isPromise, type Path, type Run, step } from './run.ts'
import { fieldsOf, type Selecting } from './selection.ts'
import { holdsVariable } from './variables.ts'

/** How objects of one type are completed at one place in an operation; made when the first one comes by. */
export class ObjectSteps implements Steps {
  readonly #fields: readonly (FieldStep | PropertyStep)[]
  /** An alias may be called so; on a plain object it would set the prototype. */
  readonly #hasProto: boolean

  constructor(compilation: Compilation, type: GraphQLObjectType, sets: readonly SelectionSetNode[]) {
    this.#fields = [...fieldsOf(compilation, type, sets)].flatMap(([key, nodes]) => {
      const definition = definitionOf(compilation, type, nodes)
      return definition ? [stepFor(new FieldStep(compilation, type, definition, key, nodes))] : []
    })
    this.#hasProto = this.#fields.some(({ key }) => key === '__proto__')
  }

  execute(run: Run, source: unknown, path: Path | undefined): unknown {
    const results: Record<string, unknown> = this.#hasProto ? Object.create(null) : {}
    let waiting: Promise<unknown>[] | undefined
    try {
      for (const field of this.#fields) {
        const result = field.execute(run, source, path)
        if (isPromise(result)) {
          // Keeps the key's place in the answer.
          results[field.key] = undefined
          const filled = result.then((value) => {
            results[field.key] = value
          })
          if (waiting) waiting.push(filled)
          else waiting = [filled]
        } else {
          results[field.key] = result
        }
      }
    } catch (error) {
      if (!waiting) throw error
      // What is under way may fail too; nobody waits for it any more.
      return Promise.allSettled(waiting).then(() => {
        throw error
      })
    }
    if (!waiting) return results
    return (waiting.length === 1 ? (waiting[0] as Promise<unknown>) : Promise.all(waiting)).then(
      () => results,
    )
  }
}

/** Most fields of most answers are properties with a leaf, which need no arguments, place or promise. */
function stepFor(field: FieldStep): FieldStep | PropertyStep {
  return field.leaf ? new PropertyStep(field, field.leaf) : field
}

/** A field whose value is a property and a leaf: where that is so plain a value as expected, nothing else is done. */
class PropertyStep {
  readonly key: string
  readonly #name: string
  readonly #serialize: (value: unknown) => unknown
  readonly #field: FieldStep

  constructor(field: FieldStep, leaf: GraphQLLeafType) {
    this.key = field.key
    this.#name = field.name
    this.#serialize = serializerOf(leaf)
    this.#field = field
  }

  execute(run: Run, source: unknown, parent: Path | undefined): unknown {
    if (typeof source !== 'object' || source === null) return this.#field.execute(run, source, parent)
    try {
      const value = (source as Record<string, unknown>)[this.#name]
      if (isPlain(value)) return this.#serialize(value)
    } catch (error) {
      return this.#field.failed(run, error, parent, undefined)
    }
    return this.#field.execute(run, source, parent)
  }
}

function isPlain(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

/** One field of one type at one place. */
class FieldStep {
  readonly key: string
  readonly name: string
  /** The type, where the value is a property and a leaf. */
  readonly leaf: GraphQLLeafType | undefined
  readonly #parentType: GraphQLObjectType
  readonly #nodes: readonly FieldNode[]
  readonly #resolve: GraphQLFieldResolver<unknown, unknown> | undefined
  readonly #arguments: (run: Run) => Record<string, unknown>
  readonly #complete: Complete
  readonly #nonNull: boolean
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
    this.#nonNull = isNonNullType(definition.type)
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
    this.#complete = completeAs(definition.type, {
      compilation,
      nodes,
      coordinate: `${parentType.name}.${definition.name}`,
      info: (run, path) => this.#infoOf(run, path),
    })
  }

  /** @throws the field's error where it may not be null. */
  execute(run: Run, source: unknown, parent: Path | undefined): unknown {
    // A leaf needs its place only when it fails.
    const path = this.leaf ? undefined : this.#pathUnder(parent)
    try {
      const result = this.#value(run, source, parent, path)
      if (isPromise(result)) {
        return result.then(
          (value) => this.#completed(run, value, parent, path),
          (error) => this.failed(run, error, parent, path),
        )
      }
      return this.#completed(run, result, parent, path)
    } catch (error) {
      return this.failed(run, error, parent, path)
    }
  }

  #value(run: Run, source: unknown, parent: Path | undefined, path: Path | undefined): unknown {
    const resolve = this.#resolve
    if (resolve) {
      // Few resolvers take the info, and it costs more than all else they are given.
      const info = resolve.length < 4 ? none : this.#infoOf(run, path as Path)
      return resolve(source, this.#arguments(run), run.context, info as GraphQLResolveInfo)
    }
    const isObject = (typeof source === 'object' && source !== null) || typeof source === 'function'
    if (!isObject) return undefined
    const property = (source as Record<string, unknown>)[this.name]
    if (typeof property !== 'function') return property
    const info = property.length < 3 ? none : this.#infoOf(run, path ?? this.#pathUnder(parent))
    return property.call(source, this.#arguments(run), run.context, info)
  }

  #completed(run: Run, value: unknown, parent: Path | undefined, path: Path | undefined): unknown {
    try {
      const completed = this.#complete(run, value, path)
      if (!isPromise(completed)) return completed
      return completed.then(undefined, (error) => this.failed(run, error, parent, path))
    } catch (error) {
      return this.failed(run, error, parent, path)
    }
  }

  failed(run: Run, error: unknown, parent: Path | undefined, path: Path | undefined): null {
    return run.failed(error, this.#nodes, path ?? this.#pathUnder(parent), this.#nonNull)
  }

  #pathUnder(parent: Path | undefined): Path {
    return step(parent, this.key, this.#parentType.name)
  }

  #infoOf(run: Run, path: Path): GraphQLResolveInfo {
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
      variableValues: run.variables,
    }
  }
}

function nullable({ type }: GraphQLField<unknown, unknown>) {
  return isNonNullType(type) ? type.ofType : type
}

function definitionOf(
  { schema }: Selecting,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
): GraphQLField<unknown, unknown> | undefined {
  const name = nodes[0]?.name.value ?? ''
  if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef
  if (type === schema.getQueryType()) {
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef
  }
  return type.getFields()[name]
}

const none = Object.freeze({})

/** The arguments of a field: made once where no variable stands in them, else once per run. */
function argumentsOf(
  compilation: Compilation,
  definition: GraphQLField<unknown, unknown>,
  node: FieldNode,
): (run: Run) => Record<string, unknown> {
  if (definition.args.length === 0) return () => none
  if (!node.arguments?.some(holdsVariable)) {
    let made: Record<string, unknown> | undefined
    return () => {
      // Every caller of this operation gets the same ones, so nobody may change them.
      made ??= frozen(getArgumentValues(definition, node))
      return made
    }
  }
  const place = compilation.fields++
  const read = argumentsReader(definition, node)
  return (run) => {
    run.arguments[place] ??= read(run.variables)
    return run.arguments[place] as Record<string, unknown>
  }
}

/** Most arguments that vary are a variable each, whose value is their own: it fits, or the operation was not valid. */
function argumentsReader(
  definition: GraphQLField<unknown, unknown>,
  node: FieldNode,
): (variables: Record<string, unknown>) => Record<string, unknown> {
  const given = (node.arguments ?? []).map(({ name, value }) => ({
    name: name.value,
    variable: value.kind === Kind.VARIABLE ? value.name.value : undefined,
  }))
  const areVariables = given.every(({ variable }) => variable !== undefined)
  const areGiven = definition.args.every(
    (argument) => argument.defaultValue === undefined || given.some(({ name }) => name === argument.name),
  )
  if (!areVariables || !areGiven) return (variables) => getArgumentValues(definition, node, variables)
  return (variables) => {
    const values: Record<string, unknown> = {}
    for (const { name, variable } of given) {
      const value = variables[variable as string]
      // What a missing value means, and null where it may not be, graphql-js knows.
      if (value === undefined || value === null) return getArgumentValues(definition, node, variables)
      values[name] = value
    }
    return values
  }
}

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) {
    for (const inside of Object.values(value)) frozen(inside)
    Object.freeze(value)
  }
  return value
}
