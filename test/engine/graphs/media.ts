import { type Ding, type Graph, lees } from '../graph.ts'

/** Interfaces, unions, entity interfaces and interface objects, with fields that require others. */
export const media: Graph = {
  name: 'media',
  subgraphs: {
    bezit: `
      type Query {
        media: [Media!]!
        medium(id: ID!): Media
        zoek(tekst: String): [Treffer]
        dieren: [Dier!]
        helft: [Media]
        maker(id: ID!): Persoon
      }
      interface Media @key(fields: "id") { id: ID! titel: String jaar: Int verwant: [Media!] }
      type Boek implements Media @key(fields: "id") {
        id: ID! titel: String jaar: Int verwant: [Media!] bladen: Int schrijver: Persoon waarde: Int
      }
      type Film implements Media @key(fields: "id") {
        id: ID! titel: String jaar: Int verwant: [Media!] minuten: Int! maker: Persoon waarde: String
      }
      type Spel implements Media @key(fields: "id") {
        id: ID! titel: String jaar: Int verwant: [Media!] spelers: [Int!] waarde: Int!
      }
      union Treffer = Boek | Film | Persoon | Ster
      type Ster @key(fields: "id") { id: Int! naam: String }
      type Persoon @key(fields: "id") { id: ID! naam: String werken: [Media] }
      interface Dier { naam: String }
      type Hond implements Dier @key(fields: "naam") { naam: String blaft: Boolean }
      type Kat implements Dier @key(fields: "naam") { naam: String }
      type Vis implements Dier @shareable { naam: String zout: Boolean }
    `,
    oordeel: `
      type Query { beste: [Media!]! enige: Media vrees: [Dier] }
      type Media @key(fields: "id") @interfaceObject {
        id: ID!
        titel: String @external
        jaar: Int @external
        recensies: [Recensie!]!
        cijfer: Float
        kop: String @requires(fields: "titel")
        rang(van: Int): Int @requires(fields: "jaar titel")
      }
      type Recensie { id: ID! tekst: String over: Media door: Persoon bijlage: Bijlage }
      union Bijlage = Persoon | Recensie | Vis
      type Persoon @key(fields: "id") { id: ID! recensies: [Recensie!]! }
      interface Dier { naam: String }
      type Hond implements Dier @key(fields: "naam") { naam: String tanden: Int }
      type Kat implements Dier @key(fields: "naam") { naam: String tanden: Int }
      type Vis implements Dier @shareable { naam: String zout: Boolean }
    `,
    voorraad: `
      type Boek @key(fields: "id") { id: ID! titel: String @external voorraad: Int! rug: String @requires(fields: "titel") }
      type Film @key(fields: "id") { id: ID! voorraad: Int }
      type Ster @key(fields: "id") { id: Int! afstand: Float }
    `,
  },
  values: { id: ['b1', 'b2', 'f1', 's1', 'niets', 'm1', 'm2'], tekst: ['', 'een', 'x'] },
  wereld() {
    const [m1, m2] = [persoon('m1', 'Ann', true), persoon('m2', null, false)]
    const b1 = medium('Boek', 'b1', 'Een boek', 2001, { bladen: 10, schrijver: m1, voorraad: 3, waarde: 5 })
    const b2 = medium('Boek', 'b2', null, null, {
      bladen: null,
      schrijver: null,
      voorraad: null,
      waarde: null,
    })
    const f1 = medium('Film', 'f1', 'Een film', 1999, { minuten: 90, maker: m2, voorraad: null, waarde: '' })
    const f2 = medium('Film', 'f2', '', 0, { minuten: 0, maker: m1, voorraad: 0, waarde: null })
    const s1 = medium('Spel', 's1', 'Een spel', 1990, { spelers: [2, 4], waarde: 0 })
    const alle = [b1, b2, f1, f2, s1]
    const r1 = recensie('r1', 'goed', b1, m2)
    const r2 = recensie('r2', null, f1, m1)
    const r3 = recensie('r3', '', s1, null)
    Object.assign(r1, { bijlage: m1 })
    Object.assign(r2, { bijlage: r3 })
    Object.assign(r3, { bijlage: { __typename: 'Vis', naam: 'Blub', zout: true } })
    const p1: Ding = { __typename: 'Plank', id: 'pl1', media: [b1, f1, s1], eerste: f2, houder: m1 }
    const p2: Ding = { __typename: 'Plank', id: 'pl2', media: [], eerste: null, houder: null }
    Object.assign(m1, { werken: [b1, null, f2], recensies: [r2], plank: p1 })
    Object.assign(m2, { werken: null, recensies: [r1], plank: null })
    Object.assign(b1, { verwant: [f1, b2], recensies: [r1] })
    Object.assign(f1, { verwant: [b1, s1], recensies: [r2] })
    Object.assign(s1, { verwant: [], recensies: [r3] })
    // Its key has another type than that of its neighbours in a union, and nothing for a value.
    const ster: Ding = { __typename: 'Ster', id: 0, naam: 'Zon', afstand: 1 }
    const hond: Ding = { __typename: 'Hond', naam: 'Rex', blaft: false, tanden: 40 }
    const kat: Ding = { __typename: 'Kat', naam: 'Mies', tanden: 30 }
    const vis: Ding = { __typename: 'Vis', naam: 'Blub', zout: null }
    return {
      query: {
        media: alle,
        medium: ({ id }: { id: string }) => alle.find((one) => one['id'] === id) ?? null,
        zoek: ({ tekst }: { tekst?: string | null }) =>
          tekst === 'x' ? [] : [b1, m1, null, f1, b2, ster, m2],
        dieren: [hond, kat, vis],
        helft: [b1, null, f1],
        maker: ({ id }: { id: string }) => [m1, m2].find((one) => one['id'] === id) ?? null,
        beste: [f1, b1, s1],
        enige: s1,
        vrees: [vis, null, hond, kat],
        planken: [p1, p2],
        uitgelicht: [s1, null, b2],
        los: b1,
      },
      entities: [...alle, m1, m2, p1, p2, hond, kat, ster],
    }
  },
}

const { bezit = '', oordeel = '', voorraad = '' } = media.subgraphs

/**
 * Interface objects with a key to resolve by and without. Apart from the graph above: from a type that cannot be
 * resolved to a field with `@requires` of an interface object, planning does not end.
 */
export const planken: Graph = {
  ...media,
  name: 'planken',
  subgraphs: {
    bezit,
    voorraad,
    oordeel: oordeel.replace(/^.*@(external|requires).*\n/gm, ''),
    plank: `
      type Query { planken: [Plank!]! uitgelicht: [Media] los: Media }
      type Media @key(fields: "id", resolvable: false) @interfaceObject { id: ID! }
      type Plank @key(fields: "id") { id: ID! media: [Media!]! eerste: Media houder: Persoon }
      type Persoon @key(fields: "id") { id: ID! leeft: Boolean plank: Plank }
    `,
  },
}

function medium(
  __typename: string,
  id: string,
  titel: string | null,
  jaar: number | null,
  rest: object,
): Ding {
  return {
    __typename,
    id,
    titel,
    jaar,
    verwant: null,
    recensies: [],
    cijfer: jaar === null ? null : jaar / 300,
    kop(this: Ding) {
      return `** ${lees(this, 'titel')} **`
    },
    rang(this: Ding, { van }: { van?: number | null }) {
      return Number(lees(this, 'jaar')) - (van ?? 0) + String(lees(this, 'titel')).length
    },
    rug(this: Ding) {
      return `| ${lees(this, 'titel')} |`
    },
    ...rest,
  }
}

const persoon = (id: string, naam: string | null, leeft: boolean): Ding => ({
  __typename: 'Persoon',
  id,
  naam,
  leeft,
})
const recensie = (id: string, tekst: string | null, over: Ding, door: Ding | null): Ding => ({
  __typename: 'Recensie',
  id,
  tekst,
  over,
  door,
})
