import type { Ding, Graph } from '../graph.ts'

/** Keys: more than one, compound, nested, null, mixed over subgraphs, and not resolvable. */
export const sleutels: Graph = {
  name: 'sleutels',
  subgraphs: {
    een: `
      type Query { takken: [Tak!]! tak(id: ID!): Tak gaten: [Tak] dossiers: [Dossier!] }
      type Tak @key(fields: "id") { id: ID een: String tak: Tak takken: [Tak] dossier: Dossier }
      type Dossier @key(fields: "eigenaar { id } volgnummer") {
        eigenaar: Eigenaar! volgnummer: Int! titel: String
      }
      type Eigenaar @key(fields: "id") { id: ID! naam: String! }
    `,
    twee: `
      type Query { opCode(code: String): Tak }
      type Tak @key(fields: "id") @key(fields: "code") { id: ID code: String twee: Int! }
      type Dossier @key(fields: "eigenaar { id } volgnummer") @key(fields: "uid") {
        eigenaar: Eigenaar! volgnummer: Int! uid: String status: Status
      }
      type Eigenaar @key(fields: "id", resolvable: false) { id: ID! }
      enum Status { OPEN DICHT }
    `,
    drie: `
      type Query { plekken: [Plek!] }
      type Tak @key(fields: "code") { code: String drie: String plek: Plek broer: Tak }
      type Plek @key(fields: "x y") @key(fields: "punt { lat lon }") { x: Int! y: Int! punt: Punt naam: String }
      type Punt { lat: Float! lon: Float! }
    `,
    vier: `
      type Query { vast: [Tak!] }
      type Tak @key(fields: "code") @key(fields: "id") { id: ID code: String vier: String uid: String }
      type Plek @key(fields: "punt { lat lon }") { punt: Punt hoogte: Int takken: [Tak!] }
      type Punt @shareable { lat: Float! lon: Float! }
      type Dossier @key(fields: "uid") { uid: String tak: Tak dikte: Int! }
      type Eigenaar @key(fields: "id") { id: ID! adres: String dossiers: [Dossier] }
    `,
  },
  values: { id: ['t1', 't2', 't3', 't4', 'x'], code: ['c1', 'c2', null, 'x'] },
  wereld() {
    const p1: Ding = plek(1, 2, 52.1, 4.3, 'hier', 0)
    const p2: Ding = plek(1, 3, 0, 0, null, 12)
    const t1 = tak('t1', 'c1', { een: 'een-1', twee: 1, drie: 'drie-1', vier: 'vier-1', plek: p1, uid: 'u1' })
    const t2 = tak('t2', 'c2', { een: '', twee: 0, drie: '', vier: null, plek: p2, uid: null })
    // Known by its id alone: what hangs on its code is null.
    const t3 = tak('t3', null, { een: 'een-3', twee: 3, drie: null, vier: 'vier-3', plek: null, uid: null })
    const t4 = tak('t4', 'c4', { een: null, twee: 4, drie: 'drie-4', vier: 'vier-4', plek: p1, uid: 'u4' })
    const [e1, e2] = [eigenaar('e1', 'Eén', 'straat'), eigenaar('e2', 'Twee', null)]
    const d1: Ding = dossier(e1, 1, 'u1', 'OPEN', 'titel', t1, 10)
    const d2: Ding = dossier(e1, 2, 'u2', null, null, t3, 0)
    const d3: Ding = dossier(e2, 1, 'u3', 'DICHT', '', null, 3)
    Object.assign(e1, { dossiers: [d1, null, d2] })
    Object.assign(e2, { dossiers: null })
    Object.assign(t1, { tak: t2, takken: [t2, null, t3], dossier: d1, broer: t4 })
    Object.assign(t2, { tak: t1, takken: [], dossier: null, broer: t1 })
    Object.assign(t4, { takken: [t1], dossier: d3 })
    Object.assign(p1, { takken: [t1, t4] })
    Object.assign(p2, { takken: null })
    const alle = [t1, t2, t3, t4]
    return {
      query: {
        takken: alle,
        tak: ({ id }: { id: string }) => alle.find((one) => one['id'] === id) ?? null,
        gaten: [null, t3, t1, null, t1],
        dossiers: [d1, d2, d3, d1],
        opCode: ({ code }: { code?: string | null }) =>
          alle.find((one) => one['code'] === (code ?? 'c2')) ?? null,
        plekken: [p1, p2],
        vast: [t1, t2, t4],
      },
      entities: [...alle, p1, p2, d1, d2, d3, e1, e2],
    }
  },
}

const tak = (id: string, code: string | null, rest: object): Ding => ({
  __typename: 'Tak',
  id,
  code,
  tak: null,
  takken: null,
  dossier: null,
  broer: null,
  ...rest,
})
const plek = (x: number, y: number, lat: number, lon: number, naam: string | null, hoogte: number): Ding => ({
  __typename: 'Plek',
  x,
  y,
  punt: { __typename: 'Punt', lat, lon },
  naam,
  hoogte,
})
const eigenaar = (id: string, naam: string, adres: string | null): Ding => ({
  __typename: 'Eigenaar',
  id,
  naam,
  adres,
})
const dossier = (
  wie: Ding,
  volgnummer: number,
  uid: string,
  status: string | null,
  titel: string | null,
  van: Ding | null,
  dikte: number,
): Ding => ({ __typename: 'Dossier', eigenaar: wie, volgnummer, uid, status, titel, tak: van, dikte })
