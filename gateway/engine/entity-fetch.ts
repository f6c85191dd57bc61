import type { EntityBatch, EntityFetch } from '../planner/plan.ts'
import { type SourceAnswer, type SourceAnswerError, SourceError } from '../sources/source.ts'
import { ask, type FetchParts, fail, readAnswer, realNames } from './ask.ts'
import { type Data, isData } from './data.ts'
import { merge } from './merge.ts'
import { objectsAt, type Path, pathsAt } from './places.ts'
import { compileSelection } from './representation.ts'
import { compileRenames, compileRetyping, type Rewrite, renamedKeys } from './rewrites.ts'
import { nothing, type Run, type Step } from './run.ts'
import { errorFrom, type RealNames, withRealNames } from './source-errors.ts'
import type { Types } from './supergraph/types.ts'

/** One question to one source for more of objects that came in so far, ready to be asked. */
export function compileEntityFetch(parts: FetchParts, node: EntityFetch): Step {
  const { source } = parts
  const question = { ...node, operationKind: 'query' as const }
  const batches = node.batches.map((batch) => compileBatch(parts, batch))

  return async (run) => {
    const asked = batches.map((batch) => batch.tell(run))
    if (asked.every(({ groups }) => groups.length === 0)) return nothing
    const more = Object.fromEntries(asked.map(({ batch, groups }) => [batch.variable, represented(groups)]))
    const unread = await ask(source, question, run, more)
    return () => {
      try {
        receive(run, parts, asked, readAnswer(source, unread))
      } catch (error) {
        fail(run, source, asked.flatMap(targetsOf), error)
      }
    }
  }
}

interface Batch {
  readonly key: string
  readonly variable: string
  readonly rename: Rewrite | null
  /** The aliases that were replaced and the keys that were renamed, by what they became. */
  readonly names: RealNames
  tell(run: Run): Told
}

/** What a source is told in one request. */
interface Told {
  readonly batch: Batch
  readonly targets: readonly Data[]
  readonly groups: readonly Group[]
  /** Where the targets are, in the same order; found when an error wants it. */
  readonly paths: () => readonly Path[]
}

/** Objects that a source will be told of alike, and what it is told; it is asked once for all of them. */
interface Group {
  readonly representation: Data
  /** Indices into the objects at the batch's places. */
  readonly members: number[]
}

function compileBatch({ types, names }: FetchParts, node: EntityBatch): Batch {
  const { key, variable, places, renames } = node
  const selection = compileSelection(types, node.told)
  const retype = compileRetyping(types, node.retyped)
  const [place = [], ...others] = places
  const targetsIn =
    others.length === 0
      ? (data: Data) => objectsAt(types, data, place)
      : (data: Data) => places.flatMap((one) => objectsAt(types, data, one))

  function groupsOf(targets: readonly Data[]): Group[] {
    const groups = new Map<string, Group>()
    for (const [index, target] of targets.entries()) {
      const representation = selection.represent(target)
      // What it was not asked about is not missed; what was asked and is not there is found when the answer is made.
      if (representation?.['__typename'] === undefined) continue
      retype?.(representation)
      const text = targets.length > 1 ? JSON.stringify(representation) : ''
      const known = groups.get(text)
      if (known) known.members.push(index)
      else groups.set(text, { representation, members: [index] })
    }
    return [...groups.values()]
  }

  const batch: Batch = {
    key,
    variable,
    rename: compileRenames(types, renames),
    names: realNames(names, renamedKeys(renames)),
    tell(run) {
      const targets = targetsIn(run.data)
      let found: readonly Path[] | undefined
      const paths = () => {
        found ??= places.flatMap((one) => pathsAt(types, run.data, one))
        return found
      }
      return { batch, targets, groups: groupsOf(targets), paths }
    },
  }
  return batch
}

function represented(groups: readonly Group[]): Data[] {
  return groups.map(({ representation }) => representation)
}

function targetsOf({ targets, groups }: Told): Data[] {
  return groups.flatMap(({ members }) => members.map((index) => targets[index] as Data))
}

function receive(
  run: Run,
  { types, source }: FetchParts,
  asked: readonly Told[],
  { data, errors }: SourceAnswer,
): void {
  for (const error of errors ?? []) addError(run, source.name, asked, error)
  const keys = new Set<unknown>(asked.map(({ batch }) => batch.key))
  for (const { batch, targets, groups } of asked) {
    // An error that names no batch can be about each.
    const failed = (errors ?? []).some(({ path }) => path?.[0] === batch.key || !keys.has(path?.[0]))
    const entities = entitiesIn(source.name, batch.key, data, groups.length, failed)
    for (const [index, { members }] of groups.entries()) {
      const entity = entities?.[index]
      batch.rename?.(entity)
      for (const member of members) add(run, types, source.name, targets[member] as Data, entity, failed)
    }
  }
}

function add(
  run: Run,
  types: Types,
  source: string,
  target: Data,
  entity: Data | null | undefined,
  failed: boolean,
): void {
  if (isData(entity)) {
    if (isOther(types, target, entity))
      throw new SourceError(source, 'an entity of another type than was asked')
    merge(types, target, entity)
  }
  if (failed) run.leave([target], 'explained')
  else if (!isData(entity)) run.leave([target], 'unknown')
}

/** The entities in an answer; undefined where it has none and says why. */
function entitiesIn(
  source: string,
  key: string,
  data: SourceAnswer['data'],
  wanted: number,
  failed: boolean,
): readonly (Data | null)[] | undefined {
  const entities = data?.[key]
  if (entities === undefined || entities === null) {
    if (failed) return undefined
    throw new SourceError(source, 'no entities, and no error that says why')
  }
  if (!Array.isArray(entities) || entities.length !== wanted) {
    const found = Array.isArray(entities) ? entities.length : 'no list of'
    throw new SourceError(source, `${found} entities; wanted ${wanted}`)
  }
  const wrong = entities.find((entity) => entity !== null && !isData(entity))
  if (wrong !== undefined) throw new SourceError(source, `a ${typeof wrong} for an entity`)
  return entities
}

/** An entity is of the type of the object that it adds to, or one of the two is known by an interface only. */
function isOther(types: Types, { __typename: known }: Data, { __typename: said }: Data): boolean {
  if (said === undefined || said === known) return false
  return !(types.isOf(String(known), String(said)) || types.isOf(String(said), String(known)))
}

/** An error on an entity belongs on each object that stands for it. */
function addError(run: Run, source: string, asked: readonly Told[], error: SourceAnswerError): void {
  const { path } = error
  const told = asked.find(({ batch }) => batch.key === path?.[0])
  const group = typeof path?.[1] === 'number' ? told?.groups[path[1]] : undefined
  if (!told || !group || !path) {
    run.errors.push(errorFrom(source, error, undefined))
    return
  }
  const paths = told.paths()
  for (const member of group.members) {
    const whole = [...(paths[member] ?? []), ...path.slice(2)]
    run.errors.push(errorFrom(source, error, withRealNames(told.batch.names, whole)))
  }
}
