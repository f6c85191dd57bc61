import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { codeMutants } from '../../test/toegang/mutants-code.ts'

const root = new URL('../../', import.meta.url)

it('finds what each mutant of the code changes, just once', () => {
  const astray = codeMutants.flatMap(({ name, edits }) =>
    edits
      .filter(({ file, from }) => readFileSync(new URL(file, root), 'utf8').split(from).length !== 2)
      .map(({ file }) => `${name}: ${file}`),
  )
  expect(astray).toEqual([])
})
