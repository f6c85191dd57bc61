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
  aantal: { waarde: number | null }
  deelnames: { waarde: number | null }
}
interface Statistiek {
  totaal: { waarde: number | null; status: string }
  deelnames: { waarde: number | null }
  organisaties: { waarde: number | null }
  cellen: Cel[]
}

describe.each(databases())('activiteitenStatistiek on $name', (database) => {
  const hub = useSubgraph(database, programma)
  const tel = async (variables: Record<string, unknown> = {}, caller: Caller = bzk) => {
    const { data, errors } = await hub.ask(
      `query ($filter: ActiviteitFilter, $periode: PeriodeSoort, $naar: [ActiviteitDimensie!]! = []) {
        activiteitenStatistiek(filter: $filter, periode: $periode, uitgesplitstNaar: $naar) {
          totaal { waarde status } deelnames { waarde } organisaties { waarde }
          cellen { periode soort status provincie { id } aantal { waarde } deelnames { waarde } } } }`,
      caller,
      variables,
    )
    expect(errors).toBeUndefined()
    return data?.['activiteitenStatistiek'] as Statistiek
  }
  const som = (cellen: readonly Cel[], veld: 'aantal' | 'deelnames') =>
    cellen.reduce((sum, cel) => sum + (cel[veld].waarde ?? Number.NaN), 0)

  it('counts the activities, and the ten extra driehoeksessies of 2024', async () => {
    const { data } = await hub.ask('{ activiteiten { aantal } }', bzk)
    const { totaal, cellen } = await tel()
    expect(data).toEqual({ activiteiten: { aantal: totaal.waarde } })
    expect(totaal.status).toBe('WAARDE')
    expect(cellen).toEqual([])
    const extra = await tel({
      filter: { soort: 'DRIEHOEKSESSIE', extra: true, van: '2024-01-01', tot: '2024-12-31' },
    })
    expect(extra.totaal.waarde).toBe(10)
  })

  it.each([
    ['impuls', 'IMPULS', 25],
    ['pilot', 'PILOT', 9],
  ])('counts the participants of the %s as the letter does', async (_, soort, aantal) => {
    const { totaal, deelnames, organisaties } = await tel({ filter: { soort } })
    expect([totaal.waarde, deelnames.waarde, organisaties.waarde]).toEqual([1, aantal, aantal])
  })

  it.each([
    [{ naar: ['SOORT'] }],
    [{ naar: ['SOORT', 'STATUS'] }],
    [{ periode: 'MAAND' }],
    [{ periode: 'KWARTAAL', naar: ['STATUS'] }],
    [{ periode: 'JAAR', naar: ['SOORT'] }],
  ])('adds up to the total over %j', async (vraag) => {
    const { totaal, deelnames, cellen } = await tel(vraag)
    expect(cellen.length).toBeGreaterThan(2)
    expect(som(cellen, 'aantal')).toBe(totaal.waarde)
    expect(som(cellen, 'deelnames')).toBe(deelnames.waarde)
  })

  it('adds participations up over provinces, with one cell for waterschappen', async () => {
    const { deelnames, cellen } = await tel({ naar: ['PROVINCIE'] })
    expect(cellen).toHaveLength(13)
    expect(cellen.filter(({ provincie }) => provincie === null)).toHaveLength(1)
    expect(som(cellen, 'deelnames')).toBe(deelnames.waarde)
  })

  it('names periods as months, quarters and years', async () => {
    const perioden = async (periode: string) =>
      (await tel({ periode, filter: { soort: 'PILOT' } })).cellen.map((cel) => cel.periode)
    expect(await perioden('MAAND')).toEqual(['2019-12'])
    expect(await perioden('KWARTAAL')).toEqual(['2019-K4'])
    expect(await perioden('JAAR')).toEqual(['2019'])
  })

  it('gives zero and no cells when nothing fits', async () => {
    const { totaal, cellen } = await tel({ filter: { organisatie: 'gm9999' }, naar: ['SOORT'] })
    expect(totaal.waarde).toBe(0)
    expect(cellen).toEqual([])
  })

  it('counts everything in one statement', async () => {
    await tel({ periode: 'KWARTAAL', naar: ['SOORT', 'STATUS', 'PROVINCIE'] })
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
    expect([geen.totaal.waarde, geen.deelnames.waarde]).toEqual([0, 0])
    const { data } = await hub.ask(
      '{ activiteiten(filter: { organisatie: "gm0307" }) { aantal } }',
      provincie,
    )
    expect(data?.['activiteiten']).toEqual({ aantal: 0 })
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
