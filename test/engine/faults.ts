import { type DocumentNode, type FieldNode, Kind, print, type SelectionSetNode } from 'graphql'
import { type SourceAnswer, SourceError } from '../../gateway/sources/source.ts'
import { type Fragments, fragmentAt, fragmentsOf } from '../../schema/language/fragments.ts'
import { selectionSetOf } from '../../schema/language/nodes.ts'
import { operationsOf } from '../../schema/language/operations.ts'
import { responseKey } from '../../schema/language/response-key.ts'
import { writtenArgument } from '../../schema/language/written-arguments.ts'
import type { Answered, OnTheWay } from './subgraph-source.ts'

/** What went wrong on the way, for a person who reads a difference. */
export type Noted = (what: string) => void

const nobody: Noted = () => undefined

/**
 * Puts faults in the answers of sources, by what is asked and never by who came first: two engines that ask the same
 * things are hit in the same places, whatever order they ask in and whatever names they give.
 *
 * @param share of the places that are hit, from 0 to 1.
 * @param note hears what was put in.
 * @param hear hears what was asked: where two engines ask other things, other faults hit them.
 */
export function faulty(seed: number, share: number, note = nobody, hear = nobody): OnTheWay {
  return async (source, document, answered) => {
    const names = asked(document)
    const where = `${source} ${names.join()}`
    for (const one of representationsIn(document, answered)) hear(`${where} ${JSON.stringify(sorted(one))}`)
    const dice = (place: string) => chance(`${seed} ${where} ${place}`)
    await slow(Math.floor(dice('slow') * 6))
    if (dice('whole') < share / 2) {
      const fault = choose(wholeFaults, dice('which'))
      note(`${where}: ${fault.name}`)
      return fault.make(source, answered)
    }
    return inPlaces(document, answered, `${seed} ${source}`, share, note)
  }
}

/**
 * Keeps whole answers back, by what is asked: what comes then is part of the truth and nothing else.
 *
 * @param share of the fetches that are hit, from 0 to 1.
 */
export function silent(seed: number, share: number): OnTheWay {
  return async (source, document, answered) => {
    const dice = (place: string) => chance(`${seed} ${source} ${asked(document).join()} ${place}`)
    if (dice('whole') >= share) return answered.answer
    return choose(withoutData, dice('which')).make(source, answered)
  }
}

function representationsIn(document: DocumentNode, { variables }: Answered): readonly unknown[] {
  const told = entitiesIn(document).flatMap((field) => toldTo(field, variables))
  return told.length > 0 ? told : [null]
}

/** The fields by which entities are asked; a fetch can ask several of one source at once. */
function entitiesIn(document: DocumentNode): readonly FieldNode[] {
  const [operation] = operationsOf(document)
  if (!operation) return []
  return [...fieldsOf(operation.selectionSet, fragmentsOf(document)).values()].filter(
    ({ name }) => name.value === '_entities',
  )
}

function toldTo(field: FieldNode, variables: Answered['variables']): readonly unknown[] {
  const all = writtenArgument(field, 'representations')
  const told = all?.kind === Kind.VARIABLE ? variables[all.name.value] : undefined
  return Array.isArray(told) ? told : []
}

/** Gives the other fetches time to be first. */
async function slow(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await new Promise((done) => setImmediate(done))
}

interface WholeFault {
  readonly name: string
  make(source: string, answered: Answered): SourceAnswer
}

/** What can be wrong with an answer as a whole. Sources are not held to the type, so neither are these. */
const wholeFaults: readonly WholeFault[] = [
  {
    name: 'no answer',
    make(source) {
      throw new SourceError(source, 'it hung up')
    },
  },
  whole('data: null, with an error', () => ({ data: null, errors: [{ message: 'kapot' }] })),
  whole('data: null, without an error', () => ({ data: null })),
  whole('only an error', () => ({ errors: [{ message: 'kapot', extensions: { code: 'KAPOT' } }] })),
  whole('no data', () => ({})),
  whole('a list for an answer', () => []),
  whole('data is a list', () => ({ data: [] })),
  whole('data is text', () => ({ data: 'tekst' })),
  whole('errors is no list', ({ answer }) => ({ ...answer, errors: {} })),
  whole('no errors in the list', ({ answer }) => ({ ...answer, errors: [] })),
  whole('an error without a path', ({ answer }) => ({ ...answer, errors: [{ message: 'zomaar' }] })),
  whole('a mistake of the caller', ({ answer }) => ({
    ...answer,
    errors: [{ message: 'fout getal', extensions: { code: 'BAD_USER_INPUT' } }],
  })),
  whole('an error about an entity that is not there', ({ answer }) => ({
    ...answer,
    errors: [{ message: 'waar?', path: ['_entities', 99, 'naam'] }],
  })),
  whole('an error with a path that is none', ({ answer }) => ({
    ...answer,
    errors: [{ message: 'waar?', path: ['_entities', 'tekst'] }],
  })),
  whole('one entity too few', ({ answer }) => withEntities(answer, (all) => all.slice(0, -1))),
  whole('one entity too many', ({ answer }) => withEntities(answer, (all) => [...all, all[0]])),
  whole('entities are no list', ({ answer }) => withEntities(answer, () => ({}))),
  whole('no entities', ({ answer }) => withEntities(answer, () => null)),
]

/** Those of them in which there is nothing. */
const withoutData = wholeFaults.slice(0, 5)

function whole(name: string, make: (answered: Answered) => unknown): WholeFault {
  return { name, make: (_source, answered) => make(answered) as SourceAnswer }
}

function withEntities(answer: SourceAnswer, change: (all: unknown[]) => unknown): unknown {
  const lists = Object.entries(answer.data ?? {}).filter(([, all]) => Array.isArray(all))
  const changed = lists.map(([key, all]) => [key, change(all as unknown[])])
  return changed.length > 0 ? { ...answer, data: Object.fromEntries(changed) } : { data: {} }
}

/** What can be wrong with one value. */
interface PlaceFault {
  readonly name: string
  /** The value instead; `undefined` takes the field away. */
  readonly value: (value: unknown) => unknown
  /** An error that comes with it. */
  readonly error?: Record<string, unknown>
}

const error = { message: 'dit veld lukte niet' }
const placeFaults: readonly PlaceFault[] = [
  { name: 'null', value: () => null },
  { name: 'null, with an error', value: () => null, error },
  { name: 'null, with an error', value: () => null, error: { ...error, extensions: { code: 'EIGEN' } } },
  { name: 'an error beside its value', value: (value) => value, error },
  {
    name: 'a mistake of the caller',
    value: () => null,
    error: { ...error, extensions: { code: 'BAD_USER_INPUT' } },
  },
  { name: 'nothing', value: () => undefined },
  { name: 'text', value: () => 'tekst' },
  { name: 'a number as text', value: () => '12' },
  { name: 'a broken number', value: () => 1.5 },
  { name: 'a number that is too large', value: () => 3_000_000_000 },
  { name: 'a number', value: () => 7 },
  { name: 'a truth', value: () => true },
  { name: 'an object', value: () => ({}) },
  { name: 'a list', value: () => [] },
  { name: 'a list around it', value: (value) => [value] },
  { name: 'what is in the list', value: (value) => (Array.isArray(value) ? value[0] : value) },
  { name: 'a null in the list', value: (value) => (Array.isArray(value) ? [null, ...value.slice(1)] : null) },
  { name: 'a shorter list', value: (value) => (Array.isArray(value) ? value.slice(1) : value) },
  { name: 'a __proto__', value: withProto },
]
const typenameFaults: readonly PlaceFault[] = [
  { name: 'an unknown type', value: () => 'Onbekend' },
  { name: 'a scalar type', value: () => 'Int' },
  { name: 'a number for a type', value: () => 7 },
  { name: 'no type', value: () => undefined },
  { name: 'null for a type', value: () => null },
]

/** A `__proto__` as JSON text can hold one: an own field. */
function withProto(value: unknown): unknown {
  const bad = JSON.parse('{"__proto__": {"id": "vals", "naam": "vals"}}') as object
  return isObject(value) ? Object.defineProperties({ ...value }, Object.getOwnPropertyDescriptors(bad)) : bad
}

function inPlaces(
  document: DocumentNode,
  { variables, answer }: Answered,
  salt: string,
  share: number,
  note: Noted,
): SourceAnswer {
  const errors: unknown[] = [...(answer.errors ?? [])]
  const fragments = fragmentsOf(document)

  const walk = (value: unknown, set: SelectionSetNode, place: string, path: (string | number)[]): unknown => {
    if (Array.isArray(value)) return value.map((one, at) => walk(one, set, `${place}/${at}`, [...path, at]))
    if (!isObject(value)) return value
    const fields = fieldsOf(set, fragments)
    const out: Record<string, unknown> = {}
    for (const [key, inner] of Object.entries(value)) {
      const field = fields.get(key)
      const name = field ? `${field.name.value}${(field.arguments ?? []).map(print).sort().join()}` : key
      const here = [...path, key]
      const changed = hit(inner, name, `${place}/${name}`, here)
      const below = field?.selectionSet
      // `__proto__` is a response key like any other: it must not set the prototype.
      Object.defineProperty(out, key, {
        value: below ? walk(changed, below, `${place}/${name}`, here) : changed,
        enumerable: true,
        writable: true,
        configurable: true,
      })
      if (changed === undefined) delete out[key]
    }
    return out
  }

  const hit = (value: unknown, name: string, place: string, path: (string | number)[]): unknown => {
    if (chance(`${salt} ${place}`) >= share) return value
    const fault = choose(
      name === '__typename' ? typenameFaults : placeFaults,
      chance(`${salt} ${place} which`),
    )
    note(`${salt} ${place}: ${fault.name}`)
    if (fault.error) errors.push({ ...fault.error, path })
    return fault.value(value)
  }

  const entities = (field: FieldNode, answered: SourceAnswer['data']): unknown => {
    const key = responseKey(field)
    const all = answered?.[key]
    const told = toldTo(field, variables)
    if (!Array.isArray(all)) return all
    return all.map((one, at) => {
      const place = JSON.stringify(sorted(told[at]))
      const changed = hit(one, '_entities', place, [key, at])
      return field.selectionSet ? (walk(changed, field.selectionSet, place, [key, at]) ?? null) : changed
    })
  }

  const [operation] = operationsOf(document)
  if (!operation || !answer.data) return answer
  const asked = entitiesIn(document)
  const data =
    asked.length > 0
      ? Object.fromEntries(asked.map((field) => [responseKey(field), entities(field, answer.data)]))
      : walk(answer.data, operation.selectionSet, '', [])
  return { ...answer, data, ...(errors.length > 0 ? { errors } : {}) } as SourceAnswer
}

/** The fields of a selection, whatever type they are on, by response key. */
function fieldsOf(
  { selections }: SelectionSetNode,
  fragments: Fragments,
  into = new Map<string, FieldNode>(),
): Map<string, FieldNode> {
  for (const one of selections) {
    if (one.kind === Kind.FIELD) {
      const key = responseKey(one)
      const known = into.get(key)
      into.set(key, known ? merged(known, one) : one)
    } else {
      const inside = fragmentAt(one, fragments)
      if (inside) fieldsOf(inside.selectionSet, fragments, into)
    }
  }
  return into
}

function merged(one: FieldNode, other: FieldNode): FieldNode {
  const selections = [...(one.selectionSet?.selections ?? []), ...(other.selectionSet?.selections ?? [])]
  return selections.length > 0 ? { ...one, selectionSet: selectionSetOf(selections) } : one
}

/** The names of what a fetch asks, in order of name. */
function asked(document: DocumentNode): string[] {
  const [operation] = operationsOf(document)
  if (!operation) return []
  const fragments = fragmentsOf(document)
  const entities = entitiesIn(document)
  const names =
    entities.length > 0
      ? entities.flatMap(({ selectionSet }) =>
          selectionSet ? [...fieldsOf(selectionSet, fragments).values()] : [],
        )
      : [...fieldsOf(operation.selectionSet, fragments).values()]
  return [...new Set(names.map(({ name }) => name.value))].filter((name) => name !== '__typename').sort()
}

/** With keys in order of name, for engines write them in their own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (!isObject(value)) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A number from 0 to 1 that the text decides (FNV-1a, mixed once more: alike texts must fall apart). */
function chance(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39)
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32
}

function choose<Item>(items: readonly Item[], share: number): Item {
  const item = items[Math.floor(share * items.length)]
  if (item === undefined) throw new Error('Choosing a fault: there is none')
  return item
}
