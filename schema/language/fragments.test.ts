import { Kind, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { fragmentAt, fragmentsOf } from './fragments.ts'
import { operationsOf } from './operations.ts'

const document = parse(`
  query A { ...F ... on Gemeente { id } ...Onbekend }
  fragment F on Gemeente { naam }
  fragment __proto__ on Provincie { id }
`)

describe('fragmentsOf', () => {
  it('gives the fragments of a document by name, whatever the name', () => {
    const fragments = fragmentsOf(document)
    expect([...fragments.keys()]).toEqual(['F', '__proto__'])
    expect(fragments.get('__proto__')?.typeCondition.name.value).toBe('Provincie')
    expect(fragments.get('constructor')).toBeUndefined()
  })
})

describe('fragmentAt', () => {
  it('finds a fragment where it is spread and where it is written, and none of an unknown name', () => {
    const fragments = fragmentsOf(document)
    const found = operationsOf(document)[0]?.selectionSet.selections.map((selection) =>
      selection.kind === Kind.FIELD ? null : fragmentAt(selection, fragments)?.kind,
    )
    expect(found).toEqual([Kind.FRAGMENT_DEFINITION, Kind.INLINE_FRAGMENT, undefined])
  })
})
