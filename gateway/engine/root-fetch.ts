import type { RootFetch } from '../planner/plan.ts'
import { SourceError } from '../sources/source.ts'
import { ask, type FetchParts, fail, readAnswer, realNames } from './ask.ts'
import { merge } from './merge.ts'
import { objectsAt } from './places.ts'
import { compileRenames, renamedKeys } from './rewrites.ts'
import { nothing, type Step } from './run.ts'
import { errorFrom, withRealNames } from './source-errors.ts'

/** One question to one source for fields of the operation's root, ready to be asked. */
export function compileRootFetch({ types, source, names: aliases }: FetchParts, node: RootFetch): Step {
  const { place, renames } = node
  const names = realNames(aliases, renamedKeys(renames))
  const rename = compileRenames(types, renames)

  return async (run) => {
    const targets = objectsAt(types, run.data, place)
    if (targets.length === 0) return nothing
    const unread = await ask(source, node, run)
    return () => {
      try {
        const { data, errors } = readAnswer(source, unread)
        for (const error of errors ?? []) {
          const path = error.path && withRealNames(names, error.path)
          run.errors.push(errorFrom(source.name, error, path))
        }
        if (data) {
          rename?.(data)
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
