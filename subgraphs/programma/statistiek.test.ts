import { describe, expect, it } from 'vitest'
import type { Caller } from '../../schema/rights/caller.ts'
import { databases } from '../../test/support/databases.ts'
import { callerWith, useSubgraph } from '../../test/support/subgraph.ts'
import { programma } from './subgraph.ts'

const bzk = callerWith({ scopes: ['programma:activiteiten', 'programma:statistiek'] })

interface Cel {
  periode: string | null
  soort: string | null
  provincie: { id: string } | null
  aantal: { waarde: number | null; reden: string | null; dekking: { gevraagd: number } | null }
  deelnames: { waarde: number | null }
}
interface Statistiek {
  totaal: {
    waarde: number | null
    status: string
    reden: string | null
    dekking: { gevraagd: number; geteld: number } | null
    bijgewerktTot: string | null
    synthetisch: boolean | null
  }
  deelnames: { waarde: number | null }
  organisaties: { waarde: number | null }
  cellen: Cel[] | null
}

describe.each(databases())('activiteitenStatistiek on $name', (database) => {
  const hub = useSubgraph(database, programma)
  const vraag = (variables: Record<string, unknown> = {}, caller: Caller = bzk) =>
    hub.ask(
      `query ($filter: ActiviteitFilter, $periode: PeriodeSoort, $naar: [ActiviteitDimensie!]! = []) {
        activiteitenStatistiek(filter: $filter, periode: $periode, uitgesplitstNaar: $naar) {
          totaal { waarde status reden dekking { gevraagd geteld } bijgewerktTot synthetisch }
          deelnames { waarde } organisaties { waarde }
          cellen { periode soort status provincie { id } aantal { waarde reden dekking { gevraagd } } deelnames { waarde } } } }`,
      caller,
      variables,
    )
  const tel = async (variables: Record<string, unknown> = {}, caller: Caller = bzk) => {
    const { data, errors } = await vraag(variables, caller)
    expect(errors).toBeUndefined()
    return data?.['activiteitenStatistiek'] as Statistiek
  }
  const som = (cellen: readonly Cel[] | null, veld: 'aantal' | 'deelnames') =>
    (cellen ?? []).reduce((sum, cel) => sum + (cel[veld].waarde ?? Number.NaN), 0)

  it('counts the activities, and the ten extra driehoeksessies of 2024', async () => {
    const { data } = await hub.ask('{ activiteiten(filter: {tot: "2024-12-31"}) { aantal } }', bzk)
    const { totaal, cellen } = await tel()
    expect(data).toEqual({ activiteiten: { aantal: totaal.waarde } })
    expect(totaal.status).toBe('WAARDE')
    expect(cellen).toEqual([])
    const extra = await tel({
      filter: { soort: 'DRIEHOEKSESSIE', extra: true, van: '2024-01-01', tot: '2024-12-31' },
    })
    expect(extra.totaal.waarde).toBe(10)
  })

  it('counts what a letter announced from the day of that letter, and what it told of only since', async () => {
    const opDag = async (filter: Record<string, unknown>, veld: string, dag: string) =>
      (await tel({ filter: { ...filter, [veld]: dag } })).totaal.waarde
    const extra = { soort: 'DRIEHOEKSESSIE', extra: true, van: '2024-01-01', tot: '2024-12-31' }
    expect(await opDag(extra, 'bekendOp', '2024-05-13')).toBe(0)
    expect(await opDag(extra, 'mogelijkBekendOp', '2024-05-13')).toBe(0)
    expect(await opDag(extra, 'bekendOp', '2024-05-14')).toBe(10)
    // The letter of 2022 has no day: from 16 January on it may have appeared, on 30 June it had.
    const impuls = { soort: 'IMPULS' }
    expect(await opDag(impuls, 'mogelijkBekendOp', '2022-01-15')).toBe(0)
    expect(await opDag(impuls, 'mogelijkBekendOp', '2022-01-16')).toBe(1)
    expect(await opDag(impuls, 'bekendOp', '2022-06-29')).toBe(0)
    expect(await opDag(impuls, 'bekendOp', '2022-06-30')).toBe(1)
  })

  it.each([
    ['impuls', 'IMPULS', 25],
    ['pilot', 'PILOT', 9],
  ])('counts the participants of the %s as the letter does', async (_, soort, aantal) => {
    const { totaal, deelnames, organisaties } = await tel({ filter: { soort } })
    expect([totaal.waarde, deelnames.waarde, organisaties.waarde]).toEqual([1, aantal, aantal])
  })

  it('counts what is planned as far as it is, past the day until which the rest is complete', async () => {
    const gepland = { status: 'GEPLAND' }
    const { data } = await hub.ask('{ activiteiten(filter: {status: GEPLAND}) { aantal } }', bzk)
    const { totaal } = await tel({ filter: gepland })
    expect(totaal.waarde).toBeGreaterThan(0)
    expect(data).toEqual({ activiteiten: { aantal: totaal.waarde } })
    expect((await tel({ filter: { ...gepland, van: '2025-01-01' } })).totaal.waarde).toBe(totaal.waarde)
    expect((await tel({ filter: { ...gepland, tot: '2024-12-31' } })).totaal.waarde).toBe(0)
    const { cellen } = await tel({ filter: gepland, periode: 'JAAR' })
    expect(som(cellen, 'aantal')).toBe(totaal.waarde)
    expect((await tel({ filter: { status: 'UITGEVOERD', van: '2025-01-01' } })).totaal).toMatchObject({
      waarde: null,
      reden: 'NIET_BIJGEWERKT',
    })
  })

  it('tells no number of a year of which the source has only the last month', async () => {
    const { totaal, cellen } = await tel({ periode: 'JAAR', filter: { tot: '2024-12-31' } })
    expect(totaal.waarde).toBeGreaterThan(0)
    expect(cellen?.[0]).toMatchObject({ periode: '2019', aantal: { waarde: null } })
    expect(cellen?.at(-1)?.aantal.waarde).toBeGreaterThan(0)
  })

  it.each([
    [{ naar: ['SOORT'] }],
    [{ naar: ['SOORT', 'STATUS'] }],
    [{ periode: 'MAAND' }],
    [{ periode: 'KWARTAAL', naar: ['STATUS'] }],
    [{ periode: 'JAAR', naar: ['SOORT'] }],
  ])('adds up to the total over %j', async (uitsplitsing) => {
    const { totaal, deelnames, cellen } = await tel({
      ...uitsplitsing,
      filter: { van: '2020-01-01', tot: '2024-12-31' },
    })
    expect(cellen?.length).toBeGreaterThan(2)
    expect(som(cellen, 'aantal')).toBe(totaal.waarde)
    expect(som(cellen, 'deelnames')).toBe(deelnames.waarde)
  })

  it('adds participations up over provinces, with one cell for waterschappen', async () => {
    const { deelnames, cellen } = await tel({ naar: ['PROVINCIE'] })
    expect(cellen).toHaveLength(13)
    expect(cellen?.filter(({ provincie }) => provincie === null)).toHaveLength(1)
    expect(som(cellen, 'deelnames')).toBe(deelnames.waarde)
  })

  it('names periods as months, quarters and years', async () => {
    const perioden = async (periode: string) =>
      (await tel({ periode, filter: { soort: 'PILOT' } })).cellen?.map((cel) => cel.periode)
    expect(await perioden('MAAND')).toEqual(['2019-12'])
    expect(await perioden('KWARTAAL')).toEqual(['2019-K4'])
    expect(await perioden('JAAR')).toEqual(['2019'])
  })

  it('gives a true nought and no cells when nothing fits', async () => {
    const filter = { organisatie: 'gm0344', soort: 'PILOT', van: '2024-02-01', tot: '2024-02-01' }
    const { totaal, cellen } = await tel({ filter, naar: ['SOORT'] })
    expect(totaal).toMatchObject({ waarde: 0, status: 'WAARDE', dekking: { gevraagd: 1, geteld: 1 } })
    expect(cellen).toEqual([])
  })

  it.each([
    ['another organisation', { organisatie: 'gm0363' }, 'NIET_VAN_TOEPASSING', 'BUITEN_BEREIK'],
    ['a province that it is not in', { provincie: 'pv30' }, 'NIET_VAN_TOEPASSING', 'BUITEN_BEREIK'],
    ['a day past the source', { van: '2025-01-01' }, 'ONBEKEND', 'NIET_BIJGEWERKT'],
    ['a period that ends past it', { van: '2024-01-01', tot: '2025-01-01' }, 'ONBEKEND', 'NIET_BIJGEWERKT'],
  ])('tells a gemeente no number of %s', async (_, filter, status, reden) => {
    const utrecht = callerWith({ scopes: bzk.scopes, organisatiesStatistiek: ['gm0344'] })
    const { totaal, deelnames, organisaties, cellen } = await tel({ filter, naar: ['SOORT'] }, utrecht)
    expect(totaal).toMatchObject({ waarde: null, status, reden })
    expect([deelnames, organisaties, cellen]).toEqual([{ waarde: null }, { waarde: null }, null])
  })

  it('says of a province that is partly within the bereik how much of it was counted', async () => {
    const utrecht = callerWith({ scopes: bzk.scopes, organisatiesStatistiek: ['gm0344'] })
    const { totaal } = await tel({ filter: { provincie: 'pv26' } }, utrecht)
    expect(totaal).toMatchObject({ status: 'WAARDE', dekking: { geteld: 1 } })
    expect(totaal.dekking?.gevraagd).toBeGreaterThan(20)
  })

  it('counts no quarter past the source, and of a province what it covers', async () => {
    const { totaal, cellen } = await tel({ periode: 'KWARTAAL', naar: ['PROVINCIE'] })
    expect(totaal).toMatchObject({ status: 'WAARDE', bijgewerktTot: '2024-12-31', synthetisch: true })
    expect(cellen?.filter(({ periode }) => (periode ?? '') > '2024-K4')).toEqual([])
    const limburg = cellen?.find(({ provincie }) => provincie?.id === 'pv31')
    expect(limburg?.aantal.dekking?.gevraagd).toBeGreaterThan(30)
    expect(limburg?.aantal.dekking?.gevraagd).toBeLessThan(totaal.dekking?.gevraagd ?? 0)
  })

  it.each([
    ['organisatie', 'gm9999'],
    ['organisatie', ''],
    ['provincie', 'gm0344'],
    ['opIndeling', 2099],
  ])('refuses to count by %s %j, which no register knows', async (argument, code) => {
    const { data, errors } = await vraag({ filter: { [argument]: code } })
    expect(data?.['activiteitenStatistiek']).toBeNull()
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument })
  })

  it.each(['GM0344', ' gm0344'])('understands an organisation as %j', async (organisatie) => {
    const { totaal } = await tel({ filter: { organisatie } })
    expect(totaal).toEqual((await tel({ filter: { organisatie: 'gm0344' } })).totaal)
    expect(totaal.waarde).toBeGreaterThan(0)
  })

  it('counts everything in one statement', async () => {
    await hub.ask(
      `{ activiteitenStatistiek(periode: KWARTAAL, uitgesplitstNaar: [SOORT, STATUS, PROVINCIE]) {
        totaal { waarde bijgewerktTot } cellen { aantal { waarde } deelnames { waarde } organisaties { waarde } } } }`,
      bzk,
    )
    expect(hub.statements).toHaveLength(1)
  })

  it('counts over the bereik of statistics and not over that of rows', async () => {
    const utrecht = { scopes: bzk.scopes, organisaties: ['gm0344'] }
    const provincie = callerWith({ ...utrecht, organisatiesStatistiek: ['gm0344', 'gm0307'] })
    const eigen = await tel({}, callerWith({ ...utrecht, organisatiesStatistiek: ['gm0344'] }))
    const samen = await tel({}, provincie)
    const landelijk = await tel({}, callerWith({ ...utrecht, organisatiesStatistiek: 'ALLE' }))
    const geen = await tel({}, callerWith({ ...utrecht, organisatiesStatistiek: [] }))
    expect(eigen.organisaties.waarde).toBe(1)
    expect(samen.organisaties.waarde).toBe(2)
    expect(landelijk.deelnames.waarde).toBe((await tel()).deelnames.waarde)
    expect([geen.totaal.waarde, geen.deelnames.waarde]).toEqual([null, null])
    expect(geen.totaal.reden).toBe('BUITEN_BEREIK')
    const { data } = await hub.ask(
      '{ activiteiten(filter: { organisatie: "gm0307" }) { aantal } }',
      provincie,
    )
    expect(data?.['activiteiten']).toEqual({ aantal: null })
  })

  it('refuses to count without the scope', async () => {
    const caller = callerWith({ scopes: ['programma:activiteiten'] })
    const { errors } = await hub.ask('{ activiteitenStatistiek { totaal { waarde } } }', caller)
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'UNAUTHORIZED_FIELD_OR_TYPE' })
  })

  describe('the database itself', () => {
    const asReader = async <Row>(statement: string, settings: Record<string, string> = {}) => {
      const connection = await hub.pool.connect()
      try {
        const sets = Object.entries(settings).map(([name, value]) => `set local ${name} = '${value}'`)
        await connection.exec(['begin', 'set local role nwb_programma_lezer', ...sets].join('; '))
        return (await connection.query<Row>(statement, [])).rows
      } finally {
        await connection.exec('rollback')
        connection.release()
      }
    }
    const deelnames = 'select * from programma.activiteit_deelname'
    const geteld = 'select * from programma.activiteit_statistiek'

    it('shows a reader no participation at all when nothing is set', async () => {
      expect(await asReader(deelnames)).toEqual([])
      expect(await asReader(geteld)).toEqual([])
    })

    it('limits a select without where to the organisations set', async () => {
      const rows = await asReader<{ organisatie_id: string }>(deelnames, {
        'nwb.organisaties': 'gm0344,gm0363',
      })
      expect(new Set(rows.map((row) => row.organisatie_id))).toEqual(new Set(['gm0344', 'gm0363']))
      expect(await asReader(deelnames, { 'nwb.organisaties': '' })).toEqual([])
      const [all] = await asReader<{ aantal: number }>(
        'select count(*)::int as aantal from programma.activiteit_deelname',
        { 'nwb.organisaties': '*' },
      )
      expect(all?.aantal).toBeGreaterThan(500)
    })

    it('keeps the bereik of rows and of statistics apart', async () => {
      const settings = { 'nwb.organisaties': 'gm0344', 'nwb.organisaties_statistiek': 'gm0363' }
      const rows = await asReader<{ organisatie_id: string }>(deelnames, settings)
      const counted = await asReader<{ organisatie_id: string }>(geteld, settings)
      expect(new Set(rows.map((row) => row.organisatie_id))).toEqual(new Set(['gm0344']))
      expect(new Set(counted.map((row) => row.organisatie_id))).toEqual(new Set(['gm0363']))
    })

    it.each([
      `insert into programma.brief (id) values ('x')`,
      `update programma.mijlpaal set waarde = 0 where id = 'L2024-otwb-sessies'`,
      'delete from programma.activiteit_deelname',
      `delete from programma.toezegging where id = 'motie-sneller-mutluer'`,
    ])('lets a reader not write: %s', async (statement) => {
      await expect(asReader(statement, { 'nwb.organisaties': '*' })).rejects.toThrow('permission denied')
    })
  })
})
