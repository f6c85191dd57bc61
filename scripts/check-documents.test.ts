import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = new URL('../', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, root), 'utf8')
const exists = (path: string) => existsSync(new URL(path, root))

const folders = readdirSync(fileURLToPath(root), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
  .map(({ name }) => name)
const decisions = read('DECISIONS.md')
const headings = [...decisions.matchAll(/^## (\d+)\. (.+)\n\n(\*\w+)/gm)].map(
  ([, number, title, status]) => ({
    number,
    title,
    isSuperseded: status === '*Superseded',
  }),
)

/** Paths as documents write them: from the root, between backticks, without a place to fill in. */
function pathsIn(text: string): string[] {
  return [...text.matchAll(/`([\w.-]+(?:\/[\w.-]+)*\/?)`/g)]
    .map(([, path = '']) => path)
    .filter((path) => folders.includes(path.split('/')[0] ?? '') && path.includes('/'))
}

test.each(['DECISIONS.md', 'README.md', 'CONTRIBUTING.md', 'SECURITY.md'])(
  'every path that %s writes from the root is there',
  (document) => {
    const paths = pathsIn(read(document))
    expect(paths.filter((path) => !exists(path))).toEqual([])
    expect(paths.length).toBeGreaterThan(0)
  },
)

test('DECISIONS.md writes every path from the root', () => {
  const written = [...decisions.matchAll(/`([^`\s]+(?:\.ts|\/))`/g)].map(([, path]) => path)
  expect(written.length).toBeGreaterThan(20)
  expect(written.filter((path) => !folders.includes(path?.split('/')[0] ?? ''))).toEqual([])
})

test('decisions are numbered on, without gaps', () => {
  expect(headings.map(({ number }) => Number(number))).toEqual(headings.map((_, at) => at + 1))
  expect(headings.length).toBeGreaterThan(50)
})

test('the index of DECISIONS.md has each decision once, by its title, and says which are superseded', () => {
  const index = [...decisions.matchAll(/^- (\d+)\. \[(.+)\]\(#([^)]+)\)( \(superseded by \d+\))?$/gm)]
  const listed = index.map(([, number, title, , superseded]) => ({
    number,
    title,
    isSuperseded: superseded !== undefined,
  }))
  const byNumber = (one: { number: string | undefined }, other: typeof one) =>
    Number(one.number) - Number(other.number)
  expect(listed.sort(byNumber)).toEqual(headings)
  for (const [, number, title, anchor] of index) expect(anchor).toBe(anchorOf(`${number}. ${title}`))
})

test('figures stand under the number of a decision that there is', () => {
  const numbered = [...read('bench/hub/RESULTS.md').matchAll(/^## (\d+)\. /gm)].map(([, number]) => number)
  expect(numbered.length).toBeGreaterThan(0)
  expect(numbered.filter((number) => !headings.some((one) => one.number === number))).toEqual([])
})

/** As GitHub and GitLab make them. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}_ -]/gu, '')
    .replaceAll(' ', '-')
}
