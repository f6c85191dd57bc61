import type { FetchNode } from '@apollo/query-planner'
import {
  type Source,
  type SourceAnswer,
  type SourceAnswerError,
  SourceError,
  type Unread,
} from '../sources/source.ts'
import { type Data, isData } from './data.ts'
import { merge } from './merge.ts'
import { objectsAt, type Path, type Place, pathsAt } from './places.ts'
import { compileSelection } from './representation.ts'
import { compileRewrites, renamedKeys } from './rewrites.ts'
import { nothing, type Run, type Step } from './run.ts'
import { errorFrom, noAnswer, type RealNames, withRealNames } from './source-errors.ts'
import type { Types } from './supergraph/types.ts'

/** What compiling a fetch needs besides the plan. */
export interface FetchParts {
  readonly types: Types
  readonly source: Source
  /** The aliases that were replaced, by what they became. */
  readonly names: RealNames
}

/**
 * One question to one source, ready to be asked: for the fields of the operation's root, or for more of the objects
 * at a place in what came in so far.
 */
export function compileFetch({ types, source, names }: FetchParts, node: FetchNode, place: Place): Step {
  if (node.contextRewrites && node.contextRewrites.length > 0) {
    throw new Error(`Compiling a plan: it sets a context for "${source.name}", which the hub cannot`)
  }
  const asker: Asker = {
    types,
    source,
    names: realNames(names, renamedKeys(node.outputRewrites)),
    rewriteOutput: compileRewrites(types, node.outputRewrites),
    async ask(run, more) {
      const variables = variablesFor(node.variableUsages, run.variables, more)
      const { operation: query, operationKind: kind } = node
      try {
        return await source.execute({ query, kind, variables, traceparent: run.traceparent }, run.caller)
      } catch (error) {
        return () => {
          throw error
        }
      }
    },
  }
  return node.requires ? entityFetch(asker, node, place) : rootFetch(asker, place)
}

/** What the plan renames can be an alias that was replaced. */
function realNames(aliases: RealNames, renamed: RealNames): RealNames {
  if (renamed.size === 0) return aliases
  return new Map([
    ...aliases,
    ...[...renamed].map(([key, name]) => [key, aliases.get(name) ?? name] as const),
  ])
}

interface Asker {
  readonly types: Types
  readonly source: Source
  readonly names: RealNames
  readonly rewriteOutput: ((value: unknown) => void) | null
  /** Never fails; where nothing came, reading says so. */
  readonly ask: (run: Run, more?: Data) => Promise<Unread>
}

function variablesFor(
  used: readonly string[] | undefined,
  given: Readonly<Record<string, unknown>>,
  more: Data | undefined,
): Data {
  const variables: Data = {}
  for (const name of used ?? []) {
    if (Object.hasOwn(given, name) && given[name] !== undefined) variables[name] = given[name]
  }
  return more ? Object.assign(variables, more) : variables
}

function rootFetch({ types, source, names, rewriteOutput, ask }: Asker, place: Place): Step {
  return async (run) => {
    const targets = objectsAt(run.data, place)
    if (targets.length === 0) return nothing
    const unread = await ask(run)
    return () => {
      try {
        const { data, errors } = read(source, unread)
        for (const error of errors ?? []) {
          const path = error.path && withRealNames(names, error.path)
          run.errors.push(errorFrom(source.name, error, path))
        }
        if (data) {
          rewriteOutput?.(data)
          for (const target of targets) merge(types, target, data)
        }
        if (errors && errors.length > 0) run.leave(targets, 'explained')
        else if (!data) throw new SourceError(source.name, 'neither data nor errors')
      } catch (error) {
        fail(run, source, targets, error)
      }
    }
  }
}

function read(source: Source, unread: Unread): SourceAnswer {
  const answer = unread()
  if (answer.errors === undefined || Array.isArray(answer.errors)) return answer
  throw new SourceError(source.name, 'errors that are no list')
}

function fail(run: Run, source: Source, targets: readonly Data[], error: unknown): void {
  run.errors.push(noAnswer(source.name, error))
  run.leave(targets, 'explained')
}

/** Objects that a source will be told of alike, and what it is told; it is asked once for all of them. */
interface Group {
  readonly representation: Data
  /** Indices into the objects at the fetch's place. */
  readonly members: number[]
}

function entityFetch(asker: Asker, node: FetchNode, place: Place): Step {
  const { types, source, ask } = asker
  const selection = compileSelection(types, node.requires ?? [])
  const rewriteInput = compileRewrites(types, node.inputRewrites)

  function groupsOf(targets: readonly Data[]): Group[] {
    const groups = new Map<string, Group>()
    for (const [index, target] of targets.entries()) {
      const representation = selection.represent(target)
      // What it was not asked about is not missed; what was asked and is not there is found when the answer is made.
      if (representation?.['__typename'] === undefined) continue
      rewriteInput?.(representation)
      const key = targets.length > 1 ? JSON.stringify(representation) : ''
      const known = groups.get(key)
      if (known) known.members.push(index)
      else groups.set(key, { representation, members: [index] })
    }
    return [...groups.values()]
  }

  return async (run) => {
    const targets = objectsAt(run.data, place)
    const groups = groupsOf(targets)
    if (groups.length === 0) return nothing
    const unread = await ask(run, { representations: groups.map(({ representation }) => representation) })
    return () => {
      try {
        receive(asker, run, place, targets, groups, read(source, unread))
      } catch (error) {
        const asked = groups.flatMap(({ members }) => members.map((index) => targets[index] as Data))
        fail(run, source, asked, error)
      }
    }
  }
}

function receive(
  { types, source, names, rewriteOutput }: Asker,
  run: Run,
  place: Place,
  targets: readonly Data[],
  groups: readonly Group[],
  { data, errors }: SourceAnswer,
): void {
  const failed = errors !== undefined && errors.length > 0
  if (failed) {
    const paths = pathsAt(run.data, place)
    for (const error of errors) {
      for (const path of pathsOf(error, groups, paths))
        run.errors.push(errorFrom(source.name, error, path && withRealNames(names, path)))
    }
  }
  const entities = entitiesIn(source, data, groups.length, failed)
  for (const [index, { members }] of groups.entries()) {
    const entity = entities?.[index]
    rewriteOutput?.(entity)
    for (const member of members) {
      const target = targets[member] as Data
      if (isData(entity) && isOther(types, target, entity))
        throw new SourceError(source.name, 'an entity of another type than was asked')
      if (isData(entity)) merge(types, target, entity)
      if (failed) run.leave([target], 'explained')
      else if (!isData(entity)) run.leave([target], 'unknown')
    }
  }
}

/** The entities in an answer; undefined where it has none and says why. */
function entitiesIn(
  source: Source,
  data: SourceAnswer['data'],
  wanted: number,
  failed: boolean,
): readonly unknown[] | undefined {
  const entities = data?.['_entities']
  if (entities === undefined || entities === null) {
    if (failed) return undefined
    throw new SourceError(source.name, 'no entities, and no error that says why')
  }
  if (!Array.isArray(entities) || entities.length !== wanted) {
    throw new SourceError(
      source.name,
      `${Array.isArray(entities) ? entities.length : 'no list of'} entities; wanted ${wanted}`,
    )
  }
  const wrong = entities.find((entity) => entity !== null && !isData(entity))
  if (wrong !== undefined) throw new SourceError(source.name, `a ${typeof wrong} for an entity`)
  return entities
}

/** An entity is of the type of the object that it adds to, or one of the two is known by an interface only. */
function isOther(types: Types, { __typename: known }: Data, { __typename: said }: Data): boolean {
  if (said === undefined || said === known) return false
  return !(types.isOf(String(known), String(said)) || types.isOf(String(said), String(known)))
}

/** Where an error on an entity belongs: on each object that stands for it. */
function pathsOf(
  { path }: SourceAnswerError,
  groups: readonly Group[],
  paths: readonly Path[],
): readonly (Path | undefined)[] {
  const group = path?.[0] === '_entities' && typeof path[1] === 'number' ? groups[path[1]] : undefined
  if (!group || !path) return [undefined]
  return group.members.map((member) => [...(paths[member] ?? []), ...path.slice(2)])
}
