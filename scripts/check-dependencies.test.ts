import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { importsIn, packageOf, packagesLoadedBy } from './imports.ts'
import { reachedInto } from './reached-into.ts'

const root = fileURLToPath(new URL('../', import.meta.url))
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const readJson = (path: string): unknown => JSON.parse(read(path))

const versions = z.record(z.string(), z.string())
const { dependencies, optionalDependencies, devDependencies } = z
  .object({ dependencies: versions, optionalDependencies: versions, devDependencies: versions })
  .parse(readJson('package.json'))
const declared = { ...dependencies, ...optionalDependencies, ...devDependencies }
const { packages } = z
  .object({ packages: z.record(z.string(), z.object({ version: z.string().optional() })) })
  .parse(readJson('package-lock.json'))

/** The peers of the benchmark have a package.json of their own. */
const elsewhere = new Set(['node_modules', 'peers'])
const folders = ['gateway', 'subgraphs', 'schema', 'scripts', 'test', 'voortgangsrapportage', 'bench']

function sourcesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return elsewhere.has(entry.name) ? [] : sourcesIn(path)
    return /\.[tj]s$/.test(entry.name) ? [path] : []
  })
}

interface Imported {
  readonly file: string
  readonly name: string
  /** Behind the name, such as `./execution/collectFields.js`; `.` for the package itself. */
  readonly path: string
}

const imported: readonly Imported[] = folders.flatMap(sourcesIn).flatMap((file) =>
  importsIn(read(file))
    .map(packageOf)
    .filter((one) => one !== undefined)
    .map((one) => ({ file, ...one })),
)

test('package.json names every package that is imported', () => {
  const missing = imported.filter(({ name }) => !(name in declared))
  expect(missing).toEqual([])
  expect(new Set(imported.map(({ name }) => name)).size).toBeGreaterThan(25)
})

test('a module that a package does not offer is imported only from packages that are held', () => {
  const held = new Set(reachedInto.map(({ name, file }) => `${name} in ${file}`))
  const hidden = imported.filter(({ name, path }) => path !== '.' && !offers(name, path))
  expect(hidden.filter(({ name, file }) => !held.has(`${name} in ${file}`))).toEqual([])
  expect(hidden).not.toEqual([])
})

test.each(reachedInto)(
  '$name is held at one version, since $file reaches into it',
  ({ name, file, words }) => {
    expect(declared[name]).toMatch(/^\d+\.\d+\.\d+$/)
    expect(packages[`node_modules/${name}`]?.version).toBe(declared[name])
    expect(read(file)).toContain(words)
  },
)

test('every package of Apollo’s federation has the same version, with nothing of its own below it', () => {
  const federation = Object.keys(declared).filter((name) =>
    /^@apollo\/(composition|federation-internals|gateway|query-planner|subgraph)$/.test(name),
  )
  expect(new Set(federation.map((name) => declared[name])).size).toBe(1)
  const copies = Object.keys(packages).filter((path) =>
    path.endsWith('node_modules/@apollo/federation-internals'),
  )
  expect(copies).toEqual(['node_modules/@apollo/federation-internals'])
})

test.each([
  // Where it is installed to run, without what developing needs.
  ['gateway/main.ts', Object.keys(dependencies)],
  ['subgraphs/main.ts', Object.keys(dependencies)],
  // The embedded database is one of the packages for developers.
  ['scripts/start.ts', Object.keys(declared).filter((name) => !(name in optionalDependencies))],
])('%s loads no package that may be left out', (entry, allowed) => {
  const loaded = packagesLoadedBy(entry)
  expect([...loaded].filter(([name]) => !allowed.includes(name))).toEqual([])
  expect([...loaded.keys()]).toContain('graphql')
})

/** Whether the `exports` of a package name a module; one that has none offers no part of itself. */
function offers(name: string, path: string): boolean {
  const { exports } = z
    .looseObject({ exports: z.record(z.string(), z.unknown()).optional() })
    .parse(readJson(`node_modules/${name}/package.json`))
  return Object.keys(exports ?? {}).some((offered) =>
    offered.endsWith('/*') ? path.startsWith(offered.slice(0, -1)) : offered === path,
  )
}
