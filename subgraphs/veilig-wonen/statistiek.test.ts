import { describe, expect, it } from 'vitest'
import { databases } from '../../test/support/databases.ts'
import { callerWith, useSubgraph } from '../../test/support/subgraph.ts'
import { veiligWonen } from './subgraph.ts'

const caller = callerWith({ scopes: ['veilig-wonen:statistiek'] })
const reader = callerWith({ scopes: ['veilig-wonen:lezen', 'veilig-wonen:advies', 'veilig-wonen:financien'] })

interface Telling {
  readonly waarde: number
}

interface Statistiek {
  readonly totaal: Telling
  readonly kosten?: number
  readonly cellen: ({ readonly aantal: Telling; readonly kosten?: number } & Record<string, unknown>)[]
}

const som = ({ cellen }: Statistiek) => cellen.reduce((sum, { aantal }) => sum + aantal.waarde, 0)

describe.each(databases())('statistics of Veilig Wonen on $name', (database) => {
  const hub = useSubgraph(database, veiligWonen)

  async function ask(query: string, as = caller): Promise<Record<string, unknown>> {
    const { data, errors } = await hub.ask(query, as)
    expect(errors).toBeUndefined()
    return data ?? {}
  }

  it('counts 142 aanvragen from 1 January to 14 May 2024, and 18, 24 and 300 a year', async () => {
    const data = await ask(`{
      mei: aanvragenStatistiek(filter: { van: "2024-01-01", tot: "2024-05-14" }) { totaal { waarde } cellen { periode } }
      jaren: aanvragenStatistiek(periode: JAAR) { cellen { periode aantal { waarde } } }
      oud: aanvragenStatistiek(filter: { regeling: VOOR_2024 }) { totaal { waarde } }
    }`)
    expect(data).toEqual({
      mei: { totaal: { waarde: 142 }, cellen: [] },
      jaren: {
        cellen: [
          { periode: '2022', aantal: { waarde: 18 } },
          { periode: '2023', aantal: { waarde: 24 } },
          { periode: '2024', aantal: { waarde: 300 } },
        ],
      },
      oud: { totaal: { waarde: 42 } },
    })
  })

  it('counts them per month as they came in', async () => {
    const data = await ask(
      '{ aanvragenStatistiek(filter: { van: "2024-01-01", tot: "2024-05-14" }, periode: MAAND) { cellen { periode aantal { waarde } } } }',
    )
    const { cellen } = data['aanvragenStatistiek'] as Statistiek
    expect(cellen.map(({ periode, aantal }) => [periode, aantal.waarde])).toEqual([
      ['2024-01', 38],
      ['2024-02', 34],
      ['2024-03', 30],
      ['2024-04', 27],
      ['2024-05', 13],
    ])
  })

  it('splits in cells that add up to the total, in one statement', async () => {
    const data = await ask(
      `{ aanvragenStatistiek(periode: KWARTAAL, uitgesplitstNaar: [FUNCTIE, URGENTIE, STATUS, PROVINCIE, SOORT_ORGANISATIE]) {
          totaal { waarde } cellen { periode functie urgentie status provincie { id } soortOrganisatie aantal { waarde } } } }`,
    )
    expect(hub.statements).toHaveLength(1)
    const statistiek = data['aanvragenStatistiek'] as Statistiek
    expect(statistiek.totaal.waarde).toBe(342)
    expect(som(statistiek)).toBe(342)
    for (const { provincie, soortOrganisatie, periode } of statistiek.cellen) {
      expect(provincie === null).toBe(soortOrganisatie === 'WATERSCHAP')
      expect(periode).toMatch(/^202[234]-K[1-4]$/)
    }
  })

  it('counts in every cell what the list with that filter holds', async () => {
    const data = await ask(
      '{ aanvragenStatistiek(uitgesplitstNaar: [FUNCTIE, URGENTIE]) { cellen { functie urgentie aantal { waarde } } } }',
    )
    const { cellen } = data['aanvragenStatistiek'] as Statistiek
    const lists = await ask(
      `{ ${cellen.map(({ functie, urgentie }, index) => `c${index}: aanvragen(filter: { functie: ${functie}, urgentie: ${urgentie} }) { aantal }`).join(' ')} }`,
      reader,
    )
    expect(cellen.map(({ aantal }) => aantal.waarde)).toEqual(
      cellen.map((_, index) => (lists[`c${index}`] as { aantal: number }).aantal),
    )
  })

  it('says how many stood in each status on a day, whatever became of them later', async () => {
    const data = await ask(
      `{ mei: statusStatistiek(peildatum: "2024-05-14", filter: { van: "2024-01-01" }) { totaal { waarde } cellen { status aantal { waarde } bereikt { waarde } } }
         eerder: statusStatistiek(peildatum: "2024-03-01", filter: { van: "2024-01-01" }) { totaal { waarde } cellen { status aantal { waarde } bereikt { waarde } } }
         nu: aanvragenStatistiek(filter: { van: "2024-01-01" }, uitgesplitstNaar: [STATUS]) { cellen { status aantal { waarde } } }
         slot: statusStatistiek(peildatum: "2024-12-31", filter: { van: "2024-01-01" }) { totaal { waarde } cellen { status aantal { waarde } bereikt { waarde } } } }`,
    )
    const [mei, eerder, slot, nu] = ['mei', 'eerder', 'slot', 'nu'].map((naam) => data[naam] as Statistiek)
    if (!mei || !eerder || !slot || !nu) throw new Error('Asking four statistics: one is missing')
    expect(mei.totaal.waarde).toBe(142)
    expect(som(mei)).toBe(142)
    expect(mei.cellen.map(({ status }) => status)).toHaveLength(8)
    const bereikt = (one: Statistiek) =>
      one.cellen.slice(0, 7).map((cel) => (cel['bereikt'] as Telling).waarde)
    // A funnel: each step is reached by no more than the one before, and by no fewer as time goes on.
    expect(bereikt(mei)).toEqual([...bereikt(mei)].sort((a, b) => b - a))
    expect(bereikt(mei)[0]).toBe(142)
    bereikt(eerder).forEach((aantal, stap) => {
      expect(aantal).toBeLessThanOrEqual(bereikt(mei)[stap] ?? 0)
    })
    const perStatus = (one: Statistiek) =>
      Object.fromEntries(
        one.cellen
          .filter(({ aantal }) => aantal.waarde > 0)
          .map(({ status, aantal }) => [status, aantal.waarde]),
      )
    expect(perStatus(slot)).toEqual(perStatus(nu))
  })

  it('measures the waiting list as the list itself stands', async () => {
    const stand = await ask(
      `{ wachtlijstStatistiek(peildatum: "2024-05-14") { totaal { aantal { waarde } oudsteIngediendOp langsteWachttijdDagen }
          cellen { urgentie aantal { waarde } oudsteIngediendOp } } }`,
    )
    const lijst = await ask(
      '{ wachtlijst(peildatum: "2024-05-14", first: 100) { aantal edges { wachttijdDagen node { urgentie ingediendOp } } } }',
      reader,
    )
    const { edges, aantal } = lijst['wachtlijst'] as {
      aantal: number
      edges: { wachttijdDagen: number; node: { urgentie: string; ingediendOp: string } }[]
    }
    expect(aantal).toBe(edges.length)
    const data = edges.map(({ node }) => node.ingediendOp).sort()
    expect(stand['wachtlijstStatistiek']).toEqual({
      totaal: {
        aantal: { waarde: aantal },
        oudsteIngediendOp: data[0],
        langsteWachttijdDagen: Math.max(...edges.map(({ wachttijdDagen }) => wachttijdDagen)),
      },
      cellen: ['DREIGING', 'VERHOOGD_RISICO', 'REGULIER'].map((urgentie) => {
        const eigen = edges.map(({ node }) => node).filter((node) => node.urgentie === urgentie)
        return {
          urgentie,
          aantal: { waarde: eigen.length },
          oudsteIngediendOp: eigen.map(({ ingediendOp }) => ingediendOp).sort()[0],
        }
      }),
    })
  })

  it('gives median and 90th percentile of what was finished, equal to those of the list', async () => {
    const data = await ask(
      `{ doorlooptijdStatistiek(peildatum: "2024-05-14", filter: { regeling: VEILIG_WONEN_2024 }) {
          totaal { status aantal { waarde } mediaanDagen percentiel90Dagen } stappen { status aantal { waarde } mediaanDagen } } }`,
    )
    const { totaal, stappen } = data['doorlooptijdStatistiek'] as {
      totaal: { aantal: Telling; mediaanDagen: number; percentiel90Dagen: number }
      stappen: { status: string; aantal: Telling; mediaanDagen: number }[]
    }
    const afgerond = await alleAanvragen<{ afgerondOp: string; doorlooptijdDagen: number }>(
      'status: AFGEROND, regeling: VEILIG_WONEN_2024',
      'afgerondOp doorlooptijdDagen',
    )
    const dagen = afgerond
      .filter(({ afgerondOp }) => afgerondOp <= '2024-05-14')
      .map(({ doorlooptijdDagen }) => doorlooptijdDagen)
    expect(dagen.length).toBeGreaterThan(0)
    expect(totaal.aantal.waarde).toBe(dagen.length)
    expect(totaal.mediaanDagen).toBe(percentiel(dagen, 0.5))
    expect(totaal.percentiel90Dagen).toBe(percentiel(dagen, 0.9))
    expect(stappen.map(({ status, aantal }) => [status, aantal.waarde])).toEqual(
      ['INGEDIEND', 'GESPREK', 'DREIGINGSANALYSE', 'ADVIES', 'TOETSING', 'MAATREGELEN'].map((status) => [
        status,
        dagen.length,
      ]),
    )
  })

  it('finishes urgent aanvragen sooner', async () => {
    const data = await ask(
      `{ ${['DREIGING', 'VERHOOGD_RISICO', 'REGULIER'].map((urgentie) => `${urgentie}: doorlooptijdStatistiek(peildatum: "2024-12-31", filter: { urgentie: ${urgentie} }) { totaal { mediaanDagen } }`).join(' ')} }`,
    )
    const mediaan = (urgentie: string) =>
      (data[urgentie] as { totaal: { mediaanDagen: number } }).totaal.mediaanDagen
    expect(mediaan('DREIGING')).toBeLessThan(mediaan('VERHOOGD_RISICO'))
    expect(mediaan('VERHOOGD_RISICO')).toBeLessThan(mediaan('REGULIER'))
  })

  it('has no duration where nothing is finished', async () => {
    const data = await ask(
      '{ doorlooptijdStatistiek(peildatum: "2022-01-01") { totaal { aantal { waarde } mediaanDagen percentiel90Dagen } } }',
    )
    expect(data['doorlooptijdStatistiek']).toEqual({
      totaal: { aantal: { waarde: 0 }, mediaanDagen: null, percentiel90Dagen: null },
    })
  })

  it('counts measures and their cost per domain and kind, adding up, all four domains present', async () => {
    const data = await ask(
      `{ uitgevoerd: maatregelenStatistiek(filter: { tot: "2024-05-14" }, periode: JAAR, uitgesplitstNaar: [DOMEIN, SOORT]) { totaal { waarde } kosten cellen { periode domein soort aantal { waarde } kosten } }
         fysiek: maatregelenStatistiek(filter: { tot: "2024-05-14", soortMaatregel: FYSIEK }) { totaal { waarde } kosten } }`,
    )
    const uitgevoerd = data['uitgevoerd'] as Statistiek
    expect(som(uitgevoerd)).toBe(uitgevoerd.totaal.waarde)
    expect(uitgevoerd.cellen.reduce((sum, { kosten }) => sum + (kosten ?? 0), 0)).toBe(uitgevoerd.kosten)
    expect(new Set(uitgevoerd.cellen.map(({ domein }) => domein)).size).toBe(4)
    const fysiek = uitgevoerd.cellen.filter(({ soort }) => soort === 'FYSIEK')
    expect(data['fysiek']).toEqual({
      totaal: { waarde: fysiek.reduce((sum, { aantal }) => sum + aantal.waarde, 0) },
      kosten: fysiek.reduce((sum, { kosten }) => sum + (kosten ?? 0), 0),
    })
  })

  it('sets what employers paid in a year beside the contribution of 2.5 million euro from 2024', async () => {
    const data = await ask(
      '{ nieuw: tegemoetkoming(jaar: 2024) { jaar budget bron maatregelen { waarde } gebruikt aandeelGebruikt } oud: tegemoetkoming(jaar: 2023) { budget bron gebruikt aandeelGebruikt } }',
    )
    const aanvragen = await alleAanvragen<{
      maatregelen: { kosten: number; betaaldOp: string | null }[]
    }>('', 'maatregelen { kosten betaaldOp }')
    const betaald = aanvragen
      .flatMap(({ maatregelen }) => maatregelen)
      .filter(({ betaaldOp }) => betaaldOp?.startsWith('2024'))
      .map(({ kosten }) => kosten)
    expect(data).toMatchObject({
      nieuw: {
        jaar: 2024,
        budget: 250_000_000,
        bron: expect.stringContaining('28 844, nr. 252'),
        maatregelen: { waarde: betaald.length },
        gebruikt: betaald.reduce((sum, kosten) => sum + kosten, 0),
      },
      oud: { budget: null, bron: null, aandeelGebruikt: null },
    })
    const { gebruikt, aandeelGebruikt } = data['nieuw'] as { gebruikt: number; aandeelGebruikt: number }
    expect(aandeelGebruikt).toBeCloseTo(gebruikt / 250_000_000)
    expect(aandeelGebruikt).toBeLessThan(1)
  })

  /** The asked fields of every aanvraag that the filter lets through. */
  async function alleAanvragen<Node>(filter: string, fields: string): Promise<Node[]> {
    const nodes: Node[] = []
    let after = 'null'
    while (after) {
      const data = await ask(
        `{ aanvragen(first: 100, after: ${after}, filter: { ${filter} }) { pageInfo { hasNextPage endCursor } edges { node { ${fields} } } } }`,
        reader,
      )
      const { edges, pageInfo } = data['aanvragen'] as {
        edges: { node: Node }[]
        pageInfo: { hasNextPage: boolean; endCursor: string }
      }
      nodes.push(...edges.map(({ node }) => node))
      after = pageInfo.hasNextPage ? JSON.stringify(pageInfo.endCursor) : ''
    }
    return nodes
  }
})

/** The interpolated percentile, to a tenth. */
function percentiel(waarden: readonly number[], deel: number): number {
  const op = [...waarden].sort((a, b) => a - b)
  const plaats = deel * (op.length - 1)
  const onder = op[Math.floor(plaats)] ?? 0
  const boven = op[Math.ceil(plaats)] ?? 0
  return Math.round((onder + (boven - onder) * (plaats % 1)) * 10) / 10
}
