import { describe, expect, it } from 'vitest'
import { geldigOp } from '../../schema/indeling/indeling.ts'
import { databases } from '../../test/support/databases.ts'
import { callerWith, useSubgraph } from '../../test/support/subgraph.ts'
import { veiligWonen } from './subgraph.ts'

const indeling = geldigOp('2024-01-01')
const scopes = ['veilig-wonen:lezen', 'veilig-wonen:advies', 'veilig-wonen:financien', 'veilig-wonen:persoon']
const caller = callerWith({ scopes, doel: 'uitvoering-veilig-wonen' })

interface Aanvraag {
  readonly id: string
  readonly urgentie: 'REGULIER' | 'VERHOOGD_RISICO' | 'DREIGING'
  readonly ingediendOp: string
  readonly organisatie: { readonly id: string }
  readonly functie: string
  readonly status: string
}

/** What the test on the whole of an aanvraag looks at by itself. */
interface Volledig {
  readonly afgerondOp: string
  readonly verloop: { readonly status: string }[]
  readonly maatregelen: { readonly uitgevoerdOp: string }[]
}

interface Page {
  readonly edges: { readonly node: Aanvraag; readonly plaats?: number }[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
  readonly aantal: number
}

describe.each(databases())('aanvragen on $name', (database) => {
  const hub = useSubgraph(database, veiligWonen)

  async function ask(
    query: string,
    variables?: Record<string, unknown>,
    as = caller,
  ): Promise<Record<string, unknown>> {
    const { data, errors } = await hub.ask(query, as, variables)
    expect(errors).toBeUndefined()
    return data ?? {}
  }

  /** Every page of a list, `field` being a connection with its arguments but for `after`. */
  async function all(field: (after: string) => string): Promise<Page['edges']> {
    const edges: Page['edges'] = []
    let after: string | null = null
    do {
      const data = await ask(`query ($after: String) { lijst: ${field('after: $after')} }`, { after })
      const page = data['lijst'] as Page
      edges.push(...page.edges)
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    } while (after)
    return edges
  }

  it.each(['INGEDIEND_AFLOPEND', 'INGEDIEND_OPLOPEND', 'URGENTIE', 'STATUS_SINDS'])(
    'pages through all 342 aanvragen in the order %s without losing or repeating one',
    async (volgorde) => {
      const edges = await all(
        (after) =>
          `aanvragen(first: 100, volgorde: ${volgorde}, ${after}) { edges { node { id } } pageInfo { hasNextPage endCursor } }`,
      )
      expect(edges).toHaveLength(342)
      expect(new Set(edges.map(({ node }) => node.id)).size).toBe(342)
    },
  )

  it('puts the most urgent first, and of those the oldest, in the order URGENTIE', async () => {
    const edges = await all(
      (after) =>
        `aanvragen(first: 100, volgorde: URGENTIE, ${after}) { edges { node { id urgentie ingediendOp } } pageInfo { hasNextPage endCursor } }`,
    )
    const nodes = edges.map(({ node }) => node)
    expect(nodes).toEqual([...nodes].sort(naarUrgentie))
    expect(new Set(nodes.map(({ urgentie }) => urgentie)).size).toBe(3)
  })

  it('keeps its list to what every part of the filter asks, and counts the same', async () => {
    const data = await ask(
      `{ aanvragen(first: 100, filter: {
          van: "2024-01-01", tot: "2024-05-14", soort: GEMEENTE, riec: "riec-limburg", functie: [BURGEMEESTER, WETHOUDER]
        }) { aantal edges { node { ingediendOp functie organisatie { id } } } } }`,
    )
    const { aantal, edges } = data['aanvragen'] as Page
    expect(aantal).toBe(edges.length)
    expect(aantal).toBeGreaterThan(0)
    for (const { node } of edges) {
      expect(node.ingediendOp >= '2024-01-01' && node.ingediendOp <= '2024-05-14').toBe(true)
      expect(node.organisatie.id).toMatch(/^gm/)
    }
  })

  it('selects a province with its gemeenten, and nothing for an empty list of statuses', async () => {
    const data = await ask(
      `{ brabant: aanvragen(first: 100, filter: { provincie: "pv30" }) { edges { node { organisatie { id } } } }
         niets: aanvragen(filter: { status: [] }) { aantal } }`,
    )
    const ids = (data['brabant'] as Page).edges.map(({ node }) => node.organisatie.id)
    expect(ids).toContain('pv30')
    expect(ids.some((id) => id.startsWith('gm'))).toBe(true)
    expect(data['niets']).toEqual({ aantal: 0 })
  })

  it('tells the whole of a finished aanvraag', async () => {
    const data = await ask(
      `{ aanvragen(first: 1, filter: { status: AFGEROND, regeling: VEILIG_WONEN_2024, functie: BURGEMEESTER }) { edges { node {
          kenmerk synthetisch doorlooptijdDagen afgerondOp statusSinds nieuweDreigingInGesprek
          verloop { status tot } bestuurder { naam } adres { straat postcode woonplaats } dreigingsanalyse
          advies { opgesteldOp vastgesteldOp toetsing { uitkomst door } domeinen { domein tekst } }
          maatregelen { domein soort omschrijving kosten betaaldDoorWerkgever uitgevoerdOp }
        } } } }`,
    )
    const aanvraag = (data['aanvragen'] as { edges: { node: Volledig }[] }).edges[0]?.node
    if (!aanvraag) throw new Error('Asking a finished aanvraag of a burgemeester: there is none')
    expect(aanvraag).toMatchObject({
      synthetisch: true,
      statusSinds: aanvraag.afgerondOp,
      nieuweDreigingInGesprek: expect.any(Boolean),
      doorlooptijdDagen: expect.any(Number),
      bestuurder: { naam: expect.stringMatching(/^Burgemeester van .+ \(synthetisch\)$/) },
      adres: { straat: expect.stringMatching(/^Voorbeeld/), postcode: '0000 AA' },
      dreigingsanalyse: expect.stringContaining('(synthetisch)'),
      advies: {
        toetsing: { door: 'BVA BZK' },
        domeinen: ['WONEN', 'WERKEN', 'VERPLAATSEN', 'INFORMATIE'].map((domein) => ({
          domein,
          tekst: expect.stringContaining('(synthetisch)'),
        })),
      },
    })
    expect(aanvraag.verloop.map(({ status }) => status)).toEqual([
      'INGEDIEND',
      'GESPREK',
      'DREIGINGSANALYSE',
      'ADVIES',
      'TOETSING',
      'MAATREGELEN',
      'AFGEROND',
    ])
    expect(aanvraag.maatregelen.length).toBeGreaterThan(0)
    for (const { uitgevoerdOp } of aanvraag.maatregelen) {
      expect(uitgevoerdOp <= aanvraag.afgerondOp).toBe(true)
    }
  })

  it('has shielding at KVK and Kadaster as measures in the domain INFORMATIE that cost nothing', async () => {
    const data = await ask(
      '{ aanvragen(first: 100, filter: { status: AFGEROND }) { edges { node { maatregelen { domein omschrijving kosten betaaldDoorWerkgever } } } } }',
    )
    const afscherming = (data['aanvragen'] as { edges: { node: { maatregelen: object[] } }[] }).edges
      .flatMap(({ node }) => node.maatregelen as { omschrijving: string }[])
      .filter(({ omschrijving }) => /^Afscherming .*(KVK|Kadaster)/.test(omschrijving))
    expect(afscherming.some(({ omschrijving }) => omschrijving.includes('KVK'))).toBe(true)
    expect(afscherming.some(({ omschrijving }) => omschrijving.includes('Kadaster'))).toBe(true)
    for (const maatregel of afscherming) {
      expect(maatregel).toMatchObject({ domein: 'INFORMATIE', kosten: 0, betaaldDoorWerkgever: null })
    }
  })

  it('numbers the waiting list on 14 May 2024 by urgency and age, page after page', async () => {
    const edges = await all(
      (after) =>
        `wachtlijst(peildatum: "2024-05-14", first: 10, ${after}) {
          edges { plaats wachttijdDagen statusOpPeildatum node { id urgentie ingediendOp } } pageInfo { hasNextPage endCursor } aantal }`,
    )
    expect(edges.map(({ plaats }) => plaats)).toEqual(edges.map((_, index) => index + 1))
    const nodes = edges.map(({ node }) => node)
    expect(nodes).toEqual([...nodes].sort(naarUrgentie))
    expect(nodes[0]?.urgentie).toBe('DREIGING')
    for (const { node, ...edge } of edges) {
      expect(node.ingediendOp <= '2024-05-14').toBe(true)
      expect(edge).toMatchObject({
        wachttijdDagen: (Date.parse('2024-05-14') - Date.parse(node.ingediendOp)) / 86_400_000,
        statusOpPeildatum: expect.stringMatching(/^(INGEDIEND|GESPREK|DREIGINGSANALYSE|ADVIES|TOETSING)$/),
      })
    }
  })

  it('keeps the place in the waiting list when a filter narrows it', async () => {
    const data = await ask(
      '{ wachtlijst(peildatum: "2024-05-14", first: 1, filter: { urgentie: REGULIER }) { aantal edges { plaats } } alle: wachtlijst(peildatum: "2024-05-14") { aantal } }',
    )
    const { aantal, edges } = data['wachtlijst'] as Page
    const alle = (data['alle'] as Page).aantal
    expect(edges[0]?.plaats).toBe(alle - aantal + 1)
    expect(aantal).toBeLessThan(alle)
  })

  it('gives 50 organisations their aanvragen, counts and everything in them in eight statements', async () => {
    const data = await ask(
      `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Organisatie { id aanvragen(first: 2, volgorde: URGENTIE) { aantal edges { node {
          organisatie { id } verloop { status } bestuurder { naam } adres { straat } dreigingsanalyse advies { opgesteldOp } maatregelen { kosten }
        } } } aanvragenStatistiek(uitgesplitstNaar: [STATUS]) { totaal { waarde } cellen { aantal { waarde } } } } } }`,
      { r: vijftig.map((id) => ({ __typename: 'Organisatie', id })) },
      callerWith({ scopes: [...scopes, 'veilig-wonen:statistiek'], doel: 'uitvoering-veilig-wonen' }),
    )
    expect(hub.statements).toHaveLength(8)
    const organisaties = data['_entities'] as {
      id: string
      aanvragen: Page
      aanvragenStatistiek: { totaal: { waarde: number }; cellen: { aantal: { waarde: number } }[] }
    }[]
    for (const { id, aanvragen, aanvragenStatistiek } of organisaties) {
      expect(aanvragen.edges.map(({ node }) => node.organisatie.id)).toEqual(
        Array(Math.min(2, aanvragen.aantal)).fill(id),
      )
      expect(aanvragenStatistiek.totaal.waarde).toBe(aanvragen.aantal)
      expect(aanvragenStatistiek.cellen.reduce((sum, { aantal }) => sum + aantal.waarde, 0)).toBe(
        aanvragen.aantal,
      )
    }
    expect(organisaties.find(({ id }) => id === 'gm0344')?.aanvragen.aantal).toBeGreaterThanOrEqual(3)
  })

  it('resolves an aanvraag that another subgraph points at, and null for one that is not there', async () => {
    const data = await ask(
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Aanvraag { kenmerk } } }',
      { r: ['vw-2024-0001', 'vw-2024-9999'].map((id) => ({ __typename: 'Aanvraag', id })) },
    )
    expect(data['_entities']).toEqual([{ kenmerk: 'VW-2024-0001' }, null])
  })
})

/** All provinces, and gemeenten up to fifty: those around Utrecht's number, which has the most aanvragen. */
const vijftig = [
  ...indeling.filter(({ soort }) => soort === 'PROVINCIE'),
  ...indeling.filter(({ soort, id }) => soort === 'GEMEENTE' && id >= 'gm0344').slice(0, 38),
].map(({ id }) => id)

const rang = { DREIGING: 0, VERHOOGD_RISICO: 1, REGULIER: 2 }

function naarUrgentie(een: Aanvraag, ander: Aanvraag): number {
  return (
    rang[een.urgentie] - rang[ander.urgentie] ||
    een.ingediendOp.localeCompare(ander.ingediendOp) ||
    een.id.localeCompare(ander.id)
  )
}
