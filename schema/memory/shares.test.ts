import { spawnSync } from 'node:child_process'
import { getHeapStatistics } from 'node:v8'
import { expect, test } from 'vitest'
import { bytesFor, memoryLimit } from './shares.ts'

test('a process takes no more than its heap may grow to', () => {
  expect(memoryLimit()).toBeLessThanOrEqual(getHeapStatistics().heap_size_limit)
})

test('a process with a smaller heap holds less', () => {
  const limitOf = (megabytes: number) => {
    const program = `import(${JSON.stringify(new URL('./shares.ts', import.meta.url).href)}).then((shares) => console.log(shares.memoryLimit()))`
    const { stdout } = spawnSync(
      process.execPath,
      [`--max-old-space-size=${megabytes}`, '--import', './scripts/typescript.js', '--eval', program],
      { encoding: 'utf8' },
    )
    return Number(stdout) / 1_048_576
  }
  expect(limitOf(100)).toBeGreaterThanOrEqual(100)
  expect(limitOf(100)).toBeLessThan(200)
})

test('each thing has its part of what a process may take, up to a gigabyte', () => {
  expect(bytesFor('documents', 500_000_000)).toBe(40_000_000)
  expect(bytesFor('documents', 64e9)).toBe(bytesFor('documents', 2e9))
})

test('all things of the gateway and of six subgraphs leave half to the requests', () => {
  const gateway = ['documents', 'operations', 'plans', 'questions', 'ownSchemas', 'tokens'] as const
  const subgraph = ['compiled', 'callers'] as const
  const sum = (names: readonly Parameters<typeof bytesFor>[0][]) =>
    names.reduce((total, name) => total + bytesFor(name, 1e9), 0)
  expect(sum(gateway) + 6 * sum(subgraph)).toBeLessThan(0.5e9)
})
