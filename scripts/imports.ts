import { readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')

/** One import in a file of ours. */
export interface Import {
  /** As it is written: `./hub.ts`, `pg`, `graphql/execution/collectFields.js`. */
  readonly from: string
  /** Loaded with the file, only where the program asks for it, or never: an import of types is taken out. */
  readonly loaded: 'always' | 'asked' | 'never'
}

const written =
  /^(?:import|export)\s+(type\s+)?(?:(?!\b(?:import|export)\b)[\w\s{},*$])*?from\s+'([^']+)'|^import\s+'([^']+)'/gm
const asked = /\bimport\(\s*'([^']+)'/g

export function importsIn(text: string): readonly Import[] {
  return [
    ...[...text.matchAll(written)].map(
      ([, types, from, alone]): Import => ({
        from: from ?? alone ?? '',
        loaded: types === undefined ? 'always' : 'never',
      }),
    ),
    ...[...text.matchAll(asked)].map(([, from = '']): Import => ({ from, loaded: 'asked' })),
  ]
}

/** The package of an import, and what of it: `graphql` and `./execution/collectFields.js`; undefined for no package. */
export function packageOf({ from }: Import): { readonly name: string; readonly path: string } | undefined {
  const [, name, inside] = /^((?:@[\w.-]+\/)?[a-z][\w.-]*)(\/.+)?$/.exec(from) ?? []
  if (name === undefined) return undefined
  return { name, path: inside === undefined ? '.' : `.${inside}` }
}

/**
 * The packages that a program loads as it starts, each with the first file that imports it. What is only imported when
 * it is asked for (`import()`), or by a thread, is not among them.
 *
 * @param entry from the root: `gateway/main.ts`.
 */
export function packagesLoadedBy(entry: string): ReadonlyMap<string, string> {
  const packages = new Map<string, string>()
  const files = new Set([entry])
  for (const file of files) {
    for (const one of importsIn(readFileSync(join(root, file), 'utf8'))) {
      if (one.loaded !== 'always') continue
      const name = packageOf(one)?.name
      if (name !== undefined && !packages.has(name)) packages.set(name, file)
      if (one.from.startsWith('.')) files.add(relative(root, resolve(root, dirname(file), one.from)))
    }
  }
  return packages
}
