import { type DocumentNode, graphqlSync, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { scalars } from '../../../schema/language/scalars.ts'
import { everythingOf } from '../../../test/support/schema-elements.ts'
import { federatedSchema } from './federated-schema.ts'

const spec = 'https://specs.apollo.dev'
const ours = (sdl: DocumentNode, resolvers = {}) => federatedSchema({ sdl, resolvers })

describe('resolvers', () => {
  const sdl = parse(`extend schema @link(url: "${spec}/federation/v2.12", import: ["@key"])
    type Query { dag(op: Datum = "2024-05-14"): Datum soort(soort: Soort = HARD, om: Om = {}): Soort }
    input Om { in: In = {} }
    input In { soort: Soort! = HARD sinds: Tijdstip = "2024-05-14T09:30:00.000Z" }
    scalar Tijdstip
    "Een dag" scalar Datum @specifiedBy(url: "https://dag.example")
    enum Soort { HARD "zacht" ZACHT @deprecated(reason: "oud") }
    interface I { id: ID! }
    type A implements I @key(fields: "id") { id: ID! }`)

  it('give a scalar its values, and leave it its description', () => {
    const schema = ours(sdl, {
      Datum: scalars.Datum,
      Query: { dag: (_: unknown, { op }: { op: string }) => op },
    })
    expect(graphqlSync({ schema, source: '{ dag(op: "2024-02-29") }' })).toEqual({
      data: { dag: '2024-02-29' },
    })
    expect(graphqlSync({ schema, source: '{ dag(op: "2023-02-29") }' }).errors?.[0]?.message).toContain(
      'Datum',
    )
    expect(schema.getType('Datum')).toMatchObject({
      description: 'Een dag',
      specifiedByURL: 'https://dag.example',
      extensions: { wanted: 'a date that exists, such as 2024-05-14' },
    })
  })

  it('give the values of an enum what they stand for', () => {
    const seen: unknown[] = []
    const schema = ours(sdl, {
      Tijdstip: scalars.Tijdstip,
      Soort: { HARD: 1 },
      Query: {
        soort: (_: unknown, args: { soort: unknown }) => {
          seen.push(args)
          return args.soort
        },
      },
    })
    const { data } = graphqlSync({
      schema,
      source: '{ soort zacht: soort(soort: ZACHT) hard: soort(soort: HARD) }',
    })
    expect(data).toEqual({ soort: 'HARD', zacht: 'ZACHT', hard: 'HARD' })
    const standard = { om: { in: { soort: 1, sinds: new Date('2024-05-14T09:30:00Z') } } }
    expect(seen).toEqual([1, 'ZACHT', 1].map((soort) => ({ soort, ...standard })))
    expect(everythingOf(schema)).toEqual(everythingOf(ours(sdl)))
  })

  it('do not fit a default that the scalar refuses', () => {
    const wrong = parse(`extend schema @link(url: "${spec}/federation/v2.12")
      type Query { dag(op: Datum = "2023-02-29"): Int } scalar Datum`)
    expect(() => ours(wrong, { Datum: scalars.Datum })).toThrow('the default of "Query.dag(op:)"')
  })

  it.each([
    [{ Geen: {} }, 'no such type as "Geen"'],
    [{ Query: { geen: () => 1 } }, '"geen" on "Query"'],
    [{ Query: { toString: (): number => 1 } }, '"toString" on "Query"'],
    [{ Soort: { GEEN: 1 } }, '"GEEN" on "Soort"'],
    [{ I: { id: () => 1 } }, '"id" on "I"'],
    [{ Datum: {} }, 'no such type as "Datum"'],
  ])('that resolve nothing are refused: %j', (resolvers, message) => {
    expect(() => ours(sdl, resolvers)).toThrow(message)
  })
})
