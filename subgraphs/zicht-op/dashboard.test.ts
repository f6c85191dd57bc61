import { describe, expect, it } from 'vitest'
import { geldigOp } from '../../schema/indeling/indeling.ts'
import { anonymous } from '../../schema/rights/caller.ts'
import { databases } from '../../test/support/databases.ts'
import { callerWith, useSubgraph } from '../../test/support/subgraph.ts'
import { kyselyOver } from '../kit/database/kysely.ts'
import { reference } from './reference.ts'
import { zichtOp } from './subgraph.ts'
import type { Tables } from './tables.ts'

const indeling = geldigOp('2024-01-01')

interface Waarde {
  readonly gebied: { readonly code: string; readonly niveau: string }
  readonly waarde: number | null
  readonly redenOntbreekt: string | null
  readonly landelijkGemiddelde: number
  readonly afwijking: number | null
  readonly afwijkingRelatief: number | null
}

interface Page<Node> {
  readonly aantal: number
  readonly edges: readonly { readonly node: Node }[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string }
}

const velden = 'gebied { code niveau } waarde redenOntbreekt landelijkGemiddelde afwijking afwijkingRelatief'

describe.each(databases())('the dashboard on $name', (database) => {
  const hub = useSubgraph(database, zichtOp)
  const ask = async <Data = Record<string, unknown>>(query: string, variables?: Record<string, unknown>) => {
    const { data, errors } = await hub.ask(query, anonymous, variables)
    expect(errors).toBeUndefined()
    return data as Data
  }
  const all = async (filter: string, volgorde: string): Promise<Waarde[]> => {
    const seen: Waarde[] = []
    let after: string | null = null
    do {
      const { lijst }: { lijst: Page<Waarde> } = await ask<{ lijst: Page<Waarde> }>(
        `query ($after: String) { lijst: indicatorwaarden(filter: ${filter}, volgorde: ${volgorde}, first: 100, after: $after) {
          edges { node { ${velden} jaar indicator { id } branche { code } } } pageInfo { hasNextPage endCursor }
        } }`,
        { after },
      )
      seen.push(...lijst.edges.map(({ node }) => node))
      after = lijst.pageInfo.hasNextPage ? lijst.pageInfo.endCursor : null
    } while (after)
    return seen
  }

  it('shows the four active themes of the letters and the three in preparation, without a token', async () => {
    const data = await ask(
      '{ actief: themas(status: ACTIEF) { id indicatoren { id } } themas { id } thema(id: "schuldpreventie") { status indicatoren { id } } }',
    )
    const actief = data['actief'] as { id: string; indicatoren: unknown[] }[]
    expect(actief.map(({ id }) => id)).toEqual([
      'drugsproblematiek',
      'vastgoed',
      'vakantieparken',
      'pgb-zorgfraude',
    ])
    expect(actief.map(({ indicatoren }) => indicatoren.length)).toEqual([6, 4, 2, 2])
    expect(data['themas']).toHaveLength(7)
    expect(data['thema']).toEqual({ status: 'IN_VOORBEREIDING', indicatoren: [] })
  })

  it('has areas of every level, each under the next', async () => {
    const data = await ask(
      `{
        land: gebieden(niveau: LAND) { aantal }
        provincies: gebieden(niveau: PROVINCIE, bovenliggend: "NL00") { aantal }
        gemeenten: gebieden(niveau: GEMEENTE) { aantal }
        wijken: gebieden(niveau: WIJK) { aantal }
        buurten: gebieden(niveau: BUURT) { aantal }
        gebied(code: "BU03440102") {
          naam synthetisch organisatie { id } waarden { aantal }
          bovenliggend { code bovenliggend { code synthetisch organisatie { id } onderliggend { aantal }
            bovenliggend { code bovenliggend { code bovenliggend { code } } } } }
        }
        onbekend: gebied(code: "GM9999") { naam }
      }`,
    )
    expect(data).toMatchObject({
      land: { aantal: 1 },
      provincies: { aantal: 12 },
      gemeenten: { aantal: 342 },
      wijken: { aantal: 50 },
      buurten: { aantal: 150 },
      gebied: {
        naam: 'Buurt 01 02 (synthetisch)',
        synthetisch: true,
        organisatie: null,
        waarden: { aantal: 9 },
        bovenliggend: {
          code: 'WK034401',
          bovenliggend: {
            code: 'GM0344',
            synthetisch: false,
            organisatie: { id: 'gm0344' },
            onderliggend: { aantal: 5 },
            bovenliggend: { code: 'PV26', bovenliggend: { code: 'NL00', bovenliggend: null } },
          },
        },
      },
      onbekend: null,
    })
  })

  it('gives every indicator its years, its coverage and its national mean', async () => {
    const data = await ask(
      `{ indicatoren { id perBranche peiljaren dekking(jaar: 2023, niveau: GEMEENTE) landelijk: dekking(niveau: LAND)
          landelijkGemiddelde(jaar: 2023) thema { status } }
         indicator(id: "branches-omzet") { cafes: landelijkGemiddelde(jaar: 2023, branche: "56.3") niets: landelijkGemiddelde(jaar: 2000, branche: "56.3") dekking(jaar: 2000) }
         branches { code } }`,
    )
    const indicatoren = data['indicatoren'] as Record<string, unknown>[]
    expect(indicatoren).toHaveLength(14)
    for (const indicator of indicatoren) {
      expect(indicator).toMatchObject({
        peiljaren: [2021, 2022, 2023],
        landelijk: 1,
        thema: { status: 'ACTIEF' },
      })
      expect(indicator['dekking']).toBeGreaterThan(0.9)
      expect(indicator['dekking']).toBeLessThan(1)
      expect(indicator['landelijkGemiddelde'] === null).toBe(indicator['perBranche'])
    }
    expect(data['indicator']).toMatchObject({ cafes: expect.any(Number), niets: null, dekking: null })
    expect(data['branches']).toHaveLength(6)
  })

  it('keeps a value and its reason apart: exactly one of them is there, and small areas alone are secret', async () => {
    const rows = await all('{ jaar: 2022, thema: "vastgoed" }', 'GEBIED')
    const missing = rows.filter(({ waarde }) => waarde === null)
    expect(missing.length / rows.length).toBeGreaterThan(0.02)
    expect(missing.length / rows.length).toBeLessThan(0.1)
    for (const rij of rows) {
      expect(rij.waarde === null).toBe(rij.redenOntbreekt !== null)
      expect(rij.afwijking === null).toBe(rij.waarde === null)
    }
    const inwoners = new Map(indeling.map(({ code, inwoners: aantal }) => [code, aantal ?? 0]))
    const geheim = rows.filter(({ redenOntbreekt }) => redenOntbreekt === 'GEHEIM')
    expect(geheim.length).toBeGreaterThan(10)
    for (const { gebied } of geheim) {
      expect(['GEMEENTE', 'WIJK', 'BUURT']).toContain(gebied.niveau)
      if (gebied.niveau === 'GEMEENTE') expect(inwoners.get(gebied.code)).toBeLessThan(15_000)
    }
  })

  it('computes the deviation from the national mean, absolute and in percents', async () => {
    const rows = await all('{ jaar: 2023, indicator: "lage-inkomens" }', 'GEBIED')
    const land = rows.find(({ gebied }) => gebied.code === 'NL00')
    expect(land).toMatchObject({ afwijking: 0, afwijkingRelatief: 0 })
    for (const rij of rows.filter(({ waarde }) => waarde !== null)) {
      expect(rij.landelijkGemiddelde).toBe(land?.waarde)
      const verschil = (rij.waarde ?? 0) - rij.landelijkGemiddelde
      expect(rij.afwijking).toBeCloseTo(verschil, 2)
      expect(rij.afwijkingRelatief).toBeCloseTo((verschil / rij.landelijkGemiddelde) * 100, 0)
    }
  })

  it.each(['GEBIED', 'WAARDE', 'AFWIJKING'])(
    'pages in the order %s without losing or repeating a value, the missing ones included',
    async (volgorde) => {
      const rows = await all('{ provincie: "pv30", indicator: "snelle-doorverkoop" }', volgorde)
      const { lijst } = await ask<{ lijst: Page<Waarde> }>(
        '{ lijst: indicatorwaarden(filter: { provincie: "pv30", indicator: "snelle-doorverkoop" }) { aantal } }',
      )
      expect(rows).toHaveLength(lijst.aantal)
      expect(new Set(rows.map((rij) => JSON.stringify(rij))).size).toBe(lijst.aantal)
      const rang = ({ waarde, afwijkingRelatief, gebied }: Waarde): number | string => {
        if (volgorde === 'GEBIED') return gebied.code
        return (volgorde === 'WAARDE' ? waarde : afwijkingRelatief && Math.abs(afwijkingRelatief)) ?? -1
      }
      const sorted = rows.map(rang)
      const compare = (a: number | string, b: number | string) => (a < b ? -1 : a > b ? 1 : 0)
      const down = volgorde === 'GEBIED' ? 1 : -1
      expect(sorted).toEqual(sorted.toSorted((a, b) => down * compare(a, b)))
      expect(rows.some(({ waarde }) => waarde === null)).toBe(true)
    },
  )

  it('filters on province, level, branche, direction and least deviation', async () => {
    const rows = await all(
      '{ provincie: "pv31", niveau: GEMEENTE, branche: "56.3", jaar: 2023, richting: BOVEN, minimaleAfwijking: 20 }',
      'AFWIJKING',
    )
    expect(rows.length).toBeGreaterThan(3)
    for (const rij of rows) {
      expect(rij).toMatchObject({ branche: { code: '56.3' }, gebied: { niveau: 'GEMEENTE' } })
      expect(rij.afwijkingRelatief).toBeGreaterThanOrEqual(20)
    }
    const onder = await all(
      '{ provincie: "pv31", jaar: 2023, richting: ONDER, minimaleAfwijking: 0 }',
      'GEBIED',
    )
    expect(onder.length).toBeGreaterThan(50)
    expect(onder.every(({ afwijking }) => afwijking !== null && afwijking < 0)).toBe(true)
  })

  it('finds the most notable deviations, of the last year when none is asked, each with its duiding', async () => {
    const data = await ask(
      '{ opvallendeAfwijkingen(thema: "vastgoed", first: 5) { jaar afwijkingRelatief duiding gebied { niveau } indicator { thema { id } } } }',
    )
    const found = data['opvallendeAfwijkingen'] as { afwijkingRelatief: number; duiding: string }[]
    expect(found).toHaveLength(5)
    for (const rij of found) {
      expect(rij).toMatchObject({
        jaar: 2023,
        gebied: { niveau: 'GEMEENTE' },
        indicator: { thema: { id: 'vastgoed' } },
      })
      expect(rij.duiding).toContain('het landelijk gemiddelde.')
    }
    const alle = await all('{ jaar: 2023, thema: "vastgoed", niveau: GEMEENTE }', 'GEBIED')
    const sterkste = alle
      .map(({ afwijkingRelatief }) => Math.abs(afwijkingRelatief ?? 0))
      .toSorted((a, b) => b - a)
    expect(found.map(({ afwijkingRelatief }) => Math.abs(afwijkingRelatief))).toEqual(sterkste.slice(0, 5))
  })

  it('gives 50 organisations their area and values in a constant number of statements', async () => {
    const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Organisatie {
      gebied { naam bovenliggend { naam } }
      indicatorwaarden(first: 2, volgorde: AFWIJKING, filter: { jaar: 2023 }) { aantal edges { node { waarde duiding } } }
    } } }`
    const { gebieden } = await ask<{ gebieden: Page<{ organisatie: { id: string } }> }>(
      '{ gebieden(niveau: GEMEENTE, first: 50) { edges { node { organisatie { id } } } } }',
    )
    const vijftig = gebieden.edges.map(({ node }) => ({ __typename: 'Organisatie', ...node.organisatie }))
    await ask(query, { r: vijftig.slice(0, 1) })
    const forOne = hub.statements.length
    const { _entities: found } = await ask<{ _entities: { indicatorwaarden: Page<unknown> }[] }>(query, {
      r: vijftig,
    })
    expect(hub.statements).toHaveLength(forOne)
    expect(forOne).toBe(5)
    expect(found).toHaveLength(50)
    for (const { indicatorwaarden } of found) {
      expect(indicatorwaarden.aantal).toBe(24)
      expect(indicatorwaarden.edges).toHaveLength(2)
    }
  })

  it('has no area and no values for a waterschap, nor for a gemeente that had ended', async () => {
    const data = await ask(
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Organisatie { gebied { code } indicatorwaarden { telling { waarde status reden } edges { cursor } } } } }',
      { r: ['ws0652', 'gm0756'].map((id) => ({ __typename: 'Organisatie', id })) },
    )
    const geen = (reden: string) => ({
      gebied: null,
      indicatorwaarden: { telling: { waarde: null, status: 'NIET_VAN_TOEPASSING', reden }, edges: [] },
    })
    expect(data['_entities']).toEqual([geen('GEEN_DEELNEMER'), geen('BESTOND_NIET')])
  })

  it('changes nothing when its data is written a second time', async () => {
    const tellen = '{ themas { id } indicatoren { id } gebieden { aantal } indicatorwaarden { aantal } }'
    const before = await ask(tellen)
    await reference(kyselyOver<Tables>(hub.pool))
    expect(await ask(tellen)).toEqual(before)
    expect(before).toMatchObject({ gebieden: { aantal: 555 }, indicatorwaarden: { aantal: 27_960 } })
  })

  it('counts visits per period and theme, adding up to the total', async () => {
    const caller = callerWith({ scopes: ['zicht-op:statistiek'] })
    const { data } = await hub.ask(
      `{ jaren: dashboardGebruik(periode: JAAR) { totaal { waarde } cellen { periode thema { id } bezoeken { waarde } synthetisch } }
         maand: dashboardGebruik(van: "2024-05-01", tot: "2024-05-31", thema: "vastgoed") { totaal { waarde } cellen { periode bezoeken { waarde } } }
         leeg: dashboardGebruik(tot: "1999-12-31") { totaal { waarde reden } cellen { periode } } }`,
      caller,
    )
    interface Gebruik {
      totaal: { waarde: number }
      cellen: { periode: string; bezoeken: { waarde: number }; synthetisch: boolean }[]
    }
    const { jaren, maand, leeg } = data as unknown as Record<'jaren' | 'maand' | 'leeg', Gebruik>
    expect(jaren.cellen).toHaveLength(9)
    expect(jaren.cellen.every(({ synthetisch }) => synthetisch)).toBe(true)
    expect(jaren.cellen.reduce((sum, { bezoeken }) => sum + bezoeken.waarde, 0)).toBe(jaren.totaal.waarde)
    expect(maand.cellen).toEqual([{ periode: '2024-05', bezoeken: maand.totaal }])
    expect(leeg).toEqual({ totaal: { waarde: null, reden: 'NIET_GELEVERD' }, cellen: null })
  })

  interface Gebruik {
    totaal: {
      waarde: number | null
      reden: string | null
      bijgewerktTot: string | null
      synthetisch: boolean | null
    }
    cellen: { periode: string; bezoeken: { waarde: number | null; reden: string | null } }[] | null
  }
  const gebruik = async (args: string): Promise<Gebruik> => {
    const { data, errors } = await hub.ask(
      `{ dashboardGebruik(${args}) { totaal { waarde reden bijgewerktTot synthetisch } cellen { periode bezoeken { waarde reden } } } }`,
      callerWith({ scopes: ['zicht-op:statistiek'] }),
    )
    expect(errors).toBeUndefined()
    return data?.['dashboardGebruik'] as Gebruik
  }

  it('counts visits up to the last month that came, and says that they are synthetic', async () => {
    expect((await gebruik('tot: "2024-12-31"')).totaal).toEqual({
      waarde: expect.any(Number),
      reden: null,
      bijgewerktTot: '2024-12-31',
      synthetisch: true,
    })
    // A theme that opened in 2023 had no visits before.
    expect(
      (await gebruik('thema: "vakantieparken", van: "2022-01-01", tot: "2022-12-31"')).totaal.waarde,
    ).toBe(0)
  })

  it.each([
    ['van: "2024-05-02"', 'The argument "van" is 2024-05-02; wanted the first day of a month'],
    [
      'van: "2024-12-02", tot: "2024-12-31"',
      'The argument "van" is 2024-12-02; wanted the first day of a month',
    ],
    ['tot: "2024-02-28"', 'The argument "tot" is 2024-02-28; wanted the last day of a month'],
    [
      'van: "2024-05-10", tot: "2024-05-20"',
      'The argument "van" is 2024-05-10; wanted the first day of a month',
    ],
    ['van: "2024-05-01", tot: "2024-04-30"', 'The range runs from "van" 2024-05-01 to "tot" 2024-04-30'],
  ])('refuses visits in a part of a month: %s', async (args, melding) => {
    const { errors } = await hub.ask(
      `{ dashboardGebruik(${args}) { totaal { waarde } } }`,
      callerWith({ scopes: ['zicht-op:statistiek'] }),
    )
    expect(errors?.[0]?.message).toContain(melding)
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' })
  })

  it.each([
    ['gebied', 'provincie', 'indicatorwaarden(filter: { gebied: "GM0344", provincie: "pv31" })'],
    ['gebied', 'niveau', 'indicatorwaarden(filter: { gebied: "GM0344", niveau: WIJK })'],
    ['niveau', 'provincie', 'indicatorwaarden(filter: { niveau: LAND, provincie: "pv31" })'],
    ['indicator', 'thema', 'indicatorwaarden(filter: { indicator: "drugspanden", thema: "vastgoed" })'],
    ['indicator', 'branche', 'indicatorwaarden(filter: { indicator: "drugspanden", branche: "56.3" })'],
    ['indicator', 'niveau', 'indicatorwaarden(filter: { indicator: "drugspanden", niveau: BUURT })'],
    ['indicator', 'gebied', 'indicatorwaarden(filter: { indicator: "drugspanden", gebied: "WK034401" })'],
    ['niveau', 'richting', 'indicatorwaarden(filter: { niveau: LAND, richting: BOVEN })'],
    ['gebied', 'minimaleAfwijking', 'indicatorwaarden(filter: { gebied: "NL00", minimaleAfwijking: 1 })'],
    ['redenOntbreekt', 'richting', 'indicatorwaarden(filter: { redenOntbreekt: GEHEIM, richting: BOVEN })'],
    [
      'redenOntbreekt',
      'minimaleAfwijking',
      'indicatorwaarden(filter: { redenOntbreekt: GEHEIM, minimaleAfwijking: 1 })',
    ],
    ['niveau', 'bovenliggend', 'gebieden(niveau: WIJK, bovenliggend: "PV26")'],
  ])('refuses %s and %s that nothing meets together', async (one, other, veld) => {
    const { errors } = await hub.ask(`{ lijst: ${veld} { aantal edges { cursor } } }`, anonymous)
    expect(errors).toEqual([
      expect.objectContaining({
        message: expect.stringContaining(`The arguments "${one}" and "${other}" contradict each other`),
        extensions: expect.objectContaining({ code: 'BAD_USER_INPUT', argument: one }),
      }),
    ])
  })

  it('refuses a deviation below nought, and deviations of the country from itself', async () => {
    const onder = await hub.ask(
      '{ indicatorwaarden(filter: { minimaleAfwijking: -5 }) { aantal } }',
      anonymous,
    )
    expect(onder.errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: 'minimaleAfwijking',
    })
    const land = await hub.ask('{ opvallendeAfwijkingen(niveau: LAND) { jaar } }', anonymous)
    expect(land.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'niveau' })
  })

  it('says under an area or an indicator that another cannot be counted there', async () => {
    const { data } = await hub.ask(
      `{ gebied(code: "GM0344") {
           ander: waarden(filter: { gebied: "GM0363" }) { telling { waarde reden } edges { cursor } }
           elders: waarden(filter: { provincie: "pv31" }) { telling { waarde reden } }
           hier: waarden(filter: { provincie: "pv26", jaar: 2023 }) { telling { status } } }
         indicator(id: "drugspanden") {
           thema: waarden(filter: { thema: "vastgoed" }) { telling { waarde reden } }
           dit: waarden(filter: { thema: "drugsproblematiek" }) { telling { status } } } }`,
      anonymous,
    )
    const geen = { waarde: null, reden: 'GEEN_DEELNEMER' }
    expect(data).toEqual({
      gebied: {
        ander: { telling: geen, edges: [] },
        elders: { telling: geen },
        hier: { telling: { status: 'WAARDE' } },
      },
      indicator: { thema: { telling: geen }, dit: { telling: { status: 'WAARDE' } } },
    })
  })

  it.each([
    ['a month past the last', 'van: "2025-01-01", tot: "2025-01-31"', 'NIET_BIJGEWERKT'],
    ['a period that ends past it', 'van: "2024-01-01", tot: "2025-01-31"', 'NIET_BIJGEWERKT'],
    ['a period that begins before the first', 'van: "2021-12-01", tot: "2022-12-31"', 'NIET_GELEVERD'],
    ['a theme that is not open', 'thema: "schuldpreventie"', 'NIET_GELEVERD'],
  ])('knows no number of visits for %s', async (_, args, reden) => {
    expect(await gebruik(args)).toEqual({
      totaal: expect.objectContaining({ waarde: null, reden, synthetisch: null }),
      cellen: null,
    })
  })

  interface Lengte {
    aantal: number | null
    telling: {
      waarde: number | null
      reden: string | null
      bijgewerktTot: string | null
      synthetisch: boolean | null
    }
  }
  const telling = 'telling { waarde reden bijgewerktTot synthetisch }'
  const waarden = async (filter: string): Promise<Lengte> =>
    (await ask<{ lijst: Lengte }>(`{ lijst: indicatorwaarden(filter: ${filter}) { ${telling} } }`)).lijst

  it('says of values until when they are complete and whether they are synthetic', async () => {
    expect((await waarden('{ jaar: 2023, gebied: "GM0344" }')).telling).toEqual({
      waarde: 24,
      reden: null,
      bijgewerktTot: '2023-12-31',
      synthetisch: true,
    })
    const data = await ask(`{
      gebied(code: "GM0344") { waarden { ${telling} } onderliggend { ${telling} } }
      land: gebied(code: "NL00") { onderliggend { ${telling} } }
      indicator(id: "particuliere-verhuur") { waarden(filter: { jaar: 2023 }) { ${telling} } }
      gebieden(niveau: GEMEENTE) { ${telling} } wijken: gebieden(niveau: WIJK) { ${telling} }
    }`)
    const van = (synthetisch: boolean, bijgewerktTot: string | null) => ({
      telling: { waarde: expect.any(Number), reden: null, bijgewerktTot, synthetisch },
    })
    expect(data).toEqual({
      gebied: { waarden: van(true, '2023-12-31'), onderliggend: van(true, null) },
      land: { onderliggend: van(false, null) },
      indicator: { waarden: van(true, '2023-12-31') },
      gebieden: van(false, null),
      wijken: van(true, null),
    })
  })

  it('counts none as nought where it was counted, and knows no number of a year that did not come', async () => {
    expect((await waarden('{ jaar: 2023, niveau: LAND, redenOntbreekt: GEHEIM }')).telling.waarde).toBe(0)
    expect((await waarden('{ jaar: 2024 }')).telling).toMatchObject({
      waarde: null,
      reden: 'NIET_BIJGEWERKT',
    })
    expect((await waarden('{ jaar: 2020 }')).telling).toMatchObject({ waarde: null, reden: 'NIET_GELEVERD' })
    expect((await waarden('{ thema: "schuldpreventie" }')).telling).toMatchObject({ reden: 'NIET_GELEVERD' })
    const { data, errors } = await hub.ask(
      '{ indicator(id: "particuliere-verhuur") { waarden(filter: { jaar: 2024 }) { aantal edges { cursor } } } }',
      anonymous,
    )
    expect(data).toEqual({ indicator: { waarden: { aantal: null, edges: [] } } })
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'ONBEKEND', reden: 'NIET_BIJGEWERKT' })
  })

  it('notes nothing of a year that did not come, and says until when figures are there', async () => {
    const { data, errors } = await hub.ask('{ opvallendeAfwijkingen(jaar: 2024) { jaar } }', anonymous)
    expect(data).toEqual({ opvallendeAfwijkingen: null })
    expect(errors?.[0]?.message).toBe('This list is not known: the source is complete until 2023-12-31')
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'ONBEKEND', bijgewerktTot: '2023-12-31' })
  })

  it.each([
    ['gebied', 'gm0344', 'GM0344'],
    ['gebied', ' GM0344  ', 'GM0344'],
    ['gebied', 'NL01', 'NL00'],
    ['gebied', 'wk034401', 'WK034401'],
    ['gebied', 'Bu03440101', 'BU03440101'],
    ['gebied', 'pv31', 'PV31'],
    ['indicator', 'Particuliere-Verhuur', 'particuliere-verhuur'],
    ['thema', ' Vastgoed', 'vastgoed'],
    ['branche', '56.3 ', '56.3'],
    ['provincie', 'PV31', 'pv31'],
  ])('understands the %s %j as %j', async (veld, getypt, zoals) => {
    const { lijst, ook } = await ask<Record<'lijst' | 'ook', Lengte>>(
      `query ($f: IndicatorWaardeFilter, $o: IndicatorWaardeFilter) {
        lijst: indicatorwaarden(filter: $f) { aantal } ook: indicatorwaarden(filter: $o) { aantal } }`,
      { f: { [veld]: getypt }, o: { [veld]: zoals } },
    )
    expect(lijst.aantal).toBeGreaterThan(0)
    expect(lijst).toEqual(ook)
  })

  it.each([
    ['indicatorwaarden(filter: { gebied: "GM9999" }) { aantal }', 'gebied', '"GM9999"'],
    ['indicatorwaarden(filter: { gebied: "" }) { aantal }', 'gebied', 'an empty text'],
    ['indicatorwaarden(filter: { thema: "woningbouw" }) { aantal }', 'thema', 'a text of 10 characters'],
    [
      'indicatorwaarden(filter: { indicator: "J. de Vries" }) { aantal }',
      'indicator',
      'a text of 11 characters',
    ],
    ['indicatorwaarden(filter: { branche: "99.9" }) { aantal }', 'branche', '"99.9"'],
    ['indicatorwaarden(filter: { branche: "ALLE" }) { aantal }', 'branche', 'a text of 4 characters'],
    ['indicatorwaarden(filter: { provincie: "pv99" }) { aantal }', 'provincie', '"pv99"'],
    ['gebieden(bovenliggend: "PV99") { aantal }', 'bovenliggend', '"PV99"'],
    ['indicatoren(thema: "") { id }', 'thema', 'an empty text'],
    ['opvallendeAfwijkingen(thema: "woningbouw") { jaar }', 'thema', 'a text of 10 characters'],
    ['gebied(code: "Utrecht stad") { naam }', 'code', 'a text of 12 characters'],
    ['thema(id: "") { naam }', 'id', 'an empty text'],
  ])('refuses %s, which no register knows', async (veld, argument, found) => {
    const { errors } = await hub.ask(`{ ${veld} }`, anonymous)
    expect(errors?.[0]?.message).toContain(`The argument "${argument}" is ${found}; wanted`)
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument })
  })

  it('takes null for what is not asked, and looks areas up in any case', async () => {
    const { lijst } = await ask<{ lijst: Lengte }>(
      '{ lijst: indicatorwaarden(filter: { gebied: null, thema: null, indicator: null, branche: null, provincie: null, jaar: null, minimaleAfwijking: null, richting: null }) { aantal } }',
    )
    expect(lijst.aantal).toBe(27_960)
    expect(await ask('{ gebied(code: " gm0344") { code } thema(id: "VASTGOED") { id } }')).toEqual({
      gebied: { code: 'GM0344' },
      thema: { id: 'vastgoed' },
    })
  })
})
