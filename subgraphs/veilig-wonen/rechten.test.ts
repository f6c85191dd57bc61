import { describe, expect, it } from 'vitest'
import { databases } from '../../test/support/databases.ts'
import { callerWith, useSubgraph } from '../../test/support/subgraph.ts'
import { veiligWonen } from './subgraph.ts'

const tabellen = ['aanvraag', 'verloop', 'persoon', 'dreigingsanalyse', 'advies', 'maatregel']
const views = ['aanvraag_statistiek', 'stap_statistiek', 'maatregel_statistiek']

/** Settings of a transaction: what is not named is not set. */
interface Settings {
  readonly organisaties?: string
  readonly organisaties_statistiek?: string
  readonly functies?: string
  readonly doel?: string
}

const alles: Settings = {
  organisaties: '*',
  organisaties_statistiek: '*',
  functies: '*',
  doel: 'uitvoering-veilig-wonen',
}

interface Rij {
  readonly organisatie_id: string
  readonly functie: string
}

describe.each(databases())('rights on Veilig Wonen on $name', (database) => {
  const hub = useSubgraph(database, veiligWonen)

  /** A statement as the reader role, in a transaction that is taken back. */
  async function asReader<Row = Rij>(statement: string, settings: Settings): Promise<Row[]> {
    const db = await hub.pool.connect()
    try {
      const sets = Object.entries(settings).map(([name, value]) => `; set local nwb.${name} = '${value}'`)
      await db.exec(`begin; set local role nwb_veilig_wonen_lezer${sets.join('')}`)
      return (await db.query<Row>(statement, [])).rows
    } finally {
      await db.exec('rollback')
      db.release()
    }
  }

  const ids = (rows: readonly Rij[]) => [...new Set(rows.map(({ organisatie_id }) => organisatie_id))].sort()
  const functies = (rows: readonly Rij[]) => [...new Set(rows.map(({ functie }) => functie))]

  it.each(tabellen)(
    'limits "select * from %s" to the organisations and functions of the caller',
    async (table) => {
      const select = `select * from veilig_wonen.${table}`
      expect(ids(await asReader(select, alles)).length).toBeGreaterThan(2)
      expect(ids(await asReader(select, { ...alles, organisaties: 'gm0344' }))).toEqual(['gm0344'])
      expect(ids(await asReader(select, { ...alles, organisaties: 'gm0344,pv30' }))).toEqual([
        'gm0344',
        'pv30',
      ])
      expect(functies(await asReader(select, { ...alles, functies: 'BURGEMEESTER' }))).toEqual([
        'BURGEMEESTER',
      ])
      expect(await asReader(select, { ...alles, organisaties: '' })).toEqual([])
      expect(await asReader(select, { ...alles, functies: '' })).toEqual([])
    },
  )

  it.each([...tabellen, ...views])('shows no row of %s when nothing is set', async (table) => {
    expect(await asReader(`select * from veilig_wonen.${table}`, {})).toEqual([])
  })

  it('shows a person only for the purpose of carrying out Veilig Wonen', async () => {
    const select = 'select * from veilig_wonen.persoon'
    const { doel: _, ...zonderDoel } = alles
    expect(await asReader(select, zonderDoel)).toEqual([])
    expect(await asReader(select, { ...alles, doel: 'voortgangsrapportage' })).toEqual([])
    expect((await asReader(select, alles)).length).toBe(342)
  })

  it.each(views)('counts %s over the bereik of statistics, and not over that of rows', async (view) => {
    const select = `select * from veilig_wonen.${view}`
    const settings = { ...alles, organisaties: 'pv30', organisaties_statistiek: 'pv30,gm0344' }
    expect(ids(await asReader(select, settings))).toEqual(['gm0344', 'pv30'])
    expect(await asReader(select, { ...settings, organisaties_statistiek: '' })).toEqual([])
    expect(functies(await asReader(select, { ...alles, functies: 'WETHOUDER' }))).toEqual(['WETHOUDER'])
  })

  it.each(views)('has no key, text or person in %s', async (view) => {
    const [row] = await asReader<Record<string, unknown>>(`select * from veilig_wonen.${view} limit 1`, alles)
    const columns = Object.keys(row ?? {})
    expect(columns).toContain('organisatie_id')
    for (const column of ['id', 'aanvraag_id', 'kenmerk', 'naam', 'tekst', 'omschrijving', 'straat']) {
      expect(columns).not.toContain(column)
    }
  })

  it.each([...tabellen, 'overgang', 'organisatie', 'tegemoetkoming', 'levering'])(
    'refuses the reader to write %s',
    async (table) => {
      await expect(asReader(`delete from veilig_wonen.${table}`, alles)).rejects.toThrow(/permission denied/)
    },
  )

  it.each(tabellen)(
    'ties each row of %s to an aanvraag of the same organisation and function',
    async (table) => {
      const key = table === 'aanvraag' ? 'id' : 'aanvraag_id'
      const stray = await asReader(
        `select * from veilig_wonen.${table} as rij where not exists (
        select from veilig_wonen.aanvraag where aanvraag.id = rij.${key}
          and aanvraag.organisatie_id = rij.organisatie_id and aanvraag.functie = rij.functie)`,
        alles,
      )
      expect(stray).toEqual([])
    },
  )

  it('gives a caller its own rows in lists and its statistics over more', async () => {
    const { data, errors } = await hub.ask(
      `{ aanvragen(first: 100) { aantal edges { node { organisatie { id } } } }
         wachtlijst(peildatum: "2024-05-14", first: 100) { edges { plaats node { organisatie { id } } } }
         aanvragenStatistiek(uitgesplitstNaar: [SOORT_ORGANISATIE]) { totaal { waarde } cellen { soortOrganisatie } } }`,
      callerWith({
        scopes: ['veilig-wonen:lezen', 'veilig-wonen:statistiek'],
        organisaties: ['pv30'],
        organisatiesStatistiek: ['pv30', 'gm0344'],
      }),
    )
    expect(errors).toBeUndefined()
    const answer = data ?? {}
    const { aantal, edges } = answer['aanvragen'] as {
      aantal: number
      edges: { node: { organisatie: { id: string } } }[]
    }
    expect(aantal).toBe(edges.length)
    expect(new Set(edges.map(({ node }) => node.organisatie.id))).toEqual(new Set(['pv30']))
    const statistiek = answer['aanvragenStatistiek'] as { totaal: { waarde: number }; cellen: object[] }
    expect(statistiek.totaal.waarde).toBeGreaterThan(aantal)
    expect(statistiek.cellen).toEqual([{ soortOrganisatie: 'GEMEENTE' }, { soortOrganisatie: 'PROVINCIE' }])
  })

  it('gives null for an aanvraag outside the bereik, as for one that is not there', async () => {
    const limburg = await asReader<{ id: string }>(
      "select id from veilig_wonen.aanvraag where organisatie_id = 'gm0935'",
      alles,
    )
    const { data, errors } = await hub.ask(
      'query ($id: ID!) { buiten: aanvraag(id: $id) { kenmerk } geen: aanvraag(id: "vw-1999-0001") { kenmerk } }',
      callerWith({ scopes: ['veilig-wonen:lezen'], organisaties: ['gm0344'] }),
      { id: limburg[0]?.id },
    )
    expect(limburg.length).toBeGreaterThan(0)
    expect(errors).toBeUndefined()
    expect(data).toEqual({ buiten: null, geen: null })
  })

  it.each([
    ['aanvraag(id: "vw-2024-0001") { status }', [], 'doel', 'Aanvraag'],
    [
      'aanvragen { edges { node { bestuurder { naam } } } }',
      ['lezen', 'persoon'],
      'rapportage',
      'Bestuurder',
    ],
    [
      'aanvragen { edges { node { bestuurder { naam } } } }',
      ['lezen'],
      'uitvoering-veilig-wonen',
      'Bestuurder',
    ],
    [
      'aanvragen { edges { node { adres { straat } } } }',
      ['lezen', 'advies'],
      'uitvoering-veilig-wonen',
      'Adres',
    ],
    ['aanvragen { edges { node { dreigingsanalyse } } }', ['lezen'], 'doel', 'Aanvraag.dreigingsanalyse'],
    ['aanvragen { edges { node { advies { opgesteldOp } } } }', ['lezen'], 'doel', 'Advies'],
    ['aanvragen { edges { node { maatregelen { domein } } } }', ['lezen'], 'doel', 'Maatregel'],
    [
      'aanvragen { edges { node { maatregelen { kosten } } } }',
      ['lezen', 'advies'],
      'doel',
      'Maatregel.kosten',
    ],
    ['wachtlijst(peildatum: "2024-05-14") { aantal }', ['statistiek'], 'doel', 'Wachtlijst'],
    ['aanvragenStatistiek { totaal { waarde } }', ['lezen'], 'doel', 'aanvragenStatistiek'],
    ['tegemoetkoming(jaar: 2024) { gebruikt }', ['lezen', 'financien'], 'doel', 'tegemoetkoming'],
  ])('refuses "%s" to a caller with the scopes %j for "%s"', async (field, names, doel, refused) => {
    const caller = callerWith({ scopes: names.map((name) => `veilig-wonen:${name}`), doel })
    const { data, errors } = await hub.ask(`{ ${field} }`, caller)
    expect(data).toBeUndefined()
    expect(errors?.[0]?.extensions?.['code']).toBe('UNAUTHORIZED_FIELD_OR_TYPE')
    expect(String(errors?.[0]?.extensions?.['veld']).toLowerCase()).toContain(refused.toLowerCase())
    expect(hub.statements).toEqual([])
  })
})
