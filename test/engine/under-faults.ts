import type { Answer } from '../../gateway/operation/answer.ts'
import { type Difference, differences, type Path, startsWith, without } from './compare.ts'

/** Two answers to one operation, with the same faults put in the answers of the sources. */
export interface Pair {
  readonly reference: Answer
  readonly ours: Answer
  /** What was put in. */
  readonly faults: readonly string[]
  readonly query: string
  /** Whether both asked the sources the same, save that ours asks once for what is alike. */
  readonly sameQuestions: boolean
}

/** Something that the reference does, and we do not, where a source does something wrong. */
export interface Allowance {
  readonly name: string
  readonly why: string
  /** What of a pair it takes away, because we are right in it. */
  readonly data?: (difference: Difference, pair: Pair) => boolean
  /** Errors that only we have. */
  readonly extra?: (error: PlacedError, pair: Pair) => boolean
  /** Errors that only the reference has. */
  readonly missing?: (error: PlacedError, pair: Pair) => boolean
}

export interface PlacedError {
  readonly path: Path | null
  readonly code: string
}

/** The faults of the reference where sources err. What is not in it is a difference that the test reports. */
export const allowances: readonly Allowance[] = [
  {
    name: 'the whole answer is lost',
    why: 'A value of the wrong shape (text for an object, an object for a list) fails an assertion in it: data is null, with an error that has neither place nor source. Ours is null at that place.',
    data: (_difference, { reference, ours }) => lostWhole(reference) && ours.data !== null,
    extra: (_error, { reference, ours }) => lostWhole(reference) && ours.data !== null,
    missing: ({ path }, { reference, ours }) => path === null && lostWhole(reference) && ours.data !== null,
  },
  {
    name: 'the type of the root believed',
    why: 'It asks a source for the type of the root, and loses what stands in fragments on it when the source names another; ours asks nobody, for it is known.',
    data: ({ path }, { faults }) => path.length === 0 && faults.some((fault) => rootType.test(fault)),
  },
  {
    name: 'numbers that are too large',
    why: 'It lets whole numbers past 32 bits through as Int, which GraphQL forbids; ours is null, with an error.',
    data: ({ kind, path }, { faults, ours }) =>
      kind === 'null' && has(faults, 'a number that is too large') && hasErrorAt(ours, path),
  },
  {
    name: 'numbers for an ID',
    why: 'It gives a number that a source answers for an ID as a number; GraphQL has it as text, and so has ours.',
    data: ({ path }, { reference, ours }) => {
      const [theirs, own] = [valueAt(reference.data, path), valueAt(ours.data, path)]
      return typeof theirs === 'number' && Number.isInteger(theirs) && own === String(theirs)
    },
  },
  {
    name: 'entities taken in part',
    why: 'Where one of the entities in an answer is no object, or there are too many, it takes those before it and reports the rest; ours takes none from an answer that is wrong.',
    data: ({ kind, path }, { faults, ours }) =>
      kind === 'null' && faults.some((fault) => wholeEntity.test(fault)) && hasErrorAt(ours, path),
    missing: (_error, { faults, ours }) =>
      faults.some((fault) => wholeEntity.test(fault)) && (ours.errors ?? []).some(({ path }) => !path),
  },
  {
    name: 'another shape or type believed',
    why: 'It takes a list for the object in it, and an object that says it is of another type for what it should be; ours is null, with an error. Or it loses the object, without an error, where nobody reads that type.',
    data: ({ kind, path }, { faults, ours, reference }) =>
      faults.some((fault) => otherShape.test(fault)) &&
      (isNullAt(reference.data, path) || (kind === 'null' && hasErrorAt(ours, path))),
  },
  {
    name: 'what is required does not fit',
    why: 'Nothing, or a scalar, where a requirement reads an object is handed over as null, and a field is computed from it; ours does not ask for that field, with an error.',
    data: ({ kind, path }, { faults, ours }) =>
      kind === 'null' && faults.some((fault) => noObject.test(fault)) && hasErrorAt(ours, path),
  },
  {
    name: 'places that are none',
    why: 'An error whose path is none of the operation goes out with it, and with the marks of lists of the plan; ours has no path.',
    missing: ({ code }, { faults, ours }) =>
      faults.some((fault) => fault.endsWith('an error with a path that is none')) &&
      (ours.errors ?? []).some(({ path, extensions }) => !path && extensions.code === code),
  },
  {
    name: 'an alias that is the name of a key',
    why: 'It reads the key from what the alias put there, so the answer has the key itself where a source errs.',
    data: ({ path }, { query }) => {
      const last = path.at(-1)
      return typeof last === 'string' && new RegExp(`\\b${last}: (?!${last}\\b)`).test(query)
    },
  },
  {
    name: 'objects of which nobody names the type',
    why: 'Where a source errs before the type of an object is known, it gives the object without what is asked of some types only; ours is null there, because what is left out could be its own.',
    data: ({ kind, path }, { ours, query }) =>
      kind === 'null' &&
      /\.\.\./.test(query) &&
      (ours.errors ?? []).some((error) => !error.path || startsWith(error.path, path)),
  },
  {
    name: 'places that are shifted',
    why: 'It counts the objects in a list by which of them were asked for, where others stand between: its error names another index.',
    missing: (error, { ours }) => hasElsewhere(ours, error),
    extra: (error, { reference }) => hasElsewhere(reference, error),
  },
  {
    name: 'fetches for what is skipped',
    why: 'Under @skip and @include it asks for what nobody will read, and reports what goes wrong with that; ours asks nothing for it, so other faults hit it.',
    data: onlyUnderConditions,
    missing: (_error, pair) => /@(skip|include)/.test(pair.query),
    extra: onlyUnderConditions,
  },
  {
    name: 'errors kept back',
    why: 'What does not fit becomes null without an error in errors (see extensions.valueCompletion), as does an answer without data; ours says so at the place.',
    extra: ({ path }, { ours, faults }) => (path ? isNullAt(ours.data, path) : faults.length > 0),
  },
]

const rootType = /^\d+ \S+ \/__typename: /
const wholeEntity = / \{"__typename".*\}: /
const noObject =
  /\/\w+: (nothing|a truth|text|a number|a number as text|a broken number|a number that is too large)$/
const otherShape = /__typename: |: (a list|a list around it|an object|no type|null for a type)$/

/** What of a pair nothing explains. */
export interface Unexplained {
  readonly data: readonly Difference[]
  readonly missing: readonly PlacedError[]
  readonly extra: readonly PlacedError[]
  /** The allowances that took something away. */
  readonly used: readonly string[]
}

export function unexplained(pair: Pair): Unexplained {
  const used = new Set<string>()
  const left = <Item>(items: readonly Item[], kind: 'data' | 'extra' | 'missing'): Item[] =>
    items.filter((item) => {
      const allowance = allowances.find((one) => {
        const takes = one[kind] as ((item: Item, pair: Pair) => boolean) | undefined
        return takes?.(item, pair) ?? false
      })
      if (allowance) used.add(allowance.name)
      return !allowance
    })
  const data = differences(pair.ours.data, pair.reference.data).filter(({ kind }) => kind !== 'order')
  const [ours, reference] = [errorsIn(pair.ours), errorsIn(pair.reference)]
  return {
    data: left(data, 'data'),
    missing: left(without(reference, ours).map(readError), 'missing'),
    extra: left(without(ours, reference).map(readError), 'extra'),
    used: [...used],
  }
}

/** Errors as text: place and code, each once; of a path as much as the answer has. */
function errorsIn({ data, errors = [] }: Answer): string[] {
  const placed = errors.map(({ path, extensions }) =>
    JSON.stringify({ path: path ? within(data, path) : null, code: extensions.code }),
  )
  return [...new Set(placed)]
}

function readError(text: string): PlacedError {
  return JSON.parse(text) as PlacedError
}

/** The part of a path that is in data. */
function within(data: unknown, path: Path): Path | null {
  const inside: (string | number)[] = []
  let at = data
  for (const step of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) break
    inside.push(step)
    at = (at as Record<string | number, unknown>)[step]
  }
  return inside.length > 0 ? inside : null
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, step) => (at as Record<string | number, unknown> | null)?.[step] ?? null,
    data,
  )
}

function isNullAt(data: unknown, path: Path): boolean {
  return valueAt(data, path) === null
}

function hasErrorAt({ errors = [] }: Answer, place: Path): boolean {
  return errors.some(({ path }) => !path || startsWith(path, place) || startsWith(place, path))
}

function onlyUnderConditions(_what: unknown, { query, sameQuestions }: Pair): boolean {
  return !sameQuestions && /@(skip|include)/.test(query)
}

/** Whether an answer has an error on the same fields, of whichever object of a list. */
function hasElsewhere({ errors = [] }: Answer, { path: wanted, code }: PlacedError): boolean {
  if (!wanted) return false
  return errors.some(({ path, extensions }) => extensions.code === code && path && sameNames(wanted, path))
}

/** Whether two paths pass the same fields, as far as the shorter goes. */
function sameNames(one: Path, other: Path): boolean {
  const names = (path: Path) => path.filter((step) => typeof step === 'string')
  return startsWith(names(other), names(one)) || startsWith(names(one), names(other))
}

function lostWhole({ data, errors = [] }: Answer): boolean {
  return data === null && errors.some(({ path, extensions }) => !path && !extensions['bron'])
}

function has(faults: readonly string[], name: string): boolean {
  return faults.some((fault) => fault.endsWith(`: ${name}`))
}
