import { buildSchema, parse } from 'graphql'
import { expect, test } from 'vitest'
import { askedAt } from './asked-at.ts'
import { operationIn } from './operation.ts'

const schema = buildSchema(`
  type Query { ding: Ding }
  interface Ding { naam: String  ding: Ding  ander: Ding }
  type A implements Ding { naam: String  ding: Ding  ander: Ding }
  type B implements Ding { naam: String  ding: Ding  ander: Ding  b: Int }
  type C implements Ding { naam: String  ding: Ding  ander: Ding }
`)

/** What is asked at a place, by type. */
function asked(query: string, place: readonly string[]): Record<string, string[]> {
  const found = askedAt(schema, operationIn(parse(query), undefined), place)
  return Object.fromEntries([...(found ?? [])].map(([type, keys]) => [type, [...keys].sort()]))
}

test('what is asked through any number of interfaces is found, each asked once', () => {
  // Each of the three types has each of the three below it: 3 to the power of 40 ways to the same.
  const deep = (steps: number): string => (steps === 0 ? 'naam' : `ding { ${deep(steps - 1)} }`)
  expect(asked(`{ ${deep(40)} }`, Array(40).fill('ding'))).toEqual({ A: ['naam'], B: ['naam'], C: ['naam'] })
})

test('what is asked of one type only is asked of what is below that', () => {
  const query = `{ ding {
    ... on A { x: ding { naam } }
    ... on B { x: ander { ... on B { b } ... on C { naam } } }
    x: ding { __typename }
  } }`
  expect(asked(query, ['ding', 'x'])).toEqual({
    A: ['__typename', 'naam'],
    B: ['__typename', 'b', 'naam'],
    C: ['__typename', 'naam'],
  })
})
