import { describe, expect, it } from 'vitest'
import type { Caller } from '../../schema/rights/caller.ts'
import { databases } from '../../test/support/databases.ts'
import { callerWith, useSubgraph } from '../../test/support/subgraph.ts'
import { zichtOp } from './subgraph.ts'

const caller = callerWith({ scopes: ['zicht-op:datavolwassenheid', 'zicht-op:aanbevelingen'] })

interface Telling {
  readonly waarde: number
}

interface Statistiek {
  readonly totaal: Telling
  readonly gemeenten: Telling
  readonly cellen: readonly (Record<string, unknown> & { readonly aantal: Telling })[]
}

interface Traject {
  readonly id: string
  readonly organisatie: { readonly id: string }
  readonly gestartOp: string
  readonly afgerondOp: string | null
  readonly status: string
  readonly totaalscoreStart: number
  readonly totaalscore: number | null
  readonly scores: readonly { readonly niveauStart: number; readonly niveauEind: number | null }[]
  readonly aanbevelingen: readonly string[]
}

describe.each(databases())('datavolwassenheid on $name', (database) => {
  const hub = useSubgraph(database, zichtOp)
  const ask = async <Data = Record<string, unknown>>(query: string, variables?: Record<string, unknown>) => {
    const { data, errors } = await hub.ask(query, caller, variables)
    expect(errors).toBeUndefined()
    return data as Data
  }
  const statistiek = async (args: string, cel = 'periode'): Promise<Statistiek> => {
    const data = await ask(
      `{ datavolwassenheidStatistiek${args} { totaal { waarde } gemeenten { waarde } cellen { ${cel} aantal { waarde } } } }`,
    )
    return data['datavolwassenheidStatistiek'] as Statistiek
  }
  const all = async (): Promise<Traject[]> => {
    const seen: Traject[] = []
    let after: string | null = null
    do {
      const data = await ask(
        `query ($after: String) { lijst: datavolwassenheidstrajecten(first: 30, after: $after) { aantal pageInfo { hasNextPage endCursor }
          edges { node { id organisatie { id } gestartOp afgerondOp status totaalscoreStart totaalscore synthetisch
            scores { dimensie niveauStart niveauEind } aanbevelingen } } } }`,
        { after },
      )
      const lijst = data['lijst'] as {
        aantal: number
        edges: { node: Traject }[]
        pageInfo: { hasNextPage: boolean; endCursor: string }
      }
      seen.push(...lijst.edges.map(({ node }) => node))
      expect(lijst.aantal).toBe(85)
      after = lijst.pageInfo.hasNextPage ? lijst.pageInfo.endCursor : null
    } while (after)
    return seen
  }

  it('counts 53 gemeenten with a completed traject on the date of the letter, 52 the day before, more after', async () => {
    expect(await statistiek('(filter: { tot: "2024-05-14" })')).toEqual({
      totaal: { waarde: 53 },
      gemeenten: { waarde: 53 },
      cellen: [],
    })
    expect((await statistiek('(filter: { tot: "2024-05-13" })')).totaal.waarde).toBe(52)
    expect((await statistiek('')).totaal.waarde).toBe(71)
    expect((await statistiek('')).gemeenten.waarde).toBe(67)
  })

  it('tells the state of a day: what was completed later counts as started', async () => {
    const { cellen, totaal } = await statistiek(
      '(filter: { peildatum: "2024-05-14", status: [GESTART, AFGEROND] }, uitgesplitstNaar: [STATUS])',
      'status',
    )
    const trajecten = await all()
    const lopend = trajecten.filter(
      ({ gestartOp, afgerondOp }) => gestartOp <= '2024-05-14' && (afgerondOp ?? '9999') > '2024-05-14',
    )
    expect(lopend.length).toBeGreaterThan(0)
    expect(cellen).toEqual([
      { status: 'AFGEROND', aantal: { waarde: 53 } },
      { status: 'GESTART', aantal: { waarde: lopend.length } },
    ])
    expect(totaal.waarde).toBe(53 + lopend.length)
    expect((await statistiek('(filter: { peildatum: "2024-05-14" })')).totaal.waarde).toBe(53)
  })

  it('splits by period, province, RIEC and level into cells that add up to the total', async () => {
    const { cellen, totaal } = await statistiek(
      '(periode: KWARTAAL, uitgesplitstNaar: [PROVINCIE, RIEC, NIVEAU, RIEC])',
      'periode provincie { id } riec { id } status niveau',
    )
    expect(cellen.reduce((sum, { aantal }) => sum + aantal.waarde, 0)).toBe(totaal.waarde)
    for (const cel of cellen) {
      expect(cel).toMatchObject({
        periode: expect.stringMatching(/^202[234]-K[1-4]$/),
        provincie: { id: expect.stringMatching(/^pv\d\d$/) },
        riec: { id: expect.stringMatching(/^riec-/) },
        status: null,
      })
      expect([1, 2, 3, 4, 5]).toContain(cel['niveau'])
    }
  })

  it('counts within a period, a province and a RIEC', async () => {
    const brabant = await statistiek('(filter: { provincie: "pv30" })')
    const limburg = await statistiek('(filter: { riec: "riec-limburg" })')
    expect(brabant.totaal.waarde).toBeGreaterThan(10)
    expect(limburg.totaal.waarde).toBeGreaterThan(2)
    const voor = await statistiek('(filter: { tot: "2023-12-31" })')
    const na = await statistiek('(filter: { van: "2024-01-01" })')
    expect(voor.totaal.waarde + na.totaal.waarde).toBe(71)
    const geen = await statistiek('(filter: { tot: "2022-09-30" }, periode: JAAR)')
    expect(geen).toMatchObject({ totaal: { waarde: 0 }, cellen: [] })
    const eerder = await statistiek('(filter: { tot: "2019-12-31" }, periode: JAAR)')
    expect(eerder).toMatchObject({ totaal: { waarde: null }, cellen: null })
  })

  it('counts in one statement', async () => {
    await statistiek('(periode: JAAR, uitgesplitstNaar: [PROVINCIE, NIVEAU])')
    expect(hub.statements).toHaveLength(1)
  })

  it('pages through all trajects, the last started first, without losing or repeating one', async () => {
    const trajecten = await all()
    expect(new Set(trajecten.map(({ id }) => id)).size).toBe(85)
    const starts = trajecten.map(({ gestartOp }) => gestartOp)
    expect(starts).toEqual(starts.toSorted().toReversed())
  })

  it('scores each traject on five dimensions, with an end level and advice only when completed', async () => {
    for (const traject of await all()) {
      const afgerond = traject.status === 'AFGEROND'
      const mean = (levels: number[]) => levels.reduce((sum, level) => sum + level, 0) / 5
      expect(afgerond).toBe(traject.afgerondOp !== null)
      expect(traject.scores).toHaveLength(5)
      expect(traject.totaalscoreStart).toBe(mean(traject.scores.map(({ niveauStart }) => niveauStart)))
      expect(traject.totaalscore).toBe(
        afgerond ? mean(traject.scores.map(({ niveauEind }) => niveauEind ?? 0)) : null,
      )
      expect(traject.aanbevelingen.length > 0).toBe(afgerond)
      expect(traject.aanbevelingen.every((tekst) => tekst.endsWith('(synthetisch)'))).toBe(true)
    }
  })

  it('has no two trajects of one gemeente at the same time', async () => {
    const trajecten = await all()
    for (const een of trajecten) {
      const gelijktijdig = trajecten.filter(
        (ander) =>
          ander.organisatie.id === een.organisatie.id &&
          ander.gestartOp <= (een.afgerondOp ?? '9999') &&
          een.gestartOp <= (ander.afgerondOp ?? '9999'),
      )
      expect(gelijktijdig).toEqual([een])
    }
  })

  it('filters trajects on organisation, region, status, guide and completion', async () => {
    const aantal = async (filter: string): Promise<number> => {
      const data = await ask(`{ lijst: datavolwassenheidstrajecten(filter: ${filter}) { aantal } }`)
      return (data['lijst'] as { aantal: number }).aantal
    }
    expect(await aantal('{ organisatie: "gm0344" }')).toBe(1)
    expect(await aantal('{ status: GESTART }')).toBe(14)
    expect(await aantal('{ tot: "2024-05-14" }')).toBe(53)
    expect(await aantal('{ van: "2024-05-14", tot: "2024-05-14" }')).toBe(1)
    expect(
      await aantal(
        '{ provincie: "pv30", riec: "riec-oost-brabant", begeleider: AVANS_HOGESCHOOL, tot: "2022-01-01" }',
      ),
    ).toBe(0)
    const { errors } = await hub.ask(
      '{ datavolwassenheidstrajecten(filter: { status: GESTART, tot: "2024-05-14" }) { aantal } }',
      caller,
    )
    expect(errors?.[0]?.message).toContain('The arguments "status" and "tot" contradict each other')
    const begeleiders = ['TASKFORCE_RIEC', 'RIEC', 'AVANS_HOGESCHOOL']
    const perBegeleider = await Promise.all(
      begeleiders.map((begeleider) => aantal(`{ begeleider: ${begeleider} }`)),
    )
    expect(perBegeleider.reduce((sum, one) => sum + one)).toBe(85)
    expect(Math.min(...perBegeleider)).toBeGreaterThan(5)
  })

  it('gives 50 organisations their trajects with scores in a constant number of statements', async () => {
    const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Organisatie {
      datavolwassenheidstrajecten(first: 5) { aantal edges { node { organisatie { id } totaalscore scores { niveauEind } aanbevelingen } } }
    } } }`
    const ids = [...new Set((await all()).map(({ organisatie }) => organisatie.id))].slice(0, 50)
    const organisaties = ids.map((id) => ({ __typename: 'Organisatie', id }))
    const data = await ask(query, { r: organisaties })
    expect(hub.statements).toHaveLength(4)
    const found = data['_entities'] as {
      datavolwassenheidstrajecten: { aantal: number; edges: { node: Traject }[] }
    }[]
    expect(found).toHaveLength(50)
    for (const [index, { datavolwassenheidstrajecten: lijst }] of found.entries()) {
      expect(lijst.aantal).toBe(lijst.edges.length)
      expect(lijst.aantal).toBeGreaterThan(0)
      for (const { node } of lijst.edges) expect(node.organisatie.id).toBe(ids[index])
    }
  })

  it('resolves a traject as an entity, and gives null for an unknown one', async () => {
    const data = await ask(
      'query ($r: [_Any!]!) { datavolwassenheidstraject(id: "dvt-0001") { afgerondOp } _entities(representations: $r) { ... on Datavolwassenheidstraject { organisatie { id } } } }',
      { r: ['dvt-0001', 'dvt-9999'].map((id) => ({ __typename: 'Datavolwassenheidstraject', id })) },
    )
    expect(data['datavolwassenheidstraject']).toEqual({ afgerondOp: '2024-05-14' })
    expect(data['_entities']).toEqual([{ organisatie: { id: 'gm0344' } }, null])
  })

  const uitgebreid = async (filter: string, rechten: Partial<Caller> = {}) => {
    const { data, errors } = await hub.ask(
      `{ lijst: datavolwassenheidStatistiek(filter: ${filter}, uitgesplitstNaar: [RIEC]) {
        totaal { waarde status reden dekking { gevraagd geteld } bijgewerktTot synthetisch } gemeenten { waarde } cellen { aantal { waarde } } } }`,
      callerWith({ ...caller, ...rechten }),
    )
    return { lijst: data?.['lijst'] as Uitgebreid | null, errors }
  }
  interface Uitgebreid {
    readonly totaal: {
      readonly waarde: number | null
      readonly dekking: { readonly gevraagd: number; readonly geteld: number }
    }
    readonly gemeenten: { readonly waarde: number | null }
    readonly cellen: unknown
  }
  const utrecht = { organisaties: ['gm0344'], organisatiesStatistiek: ['gm0344'] }

  it('says what it counted', async () => {
    const { lijst } = await uitgebreid('{ organisatie: " GM0344" }', utrecht)
    expect(lijst?.totaal).toEqual({
      waarde: 1,
      status: 'WAARDE',
      reden: null,
      dekking: { gevraagd: 1, geteld: 1 },
      bijgewerktTot: '2024-12-31',
      synthetisch: true,
    })
    const deel = await uitgebreid('{ provincie: "pv26" }', utrecht)
    expect(deel.lijst?.totaal.dekking.geteld).toBe(1)
    expect(deel.lijst?.totaal.dekking.gevraagd).toBeGreaterThan(20)
  })

  it.each([
    ['another gemeente', '{ organisatie: "gm0363" }', 'NIET_VAN_TOEPASSING', 'BUITEN_BEREIK'],
    ['another RIEC', '{ riec: "riec-limburg" }', 'NIET_VAN_TOEPASSING', 'BUITEN_BEREIK'],
    ['a waterschap', '{ organisatie: "ws0652" }', 'NIET_VAN_TOEPASSING', 'GEEN_DEELNEMER'],
    ['a peildatum past the source', '{ peildatum: "2025-01-01" }', 'ONBEKEND', 'NIET_BIJGEWERKT'],
    ['a period past it', '{ van: "2024-01-01", tot: "2025-01-01" }', 'ONBEKEND', 'NIET_BIJGEWERKT'],
  ])('tells a gemeente no number of %s', async (_, filter, status, reden) => {
    const { lijst, errors } = await uitgebreid(filter, utrecht)
    expect(errors).toBeUndefined()
    expect(lijst?.totaal).toMatchObject({ waarde: null, status, reden })
    expect([lijst?.gemeenten, lijst?.cellen]).toEqual([{ waarde: null }, null])
  })

  it.each([
    ['organisatie', '"gm9999"'],
    ['organisatie', '""'],
    ['provincie', '"gm0344"'],
    ['riec', '"riec-nergens"'],
    ['opIndeling', '2099'],
  ])('refuses to count by %s %s, which no register knows', async (argument, code) => {
    const { lijst, errors } = await uitgebreid(`{ ${argument}: ${code} }`)
    expect(lijst).toBeNull()
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument })
  })

  it('counts the same with no filter, an empty one and the status that stands in the schema, and takes no null for it', async () => {
    const zonder = await statistiek('')
    for (const filter of ['{}', '{ status: AFGEROND }', '{ status: [AFGEROND] }', '{ provincie: null }']) {
      expect(await statistiek(`(filter: ${filter})`)).toEqual(zonder)
    }
    expect((await statistiek('(filter: { status: [AFGEROND, GESTART] })')).totaal.waarde).toBe(85)
    expect((await statistiek('(filter: { status: [] })')).totaal.waarde).toBe(0)
    const { errors } = await uitgebreid('{ status: null }')
    expect(errors).toHaveLength(1)
  })

  it('lists trajects of nobody else, and tells no length of what it may not see', async () => {
    const lijst = async (filter: string) =>
      hub.ask(
        `{ lijst: datavolwassenheidstrajecten(filter: ${filter}) { aantal telling { waarde reden } edges { cursor } } }`,
        callerWith({ ...caller, ...utrecht }),
      )
    const { data, errors } = await lijst('{ organisatie: "gm0363" }')
    expect(data?.['lijst']).toEqual({
      aantal: null,
      telling: { waarde: null, reden: 'BUITEN_BEREIK' },
      edges: [],
    })
    expect(errors?.[0]?.extensions).toEqual({ code: 'NIET_VAN_TOEPASSING', reden: 'BUITEN_BEREIK' })
    expect((await lijst('{ tot: "2025-01-01" }')).data?.['lijst']).toMatchObject({
      aantal: null,
      telling: { reden: 'NIET_BIJGEWERKT' },
    })
    const onbekend = await lijst('{ organisatie: "gm9999" }')
    expect(onbekend.errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: 'organisatie',
    })
    const andersom = await lijst('{ van: "2024-02-01", tot: "2024-01-01" }')
    expect(andersom.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'van' })
  })
})
