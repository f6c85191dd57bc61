/** Every way to every field: the operations of the walk, generated from the schema. */

import {
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql'
import { engine } from '../support/engine.ts'
import { byName, rootArguments } from './given.ts'
import type { FieldNode, Node, Operation } from './operations.ts'
import { possible, written } from './oracle.ts'

const { schema, reveals } = written

/** A step of a path: a field of a type, or a narrowing to an object type. */
type Step = { readonly on: string; readonly field: string } | { readonly narrow: string }

const types = Object.values(schema.getTypeMap())
  .filter((type) => (isObjectType(type) || isInterfaceType(type)) && !type.name.startsWith('__'))
  .map(({ name }) => name)

function fieldsOf(type: string) {
  const found = schema.getType(type)
  return isObjectType(found) || isInterfaceType(found) ? Object.values(found.getFields()) : []
}

/** The arguments that a field is given: what it must have, and what makes its answer fuller. */
function given(on: string, name: string): string {
  const field = fieldsOf(on).find((one) => one.name === name)
  const fixed = on === 'Query' ? rootArguments[name] : undefined
  if (fixed) return fixed
  return (field?.args ?? [])
    .filter((one) => isRequiredArgument(one) || one.name === 'first' || one.name === 'perProvincie')
    .map((one) => `${one.name}: ${byName[one.name] ?? missing(on, name, one.name)}`)
    .join(', ')
}

function missing(on: string, field: string, argument: string): never {
  throw new Error(`Generating a route: ${on}.${field}(${argument}:) needs a value; add it to given.ts`)
}

export function fieldNode(
  on: string,
  name: string,
  children: readonly Node[],
  more: Partial<FieldNode> = {},
): FieldNode {
  const field = fieldsOf(on).find((one) => one.name === name)
  const type = field && getNamedType(field.type)
  return {
    kind: 'field',
    key: name,
    name,
    given: given(on, name),
    on,
    type: isCompositeType(type) ? type.name : undefined,
    children,
    ...more,
  }
}

/** The least that asks a field: itself, and of an object only its type's name. */
export function probe(on: string, name: string, key = name): FieldNode {
  const field = fieldsOf(on).find((one) => one.name === name)
  const type = field && getNamedType(field.type)
  const leaf = !field || isLeafType(type)
  return fieldNode(on, name, leaf || !type ? [] : [...who(type.name), typename(type.name)], { key })
}

const typename = (on: string): FieldNode => ({
  kind: 'field',
  key: '__typename',
  name: '__typename',
  on,
  children: [],
})

/** Says of which organisation an object of an interface is, by its id. */
const who = (on: string): Node[] =>
  possible(on).length > 1 ? [{ kind: 'field', key: 'wie', name: 'id', on, children: [] }] : []

const shortest = findShortest()

/** The shortest path from a query to each type. */
function findShortest(): Map<string, readonly Step[]> {
  const found = new Map<string, readonly Step[]>([['Query', []]])
  const queue = ['Query']
  const reach = (type: string, path: readonly Step[]) => {
    if (found.has(type)) return
    found.set(type, path)
    queue.push(type)
  }
  for (let type = queue.shift(); type !== undefined; type = queue.shift()) {
    const path = found.get(type) ?? []
    const fields = fieldsOf(type).map(({ name, type: returned }) => ({
      name,
      returned: getNamedType(returned),
    }))
    // Single entities first: of lists the first rows may lack what a chosen entity has.
    const chosen = (name: string) => (type === 'Query' && rootArguments[name] ? 0 : 1)
    for (const { name, returned } of fields.sort((a, b) => chosen(a.name) - chosen(b.name))) {
      if (isCompositeType(returned)) reach(returned.name, [...path, { on: type, field: name }])
    }
    for (const member of possible(type)) if (member !== type) reach(member, [...path, { narrow: member }])
  }
  return found
}

/** Turns a path and what is asked at its end into a tree. */
function along(path: readonly Step[], end: readonly Node[]): readonly Node[] {
  return path.reduceRight<readonly Node[]>((children, step) => {
    if ('narrow' in step) return [{ kind: 'fragment', on: step.narrow, children }]
    const node = fieldNode(step.on, step.field, [])
    const identified = step.on !== 'Query' || children.length > 0 ? who(node.type ?? '') : []
    return [{ ...node, children: identified.concat(children) }]
  }, end)
}

const kindOf: Readonly<Record<string, string>> = {
  Gemeente: '$gemeente',
  Provincie: '$provincie',
  Waterschap: '$waterschap',
}

/** The shortest paths to a type; to an organisation, one per kind. */
function pathsTo(type: string): { name: string; nodes: (end: readonly Node[]) => readonly Node[] }[] {
  const path = shortest.get(type)
  if (!path) throw new Error(`Generating a route: no query reaches ${type}`)
  const kinds = path.some((step) => 'field' in step && step.on === 'Query' && step.field === 'organisatie')
  const wanted = kindOf[type] ? [type] : type === 'Organisatie' ? Object.keys(kindOf) : ['Gemeente']
  if (!kinds) return [{ name: '', nodes: (end) => along(path, end) }]
  return wanted.map((kind) => ({
    name: kind,
    nodes: (end) =>
      along(path, end).map((node) =>
        node.kind === 'field' && node.name === 'organisatie'
          ? { ...node, given: `id: ${kindOf[kind]}` }
          : node,
      ),
  }))
}

const everyField = (type: string): Node[] => fieldsOf(type).map(({ name }) => probe(type, name))

/** Fields of a type, in chunks that fit in one question. */
function chunks(type: string, size: number): string[][] {
  const names = fieldsOf(type).map(({ name }) => name)
  const found: string[][] = []
  for (let start = 0; start < names.length; start += size) found.push(names.slice(start, start + size))
  return found
}

/** Root and entity: each type by its shortest path, with all its fields. */
function direct(size: number): Operation[] {
  return types.flatMap((type) =>
    pathsTo(type).flatMap(({ name, nodes }) =>
      chunks(type, size).map((some) => ({
        route: `direct ${type} ${name}`,
        roots: nodes(some.map((field) => probe(type, field))),
      })),
    ),
  )
}

/** Edges: each type through each field that gives it, from wherever that stands. */
function edges(): Operation[] {
  return types.flatMap((on) =>
    fieldsOf(on).flatMap(({ name, type }) => {
      const returned = getNamedType(type)
      if (!isCompositeType(returned)) return []
      const end = [fieldNode(on, name, [...who(returned.name), ...everyField(returned.name)])]
      if (on === 'Query') return [{ route: `Query.${name}`, roots: end }]
      // One kind of organisation is enough through the interface: each kind has these edges of its own.
      return pathsTo(on)
        .slice(0, 1)
        .map((path) => ({ route: `${on}.${name} ${path.name}`, roots: path.nodes(end) }))
    }),
  )
}

/**
 * Fragments beside each other, each under aliases of its own so that none hides another: inline, without a type,
 * nested, named, on the interface inside the object and on the object inside the interface.
 */
function fragments(size: number): Operation[] {
  return types.flatMap((type) => {
    const found = schema.getType(type)
    const shapes = (some: readonly string[], part: number): Node[] => {
      const under = (on: string, prefix: string) => some.map((name) => probe(on, name, `${prefix}${name}`))
      const untyped: Node = { kind: 'fragment', on: null, children: under(type, 'u_') }
      const nodes: Node[] = [
        { kind: 'fragment', on: type, children: under(type, '') },
        { kind: 'fragment', on: null, children: [untyped] },
        { kind: 'fragment', on: type, named: `Van${type}${part}`, children: under(type, 'n_') },
      ]
      for (const member of isInterfaceType(found) ? possible(type) : []) {
        nodes.push({ kind: 'fragment', on: member, children: under(member, `${member}_`) })
      }
      for (const { name } of isObjectType(found) ? found.getInterfaces() : []) {
        const shared = some.filter((field) => fieldsOf(name).some((one) => one.name === field))
        const inside = shared.map((field) => probe(name, field, `i_${field}`))
        if (inside.length > 0) {
          const onInterface: Node = { kind: 'fragment', on: name, children: inside }
          nodes.push({ kind: 'fragment', on: type, children: [onInterface] })
        }
      }
      return nodes
    }
    return pathsTo(type).flatMap((path) =>
      chunks(type, size).map((some, part) => ({
        route: `fragments ${type} ${path.name}`,
        roots: path.nodes(shapes(some, part)),
      })),
    )
  })
}

/** Names that an object without care has already. */
export const inherited = [
  ...['__proto__', 'constructor', 'toString', 'valueOf', 'hasOwnProperty', 'isPrototypeOf', 'toLocaleString'],
  ...['propertyIsEnumerable', '__defineGetter__', '__defineSetter__', '__lookupGetter__', '__lookupSetter__'],
]

/** Names of the fields that are keys of entities, which `@apollo/gateway` cannot have as aliases of other fields. */
const unusable = new Set(engine === 'apollo' ? ['id', 'code'] : [])

/** Aliases: a new name, the name of another field, and the names that every object inherits. */
function aliases(size: number): Operation[] {
  return types.flatMap((type) =>
    pathsTo(type).flatMap((path) =>
      chunks(type, Math.min(size, inherited.length)).map((some) => {
        const next = (index: number) => some[(index + 1) % some.length] ?? ''
        const end = some.flatMap((name, index) => [
          probe(type, name, `eigen_${name}`),
          ...(unusable.has(next(index)) ? [] : [probe(type, name, next(index))]),
          probe(type, name, inherited[index] ?? name),
        ])
        return { route: `aliases ${type} ${path.name}`, roots: path.nodes(end) }
      }),
    ),
  )
}

/** Alone: each field with a rule of its own, with nothing beside it; and, with others, as `__proto__`. */
function alone(ruled: (coordinate: string) => boolean): Operation[] {
  return types.flatMap((type) =>
    fieldsOf(type)
      .filter(({ name }) => ruled(`${type}.${name}`))
      .flatMap(({ name }) => {
        const path = pathsTo(type)[0]
        if (!path) return []
        return [name, '__proto__'].map((key) => ({
          route: `${key === name ? 'alone' : 'shared'} ${type}.${name} as ${key}`,
          roots: path.nodes([probe(type, name, key)]),
        }))
      }),
  )
}

/** Statistics, split by each dimension and per year, so that every cell field has values. */
function statistics(): Operation[] {
  return fieldsOf('Query').flatMap((field) => {
    const dimensions = field.args.find(({ name }) => name === 'uitgesplitstNaar')
    const values = dimensions && getNamedType(dimensions.type)
    if (!values || !('getValues' in values)) return []
    const period = field.args.some(({ name }) => name === 'periode') ? ', periode: JAAR' : ''
    const cells = fieldsOf(getNamedType(field.type).name).find(({ name }) => name === 'cellen')
    const cell = cells && getNamedType(cells.type).name
    if (!cell) return []
    return values.getValues().map(({ name }) => {
      const base = given('Query', field.name)
      const node = fieldNode('Query', field.name, [
        fieldNode(getNamedType(field.type).name, 'cellen', everyField(cell)),
      ])
      const all = [base, `uitgesplitstNaar: [${name}]`].filter((one) => one !== '').join(', ')
      const coordinate = `${values.name}.${name}`
      const uses = reveals.has(coordinate) ? [coordinate] : []
      return { route: `Query.${field.name} by ${name}`, roots: [{ ...node, given: all + period, uses }] }
    })
  })
}

/**
 * Every operation of the walk.
 *
 * @param size how many fields of a type go into one question.
 */
export function everyRoute(size = Number.POSITIVE_INFINITY): Operation[] {
  const ruled = (coordinate: string) => written.requirements.has(coordinate)
  return [...direct(size), ...edges(), ...fragments(size), ...aliases(size), ...alone(ruled), ...statistics()]
}
