import type { GraphQLFormattedError } from 'graphql'
import { type Data, isData } from '../data.ts'

/**
 * An error with as much of its path as the answer has: a source can fail in a field that only a plan asked, or name
 * a place that does not exist. Below what became null, the path is what the source says.
 */
export function withVisiblePath(error: GraphQLFormattedError, data: Data | null): GraphQLFormattedError {
  if (!error.path) return error
  const path: (string | number)[] = []
  let here: unknown = data
  for (const step of error.path) {
    const visible = Array.isArray(here)
      ? typeof step === 'number' && step in here
      : isData(here)
        ? Object.hasOwn(here, step)
        : here === null
    if (!visible) break
    path.push(step)
    if (here !== null) here = (here as Data)[step]
  }
  if (path.length === error.path.length) return error
  const { path: _, ...withoutPath } = error
  return path.length > 0 ? { ...withoutPath, path } : withoutPath
}
