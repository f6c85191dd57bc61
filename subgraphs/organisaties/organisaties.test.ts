import { describe, expect, it } from 'vitest'
import { anonymous } from '../../schema/rights/caller.ts'
import { databases } from '../../test/support/databases.ts'
import { callerWith, useSubgraph } from '../../test/support/subgraph.ts'
import { organisaties } from './subgraph.ts'

describe.each(databases())('organisaties on $name', (database) => {
  const hub = useSubgraph(database, organisaties)

  it('holds 342 gemeenten, 12 provincies, 21 waterschappen and 10 RIECs', async () => {
    const { data } = await hub.ask(
      `{
        gemeenten: organisaties(filter: { soort: GEMEENTE }) { aantal }
        provincies: organisaties(filter: { soort: PROVINCIE }) { aantal }
        waterschappen: organisaties(filter: { soort: WATERSCHAP }) { aantal }
        riecs { id }
      }`,
      anonymous,
    )
    expect(data).toMatchObject({
      gemeenten: { aantal: 342 },
      provincies: { aantal: 12 },
      waterschappen: { aantal: 21 },
    })
    expect(data?.['riecs']).toHaveLength(10)
  })

  it('finds one organisation by id, by name and by code, and nothing for an unknown code', async () => {
    const { data, errors } = await hub.ask(
      `{
        id: organisatie(id: "gm0344") { naam }
        naam: organisatie(naam: "utrecht", soort: PROVINCIE) { id }
        code: organisatie(code: "WS0652") { naam }
        onbekend: organisatie(code: "GM9999") { naam }
      }`,
      anonymous,
    )
    expect(errors).toBeUndefined()
    expect(data).toEqual({
      id: { naam: 'Utrecht' },
      naam: { id: 'pv26' },
      code: { naam: 'Waterschap Brabantse Delta' },
      onbekend: null,
    })
  })

  it('refuses a look-up by id and name at once, and says what was wanted', async () => {
    const { errors } = await hub.ask('{ organisatie(id: "gm0344", naam: "Utrecht") { id } }', anonymous)
    expect(errors?.[0]?.message).toBe('Looking up an organisatie: 2 of id, naam and code given, wanted one')
  })

  it('pages through all organisations without losing or repeating one', async () => {
    const seen: string[] = []
    let after: string | null = null
    do {
      const { data } = await hub.ask(
        'query ($after: String) { organisaties(first: 100, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } }',
        anonymous,
        { after },
      )
      const page = data?.['organisaties'] as {
        edges: { node: { id: string } }[]
        pageInfo: { hasNextPage: boolean; endCursor: string }
      }
      seen.push(...page.edges.map(({ node }) => node.id))
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    } while (after)
    expect(seen).toHaveLength(375)
    expect(new Set(seen).size).toBe(375)
  })

  it('refuses a cursor of another list', async () => {
    const { errors } = await hub.ask('{ organisaties(after: "onzin") { aantal } }', anonymous)
    expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT')
  })

  it('gives 50 gemeenten their province and RIEC in three statements', async () => {
    await hub.ask(
      '{ organisaties(first: 50, filter: { soort: GEMEENTE }) { edges { node { ... on Gemeente { provincie { naam } riec { naam } } } } } }',
      anonymous,
    )
    expect(hub.statements).toHaveLength(3)
  })

  it('gives every province its gemeenten, counted and no more than that, in two statements', async () => {
    const { data } = await hub.ask(
      '{ organisaties(filter: { soort: PROVINCIE }) { edges { node { ... on Provincie { id gemeenten(first: 1) { aantal } } } } } }',
      anonymous,
    )
    const provincies = data?.['organisaties'] as {
      edges: { node: { id: string; gemeenten: { aantal: number } } }[]
    }
    const counts = Object.fromEntries(provincies.edges.map(({ node }) => [node.id, node.gemeenten.aantal]))
    expect(counts).toEqual({
      pv20: 10,
      pv21: 18,
      pv22: 12,
      pv23: 25,
      pv24: 6,
      pv25: 51,
      pv26: 26,
      pv27: 44,
      pv28: 50,
      pv29: 13,
      pv30: 56,
      pv31: 31,
    })
    expect(hub.statements).toHaveLength(2)
  })

  it('resolves entities of every kind as the concrete type', async () => {
    const { data } = await hub.ask(
      'query ($r: [_Any!]!) { _entities(representations: $r) { __typename ... on Organisatie { naam } } }',
      anonymous,
      { r: ['gm0344', 'pv26', 'ws0652', 'gm9999'].map((id) => ({ __typename: 'Organisatie', id })) },
    )
    expect(data?.['_entities']).toEqual([
      { __typename: 'Gemeente', naam: 'Utrecht' },
      { __typename: 'Provincie', naam: 'Utrecht' },
      { __typename: 'Waterschap', naam: 'Waterschap Brabantse Delta' },
      null,
    ])
  })

  it('says who the caller is and which organisations its bereik covers', async () => {
    const caller = callerWith({ organisaties: ['gm0344', 'gm0363'], functies: ['BURGEMEESTER'] })
    const { data } = await hub.ask(
      '{ ik { id naam functies bereik { landelijk organisaties { naam } } bereikStatistiek { landelijk } } }',
      caller,
    )
    expect(data?.['ik']).toEqual({
      id: 'test',
      naam: 'Testafnemer',
      functies: ['BURGEMEESTER'],
      bereik: { landelijk: false, organisaties: [{ naam: 'Amsterdam' }, { naam: 'Utrecht' }] },
      bereikStatistiek: { landelijk: true },
    })
  })

  it('refuses to say who a caller without a token is', async () => {
    const { errors } = await hub.ask('{ ik { naam } }', anonymous)
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'UNAUTHORIZED_FIELD_OR_TYPE', veld: 'Query.ik' })
  })
})
