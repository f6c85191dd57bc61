import { describe, expect, it } from 'vitest'
import { anonymous } from '../../schema/rights/caller.ts'
import { databases } from '../../test/support/databases.ts'
import { callerWith, useSubgraph } from '../../test/support/subgraph.ts'
import { zichtOp } from './subgraph.ts'

const tabellen = ['datavolwassenheidstraject', 'datavolwassenheidsscore', 'datavolwassenheidsaanbeveling']
const scopes = ['zicht-op:datavolwassenheid', 'zicht-op:aanbevelingen']

const lijst = '{ datavolwassenheidstrajecten(first: 100) { aantal edges { node { organisatie { id } } } } }'
const telling = '{ datavolwassenheidStatistiek { totaal { waarde } } }'

describe.each(databases())('rights in zicht-op on $name', (database) => {
  const hub = useSubgraph(database, zichtOp)

  /** Runs one statement as the database sees a caller, and leaves nothing behind. */
  const inDatabase = async <Row>(settings: Record<string, string>, statement: string, role = 'lezer') => {
    const connection = await hub.pool.connect()
    try {
      await connection.exec(`begin; set local role nwb_zicht_op_${role}`)
      for (const [name, value] of Object.entries(settings)) {
        await connection.exec(`set local ${name} = '${value}'`)
      }
      return (await connection.query<Row>(statement, [])).rows
    } finally {
      await connection.exec('rollback')
      connection.release()
    }
  }
  const organisatiesIn = async (settings: Record<string, string>, bron: string) =>
    (await inDatabase<{ organisatie_id: string }>(settings, `select * from zicht_op.${bron}`)).map(
      ({ organisatie_id }) => organisatie_id,
    )

  it.each(tabellen)('gives a statement without where only the rows of the bereik: %s', async (tabel) => {
    const utrecht = await organisatiesIn({ 'nwb.organisaties': 'gm0344' }, tabel)
    expect(new Set(utrecht)).toEqual(new Set(['gm0344']))
    const twee = await organisatiesIn({ 'nwb.organisaties': 'gm0344,gm0935' }, tabel)
    expect(new Set(twee)).toEqual(new Set(['gm0344', 'gm0935']))
    expect(new Set(await organisatiesIn({ 'nwb.organisaties': '*' }, tabel)).size).toBeGreaterThan(60)
  })

  it.each(tabellen)(
    'gives no row without settings, an empty bereik or only a statistics bereik: %s',
    async (tabel) => {
      expect(await organisatiesIn({}, tabel)).toEqual([])
      expect(await organisatiesIn({ 'nwb.organisaties': '' }, tabel)).toEqual([])
      expect(await organisatiesIn({ 'nwb.organisaties_statistiek': '*' }, tabel)).toEqual([])
    },
  )

  it('lets the statistics view obey the statistics bereik and not that of the rows', async () => {
    const view = 'datavolwassenheid_statistiek'
    expect(await organisatiesIn({ 'nwb.organisaties': '*' }, view)).toEqual([])
    expect(
      await organisatiesIn({ 'nwb.organisaties': '*', 'nwb.organisaties_statistiek': 'gm0344' }, view),
    ).toEqual(['gm0344'])
    const [row] = await inDatabase<Record<string, unknown>>(
      { 'nwb.organisaties_statistiek': 'gm0344' },
      `select * from zicht_op.${view}`,
    )
    // Without scores under the same bereik the levels would be null.
    expect(row?.['niveau_eind']).toEqual(expect.any(Number))
  })

  it('keeps the recommendations from the statistics role', async () => {
    const statement = 'select * from zicht_op.datavolwassenheidsaanbeveling'
    await expect(inDatabase({ 'nwb.organisaties_statistiek': '*' }, statement, 'statistiek')).rejects.toThrow(
      /permission denied/,
    )
  })

  it.each([
    'delete from zicht_op.datavolwassenheidstraject',
    "update zicht_op.indicatorwaarde set waarde = 1, reden_ontbreekt = null where gebied_code = 'GM0344'",
    "insert into zicht_op.dashboardbezoek values ('vastgoed', '2030-01-01', 1, true)",
  ])('refuses that the reader writes: %s', async (statement) => {
    await expect(inDatabase({ 'nwb.organisaties': '*' }, statement)).rejects.toThrow(/permission denied/)
  })

  it('shows a gemeente its own trajects and an empty bereik none', async () => {
    const utrecht = await hub.ask(lijst, callerWith({ scopes, organisaties: ['gm0344'] }))
    expect(utrecht.data?.['datavolwassenheidstrajecten']).toEqual({
      aantal: 1,
      edges: [{ node: { organisatie: { id: 'gm0344' } } }],
    })
    const niemand = await hub.ask(lijst, callerWith({ scopes, organisaties: [] }))
    expect(niemand.errors?.[0]?.extensions).toMatchObject({ reden: 'BUITEN_BEREIK' })
    expect(niemand.data?.['datavolwassenheidstrajecten']).toEqual({ aantal: null, edges: [] })
    const ander = await hub.ask(
      '{ datavolwassenheidstraject(id: "dvt-0001") { id } }',
      callerWith({ scopes, organisaties: ['gm0363'] }),
    )
    expect(ander.data).toEqual({ datavolwassenheidstraject: null })
  })

  it('counts over the statistics bereik while rows stay within the row bereik', async () => {
    const provincie = callerWith({
      scopes,
      organisaties: ['pv26'],
      organisatiesStatistiek: ['pv26', 'gm0344'],
    })
    const rows = await hub.ask(lijst, provincie)
    expect(rows.data?.['datavolwassenheidstrajecten']).toEqual({ aantal: null, edges: [] })
    const counts = await hub.ask(telling, provincie)
    expect(counts.data).toEqual({ datavolwassenheidStatistiek: { totaal: { waarde: 1 } } })
  })

  it.each([
    [lijst, [], 'Query.datavolwassenheidstrajecten'],
    [telling, ['zicht-op:statistiek'], 'Query.datavolwassenheidStatistiek'],
    ['{ dashboardGebruik { totaal { waarde } } }', scopes, 'Query.dashboardGebruik'],
    [
      '{ datavolwassenheidstraject(id: "dvt-0001") { aanbevelingen } }',
      ['zicht-op:datavolwassenheid'],
      'Datavolwassenheidstraject.aanbevelingen',
    ],
  ])('refuses %s to a caller with only %j', async (query, eigen, veld) => {
    const { data, errors } = await hub.ask(query, callerWith({ scopes: eigen }))
    expect(data).toBeUndefined()
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'UNAUTHORIZED_FIELD_OR_TYPE', veld })
  })

  it('refuses the trajects of an organisation to a caller without a token', async () => {
    const { errors } = await hub.ask(
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Organisatie { datavolwassenheidstrajecten { aantal } } } }',
      anonymous,
      { r: [{ __typename: 'Organisatie', id: 'gm0344' }] },
    )
    expect(errors?.[0]?.extensions?.['code']).toBe('UNAUTHORIZED_FIELD_OR_TYPE')
  })

  it('carries a corrected national mean into every deviation', async () => {
    const connection = await hub.pool.connect()
    try {
      await connection.exec('begin')
      await connection.exec(
        "update zicht_op.landelijk_gemiddelde set gemiddelde = 5 where indicator_id = 'drugspanden' and jaar = 2023",
      )
      const { rows } = await connection.query<{ waarde: number; landelijk: number; afwijking: number }>(
        "select waarde, landelijk, afwijking from zicht_op.indicatorwaarde where indicator_id = 'drugspanden' and jaar = 2023 and waarde is not null",
        [],
      )
      expect(rows.length).toBeGreaterThan(300)
      for (const { waarde, landelijk, afwijking } of rows) {
        expect(landelijk).toBe(5)
        expect(afwijking).toBeCloseTo(waarde - 5, 2)
      }
    } finally {
      await connection.exec('rollback')
      connection.release()
    }
  })

  it.each([
    [
      'a value with a reason',
      "update zicht_op.indicatorwaarde set reden_ontbreekt = 'GEHEIM' where waarde is not null",
    ],
    ['a missing value without a reason', 'update zicht_op.indicatorwaarde set waarde = null'],
    [
      'a mean that differs from the national one',
      "update zicht_op.indicatorwaarde set landelijk = landelijk + 1 where jaar = 2023 and gebied_code = 'GM0344'",
    ],
    [
      'a traject that ends before it starts',
      "update zicht_op.datavolwassenheidstraject set afgerond_op = '2000-01-01'",
    ],
  ])('refuses to store %s', async (_, statement) => {
    const connection = await hub.pool.connect()
    try {
      await expect(connection.exec(`begin; ${statement}`)).rejects.toThrow(/violates/)
    } finally {
      await connection.exec('rollback')
      connection.release()
    }
  })
})
