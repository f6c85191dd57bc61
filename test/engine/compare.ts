import type { FormattedExecutionResult } from 'graphql'
import type { Answer } from '../../gateway/operation/answer.ts'

export type Path = readonly (string | number)[]

/** A place where two answers differ. */
export interface Difference {
  readonly path: Path
  /** Nothing where the other has something, another value, or the same fields in another order. */
  readonly kind: 'null' | 'other' | 'order'
}

/** Where data is not what was wanted. */
export function differences(data: unknown, wanted: unknown, path: Path = []): Difference[] {
  if (JSON.stringify(data) === JSON.stringify(wanted)) return []
  if (data === null) return [{ path, kind: 'null' }]
  if (Array.isArray(data) && Array.isArray(wanted) && data.length === wanted.length) {
    return data.flatMap((one, at) => differences(one, wanted[at], [...path, at]))
  }
  if (!isObject(data) || !isObject(wanted)) return [{ path, kind: 'other' }]
  const [keys, wantedKeys] = [Object.keys(data), Object.keys(wanted)]
  const same = keys.length === wantedKeys.length && keys.every((key) => Object.hasOwn(wanted, key))
  if (!same) return [{ path, kind: 'other' }]
  const order = keys.join() === wantedKeys.join() ? [] : [{ path, kind: 'order' } as const]
  return [...order, ...keys.flatMap((key) => differences(data[key], wanted[key], [...path, key]))]
}

/** How an answer stands to the truth. */
export type Verdict =
  /** The same data, and errors where there are errors. */
  | 'right'
  /** Nothing where the truth has something, with an error that says so. */
  | 'refused'
  /** As `right`, but for the order of fields. */
  | 'order'
  /** The same data, but no error where there is one, or one where there is none. */
  | 'errors'
  | 'wrong'

export function judge({ data, errors = [] }: Answer, truth: FormattedExecutionResult): Verdict {
  const found = differences(data, truth.data ?? null)
  if (errors.some(({ extensions }) => extensions.code === 'INTERNAL_SERVER_ERROR')) return 'refused'
  const failed = errors.length > 0
  if (found.length === 0) return failed === (truth.errors ?? []).length > 0 ? 'right' : 'errors'
  if (found.every(({ kind }) => kind === 'order')) return 'order'
  const explained = (path: Path) =>
    errors.some((error) => !error.path || startsWith(error.path, path) || startsWith(path, error.path))
  return found.every(({ kind, path }) => kind !== 'other' && explained(path)) ? 'refused' : 'wrong'
}

export function startsWith(path: Path, start: Path): boolean {
  return start.every((step, at) => path[at] === step)
}

/** Errors as text: place, code and source, in order of place. */
export function errorsOf({ errors = [] }: Answer): string[] {
  return errors
    .map(
      ({ path, extensions }) =>
        `${JSON.stringify(path ?? null)} ${extensions.code} ${extensions['bron'] ?? ''}`,
    )
    .sort()
}

/** What is in one list and not in the other, each as often as it is there more. */
export function without(list: readonly string[], other: readonly string[]): string[] {
  const left = [...other]
  return list.filter((one) => {
    const at = left.indexOf(one)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
