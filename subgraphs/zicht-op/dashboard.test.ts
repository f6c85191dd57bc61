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
         indicator(id: "branches-omzet") { cafes: landelijkGemiddelde(jaar: 2023, branche: "56.3") niets: landelijkGemiddelde(jaar: 1999, branche: "56.3") dekking(jaar: 1999) }
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
      '{ provincie: "pv31", jaar: 2023, richting: ONDER, minimaleAfwijking: -5 }',
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

  it('has no area and no values for a waterschap', async () => {
    const data = await ask(
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Organisatie { gebied { code } indicatorwaarden { aantal } } } }',
      { r: [{ __typename: 'Organisatie', id: 'ws0652' }] },
    )
    expect(data['_entities']).toEqual([{ gebied: null, indicatorwaarden: { aantal: 0 } }])
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
         leeg: dashboardGebruik(tot: "1999-12-31") { totaal { waarde } cellen { periode } } }`,
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
    expect(leeg).toEqual({ totaal: { waarde: 0 }, cellen: [] })
  })
})
