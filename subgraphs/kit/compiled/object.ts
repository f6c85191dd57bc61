import {
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from 'graphql'
import { collectFields } from '../../../schema/language/collect-fields.ts'
import type { Compilation, Steps } from './complete-value.ts'
import { type Evaluation, isPromise, type Path } from './evaluation.ts'
import { type Field, fieldAt } from './field.ts'

/** Quotes, a colon, a comma and a short value. */
const bytesOfField = 8

/** How objects of one type are completed at one place in an operation; made when the first one comes by. */
export class ObjectSteps implements Steps {
  readonly #fields: readonly Field[]
  /** What an object has besides its texts and what is below it: keys, and a short value each. */
  readonly #bytes: number
  /** An alias may be called so; on a plain object it would set the prototype. */
  readonly #hasProto: boolean

  constructor(compilation: Compilation, type: GraphQLObjectType, sets: readonly SelectionSetNode[]) {
    this.#fields = [...collectFields(compilation, sets, type)].flatMap(([key, nodes]) => {
      const definition = definitionOf(compilation, type, nodes)
      return definition ? [fieldAt(compilation, type, definition, key, nodes)] : []
    })
    this.#bytes = this.#fields.reduce((bytes, { key }) => bytes + key.length + bytesOfField, 2)
    this.#hasProto = this.#fields.some(({ key }) => key === '__proto__')
  }

  execute(evaluation: Evaluation, source: unknown, path: Path | undefined): unknown {
    evaluation.take(this.#bytes)
    const results: Record<string, unknown> = this.#hasProto ? Object.create(null) : {}
    let waiting: Promise<unknown>[] | undefined
    try {
      for (const field of this.#fields) {
        const result = field.execute(evaluation, source, path)
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

function definitionOf(
  { schema }: Compilation,
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
