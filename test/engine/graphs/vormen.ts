import type { Ding, Graph } from '../graph.ts'

/** Values of every shape: nullability, deep lists, scalars, arguments, enums and inputs that intersect, mutations. */
export const vormen: Graph = {
  name: 'vormen',
  subgraphs: {
    links: `
      type Query {
        dingen: [Ding!]
        ding(id: ID!): Ding
        diep: [[Ding!]!]
        echo(invoer: Invoer, lijst: [Int!], diep: [[String]], kleur: Kleur = ROOD, vrij: Vrij, aan: Boolean, getal: Float, id: ID): String
        nooit: Ding!
        alleen: Waarde @shareable
      }
      type Mutation { schrijf(tekst: String!): Regel wis(id: ID!): Regel! }
      type Regel @key(fields: "id") { id: ID! tekst: String stand: Int! }
      type Ding @key(fields: "id") {
        id: ID!
        naam: String
        moet: String!
        stuk: String
        stukMoet: String!
        lijst: [String]
        vast: [String!]!
        dubbel: [[Int]]
        dubbelVast: [[Int!]!]
        drie: [[[String!]]]
        getal: Float
        teller: Int
        aan: Boolean
        kleur: Kleur
        vrij: Vrij
        moment: Moment
        waarde: Waarde
        waarden: [[Waarde]]
        kind: Ding
        kinderen: [Ding!]
        keuze(invoer: Invoer!): String
        gelijk: [Ding] @shareable
      }
      type Waarde @shareable { a: Int b: String! c: [Waarde] }
      enum Kleur { ROOD GROEN BLAUW @inaccessible }
      scalar Vrij
      scalar Moment
      input Invoer { tekst: String! = "leeg" getal: Int kleur: Kleur dieper: Invoer lijst: [Invoer!] links: Int }
    `,
    rechts: `
      type Query { rechter: [Ding] alleen: Waarde @shareable kleuren: [Kleur!] }
      type Mutation { noteer(tekst: String): Regel }
      type Regel @key(fields: "id") { id: ID! lengte: Int! stuk: String }
      type Ding @key(fields: "id") {
        id: ID!
        extra: String
        extraMoet: String!
        stukOok: Int!
        telling(invoer: Invoer, kleuren: [Kleur!] = [ROOD]): Int
        vorm: Vorm
        gelijk: [Ding] @shareable
        broer: Ding!
      }
      union Vorm = Rond | Hoek
      type Rond { straal: Int! kleur: Kleur maat: Int }
      type Hoek { hoeken: [Int!] kleur: Kleur maat: String }
      type Waarde @shareable { a: Int b: String! c: [Waarde] }
      enum Kleur { ROOD GROEN BLAUW @inaccessible }
      input Invoer { tekst: String! = "leeg" getal: Int kleur: Kleur dieper: Invoer lijst: [Invoer!] }
    `,
  },
  values: { id: ['d1', 'd2', 'd3', 'geen', 'r1'], vrij: [{ a: [1, null] }, 'tekst', null, 3, [true]] },
  wereld() {
    const d1 = ding('d1', {
      naam: 'een',
      moet: 'm1',
      kleur: 'ROOD',
      lijst: ['a', null],
      vast: ['v'],
      teller: 1,
    })
    const d2 = ding('d2', {
      naam: null,
      moet: null,
      kleur: 'BLAUW',
      lijst: null,
      vast: ['v', null],
      extraMoet: null,
    })
    const d3 = ding('d3', { naam: '', moet: '', kleur: null, lijst: [], vast: [], teller: 0, aan: false })
    Object.assign(d1, {
      kind: d2,
      kinderen: [d3, d1],
      gelijk: [d3, null],
      broer: d3,
      vorm: { __typename: 'Rond', straal: 2, kleur: 'GROEN', maat: 0 },
      waarden: [[waarde(1, 'x', []), null], null, []],
    })
    Object.assign(d2, {
      kind: d1,
      kinderen: null,
      gelijk: null,
      broer: null,
      vorm: { __typename: 'Hoek', hoeken: [], kleur: 'BLAUW', maat: '' },
    })
    Object.assign(d3, {
      kind: null,
      kinderen: [d2],
      gelijk: [],
      broer: d1,
      vorm: { __typename: 'Rond', straal: null, kleur: null, maat: null },
    })
    const alle = [d1, d2, d3]
    const entities: Ding[] = [...alle]
    const schrijf = (tekst: string | null): Ding => {
      const stand = entities.filter(({ __typename }) => __typename === 'Regel').length + 1
      const regel: Ding = {
        __typename: 'Regel',
        id: `r${stand}`,
        tekst,
        stand,
        lengte: tekst?.length ?? null,
        stuk: breekt,
      }
      entities.push(regel)
      return regel
    }
    return {
      query: {
        dingen: alle,
        ding: ({ id }: { id: string }) => alle.find((one) => one['id'] === id) ?? null,
        diep: [[d1, d2], [], [d3]],
        echo: (args: object) => inVolgorde(args),
        nooit: null,
        alleen: waarde(3, 'alleen', [waarde(4, 'c', null), null]),
        rechter: [d3, null, d2, d1],
        kleuren: ['ROOD', 'GROEN'],
      },
      mutation: {
        schrijf: ({ tekst }: { tekst: string }) => schrijf(tekst),
        noteer: ({ tekst }: { tekst?: string | null }) => schrijf(tekst ?? null),
        wis: () => null,
      },
      entities,
    }
  },
}

const waarde = (a: number | null, b: string | null, c: unknown): Ding => ({ __typename: 'Waarde', a, b, c })

function breekt(): never {
  throw new Error('dit veld geeft altijd een fout')
}

function ding(id: string, rest: object): Ding {
  return {
    __typename: 'Ding',
    id,
    stuk: breekt,
    stukMoet: breekt,
    stukOok: breekt,
    dubbel: [[1, null], null, []],
    dubbelVast: id === 'd2' ? [[1], [null]] : [[1, 2], []],
    drie: [[['a'], null], null],
    getal: id === 'd1' ? 1.5 : 2,
    teller: null,
    aan: true,
    vrij: { __proto__: null, diep: [{ id }], leeg: null },
    moment: '2024-05-14T00:00:00Z',
    waarde: id === 'd3' ? null : waarde(null, id === 'd2' ? null : 'b', [waarde(2, null, null)]),
    waarden: null,
    extra: `extra ${id}`,
    extraMoet: `moet ${id}`,
    keuze: (args: object) => inVolgorde(args),
    telling: (args: object) => inVolgorde(args).length,
    ...rest,
  }
}

/** Arguments as text, in order of name: a source sees the same arguments in whatever order they come. */
function inVolgorde(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inVolgorde).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'weg'
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, inner]) => `${key}:${inVolgorde(inner)}`).join()}}`
}
