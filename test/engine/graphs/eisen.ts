import { type Ding, type Graph, lees } from '../graph.ts'

/** `@requires` in every form: with arguments, of objects, lists, unions and interfaces, in chains. */
export const eisen: Graph = {
  name: 'eisen',
  subgraphs: {
    a: `
      type Query {
        pakketten: [Pakket!]!
        pakket(id: ID!): Pakket
        misschien: [Pakket]
      }
      type Pakket @key(fields: "id") {
        id: ID!
        gewicht: Int
        prijs(valuta: Valuta! = EUR, per: Int = 1): Int
        maten(eenheid: String): [Maat!]
        inhoud: Inhoud
        houder: Houder
        afzender: Partij
        omschrijving: String!
        kaart: [[Maat]!]
      }
      type Maat { lengte: Int! breedte: Int }
      union Inhoud = Boek | Doos
      type Boek { titel: String bladen: Int }
      type Doos { kleur: String los: [Boek!] }
      interface Houder { code: ID! naam: String }
      type Kist implements Houder { code: ID! naam: String }
      type Zak implements Houder { code: ID! naam: String sterkte: Int }
      type Partij @key(fields: "nr") { nr: Int! naam: String land: Land }
      type Land @key(fields: "code") { code: String! inwoners: Float }
      enum Valuta { EUR USD GBP }
    `,
    b: `
      type Query { laatste: Pakket }
      type Pakket @key(fields: "id") {
        id: ID!
        gewicht: Int @external
        prijs(valuta: Valuta! = EUR, per: Int = 1): Int @external
        maten(eenheid: String): [Maat!] @external
        inhoud: Inhoud @external
        houder: Houder @external
        afzender: Partij @external
        kaart: [[Maat]!] @external
        totaal: Int @external
        porto: Int @requires(fields: "gewicht")
        portoEuro: Int @requires(fields: "prijs(valuta: EUR)")
        portoDollar: Int @requires(fields: "prijs(valuta: USD)")
        portoPer: Int @requires(fields: "prijs(valuta: GBP, per: 3) gewicht")
        omvang: Int @requires(fields: "maten { lengte breedte }")
        vlak: Int @requires(fields: "kaart { lengte breedte }")
        soort: String @requires(fields: "inhoud { __typename ... on Boek { titel bladen } ... on Doos { kleur los { titel } } }")
        etiket: String @requires(fields: "houder { __typename code ... on Zak { sterkte } }")
        tarief(korting: Int): Int @requires(fields: "gewicht")
        herkomst: String @requires(fields: "afzender { naam land { code } }")
        verzekerd: Int! @requires(fields: "totaal")
        zelf: Pakket
      }
      type Maat { lengte: Int! @external breedte: Int @external }
      union Inhoud = Boek | Doos
      type Boek { titel: String @external bladen: Int @external }
      type Doos { kleur: String @external los: [Boek!] @external }
      interface Houder { code: ID! }
      type Kist implements Houder { code: ID! @external }
      type Zak implements Houder { code: ID! @external sterkte: Int @external }
      type Partij @key(fields: "nr") { nr: Int! naam: String @external land: Land @external }
      type Land @key(fields: "code") { code: String! }
      enum Valuta { EUR USD GBP }
    `,
    c: `
      type Pakket @key(fields: "id") {
        id: ID!
        porto: Int @external
        herkomst: String @external
        totaal: Int @requires(fields: "porto")
        regel: String @requires(fields: "herkomst porto")
      }
      type Partij @key(fields: "nr") { nr: Int! btw: Int pakketten: [Pakket!] }
      type Land @key(fields: "code") { code: String! regio: String naam: String }
    `,
  },
  values: { id: ['p1', 'p2', 'p3', 'p4', 'bestaat-niet'], korting: [0, 1, 10], eenheid: ['cm', 'm'] },
  wereld() {
    const nl = land('NL', 'Europa', 17_590_672)
    const aw = land('AW', null, 106_445.5)
    const [gm, riec] = [partij(1, 'Gemeente', nl, 21), partij(2, null, aw, null)]
    const los = partij(3, 'Losse partij', null, 0)
    const pakketten: Ding[] = [
      pakket('p1', 10, boek('Een', 100), { __typename: 'Kist', code: 'k1', naam: 'kist' }, gm, 2),
      pakket(
        'p2',
        0,
        { __typename: 'Doos', kleur: '', los: [boek('Twee', 0), boek(null, 3)] },
        zak(5),
        riec,
        1,
      ),
      pakket('p3', null, null, zak(null), los, 0),
      pakket('p4', 7, { __typename: 'Doos', kleur: 'rood', los: null }, null, null, null),
    ]
    for (const one of pakketten) Object.assign(one, { zelf: one })
    for (const one of [gm, riec, los])
      Object.assign(one, { pakketten: pakketten.filter((p) => p['afzender'] === one) })
    const zoek = (id: unknown) => pakketten.find((one) => one['id'] === id) ?? null
    return {
      query: {
        pakketten,
        pakket: ({ id }: { id: string }) => zoek(id),
        misschien: [pakketten[1], null, pakketten[0]],
        laatste: pakketten[3],
      },
      entities: [...pakketten, gm, riec, los, nl, aw],
    }
  },
}

const koers: Record<string, number> = { EUR: 1, USD: 2, GBP: 3 }

function pakket(
  id: string,
  gewicht: number | null,
  inhoud: Ding | null,
  houder: Ding | null,
  afzender: Ding | null,
  maten: number | null,
): Ding {
  const maat = (n: number): Ding => ({ __typename: 'Maat', lengte: n, breedte: n % 2 === 0 ? null : n })
  return {
    __typename: 'Pakket',
    id,
    gewicht,
    prijs: ({ valuta, per }: { valuta: string; per: number | null }) =>
      gewicht === null ? null : gewicht * 100 + (koers[valuta ?? 'EUR'] ?? 0) * 10 + (per ?? 0),
    maten: ({ eenheid }: { eenheid?: string | null }) =>
      maten === null
        ? null
        : Array.from({ length: maten }, (_, i) => maat((i + 1) * (eenheid === 'cm' ? 100 : 1))),
    inhoud,
    houder,
    afzender,
    omschrijving: `pakket ${id}`,
    kaart: maten === null ? null : Array.from({ length: maten }, (_, i) => (i === 0 ? [maat(3), null] : [])),
    porto(this: Ding) {
      const kilo = lees(this, 'gewicht')
      return kilo === null ? null : Number(kilo) * 2
    },
    portoEuro(this: Ding) {
      return lees(this, 'prijs', { valuta: 'EUR', per: 1 })
    },
    portoDollar(this: Ding) {
      return lees(this, 'prijs', { valuta: 'USD', per: 1 })
    },
    portoPer(this: Ding) {
      return Number(lees(this, 'prijs', { valuta: 'GBP', per: 3 })) + Number(lees(this, 'gewicht'))
    },
    omvang(this: Ding) {
      const lijst = lees(this, 'maten') as Ding[] | null
      return (
        lijst?.reduce((sum, m) => sum + Number(lees(m, 'lengte')) + Number(lees(m, 'breedte')), 0) ?? null
      )
    },
    vlak(this: Ding) {
      const rijen = lees(this, 'kaart') as (Ding | null)[][] | null
      const maat = (m: Ding | null) => (m ? Number(lees(m, 'lengte')) + Number(lees(m, 'breedte')) : 1)
      return rijen?.flat().reduce((sum, m) => sum + maat(m), 0) ?? null
    },
    soort(this: Ding) {
      const wat = lees(this, 'inhoud') as Ding | null
      if (!wat) return null
      if (wat.__typename === 'Boek') return `boek ${lees(wat, 'titel')} ${lees(wat, 'bladen')}`
      const losse = lees(wat, 'los') as Ding[] | null
      return `doos ${lees(wat, 'kleur')} ${losse?.map((one) => lees(one, 'titel')).join('+') ?? 'leeg'}`
    },
    etiket(this: Ding) {
      const wat = lees(this, 'houder') as Ding | null
      return wat && `${lees(wat, 'code')} ${wat.__typename === 'Zak' ? lees(wat, 'sterkte') : '-'}`
    },
    tarief(this: Ding, { korting }: { korting?: number | null }) {
      const kilo = lees(this, 'gewicht')
      return kilo === null ? null : Number(kilo) * 3 - (korting ?? 0)
    },
    herkomst(this: Ding) {
      const wie = lees(this, 'afzender') as Ding | null
      const waar = wie && (lees(wie, 'land') as Ding | null)
      return wie && `${lees(wie, 'naam')} uit ${waar ? lees(waar, 'code') : 'onbekend'}`
    },
    totaal(this: Ding) {
      const kosten = lees(this, 'porto')
      return kosten === null ? null : Number(kosten) + 5
    },
    regel(this: Ding) {
      return `${lees(this, 'herkomst')} / ${lees(this, 'porto')}`
    },
    verzekerd(this: Ding) {
      const som = lees(this, 'totaal')
      return som === null ? null : Number(som) * 2
    },
  }
}

const boek = (titel: string | null, bladen: number): Ding => ({ __typename: 'Boek', titel, bladen })
const zak = (sterkte: number | null): Ding => ({ __typename: 'Zak', code: 'z1', naam: null, sterkte })
const land = (code: string, regio: string | null, inwoners: number): Ding => ({
  __typename: 'Land',
  code,
  regio,
  inwoners,
  naam: `land ${code}`,
})
const partij = (nr: number, naam: string | null, waar: Ding | null, btw: number | null): Ding => ({
  __typename: 'Partij',
  nr,
  naam,
  land: waar,
  btw,
})
