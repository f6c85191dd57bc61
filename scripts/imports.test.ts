import { expect, test } from 'vitest'
import { importsIn, packageOf, packagesLoadedBy } from './imports.ts'

test('imports are read whole, over lines, and with when they are loaded', () => {
  // Written so that these are not taken for imports of this file.
  const text = [
    "import 'a'",
    "import b, { type B } from 'b/part.js'",
    "import type { C } from '@c/c'",
    "import type {\n  D,\n} from './d.ts'",
    "import {\n  e,\n} from './e.ts'",
    "export * from 'f'",
    "export { g } from 'g'",
    "export type { H } from 'h'",
    'export { own }',
    `const later = await ${'import'}('i')`,
    "const from = 'j'",
    "export const k = { import: 'k' }",
    "import * as l from 'l'",
  ].join('\n')
  expect(importsIn(text)).toEqual([
    { from: 'a', loaded: 'always' },
    { from: 'b/part.js', loaded: 'always' },
    { from: '@c/c', loaded: 'never' },
    { from: './d.ts', loaded: 'never' },
    { from: './e.ts', loaded: 'always' },
    { from: 'f', loaded: 'always' },
    { from: 'g', loaded: 'always' },
    { from: 'h', loaded: 'never' },
    { from: 'l', loaded: 'always' },
    { from: 'i', loaded: 'asked' },
  ])
})

test.each([
  ['pg', 'pg', '.'],
  ['csv-parse/sync', 'csv-parse', './sync'],
  ['@apollo/server/plugin/disabled', '@apollo/server', './plugin/disabled'],
])('%s is of the package %s', (from, name, path) => {
  expect(packageOf({ from, loaded: 'always' })).toEqual({ name, path })
})

test.each(['node:fs', './hub.ts', '../hub.ts'])('%s is of no package', (from) => {
  expect(packageOf({ from, loaded: 'always' })).toBeUndefined()
})

test('what a program loads is found through the files that it imports', () => {
  expect(packagesLoadedBy('gateway/main.ts').get('fastify')).toBe('gateway/http/app.ts')
  expect(packagesLoadedBy('subgraphs/main.ts').get('pg')).toBe('subgraphs/kit/database/postgres.ts')
  expect([...packagesLoadedBy('subgraphs/main.ts').keys()]).not.toContain('fastify')
})
