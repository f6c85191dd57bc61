import type { Ding, Graph } from '../graph.ts'

/** Who answers what: `@provides`, `@shareable`, `@override`, `@inaccessible`, and value types that are shared. */
export const winkel: Graph = {
  name: 'winkel',
  subgraphs: {
    catalogus: `
      type Query { producten(soort: Soort, eerst: Int = 2): [Product!]! product(sku: String!): Product koppen: [Kop] }
      type Product @key(fields: "sku") @key(fields: "intern") {
        sku: String!
        intern: ID @inaccessible
        naam: String @shareable
        soort: Soort
        prijs: Bedrag @shareable
        oud: String
        maker: Maker @shareable
        delen: [Product!]
      }
      type Maker @key(fields: "id") { id: ID! naam: String @shareable land: String @shareable }
      type Bedrag @shareable { centen: Int! munt: String }
      enum Soort { BOEK SPEL }
      interface Kop { titel: String }
      type Groot implements Kop { titel: String product: Product }
      type Klein implements Kop { titel: String tekst: String product: Maker }
    `,
    voorraad: `
      type Query { tekort: [Product!] bestellingen: [Bestelling!] }
      type Product @key(fields: "intern") {
        intern: ID @inaccessible
        aantal: Int!
        oud: String @override(from: "catalogus")
        geheim: Geheim
        maker: Maker @shareable
      }
      type Geheim { kenmerk: String teller: Int @inaccessible }
      type Maker @key(fields: "id") { id: ID! naam: String @external }
      type Bestelling @key(fields: "nr") {
        nr: Int!
        product: Product
        leverancier: Maker @provides(fields: "naam")
        regels: [Regel!]
      }
      type Regel @shareable { aantal: Int stuks: Int }
    `,
    verkoop: `
      type Query { aanbieding: [Product] laatste: Bestelling }
      type Product @key(fields: "sku") {
        sku: String!
        naam: String @shareable
        prijs: Bedrag @shareable
        korting(code: String): Int
      }
      type Bedrag @shareable { centen: Int! munt: String }
      type Bestelling @key(fields: "nr") { nr: Int! klant: String totaal: Bedrag }
      type Maker @key(fields: "id") { id: ID! land: String @shareable producten(eerst: Int): [Product] }
    `,
  },
  values: { sku: ['s1', 's2', 's3', 'x'], eerst: [0, 1, 2, 9], code: ['A', '', null] },
  wereld() {
    const [m1, m2] = [maker('m1', 'Maker', 'NL'), maker('m2', null, null)]
    const s1 = product('s1', 'i1', 'eerste', 'BOEK', m1, 0)
    const s2 = product('s2', 'i2', null, 'SPEL', m2, 5)
    const s3 = product('s3', null, '', null, null, null)
    Object.assign(s1, { delen: [s2, s3] })
    Object.assign(s2, { delen: [] })
    const alle = [s1, s2, s3]
    const eerste = (n: number | null | undefined) => alle.slice(0, n ?? 2)
    for (const one of [m1, m2])
      Object.assign(one, { producten: ({ eerst }: { eerst?: number | null }) => [null, ...eerste(eerst)] })
    const b1: Ding = {
      __typename: 'Bestelling',
      nr: 1,
      product: s1,
      leverancier: m1,
      klant: 'k',
      totaal: bedrag(10),
      regels: [regel(1, 0)],
    }
    const b2: Ding = {
      __typename: 'Bestelling',
      nr: 2,
      product: s2,
      leverancier: m2,
      klant: null,
      totaal: null,
      regels: [],
    }
    return {
      query: {
        producten: ({ soort, eerst }: { soort?: string | null; eerst?: number | null }) =>
          eerste(eerst).filter((one) => !soort || one['soort'] === soort),
        product: ({ sku }: { sku: string }) => alle.find((one) => one['sku'] === sku) ?? null,
        koppen: [
          { __typename: 'Groot', titel: 'g', product: s1 },
          null,
          { __typename: 'Klein', titel: null, tekst: '', product: m1 },
        ],
        tekort: [s2, s1],
        bestellingen: [b1, b2],
        aanbieding: [s3, null, s1],
        laatste: b2,
      },
      entities: [...alle, m1, m2, b1, b2],
    }
  },
}

const bedrag = (centen: number | null): Ding => ({
  __typename: 'Bedrag',
  centen,
  munt: centen === 0 ? '' : 'EUR',
})
const regel = (aantal: number, stuks: number): Ding => ({ __typename: 'Regel', aantal, stuks })
const maker = (id: string, naam: string | null, land: string | null): Ding => ({
  __typename: 'Maker',
  id,
  naam,
  land,
})

function product(
  sku: string,
  intern: string | null,
  naam: string | null,
  soort: string | null,
  door: Ding | null,
  aantal: number | null,
): Ding {
  return {
    __typename: 'Product',
    sku,
    intern,
    naam,
    soort,
    prijs: sku === 's2' ? bedrag(null) : bedrag(sku === 's1' ? 0 : 150),
    oud: intern && `oud ${sku}`,
    maker: door,
    delen: null,
    // Without its inner key the stock does not know a product: what it would say is null.
    aantal,
    geheim: intern && { __typename: 'Geheim', kenmerk: 'k', teller: 3 },
    korting: ({ code }: { code?: string | null }) =>
      code === undefined ? 1 : code === null ? 2 : code.length * 10,
  }
}
