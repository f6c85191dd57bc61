import {
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql'
import { type Collecting, collectFields } from '../../../schema/language/collect-fields.ts'
import { type Data, inherited, isData, read } from '../data.ts'
import { isHidden } from '../normalise/hidden.ts'
import { dependsOnType } from './depends-on-type.ts'
import { type Faults, wrong } from './faults.ts'
import { leafOf, soundLeaf } from './leaf.ts'
import { type Sound, soundList, soundObject } from './sound.ts'

/**
 * Turns what came in into what goes out: only what was asked, in its order, each value checked against its type.
 * Gives {@link wrong} where a value is not what its type promises; the nearest place that may be null becomes null.
 */
export type Complete = (value: unknown, faults: Faults) => unknown

/** What becomes of the values of a type. */
interface Completion {
  readonly complete: Complete
  /** Whether a value can go out as it came in; null where none can. */
  readonly sound: Sound | null
}

export interface CompleteParts extends Collecting {
  /** The aliases that were replaced, by what they became. */
  readonly names: ReadonlyMap<string, string>
}

/** The completion of the operation's root. */
export function completeRoot(
  parts: CompleteParts,
  type: GraphQLCompositeType,
  set: SelectionSetNode,
): Complete {
  const { complete } = completeObject(parts, type, [set])
  return (value, faults) => {
    const completed = complete(value, faults)
    return completed === wrong ? null : completed
  }
}

function completeType(
  parts: CompleteParts,
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
): Completion {
  if (isNonNullType(type)) return completeType(parts, type.ofType, nodes)
  if (isLeafType(type)) {
    const leaf = leafOf(type)
    const complete: Complete = (value, faults) => leaf(value) ?? faults.add(`a value that is no ${type.name}`)
    return { complete, sound: soundLeaf(type) }
  }
  if (isListType(type)) return asItCame(completeList(parts, type.ofType, nodes))
  const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? [])
  return asItCame(completeObject(parts, type, sets))
}

/** Looks first whether there is anything to do: most of what sources answer goes out as it came. */
function asItCame({ complete, sound }: Completion): Completion {
  if (sound === null) return { complete, sound }
  return { complete: (value, faults) => (sound(value) === true ? value : complete(value, faults)), sound }
}

function completeList(
  parts: CompleteParts,
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
): Completion {
  const { complete: item, sound } = completeType(parts, type, nodes)
  const required = isNonNullType(type)
  const complete: Complete = (value, faults) => {
    if (!Array.isArray(value)) return faults.add('no list')
    const items = new Array<unknown>(value.length)
    const { path } = faults
    for (let index = 0; index < value.length; index++) {
      const one: unknown = value[index]
      path.push(index)
      let completed: unknown = null
      if (one !== null && one !== undefined) completed = item(one, faults)
      else if (required) completed = faults.add('null where there must be a value')
      path.pop()
      if (completed === wrong) {
        if (required) return wrong
        completed = null
      }
      items[index] = completed
    }
    return items
  }
  return { complete, sound: sound && soundList(sound, required) }
}

/** One field of an answer's object. */
interface Field {
  /** Its key in the answer. */
  readonly key: string
  /** Its key in what the sources answered. */
  readonly source: string
  readonly required: boolean
  /** Null for `__typename`, which the type itself answers. */
  readonly complete: Complete | null
  /** For `__typename`: what sources may answer, the type itself or an interface of it. */
  readonly names: ReadonlySet<unknown>
  /** Whether its keys are as safe to read and write as they look. */
  readonly plain: boolean
  /** Whether its value can go out as it came in; null where none can. */
  readonly sound: Sound | null
}

/** The fields of objects of one type, and the name it goes by; null where the sources named but an interface. */
interface Fields {
  readonly typeName: string | null
  readonly fields: readonly Field[]
}

function completeObject(
  parts: CompleteParts,
  declared: GraphQLCompositeType,
  sets: readonly SelectionSetNode[],
): Completion {
  const { schema } = parts
  const byType = new Map<string, Fields>()
  const typeMatters = isAbstractType(declared) && dependsOnType(parts, declared, sets)

  function fieldsFor(name: string): Fields | undefined {
    const known = byType.get(name)
    if (known) return known
    const type = schema.getType(name)
    if (!isCompositeType(type) || !canBe(schema, declared, type)) return undefined
    // A source that knows only the interface says no more than the declared type does.
    const actual = isObjectType(declared) ? declared : type
    const fields = compileFields(parts, actual, sets)
    byType.set(name, fields)
    return fields
  }

  const complete: Complete = (value, faults) => {
    if (!isData(value)) return faults.add('no object')
    const name = value['__typename'] ?? declared.name
    // A list of one name would be read as that name.
    const fields = typeof name === 'string' ? fieldsFor(name) : undefined
    if (fields?.typeName === null && typeMatters) return faults.noType(value)
    return fields ? fill(value, fields, faults) : faults.add('an object of a type that cannot stand here')
  }
  const known = isObjectType(declared) ? fieldsFor(declared.name) : undefined
  return { complete, sound: known ? soundObject(known.fields) : null }
}

/** Whether an object that a source says is of `type` can be one of `declared`. */
function canBe(schema: GraphQLSchema, declared: GraphQLCompositeType, type: GraphQLCompositeType): boolean {
  if (type === declared) return true
  if (isAbstractType(declared) && (isObjectType(type) || isInterfaceType(type)))
    return schema.isSubType(declared, type)
  return isAbstractType(type) && isObjectType(declared) && schema.isSubType(type, declared)
}

function fill(source: Data, { typeName, fields }: Fields, faults: Faults): Data | typeof wrong {
  const filled: Data = {}
  for (let index = 0; index < fields.length; index++) {
    const field = fields[index] as Field
    const completed = field.complete
      ? completeField(source, field, field.complete, faults)
      : completeTypename(source, field, typeName, faults)
    if (completed === wrong) return wrong
    if (field.plain) filled[field.key] = completed
    // Setting `__proto__` would not make a key.
    else Object.defineProperty(filled, field.key, { value: completed, enumerable: true })
  }
  return filled
}

/** The type is known by now; a source that names another where it was asked under an alias is not to be trusted. */
function completeTypename(source: Data, field: Field, typeName: string | null, faults: Faults): unknown {
  if (typeName === null) return faults.noType(source)
  const said = field.plain ? source[field.source] : read(source, field.source)
  return said === undefined || field.names.has(said) ? typeName : faults.add('an object of two types')
}

function completeField(source: Data, field: Field, complete: Complete, faults: Faults): unknown {
  const value = field.plain ? source[field.source] : read(source, field.source)
  faults.path.push(field.source)
  let completed: unknown = null
  if (value !== null && value !== undefined) completed = complete(value, faults)
  else if (field.required) completed = faults.noValue(source)
  else if (value === undefined) faults.notAnswered(source)
  faults.path.pop()
  return completed === wrong && !field.required ? null : completed
}

const none: ReadonlySet<unknown> = new Set()

function compileFields(
  parts: CompleteParts,
  type: GraphQLCompositeType,
  sets: readonly SelectionSetNode[],
): Fields {
  const definitions = 'getFields' in type ? type.getFields() : {}
  const names = new Set<unknown>([
    type.name,
    ...('getInterfaces' in type ? type.getInterfaces() : []).map(String),
  ])
  const asked = [...collectFields(parts, sets, type)].filter(([, nodes]) => !isHidden(nodes))
  const fields = asked.map(([source, nodes]): Field => {
    const key = parts.names.get(source) ?? source
    const plain = !inherited.has(key) && !inherited.has(source)
    const name = nodes[0]?.name.value ?? ''
    if (name === '__typename') {
      const sound: Sound = (value) => value === type.name
      return { key, source, required: true, complete: null, sound, plain, names }
    }
    const definition = Object.hasOwn(definitions, name) ? definitions[name] : undefined
    if (!definition) throw new Error(`Compiling an answer: "${type.name}" has no field "${name}"`)
    const required = isNonNullType(definition.type)
    return { key, source, required, ...completeType(parts, definition.type, nodes), plain, names: none }
  })
  return { typeName: isObjectType(type) ? type.name : null, fields }
}
