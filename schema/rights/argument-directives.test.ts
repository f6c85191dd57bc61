import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { argumentDirectivesOf } from './argument-directives.ts'

describe('argumentDirectivesOf', () => {
  it('reads what arguments, input fields and enum values reveal, by coordinate', () => {
    const { reveals } = argumentDirectivesOf(
      parse(`
        type Query { meldingen(ernst: Int @verraadt(velden: ["Melding.ernst"]), vanaf: Datum): Int }
        interface Organisatie { meldingen(ernst: Int @verraadt(velden: ["Melding.ernst"])): Int }
        input Filter { naam: String @verraadt(velden: ["Melding.melder", "Melding.veroorzaker"]) }
        enum Volgorde { DATUM  ERNST @verraadt(velden: ["Melding.ernst"]) }
      `),
    )
    expect([...reveals]).toEqual([
      ['Query.meldingen(ernst:)', ['Melding.ernst']],
      ['Organisatie.meldingen(ernst:)', ['Melding.ernst']],
      ['Filter.naam', ['Melding.melder', 'Melding.veroorzaker']],
      ['Volgorde.ERNST', ['Melding.ernst']],
    ])
  })

  it('reads bounds, also negative ones and those of input fields', () => {
    const { bounds } = argumentDirectivesOf(
      parse(`
        type Query { lijst(first: Int @begrensd(min: 1, max: 100)): Int }
        input Filter { jaren: Int @begrensd(min: -5, max: 0) }
      `),
    )
    expect(bounds.get('Query.lijst(first:)')).toEqual({ min: 1, max: 100 })
    expect(bounds.get('Filter.jaren')).toEqual({ min: -5, max: 0 })
  })

  it('reads type extensions as it reads definitions', () => {
    const { reveals } = argumentDirectivesOf(
      parse(`
        extend type Query { een(a: Int @verraadt(velden: ["X.a"])): Int }
        extend interface Dier { een(a: Int @verraadt(velden: ["X.a"])): Int }
        extend input Filter { a: Int @verraadt(velden: ["X.a"]) }
        extend enum Volgorde { A @verraadt(velden: ["X.a"]) }
      `),
    )
    expect([...reveals.keys()]).toEqual(['Query.een(a:)', 'Dier.een(a:)', 'Filter.a', 'Volgorde.A'])
  })
})
