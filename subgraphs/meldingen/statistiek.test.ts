import { describe, expect, it } from 'vitest'
import { geldigOp } from '../../schema/indeling/indeling.ts'
import { anonymous } from '../../schema/rights/caller.ts'
import { databases } from '../../test/support/databases.ts'
import { callerWith, useSubgraph } from '../../test/support/subgraph.ts'
import { meldingen } from './subgraph.ts'

const indeling = geldigOp('2024-01-01')

interface Cel {
  periode: string | null
  bron: string | null
  vorm: string | null
  kanaal: string | null
  provincie: { id: string } | null
  soortOrganisatie: string | null
  aantal: { waarde: number }
}

interface Statistiek {
  totaal: { waarde: number }
  cellen: Cel[]
}

const selection = `totaal { waarde status } cellen {
  periode bron functie vorm kanaal provincie { id } soortOrganisatie ernst aangifte aantal { waarde } }`
const statistiek = `query ($filter: MeldingFilter, $periode: PeriodeSoort, $naar: [MeldingDimensie!]! = []) {
  meldingenStatistiek(filter: $filter, periode: $periode, uitgesplitstNaar: $naar) { ${selection} } }`

const scopes = ['lezen', 'ernst', 'aangifte', 'statistiek'].map((one) => `meldingen:${one}`)
const caller = callerWith({ scopes })

describe.each(databases())('meldingenStatistiek on $name', (database) => {
  const hub = useSubgraph(database, meldingen)

  async function count(variables: Record<string, unknown>, as = caller): Promise<Statistiek> {
    const { data, errors } = await hub.ask(statistiek, as, variables)
    expect(errors).toBeUndefined()
    return data?.['meldingenStatistiek'] as Statistiek
  }
  const sum = ({ cellen }: Statistiek) => cellen.reduce((total, { aantal }) => total + aantal.waarde, 0)
  const perJaar = (found: Statistiek) =>
    Object.fromEntries(found.cellen.map(({ periode, aantal }) => [String(periode), aantal.waarde]))

  it('counts the meldingen of each year, falling from 2020 to 2024', async () => {
    const found = await count({ periode: 'JAAR' })
    expect(perJaar(found)).toEqual({
      2019: 1040,
      2020: 1180,
      2021: 1090,
      2022: 980,
      2023: 900,
      2024: 810,
    })
    expect(found.totaal).toEqual({ waarde: 6000, status: 'WAARDE' })
  })

  it('counts, while meldingen fall, an aggression that the Monitor sees rise', async () => {
    const { data } = await hub.ask(
      '{ monitorCijfers(onderwerp: ERVAREN_AGRESSIE) { doelgroep jaar percentage } }',
      anonymous,
    )
    const cijfers = data?.['monitorCijfers'] as { doelgroep: string; jaar: number; percentage: number }[]
    const ervaren = (jaar: number) =>
      cijfers.find((cijfer) => cijfer.jaar === jaar && cijfer.doelgroep === 'POLITIEKE_AMBTSDRAGERS')
        ?.percentage ?? 0
    const gemeld = perJaar(await count({ periode: 'JAAR' }))
    for (const jaar of [2022, 2024]) {
      expect(ervaren(jaar)).toBeGreaterThan(ervaren(2020))
      expect(gemeld[jaar]).toBeLessThan(gemeld[2020] ?? 0)
    }
  })

  it('finds aangifte on 7 to 13 percent of the meldingen of every year', async () => {
    const totaal = perJaar(await count({ periode: 'JAAR' }))
    const met = perJaar(await count({ periode: 'JAAR', filter: { metAangifte: true } }))
    for (const [jaar, aantal] of Object.entries(totaal)) {
      expect((met[jaar] ?? 0) / aantal).toBeGreaterThanOrEqual(0.07)
      expect((met[jaar] ?? 0) / aantal).toBeLessThanOrEqual(0.13)
    }
  })

  it.each(['BRON', 'FUNCTIE', 'KANAAL', 'PROVINCIE', 'SOORT_ORGANISATIE', 'ERNST', 'AANGIFTE'])(
    'splits by %s into cells that add up to the total',
    async (dimensie) => {
      const found = await count({ naar: [dimensie] })
      expect(found.cellen.length).toBeGreaterThan(1)
      expect(sum(found)).toBe(6000)
    },
  )

  it('counts a melding with several forms in the cell of each, and once in the total', async () => {
    const found = await count({ naar: ['VORM'] })
    expect(found.cellen).toHaveLength(11)
    expect(found.totaal.waarde).toBe(6000)
    expect(sum(found)).toBeGreaterThan(6000)
    for (const { vorm, aantal } of found.cellen) {
      expect((await count({ filter: { vorm } })).totaal.waarde).toBe(aantal.waarde)
    }
  })

  it('splits by quarter, kanaal and vorm at once, for the filtered meldingen only', async () => {
    const filter = { van: '2024-01-01', tot: '2024-06-30', functie: 'BURGEMEESTER' }
    const found = await count({ filter, periode: 'KWARTAAL', naar: ['KANAAL', 'VORM', 'KANAAL'] })
    expect(new Set(found.cellen.map(({ periode }) => periode))).toEqual(new Set(['2024-K1', '2024-K2']))
    expect(found.cellen.every(({ kanaal, vorm, bron }) => kanaal && vorm && bron === null)).toBe(true)
    expect(found.totaal.waarde).toBe((await count({ filter })).totaal.waarde)
    expect(sum(found)).toBe(sum(await count({ filter, naar: ['VORM'] })))
  })

  it('names the province as an organisation, and none for a waterschap', async () => {
    const found = await count({ naar: ['PROVINCIE', 'SOORT_ORGANISATIE'] })
    const zonder = found.cellen.filter(({ provincie }) => provincie === null)
    expect(zonder.map(({ soortOrganisatie }) => soortOrganisatie)).toEqual(['WATERSCHAP'])
    expect(found.cellen).toContainEqual(
      expect.objectContaining({ provincie: { id: 'pv30' }, soortOrganisatie: 'PROVINCIE' }),
    )
  })

  it('gives no cells when nothing is split, and a true nought when nothing fits', async () => {
    const filter = {
      organisatie: 'ws0652',
      ernst: 'ZEER_ERNSTIG',
      kanaal: 'BRIEF',
      van: '2024-02-01',
      tot: '2024-02-01',
    }
    expect((await count({})).cellen).toEqual([])
    expect(await count({ filter })).toEqual({ totaal: { waarde: 0, status: 'WAARDE' }, cellen: [] })
    expect(await count({ filter, naar: ['VORM'] })).toEqual({
      totaal: { waarde: 0, status: 'WAARDE' },
      cellen: [],
    })
  })

  it.each([
    ['a day after the source was brought up to date', { van: '2030-01-01' }],
    ['a period that ends after it', { van: '2024-01-01', tot: '2025-01-01' }],
  ])('tells no number of %s', async (_, filter) => {
    expect(await count({ filter, periode: 'MAAND' })).toEqual({
      totaal: { waarde: null, status: 'ONBEKEND' },
      cellen: null,
    })
  })

  it('counts for an organisation what the filtered root counts, for 50 organisations in one statement', async () => {
    const ids = indeling.slice(0, 50).map(({ id }) => id)
    const { data } = await hub.ask(
      `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Organisatie {
        meldingenStatistiek(periode: JAAR, uitgesplitstNaar: [VORM]) { ${selection} } } } }`,
      caller,
      { r: ids.map((id) => ({ __typename: 'Organisatie', id })) },
    )
    expect(hub.statements).toHaveLength(1)
    const found = data?.['_entities'] as { meldingenStatistiek: Statistiek }[]
    for (const index of [0, 10, 30]) {
      const wanted = await count({ filter: { organisatie: ids[index] }, periode: 'JAAR', naar: ['VORM'] })
      expect(found[index]?.meldingenStatistiek).toEqual(wanted)
    }
  })

  it('counts a whole and its cells in one statement', async () => {
    await count({ periode: 'MAAND', naar: ['VORM', 'KANAAL'] })
    expect(hub.statements).toHaveLength(1)
  })

  it('refuses the ernst of a cell to a caller without the scope for it, and gives it the share with aangifte', async () => {
    const ask = (dimensie: string, veld: string) =>
      hub.ask(
        `{ meldingenStatistiek(uitgesplitstNaar: [${dimensie}]) { cellen { ${veld} aantal { waarde } } } }`,
        callerWith({ scopes: ['meldingen:statistiek'] }),
      )
    expect((await ask('ERNST', 'ernst')).errors?.[0]?.extensions?.['veld']).toBe('MeldingStatistiekCel.ernst')
    expect((await ask('AANGIFTE', 'aangifte')).errors).toBeUndefined()
  })

  it.each([2013, 2031])(
    'refuses figures of research of %i, outside the years of which there are',
    async (jaar) => {
      const { errors } = await hub.ask(`{ monitorCijfers(jaar: ${jaar}) { id } }`, anonymous)
      expect(errors?.[0]?.message).toBe(`The argument "jaar" is ${jaar}; wanted a year from 2014 to 2024`)
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', min: 2014, max: 2024 })
    },
  )

  it.each([
    ['before it', 'van: "2018-06-01", tot: "2018-12-31"'],
    ['that begins before it', 'van: "2018-12-31", tot: "2024-12-31"'],
  ])('tells no number of a period %s of what the source has', async (_, filter) => {
    const { data } = await hub.ask(
      `{ meldingenStatistiek(filter: { ${filter} }) { totaal { waarde reden } cellen { __typename } } }`,
      callerWith({ scopes: ['meldingen:statistiek'] }),
    )
    expect(data).toEqual({
      meldingenStatistiek: { totaal: { waarde: null, reden: 'NIET_GELEVERD' }, cellen: null },
    })
  })

  it('publishes the figures of the Monitor to everyone, newest first', async () => {
    const { data } = await hub.ask(
      `{ alle: monitorCijfers { jaar bron toelichting }
         aangifte: monitorCijfers(onderwerp: AANGIFTE_NA_INCIDENT) { jaar percentage }
         uit2022: monitorCijfers(jaar: 2022) { id onderwerp doelgroep percentage } }`,
      anonymous,
    )
    const alle = data?.['alle'] as { jaar: number }[]
    expect(alle.map(({ jaar }) => jaar)).toEqual([
      2024, 2022, 2022, 2022, 2022, 2021, 2020, 2019, 2017, 2014, 2014,
    ])
    expect(data?.['aangifte']).toEqual([
      { jaar: 2022, percentage: 7 },
      { jaar: 2014, percentage: 13 },
    ])
    const uit2022 = data?.['uit2022'] as { id: string; percentage: number }[]
    expect(Object.fromEntries(uit2022.map(({ id, percentage }) => [id, percentage]))).toEqual({
      'aangifte-na-incident-politieke-ambtsdragers-2022': 7,
      'ervaren-agressie-burgemeesters-2022': 77,
      'ervaren-agressie-politieke-ambtsdragers-2022': 49,
      'ervaren-agressie-wethouders-2022': 67,
    })
  })

  it('resolves a figure of the Monitor as an entity', async () => {
    const { data } = await hub.ask(
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on MonitorCijfer { percentage } } }',
      anonymous,
      { r: [{ __typename: 'MonitorCijfer', id: 'bedreiging-crimineel-milieu-burgemeesters-2017' }] },
    )
    expect(data?.['_entities']).toEqual([{ percentage: 24 }])
  })
})
