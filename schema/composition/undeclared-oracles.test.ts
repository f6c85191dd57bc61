import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { findUndeclaredOracles } from './undeclared-oracles.ts'

const melding = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.12", import: ["@authenticated", "@interfaceObject"])
  type Melding { id: ID  ernst: Int @authenticated  aangifteGedaan: Boolean @authenticated }
`
/** The coordinates that are oracles. */
const oracles = (sdl: string) =>
  findUndeclaredOracles({ name: 'meldingen', sdl: parse(melding + sdl) }).map(
    (problem) => /: (\S+) is named after/.exec(problem)?.[1],
  )

describe('findUndeclaredOracles', () => {
  it('finds an argument, and says what is wanted', () => {
    const sdl = parse(`${melding} type Query { meldingen(ernst: Int): [Melding] }`)
    expect(findUndeclaredOracles({ name: 'meldingen', sdl })).toEqual([
      'subgraph "meldingen": Query.meldingen(ernst:) is named after Melding.ernst, which has a rule of its own; ' +
        'wanted @verraadt(velden: ["Melding.ernst"])',
    ])
  })

  it('finds an argument of an object, an interface and an interface object', () => {
    expect(
      oracles(`
        type Gemeente { meldingen(ernst: Int): Int }
        interface Overheid { meldingen(ernst: Int): Int }
        type Organisatie @interfaceObject { meldingen(ernst: Int): Int }
      `),
    ).toEqual(['Gemeente.meldingen(ernst:)', 'Overheid.meldingen(ernst:)', 'Organisatie.meldingen(ernst:)'])
  })

  it('finds an argument whose name only contains the field', () => {
    expect(oracles('type Query { meldingen(minimaleErnst: Int, ernstVanaf: Int, vanaf: Int): Int }')).toEqual(
      ['Query.meldingen(minimaleErnst:)', 'Query.meldingen(ernstVanaf:)'],
    )
  })

  it('finds an input field, however deep', () => {
    expect(
      oracles(
        'type Query { meldingen(filter: Filter): Int } input Filter { diep: Diep } input Diep { aangifteGedaan: Boolean }',
      ),
    ).toEqual(['Diep.aangifteGedaan'])
  })

  it.each(['MeldingVolgorde', 'MeldingDimensie'])('finds a value of the enum %s', (name) => {
    expect(
      oracles(
        `type Query { meldingen(volgens: ${name}): Int } enum ${name} { DATUM  ERNST  AANGIFTE_GEDAAN }`,
      ),
    ).toEqual([`${name}.ERNST`, `${name}.AANGIFTE_GEDAAN`])
  })

  it('lets pass what is declared', () => {
    expect(
      oracles(`
        type Query { meldingen(ernst: Int @verraadt(velden: ["Melding.ernst"]), volgorde: MeldingVolgorde, filter: Filter): Int }
        enum MeldingVolgorde { ERNST @verraadt(velden: ["Melding.ernst"]) }
        input Filter { ernst: Int @verraadt(velden: ["Melding.ernst"]) }
      `),
    ).toEqual([])
  })

  it('lets pass what is named after an open field, and the values of an enum that is no order', () => {
    expect(
      oracles('type Query { meldingen(id: ID, soort: Soort): Int } enum Soort { ERNST  ANDERS }'),
    ).toEqual([])
  })

  it('does not take the rule on an entrance for a hidden value', () => {
    expect(oracles('type Query { zoek(meldingen: Int): Int  meldingen: Int @authenticated }')).toEqual([])
  })
})
