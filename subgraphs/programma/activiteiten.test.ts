import { describe, expect, it } from 'vitest'
import { geldigOp } from '../../schema/indeling/indeling.ts'
import { anonymous } from '../../schema/rights/caller.ts'
import { databases } from '../../test/support/databases.ts'
import { callerWith, useSubgraph } from '../../test/support/subgraph.ts'
import { programma } from './subgraph.ts'

const indeling = geldigOp('2024-01-01')

const bzk = callerWith({ scopes: ['programma:activiteiten'] })
const utrecht = callerWith({ scopes: ['programma:activiteiten'], organisaties: ['gm0344'] })
const soortOf = new Map(indeling.map(({ id, soort }) => [id, soort]))

interface Deelnemers {
  aantal: number
  edges: { node: { organisatie: { id: string }; synthetisch: boolean } }[]
}
interface Lijst {
  aantal: number | null
  telling: {
    waarde: number | null
    reden: string | null
    dekking: { gevraagd: number; geteld: number } | null
    bijgewerktTot: string | null
    synthetisch: boolean | null
  }
  edges: { node: { id: string; datum: string; naam: string; omschrijving: string; synthetisch: boolean } }[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}

type LijstMetDeelnemers = Omit<Lijst, 'edges'> & { edges: { node: { deelnemers: Deelnemers } }[] }
interface Bekend {
  id: string
  datum: string
  bekendSinds: string
  vroegstBekend: string
  synthetisch: boolean
  extra: boolean
  brief: { vroegsteDatum: string; uitersteDatum: string } | null
  deelnemers: { edges: { node: { aangemeldOp: string | null } }[] }
}

describe.each(databases())('activiteiten on $name', (database) => {
  const hub = useSubgraph(database, programma)
  const ask = async (query: string, variables?: Record<string, unknown>, caller = bzk) => {
    const { data, errors } = await hub.ask(query, caller, variables)
    expect(errors).toBeUndefined()
    return data ?? {}
  }
  /** A list as it is answered, errors and all. */
  const gevraagd = async (filter: Record<string, unknown>, caller = bzk) => {
    const { data, errors } = await hub.ask(
      `query ($filter: ActiviteitFilter) { activiteiten(filter: $filter, first: 100) {
        aantal telling { waarde reden dekking { gevraagd geteld } bijgewerktTot synthetisch } edges { node { id } } } }`,
      caller,
      { filter },
    )
    return { lijst: data?.['activiteiten'] as Lijst | null, errors }
  }
  const lijst = async (filter: Record<string, unknown>, after: string | null = null, caller = bzk) =>
    (
      await ask(
        `query ($filter: ActiviteitFilter, $after: String) { activiteiten(filter: $filter, first: 100, after: $after) {
          aantal edges { node { id datum naam omschrijving synthetisch } } pageInfo { hasNextPage endCursor } } }`,
        { filter, after },
        caller,
      )
    )['activiteiten'] as Lijst
  const deelnemers = async (id: string) => {
    const { activiteit } = await ask(
      `query ($id: ID!) { activiteit(id: $id) { deelnemers(first: 100) {
        aantal edges { node { organisatie { id } synthetisch } } } } }`,
      { id },
    )
    return (activiteit as { deelnemers: Deelnemers }).deelnemers
  }
  const idsOf = ({ edges }: Deelnemers) => edges.map(({ node }) => node.organisatie.id)

  it.each([
    ['impuls-weerbaar-bestuur', 25, 'L2022-impuls-gemeenten', ['Bonaire']],
    ['pilot-integrale-beveiliging', 9, 'L2022-pilot-integrale-beveiliging', ['Saba']],
  ])(
    'lets exactly as many gemeenten take part in %s as the letter counts',
    async (id, aantal, mijlpaal, extra) => {
      const found = await deelnemers(id)
      expect(found.aantal).toBe(aantal)
      expect(new Set(idsOf(found)).size).toBe(aantal)
      expect(idsOf(found).every((one) => soortOf.get(one) === 'GEMEENTE')).toBe(true)
      expect(found.edges.every(({ node }) => node.synthetisch)).toBe(true)
      expect(
        await ask(
          'query ($id: ID!) { activiteit(id: $id) { synthetisch openbareLichamen brief { id } mijlpaal { id waarde } } }',
          { id },
        ),
      ).toEqual({
        activiteit: {
          synthetisch: false,
          openbareLichamen: extra,
          brief: { id: 'L2022' },
          mijlpaal: { id: mijlpaal, waarde: aantal },
        },
      })
    },
  )

  it('knows an activity before its day, from its letter or its first enrolment on, and lists it only then', async () => {
    const { activiteiten } = (await ask(
      `{ activiteiten(first: 100) { edges { node { id datum bekendSinds vroegstBekend synthetisch extra
        brief { vroegsteDatum uitersteDatum } deelnemers(first: 50) { edges { node { aangemeldOp } } } } } } }`,
    )) as { activiteiten: { edges: { node: Bekend }[] } }
    const nodes = activiteiten.edges.map(({ node }) => node)
    const uitBrief = nodes.filter(({ synthetisch, extra }) => !synthetisch || extra)
    expect(uitBrief.length).toBeGreaterThan(9)
    for (const { bekendSinds, vroegstBekend, brief } of uitBrief)
      expect({ vroegsteDatum: vroegstBekend, uitersteDatum: bekendSinds }).toEqual(brief)
    for (const { id, bekendSinds, datum, deelnemers } of nodes.filter(({ synthetisch }) => synthetisch)) {
      expect(bekendSinds <= datum, id).toBe(true)
      for (const { node } of deelnemers.edges)
        expect((node.aangemeldOp ?? datum) >= bekendSinds, id).toBe(true)
    }
    const extra = { soort: 'DRIEHOEKSESSIE', extra: true }
    expect((await lijst({ ...extra, bekendOp: '2024-05-13' })).edges).toEqual([])
    expect((await lijst({ ...extra, bekendOp: '2024-05-14' })).edges).toHaveLength(10)
  })

  it('lets the gemeenten with an impuls, and no others, take part in its two leerkringen', async () => {
    const impuls = idsOf(await deelnemers('impuls-weerbaar-bestuur'))
    const lokaal = idsOf(await deelnemers('leerkring-lokale-weerbaarheid'))
    const gebied = idsOf(await deelnemers('leerkring-gebiedsgerichte-aanpak'))
    expect([...new Set([...lokaal, ...gebied])].sort()).toEqual([...impuls].sort())
  })

  it('counts exactly ten extra driehoeksessies, all in 2024', async () => {
    const extra = await lijst({ soort: 'DRIEHOEKSESSIE', extra: true })
    expect(extra.aantal).toBe(10)
    expect(extra.edges.every(({ node }) => node.datum.startsWith('2024-'))).toBe(true)
    expect((await lijst({ extra: true, van: '2024-01-01', tot: '2024-12-31' })).aantal).toBe(10)
    expect((await lijst({ soort: 'DRIEHOEKSESSIE', extra: false })).aantal).toBe(20)
  })

  it('has some of every kind and of every status', async () => {
    const soorten = [
      'IMPULS',
      'PILOT',
      'CONFERENTIE',
      'LEERKRING',
      'DRIEHOEKSESSIE',
      'REGIONALE_BIJEENKOMST',
      'WEERBAARHEIDSSCAN',
      'BASISSCAN_INTEGRITEIT',
      'KWETSBARE_PROCESSEN',
      'WERKSESSIE',
      'TRAIN_DE_TRAINER',
    ]
    const { activiteiten } = await ask('{ activiteiten { aantal } }')
    const perSoort = await Promise.all(soorten.map(async (soort) => (await lijst({ soort })).aantal))
    expect(perSoort.every((aantal) => (aantal ?? 0) > 0)).toBe(true)
    expect(perSoort.reduce((sum: number, aantal) => sum + (aantal ?? 0), 0)).toBe(
      (activiteiten as Lijst).aantal,
    )
    for (const status of ['GEPLAND', 'UITGEVOERD', 'VERVALLEN']) {
      expect((await lijst({ status })).aantal).toBeGreaterThan(0)
    }
  })

  it('plans what lies after 2024 and nothing before', async () => {
    expect((await lijst({ status: 'GEPLAND', tot: '2024-12-31' })).aantal).toBe(0)
    const later = await gevraagd({ status: 'UITGEVOERD', van: '2025-01-01' })
    expect(later.lijst?.edges).toEqual([])
    expect(later.lijst?.aantal).toBeNull()
    expect((await lijst({ status: 'UITGEVOERD', van: '2024-05-15' })).aantal).toBeGreaterThan(10)
  })

  it('pages newest first through all activities without losing or repeating one', async () => {
    const seen: Lijst['edges'][number]['node'][] = []
    let after: string | null = null
    let aantal: number | null = 0
    do {
      const page: Lijst = await lijst({}, after)
      seen.push(...page.edges.map(({ node }) => node))
      aantal = page.aantal
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    } while (after)
    expect(aantal).toBe(228)
    expect(seen).toHaveLength(228)
    expect(new Set(seen.map(({ id }) => id)).size).toBe(228)
    expect(seen.map(({ datum }) => datum)).toEqual(
      seen
        .map(({ datum }) => datum)
        .sort()
        .reverse(),
    )
    const verzonnen = seen.filter(({ synthetisch }) => synthetisch)
    expect(seen.length - verzonnen.length).toBe(6)
    expect(verzonnen.every((one) => one.naam.endsWith('(synthetisch)'))).toBe(true)
    expect(verzonnen.every((one) => one.omschrijving.endsWith('(synthetisch)'))).toBe(true)
  })

  it('finds activities by the organisation or the province that takes part', async () => {
    const vanUtrecht = await lijst({ organisatie: 'gm0344' })
    expect(vanUtrecht.aantal).toBeGreaterThan(3)
    expect((await lijst({ provincie: 'pv26', organisatie: 'gm0344' })).aantal).toBe(vanUtrecht.aantal)
    expect((await lijst({ provincie: 'pv30', soort: 'REGIONALE_BIJEENKOMST' })).aantal).toBe(1)
  })

  it('reaches the gemeenten of RIEC Limburg and the province of Noord-Brabant', async () => {
    expect((await lijst({ provincie: 'pv31' })).aantal).toBeGreaterThan(5)
    expect((await lijst({ organisatie: 'pv30' })).aantal).toBeGreaterThan(1)
  })

  it('gives 50 activities their participants, counted, in four statements', async () => {
    await ask(
      '{ activiteiten(first: 50) { edges { node { mijlpaal { id } deelnemers(first: 5) { aantal edges { node { organisatie { id } } } } } } } }',
    )
    expect(hub.statements).toHaveLength(4)
  })

  it('gives 50 organisations their activities, counted and filtered, in two statements, each in order', async () => {
    const ids = ['gm0344', ...indeling.filter(({ id }) => id !== 'gm0344').map(({ id }) => id)].slice(0, 50)
    const { _entities } = await ask(
      `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Organisatie { id
        activiteiten(first: 3, filter: { status: UITGEVOERD }) { aantal edges { node { id datum } } } } } }`,
      { r: ids.map((id) => ({ __typename: 'Organisatie', id })) },
    )
    expect(hub.statements).toHaveLength(2)
    const [eerste] = _entities as { activiteiten: Lijst }[]
    const { aantal } = await lijst({ organisatie: 'gm0344', status: 'UITGEVOERD' })
    const data = eerste?.activiteiten.edges.map(({ node }) => node.datum) ?? []
    expect(eerste?.activiteiten.aantal).toBe(aantal)
    expect(data).toHaveLength(3)
    expect(data).toEqual([...data].sort().reverse())
  })

  it('pages through the participants of one activity by name', async () => {
    const seen: string[] = []
    let after: string | null = null
    do {
      const { activiteit } = await ask(
        `query ($after: String) { activiteit(id: "impuls-weerbaar-bestuur") { deelnemers(first: 10, after: $after) {
          edges { node { organisatie { id } } } pageInfo { hasNextPage endCursor } } } }`,
        { after },
      )
      const page = (activiteit as { deelnemers: Deelnemers & Pick<Lijst, 'pageInfo'> }).deelnemers
      seen.push(...idsOf(page))
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    } while (after)
    expect(new Set(seen).size).toBe(25)
    expect(seen).toHaveLength(25)
  })

  it('shows a gemeente the activity but of its participants only itself', async () => {
    const { activiteit } = await ask(
      '{ activiteit(id: "impuls-weerbaar-bestuur") { naam deelnemers { aantal edges { node { organisatie { id } synthetisch } } } } }',
      {},
      utrecht,
    )
    const { deelnemers: eigen } = activiteit as { deelnemers: Deelnemers }
    expect(eigen.aantal).toBe(1)
    expect(idsOf(eigen)).toEqual(['gm0344'])
  })

  it('lets no filter tell a gemeente who else takes part', async () => {
    const amsterdam = await lijst({ organisatie: 'gm0363' })
    expect(amsterdam.aantal).toBeGreaterThan(0)
    const { lijst: gezien, errors } = await gevraagd({ organisatie: 'gm0363' }, utrecht)
    expect(gezien).toMatchObject({
      aantal: null,
      edges: [],
      telling: { waarde: null, reden: 'BUITEN_BEREIK' },
    })
    expect(errors?.[0]?.extensions).toEqual({ code: 'NIET_VAN_TOEPASSING', reden: 'BUITEN_BEREIK' })
    const provincie = await gevraagd({ provincie: 'pv26' }, utrecht)
    expect(provincie.errors).toBeUndefined()
    expect(provincie.lijst?.aantal).toBe((await lijst({ organisatie: 'gm0344' })).aantal)
    expect(provincie.lijst?.telling.dekking?.geteld).toBe(1)
    expect(provincie.lijst?.telling.dekking?.gevraagd).toBeGreaterThan(20)
  })

  it('counts activities that are asked of no organisation whatever the bereik, and says what they are', async () => {
    const buiten = callerWith({ scopes: ['programma:activiteiten'], organisaties: [] })
    for (const caller of [bzk, utrecht, buiten]) {
      const { lijst: alle, errors } = await gevraagd({}, caller)
      expect(errors).toBeUndefined()
      expect(alle?.telling).toEqual({
        waarde: 228,
        reden: null,
        dekking: null,
        bijgewerktTot: '2024-12-31',
        synthetisch: true,
      })
    }
  })

  it.each(['GM0344', ' gm0344 '])('understands an organisation as %j', async (organisatie) => {
    expect((await lijst({ organisatie })).aantal).toBe((await lijst({ organisatie: 'gm0344' })).aantal)
  })

  it.each([
    ['organisatie', 'gm9999'],
    ['organisatie', 'gm344'],
    ['organisatie', ''],
    ['provincie', 'pv99'],
    ['provincie', ''],
  ])('refuses an activity asked by %s %j, which no register knows', async (argument, code) => {
    const { lijst: geen, errors } = await gevraagd({ [argument]: code })
    expect(geen).toBeNull()
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument })
  })

  it('refuses a range that runs backwards', async () => {
    const { errors } = await gevraagd({ van: '2024-02-01', tot: '2024-01-31' })
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'van' })
  })

  it('counts none as nought where it was counted, and tells no number of days past the source', async () => {
    const op = async (dag: string) => (await gevraagd({ van: dag, tot: dag })).lijst?.telling
    expect(await op('2019-12-25')).toMatchObject({ waarde: 0, reden: null })
    expect(await op('2019-11-30')).toMatchObject({ waarde: null, reden: 'NIET_GELEVERD' })
    expect(await op('2024-12-31')).toMatchObject({ waarde: expect.any(Number) })
    expect(await op('2025-01-01')).toMatchObject({ waarde: null, reden: 'NIET_BIJGEWERKT' })
  })

  it('asks under an organisation who else takes part, alike in the rows, their number and how it reads', async () => {
    const onder = async (filter: string, caller = bzk) => {
      const { data } = await hub.ask(
        `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Organisatie { activiteiten(first: 100, filter: ${filter}) {
          aantal telling { waarde reden dekking { gevraagd geteld } } edges { node { id deelnemers(first: 100) { edges { node { organisatie { id } } } } } } } } } }`,
        caller,
        { r: [{ __typename: 'Organisatie', id: 'gm0344' }] },
      )
      const entities = data?.['_entities'] as { activiteiten: LijstMetDeelnemers }[] | undefined
      const organisatie = entities?.[0]
      if (!organisatie) throw new Error('Asking activities of gm0344: it has none')
      return organisatie.activiteiten
    }
    const eigen = await onder('{}')
    const metAmsterdam = await onder('{ organisatie: "gm0363" }')
    expect(metAmsterdam.aantal).toBe(
      eigen.edges.filter(({ node }) => idsOf(node.deelnemers).includes('gm0363')).length,
    )
    expect(metAmsterdam.aantal).toBeGreaterThan(0)
    expect(metAmsterdam.edges).toHaveLength(metAmsterdam.aantal ?? 0)
    expect(metAmsterdam.telling).toMatchObject({
      waarde: metAmsterdam.aantal,
      reden: null,
      dekking: { gevraagd: 1, geteld: 1 },
    })
    const inLimburg = await onder('{ provincie: "pv31" }')
    expect(inLimburg.edges).toHaveLength(inLimburg.aantal ?? 0)
    expect(inLimburg.telling.dekking?.geteld).toBeGreaterThan(20)
    // Who sees only its own participations is not told with whom.
    expect(await onder('{ organisatie: "gm0363" }', utrecht)).toMatchObject({
      aantal: null,
      telling: { waarde: null, reden: 'BUITEN_BEREIK' },
      edges: [],
    })
  })

  it('refuses an organisation and a province in which it does not lie', async () => {
    const { errors } = await gevraagd({ organisatie: 'gm0344', provincie: 'pv31' })
    expect(errors?.[0]?.message).toContain(
      'The arguments "organisatie" and "provincie" contradict each other',
    )
  })

  it('lists no activity on another indeling, for only statistics have one', async () => {
    const { errors } = await gevraagd({ opIndeling: 2024 })
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'opIndeling' })
  })

  it('tells a gemeente how many of the participants it sees, and who sees none that there is nothing to count', async () => {
    const query = `{ activiteit(id: "impuls-weerbaar-bestuur") { deelnemers {
      aantal telling { waarde reden dekking { gevraagd geteld } synthetisch } edges { cursor } } } }`
    const { data } = await hub.ask(query, utrecht)
    expect(data).toMatchObject({
      activiteit: {
        deelnemers: { aantal: 1, telling: { dekking: { gevraagd: 1, geteld: 1 }, synthetisch: true } },
      },
    })
    const niets = await hub.ask(query, callerWith({ scopes: ['programma:activiteiten'], organisaties: [] }))
    expect(niets.data).toMatchObject({
      activiteit: { deelnemers: { aantal: null, telling: { reden: 'BUITEN_BEREIK' }, edges: [] } },
    })
    expect(niets.errors?.[0]?.extensions).toMatchObject({ code: 'NIET_VAN_TOEPASSING' })
  })

  it('resolves activities and participations as entities, within the bereik', async () => {
    const query =
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Activiteit { soort } ... on ActiviteitDeelname { activiteit { id } rol } } }'
    const r = [
      { __typename: 'Activiteit', id: 'pilot-integrale-beveiliging' },
      { __typename: 'ActiviteitDeelname', id: 'impuls-weerbaar-bestuur-gm0344' },
    ]
    const deelname = { activiteit: { id: 'impuls-weerbaar-bestuur' }, rol: 'DEELNEMER' }
    expect(await ask(query, { r })).toEqual({ _entities: [{ soort: 'PILOT' }, deelname] })
    const elders = callerWith({ scopes: ['programma:activiteiten'], organisaties: ['gm0363'] })
    expect(await ask(query, { r }, elders)).toEqual({ _entities: [{ soort: 'PILOT' }, null] })
  })

  it.each(['{ activiteiten { aantal } }', '{ activiteit(id: "impuls-weerbaar-bestuur") { naam } }'])(
    'refuses %s without the scope',
    async (query) => {
      for (const caller of [anonymous, callerWith({ scopes: ['programma:statistiek'] })]) {
        const { data, errors } = await hub.ask(query, caller)
        expect(data).toBeUndefined()
        expect(errors?.[0]?.extensions?.['code']).toBe('UNAUTHORIZED_FIELD_OR_TYPE')
      }
    },
  )
})
