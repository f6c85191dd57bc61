import { describe, expect, it } from 'vitest'
import { anonymous, type Caller } from '../../schema/rights/caller.ts'
import { databases } from '../../test/support/databases.ts'
import { callerWith, useSubgraph } from '../../test/support/subgraph.ts'
import { meldingen } from './subgraph.ts'

const scopes = ['lezen', 'ernst', 'persoon', 'opvolging', 'aangifte', 'statistiek'].map(
  (one) => `meldingen:${one}`,
)
const protectedTables = ['melding', 'persoonsgegevens', 'aangifte', 'nazorg', 'opvolgstap']
const alles = { organisaties: '*', organisaties_statistiek: '*', functies: '*', beperkingen: '' }

interface Rij {
  organisatie_id: string
  functie: string
  aangifte_gedaan: boolean
}

describe.each(databases())('rights on meldingen on $name', (database) => {
  const hub = useSubgraph(database, meldingen)

  /** Runs one statement with these settings as a role, or as the owner, and takes everything back. */
  async function run(statement: string, settings: Record<string, string>, role?: string): Promise<Rij[]> {
    const connection = await hub.pool.connect()
    try {
      await connection.exec('begin')
      if (role) await connection.exec(`set local role nwb_meldingen_${role}`)
      for (const [name, value] of Object.entries(settings)) {
        await connection.exec(`set local nwb.${name} = '${value}'`)
      }
      return (await connection.query<Rij>(statement, [])).rows
    } finally {
      await connection.exec('rollback')
      connection.release()
    }
  }
  const asReader = (statement: string, settings: Record<string, string>) => run(statement, settings, 'lezer')

  async function aantallen(rights: Partial<Caller>): Promise<{ rijen: number; geteld: number }> {
    const { data, errors } = await hub.ask(
      '{ meldingen(first: 1) { aantal } meldingenStatistiek { totaal { waarde } } }',
      callerWith({ scopes, ...rights }),
    )
    expect(errors).toBeUndefined()
    const found = data as {
      meldingen: { aantal: number }
      meldingenStatistiek: { totaal: { waarde: number } }
    }
    return { rijen: found.meldingen.aantal, geteld: found.meldingenStatistiek.totaal.waarde }
  }

  describe.each(protectedTables)('the table %s', (table) => {
    const select = `select * from meldingen.${table}`
    const distinct = (column: keyof Rij, rows: Rij[]) => [...new Set(rows.map((row) => row[column]))]

    it('gives no rows while no setting is made', async () => {
      expect(await asReader(select, {})).toEqual([])
    })

    it('gives no rows for an empty bereik or no functies', async () => {
      expect(await asReader(select, { ...alles, organisaties: '' })).toEqual([])
      expect(await asReader(select, { ...alles, functies: '' })).toEqual([])
    })

    it('gives only rows of the organisations in the bereik, though the query has no where', async () => {
      const rows = await asReader(select, { ...alles, organisaties: 'gm0344,pv30' })
      expect(distinct('organisatie_id', rows).sort()).toEqual(['gm0344', 'pv30'])
    })

    it('gives only rows of the functies, though the query has no where', async () => {
      const rows = await asReader(select, { ...alles, functies: 'BURGEMEESTER' })
      expect(distinct('functie', rows)).toEqual(['BURGEMEESTER'])
    })

    it('gives only rows of meldingen with aangifte under the restriction alleen-aangifte', async () => {
      const all = await asReader(select, alles)
      const restricted = await asReader(select, { ...alles, beperkingen: 'iets-anders,alleen-aangifte' })
      expect(distinct('aangifte_gedaan', restricted)).toEqual([true])
      expect(restricted).toHaveLength(all.filter((row) => row.aangifte_gedaan).length)
    })

    it('refuses the reader to write', async () => {
      for (const write of [
        `delete from meldingen.${table}`,
        `update meldingen.${table} set functie = 'WETHOUDER'`,
        `insert into meldingen.${table} default values`,
      ]) {
        await expect(asReader(write, alles)).rejects.toThrow('permission denied')
      }
    })

    it('refuses the statistics role to read all columns', async () => {
      await expect(run(select, alles, 'statistiek')).rejects.toThrow('permission denied')
    })
  })

  it('counts the view over the statistics bereik, and not over that of the rows', async () => {
    const view = 'select * from meldingen.melding_statistiek'
    const settings = { ...alles, organisaties: 'gm0344', organisaties_statistiek: 'gm0363' }
    const rows = await asReader(view, settings)
    expect([...new Set(rows.map((row) => row.organisatie_id))]).toEqual(['gm0363'])
    expect(await asReader(view, { ...settings, organisaties_statistiek: '' })).toEqual([])
    expect(await asReader(view, {})).toEqual([])
    const burgemeesters = await asReader(view, { ...alles, functies: 'BURGEMEESTER' })
    expect([...new Set(burgemeesters.map((row) => row.functie))]).toEqual(['BURGEMEESTER'])
  })

  it('shows a province its own rows, and the counts of its gemeenten', async () => {
    const eigen = await aantallen({ organisaties: ['pv30'], organisatiesStatistiek: ['pv30'] })
    const samen = await aantallen({
      organisaties: ['pv30'],
      organisatiesStatistiek: ['pv30', 'gm0855', 'gm0796'],
    })
    expect(eigen.rijen).toBeGreaterThan(0)
    expect(eigen.geteld).toBe(eigen.rijen)
    expect(samen.rijen).toBe(eigen.rijen)
    expect(samen.geteld).toBeGreaterThan(samen.rijen)
  })

  it('shows the police only meldingen with aangifte, in lists, by id and in counts', async () => {
    const politie = { beperkingen: ['alleen-aangifte'] }
    const alle = await aantallen({})
    const gezien = await aantallen(politie)
    expect(gezien.rijen).toBeGreaterThan(0)
    expect(gezien.rijen).toBeLessThan(alle.rijen * 0.13)
    expect(gezien.geteld).toBe(gezien.rijen)

    const zonder = '{ meldingen(first: 1, filter: { metAangifte: false }) { aantal edges { node { id } } } }'
    const geweigerd = await hub.ask(zonder, callerWith({ scopes, ...politie }))
    expect(geweigerd.data?.['meldingen']).toEqual({ aantal: null, edges: [] })
    expect(geweigerd.errors?.[0]?.extensions).toEqual({
      code: 'NIET_VAN_TOEPASSING',
      reden: 'BUITEN_BEPERKING',
    })
    const { data } = await hub.ask(zonder, callerWith({ scopes }))
    const eerste = data?.['meldingen'] as { edges: { node: { id: string } }[] } | undefined
    const id = eerste?.edges[0]?.node.id
    const een = 'query ($id: ID!) { melding(id: $id) { id } }'
    expect((await hub.ask(een, callerWith({ scopes, ...politie }), { id })).data).toEqual({ melding: null })
    expect((await hub.ask(een, callerWith({ scopes }), { id })).data).toEqual({ melding: { id } })
  })

  it('shows a caller with several limits only what fits all of them', async () => {
    const rights = { organisaties: ['gm0344'], functies: ['BURGEMEESTER'], beperkingen: ['alleen-aangifte'] }
    const { data } = await hub.ask(
      '{ meldingen(first: 100) { aantal edges { node { functie organisatie { id } aangifte { gedaan } } } } }',
      callerWith({ scopes, ...rights }),
    )
    const lijst = data?.['meldingen'] as { aantal: number; edges: { node: unknown }[] }
    const { aantal, edges } = lijst
    expect(aantal).toBeGreaterThan(0)
    expect(edges).toHaveLength(aantal)
    for (const { node } of edges) {
      expect(node).toEqual({
        functie: 'BURGEMEESTER',
        organisatie: { id: 'gm0344' },
        aangifte: { gedaan: true },
      })
    }
  })

  it('shows no organisation but its own to a caller that asks for another', async () => {
    const { data } = await hub.ask(
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Organisatie { meldingen { aantal edges { cursor } } meldingenStatistiek { totaal { waarde reden } } } } }',
      callerWith({ scopes, organisaties: ['gm0344'], organisatiesStatistiek: ['gm0344'] }),
      { r: [{ __typename: 'Organisatie', id: 'gm0363' }] },
    )
    expect(data?.['_entities']).toEqual([
      {
        meldingen: { aantal: null, edges: [] },
        meldingenStatistiek: { totaal: { waarde: null, reden: 'BUITEN_BEREIK' } },
      },
    ])
  })

  it.each([
    ['meldingen { aantal }', 'lezen', 'Query.meldingen'],
    ['melding(id: "x") { id }', 'lezen', 'Query.melding'],
    ['meldingenStatistiek { totaal { waarde } }', 'statistiek', 'Query.meldingenStatistiek'],
    ['melding(id: "x") { ernst }', 'ernst', 'Melding.ernst'],
    ['melding(id: "x") { omschrijving }', 'persoon', 'Melding.omschrijving'],
    ['melding(id: "x") { melder }', 'persoon', 'Melding.melder'],
    ['melding(id: "x") { veroorzaker }', 'persoon', 'Melding.veroorzaker'],
    ['melding(id: "x") { opvolging { nummer } }', 'opvolging', 'Melding.opvolging'],
    ['melding(id: "x") { nazorg { aanvaard } }', 'opvolging', 'Melding.nazorg'],
    ['melding(id: "x") { aangifte { gedaan } }', 'aangifte', 'Melding.aangifte'],
  ])('refuses { %s } to a caller without the scope meldingen:%s', async (selection, scope, veld) => {
    const query = `{ ${selection} }`
    const without = callerWith({ scopes: scopes.filter((one) => one !== `meldingen:${scope}`) })
    const { data, errors } = await hub.ask(query, without)
    expect(data).toBeUndefined()
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'UNAUTHORIZED_FIELD_OR_TYPE', veld })
    expect(hub.statements).toEqual([])
    expect((await hub.ask(query, callerWith({ scopes }))).errors).toBeUndefined()
  })

  it('refuses a caller without a token', async () => {
    const { errors } = await hub.ask('{ meldingen { aantal } }', anonymous)
    expect(errors?.[0]?.extensions?.['code']).toBe('UNAUTHORIZED_FIELD_OR_TYPE')
  })

  it('keeps what the policies read true: a melding cannot deny an aangifte that is on record', async () => {
    await expect(
      run('update meldingen.melding set aangifte_gedaan = false where aangifte_gedaan', {}),
    ).rejects.toThrow(/check constraint/)
    await expect(
      run("update meldingen.opvolgstap set functie = 'GRIFFIER' where functie <> 'GRIFFIER'", {}),
    ).rejects.toThrow(/foreign key/)
  })
})
