import { describe, expect, it } from 'vitest'
import { databases } from '../../test/support/databases.ts'
import { callerWith, useSubgraph } from '../../test/support/subgraph.ts'
import { otwb } from './subgraph.ts'

const lezer = callerWith({ scopes: ['otwb:lezen', 'otwb:verslag', 'otwb:vertrouwelijk'] })
const statistiek = callerWith({ scopes: ['otwb:statistiek'] })

type Telling = { waarde: number }
type Cel = Record<string, unknown> & { aantal: Telling; cumulatief?: Telling }
type Statistiek = { totaal: Telling; cellen: Cel[] }

const sum = (cellen: readonly Cel[]) => cellen.reduce((total, { aantal }) => total + aantal.waarde, 0)

describe.each(databases())('tour coverage and statistics on $name', (database) => {
  const hub = useSubgraph(database, otwb)

  async function count(field: string, kenmerken: string): Promise<Statistiek> {
    const { data, errors } = await hub.ask(
      `{ geteld: ${field} { totaal { waarde } cellen { ${kenmerken} aantal { waarde } } } }`,
      statistiek,
    )
    expect(errors).toBeUndefined()
    return data?.['geteld'] as Statistiek
  }

  async function dekking(args: string) {
    const { data, errors } = await hub.ask(
      `{ tourdekking(peildatum: "2024-05-14", first: 100, ${args}) { aantal edges { node {
        organisatie { id } bezoek aantalVoorgesprekken aantalSessies openstaandeAfspraken
        laatsteVoorgesprek { datum } laatsteSessie { datum } } } } }`,
      lezer,
    )
    expect(errors).toBeUndefined()
    return data?.['tourdekking'] as { aantal: number; edges: { node: Record<string, unknown> }[] }
  }

  it('covers 342 gemeenten and 12 provincies, each in one stage', async () => {
    const stages = await Promise.all(
      ['[NIET_BEZOCHT]', '[VOORGESPREK]', '[SESSIE]'].map((bezoek) => dekking(`bezoek: ${bezoek}`)),
    )
    const [niet = 0, voorgesprek = 0, sessie = 0] = stages.map(({ aantal }) => aantal)
    expect(niet + voorgesprek + sessie).toBe(354)
    expect(sessie).toBeGreaterThan(70)
    expect((await dekking('bezoek: [NIET_BEZOCHT, VOORGESPREK]')).aantal).toBe(niet + voorgesprek)
    expect((await dekking('bezoek: []')).aantal).toBe(0)
    expect((await dekking('soort: PROVINCIE')).aantal).toBe(12)
    expect((await dekking('riec: "riec-limburg"')).aantal).toBe(31)
    expect((await dekking('provincie: "pv31"')).aantal).toBe(32)
  })

  it('tells per stage only what belongs to it, and nothing from after the peildatum', async () => {
    for (const { node } of (await dekking('bezoek: [NIET_BEZOCHT]')).edges) {
      expect(node).toMatchObject({ aantalVoorgesprekken: 0, laatsteVoorgesprek: null, laatsteSessie: null })
    }
    for (const { node } of (await dekking('bezoek: [VOORGESPREK]')).edges) {
      expect(node).toMatchObject({ aantalSessies: 0, laatsteSessie: null, openstaandeAfspraken: 0 })
      const { datum } = node['laatsteVoorgesprek'] as { datum: string }
      expect(datum <= '2024-05-14').toBe(true)
    }
    for (const { node } of (await dekking('bezoek: [SESSIE]')).edges) {
      const { datum } = node['laatsteSessie'] as { datum: string }
      expect(datum <= '2024-05-14').toBe(true)
    }
  })

  it('has visited nobody on the eve of the tour, and 249 organisations at the end of 2024', async () => {
    const { data } = await hub.ask(
      `{
        eve: tourdekking(peildatum: "2022-06-30", bezoek: [NIET_BEZOCHT]) { aantal telling { dekking { gevraagd geteld } } }
        end: tourdekking(peildatum: "2024-12-31", bezoek: [VOORGESPREK, SESSIE]) { aantal }
      }`,
      lezer,
    )
    expect(data?.['end']).toEqual({ aantal: 249 })
    // Of the 344 gemeenten of that day, three went up into Voorne aan Zee before the source's end.
    const eve = data?.['eve'] as { aantal: number; telling: { dekking: { geteld: number } } }
    expect(eve.telling.dekking).toMatchObject({ gevraagd: 356 })
    expect(eve.aantal).toBe(eve.telling.dekking.geteld)
  })

  it('knows no coverage of a day before the team kept any records', async () => {
    const { data } = await hub.ask(
      '{ tourdekking(peildatum: "2021-12-31") { telling { waarde reden } edges { cursor } } }',
      lezer,
    )
    expect(data).toEqual({ tourdekking: { telling: { waarde: null, reden: 'NIET_GELEVERD' }, edges: null } })
  })

  it.each([
    ['2022-01-01', 345],
    ['2022-03-23', 345],
    ['2022-03-24', 344],
    ['2023-01-01', 342],
  ])(
    'covers on %s the %i gemeenten that existed that day, in list and statistic',
    async (peildatum, aantal) => {
      const list = await hub.ask(
        'query ($op: Datum!) { tourdekking(peildatum: $op, soort: GEMEENTE) { aantal } }',
        lezer,
        { op: peildatum },
      )
      expect(list.data).toEqual({ tourdekking: { aantal } })
      const counted = await hub.ask(
        `query ($op: Datum!) { tourdekkingStatistiek(peildatum: $op, soort: GEMEENTE, perProvincie: true) {
        totaal { organisaties { waarde } } cellen { organisaties { waarde } } } }`,
        statistiek,
        { op: peildatum },
      )
      type Dekking = { totaal: Organisaties; cellen: Organisaties[] }
      type Organisaties = { organisaties: Telling }
      const dekking = counted.data?.['tourdekkingStatistiek'] as Dekking
      const { totaal, cellen } = dekking
      expect(totaal.organisaties.waarde).toBe(aantal)
      expect(cellen.reduce((sum, { organisaties }) => sum + organisaties.waarde, 0)).toBe(aantal)
    },
  )

  it('has a tourstatus for an organisation on the days on which it existed alone', async () => {
    const { data } = await hub.ask(
      `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Organisatie {
        voor: tourstatus(peildatum: "2022-12-31") { bezoek }
        na: tourstatus(peildatum: "2023-01-01") { bezoek } } } }`,
      lezer,
      { r: ['gm0501', 'gm1992'].map((id) => ({ __typename: 'Organisatie', id })) },
    )
    expect(data?.['_entities']).toEqual([
      { voor: { bezoek: 'NIET_BEZOCHT' }, na: null },
      { voor: null, na: { bezoek: 'NIET_BEZOCHT' } },
    ])
  })

  it('pages through the coverage by name, losing and repeating none', async () => {
    const seen: string[] = []
    let after: string | null = null
    do {
      const { data } = await hub.ask(
        `query ($after: String) { tourdekking(peildatum: "2024-12-31", first: 100, after: $after) {
          edges { node { organisatie { id } } } pageInfo { hasNextPage endCursor } } }`,
        lezer,
        { after },
      )
      const page = data?.['tourdekking'] as {
        edges: { node: { organisatie: { id: string } } }[]
        pageInfo: { hasNextPage: boolean; endCursor: string }
      }
      seen.push(...page.edges.map(({ node }) => node.organisatie.id))
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    } while (after)
    expect(seen).toHaveLength(354)
    expect(new Set(seen).size).toBe(354)
  })

  it('reads the coverage of 50 organisations, with what came last, in four statements', async () => {
    await hub.ask(
      `{ tourdekking(peildatum: "2024-12-31", first: 50) { aantal edges { node {
        laatsteVoorgesprek { datum } laatsteSessie { datum } } } } }`,
      lezer,
    )
    expect(hub.statements).toHaveLength(4)
  })

  it('has no tourstatus for a waterschap', async () => {
    const { data } = await hub.ask(
      `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Organisatie {
        tourstatus(peildatum: "2024-12-31") { bezoek aantalSessies } } } }`,
      lezer,
      { r: ['ws0652', 'gm0344'].map((id) => ({ __typename: 'Organisatie', id })) },
    )
    expect(data?.['_entities']).toEqual([
      { tourstatus: null },
      { tourstatus: { bezoek: 'SESSIE', aantalSessies: 2 } },
    ])
  })

  it('adds up the coverage of the provinces to the total, and agrees with the list', async () => {
    const cel =
      'organisaties { waarde } metVoorgesprek { waarde } metSessie { waarde } nietBezocht { waarde }'
    const { data } = await hub.ask(
      `{
        land: tourdekkingStatistiek(peildatum: "2024-05-14", perProvincie: true) {
          totaal { provincie { id } ${cel} } cellen { provincie { id } ${cel} } }
        totaal: tourdekkingStatistiek(peildatum: "2024-05-14", soort: GEMEENTE) { totaal { ${cel} } cellen { ${cel} } }
      }`,
      statistiek,
    )
    expect(hub.statements).toHaveLength(2)
    type Dekking = Record<'organisaties' | 'metVoorgesprek' | 'metSessie' | 'nietBezocht', Telling>
    const land = data?.['land'] as { totaal: Dekking; cellen: Dekking[] }
    expect(land.cellen).toHaveLength(12)
    expect(land.totaal).toMatchObject({ provincie: null, organisaties: { waarde: 354 } })
    for (const field of ['organisaties', 'metVoorgesprek', 'metSessie', 'nietBezocht'] as const) {
      expect(land.cellen.reduce((total, cel) => total + cel[field].waarde, 0)).toBe(land.totaal[field].waarde)
    }
    expect(land.totaal.nietBezocht.waarde).toBe((await dekking('bezoek: [NIET_BEZOCHT]')).aantal)
    expect(land.totaal.metSessie.waarde).toBe((await dekking('bezoek: [SESSIE]')).aantal)
    expect(data?.['totaal']).toMatchObject({ totaal: { organisaties: { waarde: 342 } }, cellen: [] })
  })

  it('counts the tour as the letters do, on their dates', async () => {
    const until = (filter: string) => count(`otwbStatistiek(filter: ${filter})`, 'periode')
    expect((await until('{ alleenIntakes: true }')).totaal.waarde).toBe(43)
    expect((await until('{ tot: "2024-05-14", soort: VOORGESPREK }')).totaal.waarde).toBe(207)
    expect((await until('{ tot: "2024-05-14", soort: SESSIE }')).totaal.waarde).toBe(84)
    expect((await until('{ tot: "2024-05-14" }')).cellen).toEqual([])
  })

  it.each([
    ['otwbStatistiek(uitgesplitstNaar: [SOORT, PROVINCIE, SOORT_ORGANISATIE])', 'soort', 399],
    ['otwbStatistiek(periode: KWARTAAL, uitgesplitstNaar: [PROVINCIE])', 'periode', 399],
    ['otwbStatistiek(filter: { soort: SESSIE }, periode: JAAR)', 'periode', 131],
    ['contactmomentenStatistiek(periode: JAAR, uitgesplitstNaar: [FUNCTIE, AANLEIDING])', 'functie', 137],
    ['contactmomentenStatistiek(uitgesplitstNaar: [SOORT_VRAAG, PROVINCIE])', 'soortVraag', 137],
  ])('adds up the cells of %s to the total, in one statement', async (field, kenmerk, totaal) => {
    const geteld = await count(field, kenmerk)
    expect(hub.statements).toHaveLength(1)
    expect(geteld.totaal.waarde).toBe(totaal)
    expect(sum(geteld.cellen)).toBe(totaal)
    expect(geteld.cellen.length).toBeGreaterThan(2)
    expect(geteld.cellen.every((cel) => cel[kenmerk] !== null)).toBe(true)
  })

  it('counts 32 contactmomenten in 2022, more in each later year', async () => {
    const { cellen } = await count('contactmomentenStatistiek(periode: JAAR)', 'periode')
    expect(cellen).toEqual([
      { periode: '2022', aantal: { waarde: 32 } },
      { periode: '2023', aantal: { waarde: 47 } },
      { periode: '2024', aantal: { waarde: 58 } },
    ])
  })

  it('runs voorgesprekken and sessies up month by month to the figures at the end of 2024', async () => {
    const { cellen } = await count(
      'otwbStatistiek(periode: MAAND, uitgesplitstNaar: [SOORT])',
      'periode soort cumulatief { waarde }',
    )
    for (const [soort, end] of [
      ['VOORGESPREK', 268],
      ['SESSIE', 131],
    ] as const) {
      const line = cellen.filter((cel) => cel['soort'] === soort)
      let running = 0
      for (const { aantal, cumulatief } of line) {
        running += aantal.waarde
        expect(cumulatief?.waarde).toBe(running)
      }
      expect(running).toBe(end)
      expect(line.at(-1)?.['periode']).toBe('2024-12')
    }
    const { cellen: years } = await count(
      'otwbStatistiek(uitgesplitstNaar: [SOORT])',
      'soort cumulatief { waarde }',
    )
    expect(years.map(({ cumulatief }) => cumulatief)).toEqual([null, null])
  })

  it('counts afspraken with the status that they had on the peildatum', async () => {
    const at = (peildatum: string) =>
      count(`afsprakenStatistiek(peildatum: "${peildatum}", uitgesplitstNaar: [STATUS])`, 'status')
    const status = (geteld: Statistiek, wanted: string) =>
      sum(geteld.cellen.filter((cel) => cel['status'] === wanted))
    const [early, late] = [await at('2024-05-14'), await at('2024-12-31')]
    expect(sum(late.cellen)).toBe(late.totaal.waarde)
    expect(early.totaal.waarde).toBeLessThan(late.totaal.waarde)
    expect(status(early, 'UITGEVOERD')).toBeLessThan(status(late, 'UITGEVOERD'))
    for (const wanted of ['OPEN', 'IN_UITVOERING', 'UITGEVOERD', 'VERVALLEN']) {
      const { data } = await hub.ask(`{ afspraken(filter: { status: [${wanted}] }) { aantal } }`, lezer)
      expect(data?.['afspraken'], wanted).toEqual({ aantal: status(late, wanted) })
    }
    const { data } = await hub.ask('{ afspraken(filter: { tot: "2024-05-14" }) { aantal } }', lezer)
    expect(data?.['afspraken']).toEqual({ aantal: early.totaal.waarde })
  })

  it('splits the afspraken with support of BZK by subject', async () => {
    const all = await count('afsprakenStatistiek(peildatum: "2024-12-31")', 'status')
    const parts = [true, false].map((bzk) =>
      count(
        `afsprakenStatistiek(peildatum: "2024-12-31", filter: { ondersteuningDoorBzk: ${bzk} }, uitgesplitstNaar: [ONDERWERP])`,
        'onderwerp',
      ),
    )
    const [met, zonder] = [await parts[0], await parts[1]]
    expect((met?.totaal.waarde ?? 0) + (zonder?.totaal.waarde ?? 0)).toBe(all.totaal.waarde)
    expect(met?.cellen).toHaveLength(8)
  })
})
