import { describe, expect, it } from 'vitest'
import type { Caller } from '../../schema/rights/caller.ts'
import { databases } from '../../test/support/databases.ts'
import { callerWith, useSubgraph } from '../../test/support/subgraph.ts'
import { otwb } from './subgraph.ts'

const scopes = ['otwb:lezen', 'otwb:verslag', 'otwb:vertrouwelijk', 'otwb:statistiek']
const tables = ['tourorganisatie', 'voorgesprek', 'sessie', 'afspraak', 'contactmoment']
const lists = ['voorgesprekken', 'sessies', 'afspraken', 'contactmomenten']

type Settings = Partial<Record<'organisaties' | 'organisaties_statistiek' | 'functies', string>>

describe.each(databases())('rights in otwb on $name', (database) => {
  const hub = useSubgraph(database, otwb)

  /** Runs one statement as the reader role with these settings, and nothing of the store between. */
  async function asReader<Row>(statement: string, settings: Settings = {}): Promise<Row[]> {
    const connection = await hub.pool.connect()
    try {
      await connection.exec('begin; set local role nwb_otwb_lezer')
      for (const [name, value] of Object.entries(settings)) {
        await connection.exec(`set local nwb.${name} = '${value}'`)
      }
      return (await connection.query<Row>(statement, [])).rows
    } finally {
      await connection.exec('rollback')
      connection.release()
    }
  }

  async function counts(caller: Caller): Promise<number[]> {
    const { data, errors } = await hub.ask(
      `{ ${lists.map((field) => `${field} { aantal edges { node { organisatie { id } } } }`).join(' ')} }`,
      caller,
    )
    expect(errors).toBeUndefined()
    const answer = data as Record<string, { aantal: number }>
    return lists.map((field) => answer[field]?.aantal ?? -1)
  }

  it.each(tables)('shows a reader of %s only rows of its organisations, without any where', async (table) => {
    const rows = await asReader<{ organisatie_id: string }>(`select * from otwb.${table}`, {
      organisaties: 'gm0344,pv30',
      functies: '*',
    })
    expect(new Set(rows.map((row) => row.organisatie_id))).toEqual(new Set(['gm0344', 'pv30']))
  })

  it.each(tables)('shows a reader of %s nothing when no setting or an empty one is made', async (table) => {
    expect(await asReader(`select * from otwb.${table}`)).toEqual([])
    expect(await asReader(`select * from otwb.${table}`, { organisaties: '', functies: '*' })).toEqual([])
    const all = await asReader(`select * from otwb.${table}`, { organisaties: '*', functies: '*' })
    expect(all.length).toBeGreaterThan(100)
  })

  it('shows contactmomenten only of the functions of the reader', async () => {
    const rows = await asReader<{ functie: string }>('select * from otwb.contactmoment', {
      organisaties: '*',
      functies: 'BURGEMEESTER',
    })
    expect(rows.length).toBeGreaterThan(0)
    expect(new Set(rows.map((row) => row.functie))).toEqual(new Set(['BURGEMEESTER']))
    expect(await asReader('select * from otwb.contactmoment', { organisaties: '*' })).toEqual([])
    const views = await asReader<{ functie: string }>('select * from otwb.contactmoment_statistiek', {
      organisaties_statistiek: '*',
      functies: 'BURGEMEESTER',
    })
    expect(views).toHaveLength(rows.length)
    expect(new Set(views.map((row) => row.functie))).toEqual(new Set(['BURGEMEESTER']))
  })

  it.each(['tourorganisatie', 'bezoek', 'afspraak', 'contactmoment'])(
    'lets the view %s_statistiek obey the statistics bereik and not the bereik for rows',
    async (view) => {
      const statement = `select distinct organisatie_id from otwb.${view}_statistiek`
      const rows = await asReader<{ organisatie_id: string }>(statement, {
        organisaties: '*',
        organisaties_statistiek: 'gm0344',
        functies: '*',
      })
      expect(rows).toEqual([{ organisatie_id: 'gm0344' }])
      expect(await asReader(statement, { organisaties: '*', functies: '*' })).toEqual([])
    },
  )

  it('keeps texts out of the views for statistics', async () => {
    const rows = await asReader<{ column_name: string }>(
      "select column_name from information_schema.columns where table_schema = 'otwb' and table_name like '%\\_statistiek'",
    )
    const columns = rows.map((row) => row.column_name)
    expect(columns).toContain('soort_vraag')
    for (const text of ['aantekening', 'verslag', 'omschrijving', 'id']) expect(columns).not.toContain(text)
  })

  it.each(tables)('lets the reader write nothing in %s', async (table) => {
    for (const statement of [
      `delete from otwb.${table}`,
      `update otwb.${table} set organisatie_id = 'gm0363'`,
      `insert into otwb.${table} (organisatie_id) values ('gm0363')`,
    ]) {
      await expect(asReader(statement, { organisaties: '*', functies: '*' })).rejects.toThrow(
        /permission denied/,
      )
    }
  })

  it('gives a gemeente its own rows, a caller without organisations none, and says that none were counted', async () => {
    const all = await counts(callerWith({ scopes }))
    const utrecht = await counts(callerWith({ scopes, organisaties: ['gm0344'] }))
    expect(all).toEqual([268, 131, expect.any(Number), 137])
    expect(utrecht.every((aantal, index) => aantal > 0 && aantal < (all[index] ?? 0))).toBe(true)
    const none = await hub.ask(
      `{ ${lists.map((field) => `${field} { aantal edges { cursor } }`).join(' ')} }`,
      callerWith({ scopes, organisaties: [] }),
    )
    expect(none.data).toEqual(Object.fromEntries(lists.map((field) => [field, { aantal: null, edges: [] }])))
    expect(none.errors?.map(({ extensions }) => extensions?.['reden'])).toEqual(
      lists.map(() => 'BUITEN_BEREIK'),
    )
  })

  it('narrows contactmomenten to the functions of the caller, and the tour not', async () => {
    const [voorgesprekken, , , alle] = await counts(callerWith({ scopes }))
    const [ngb, , , burgemeesters = 0] = await counts(callerWith({ scopes, functies: ['BURGEMEESTER'] }))
    expect(ngb).toBe(voorgesprekken)
    expect(burgemeesters).toBeGreaterThan(0)
    expect(burgemeesters).toBeLessThan(alle ?? 0)
  })

  it('shows in the coverage only organisations within the bereik', async () => {
    const { data } = await hub.ask(
      '{ tourdekking(peildatum: "2024-12-31") { aantal edges { node { organisatie { id } } } } }',
      callerWith({ scopes, organisaties: ['gm0344', 'pv30', 'ws0652'] }),
    )
    expect(data?.['tourdekking']).toEqual({
      aantal: 2,
      edges: [{ node: { organisatie: { id: 'pv30' } } }, { node: { organisatie: { id: 'gm0344' } } }],
    })
  })

  it('counts statistics over their own bereik', async () => {
    const { data } = await hub.ask(
      `{
        sessies { aantal }
        otwbStatistiek(filter: { soort: SESSIE }) { totaal { waarde } }
        tourdekkingStatistiek(peildatum: "2024-12-31") { totaal { organisaties { waarde } } }
        contactmomentenStatistiek { totaal { waarde } }
      }`,
      callerWith({ scopes, organisaties: [], organisatiesStatistiek: ['pv30', 'gm0344', 'gm0855'] }),
    )
    expect(data).toMatchObject({
      sessies: { aantal: null },
      tourdekkingStatistiek: { totaal: { organisaties: { waarde: 3 } } },
    })
    const [, sessies, , contactmomenten] = await counts(
      callerWith({ scopes, organisaties: ['pv30', 'gm0344', 'gm0855'] }),
    )
    expect(data?.['otwbStatistiek']).toEqual({ totaal: { waarde: sessies } })
    expect(data?.['contactmomentenStatistiek']).toEqual({ totaal: { waarde: contactmomenten } })
  })

  it.each([
    ['{ voorgesprekken { aantal } }', 'otwb:lezen'],
    ['{ sessie(id: "x") { id } }', 'otwb:lezen'],
    ['{ afspraken { aantal } }', 'otwb:lezen'],
    ['{ tourdekking(peildatum: "2024-12-31") { aantal } }', 'otwb:lezen'],
    ['{ voorgesprekken { edges { node { verslag } } } }', 'otwb:verslag'],
    ['{ contactmomenten { aantal } }', 'otwb:vertrouwelijk'],
    ['{ contactmoment(id: "x") { id } }', 'otwb:vertrouwelijk'],
    ['{ otwbStatistiek { totaal { waarde } } }', 'otwb:statistiek'],
    ['{ contactmomentenStatistiek { totaal { waarde } } }', 'otwb:statistiek'],
    ['{ afsprakenStatistiek(peildatum: "2024-12-31") { totaal { waarde } } }', 'otwb:statistiek'],
    ['{ tourdekkingStatistiek(peildatum: "2024-12-31") { peildatum } }', 'otwb:statistiek'],
  ])('refuses %s to a caller with every scope but %s', async (query, needed) => {
    const allowed = await hub.ask(query, callerWith({ scopes }))
    expect(allowed.errors).toBeUndefined()
    const refused = await hub.ask(query, callerWith({ scopes: scopes.filter((scope) => scope !== needed) }))
    expect(refused.data).toBeUndefined()
    expect(refused.errors?.[0]?.extensions?.['code']).toBe('UNAUTHORIZED_FIELD_OR_TYPE')
  })

  it('holds no sessie of the wrong kind, voorgesprek at a waterschap or function of another organisation', async () => {
    const connection = await hub.pool.connect()
    const write = (statement: string) => connection.query(statement, [])
    try {
      for (const [statement, reason] of [
        ["update otwb.sessie set soort = 'STATEN' where organisatie_id = 'gm0344'", /check/],
        ["update otwb.voorgesprek set gesprekspartners = '{}'", /check/],
        ["update otwb.contactmoment set functie = 'STATENLID' where organisatie_id = 'gm0344'", /check/],
        ['update otwb.afspraak set uitgevoerd_op = gemaakt_op, opgepakt_op = null', /check/],
        ["insert into otwb.tourorganisatie values ('ws0652')", /check/],
        ["update otwb.sessie set organisatie_id = 'gm0363' where organisatie_id = 'gm0344'", /foreign key/],
      ] as const) {
        await expect(write(statement)).rejects.toThrow(reason)
      }
    } finally {
      connection.release()
    }
  })
})
