import { describe, expect, it } from 'vitest'
import { geldigOp } from '../../schema/indeling/indeling.ts'
import { anonymous } from '../../schema/rights/caller.ts'
import { databases } from '../../test/support/databases.ts'
import { useSubgraph } from '../../test/support/subgraph.ts'
import { kyselyOver } from '../kit/database/kysely.ts'
import { reference } from './reference.ts'
import { programma } from './subgraph.ts'
import type { Tables } from './tables.ts'

const indeling = geldigOp('2024-01-01')

const organisatiesQuery = (fields: string) =>
  `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Organisatie { id ${fields} } } }`
const references = (ids: readonly string[]) => ({
  r: ids.map((id) => ({ __typename: 'Organisatie', id })),
})
const gemeenten = indeling.filter(({ soort }) => soort === 'GEMEENTE').map(({ id }) => id)

describe.each(databases())('middelen and normen on $name', (database) => {
  const hub = useSubgraph(database, programma)
  const ask = async (query: string, variables?: Record<string, unknown>) => {
    const { data, errors } = await hub.ask(query, anonymous, variables)
    expect(errors).toBeUndefined()
    return data ?? {}
  }

  it('gives every amount of the letters in euro cents', async () => {
    const { middelen } = await ask(
      '{ middelen { id bedrag totaal perOrganisatie structureel jaarVan jaarTot brief { id } deelVan { id } } }',
    )
    expect(middelen).toMatchObject([
      {
        id: 'ondermijning-kabinet-2022',
        bedrag: 524e8,
        structureel: false,
        jaarVan: 2022,
        jaarTot: 2022,
        deelVan: null,
      },
      {
        id: 'ondermijning-kabinet-structureel',
        bedrag: 434e8,
        structureel: true,
        deelVan: { id: 'ondermijning-kabinet-2022' },
      },
      {
        id: 'weerbaar-bestuur',
        bedrag: 10e8,
        structureel: true,
        jaarVan: 2022,
        jaarTot: null,
        brief: { id: 'L2022' },
      },
      {
        id: 'tegemoetkoming-veilig-wonen',
        bedrag: 2.5e8,
        structureel: true,
        jaarVan: 2024,
        brief: { id: 'L2023' },
        deelVan: { id: 'weerbaar-bestuur' },
      },
      {
        id: 'bijdrage-provincies-2022',
        bedrag: 4e7,
        perOrganisatie: true,
        totaal: 48e7,
        jaarVan: 2022,
        jaarTot: 2022,
      },
      {
        id: 'bijdrage-provincies-2023',
        bedrag: 8e6,
        perOrganisatie: true,
        totaal: 96e6,
        brief: { id: 'L2024' },
      },
    ])
  })

  it('tells where each amount stands, also when two letters name it', async () => {
    const { middel } = await ask('{ middel(id: "weerbaar-bestuur") { mijlpalen { id } uitkeringen { id } } }')
    expect(middel).toEqual({
      mijlpalen: [{ id: 'L2022-budget-weerbaar-bestuur' }, { id: 'BN2024-budget-weerbaar-bestuur' }],
      uitkeringen: [],
    })
  })

  it('counts structural money in every year, and the rest only in its own', async () => {
    const inJaar = async (jaar: number) => {
      const { middelen } = await ask('query ($jaar: Int) { middelen(jaar: $jaar) { id } }', { jaar })
      return (middelen as { id: string }[]).map(({ id }) => id)
    }
    expect(await inJaar(2023)).toEqual([
      'ondermijning-kabinet-structureel',
      'weerbaar-bestuur',
      'bijdrage-provincies-2023',
    ])
    expect(await inJaar(2030)).toEqual([
      'ondermijning-kabinet-structureel',
      'weerbaar-bestuur',
      'tegemoetkoming-veilig-wonen',
    ])
  })

  it.each([['middelen(jaar: 2021) { id }', 'The argument "jaar" is 2021; wanted a year from 2022 on']])(
    'refuses a year of which no letter names money: %s',
    async (veld, melding) => {
      const { errors } = await hub.ask(`{ ${veld} }`, anonymous)
      expect(errors?.[0]?.message).toBe(melding)
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'jaar', min: 2022 })
    },
  )

  it('selects middelen of one kind', async () => {
    const { middelen } = await ask(
      '{ middelen(soort: BIJDRAGE) { id inclusiefBtwCompensatiefonds regeling } }',
    )
    expect(middelen).toEqual([
      {
        id: 'bijdrage-provincies-2022',
        inclusiefBtwCompensatiefonds: null,
        regeling: 'decentralisatie-uitkering',
      },
      { id: 'bijdrage-provincies-2023', inclusiefBtwCompensatiefonds: true, regeling: null },
    ])
  })

  it.each([
    ['bijdrage-provincies-2022', 40_000_000, 2022],
    ['bijdrage-provincies-2023', 8_000_000, 2023],
  ])('pays %s to each of the twelve provinces', async (id, bedrag, jaar) => {
    const { middel } = await ask(
      'query ($id: ID!) { middel(id: $id) { totaal uitkeringen { organisatie { id } bedrag jaar } } }',
      { id },
    )
    const { totaal, uitkeringen } = middel as {
      totaal: number
      uitkeringen: { organisatie: { id: string }; bedrag: number; jaar: number }[]
    }
    expect(uitkeringen).toHaveLength(12)
    expect(uitkeringen.every((one) => one.bedrag === bedrag && one.jaar === jaar)).toBe(true)
    expect(uitkeringen.reduce((sum, one) => sum + one.bedrag, 0)).toBe(totaal)
    expect(new Set(uitkeringen.map((one) => one.organisatie.id)).size).toBe(12)
  })

  it('gives a province what it received, per year or in all, and a gemeente nothing', async () => {
    const { _entities } = await ask(
      organisatiesQuery('middelen { bedrag jaar middel { id } } in2023: middelen(jaar: 2023) { bedrag }'),
      references(['pv30', 'gm0344']),
    )
    expect(_entities).toEqual([
      {
        id: 'pv30',
        middelen: [
          { bedrag: 40_000_000, jaar: 2022, middel: { id: 'bijdrage-provincies-2022' } },
          { bedrag: 8_000_000, jaar: 2023, middel: { id: 'bijdrage-provincies-2023' } },
        ],
        in2023: [{ bedrag: 8_000_000 }],
      },
      { id: 'gm0344', middelen: [], in2023: [] },
    ])
  })

  it('lists the two collective norms, then those of the six provinces', async () => {
    const { normen } = await ask(
      '{ normen { id soort doelgroep gepresenteerdOp organisatie { id } brief { id } } }',
    )
    expect(normen).toMatchObject([
      {
        doelgroep: 'POLITIEKE_AMBTSDRAGERS',
        gepresenteerdOp: null,
        organisatie: null,
        brief: { id: 'L2022' },
      },
      {
        id: 'stop-agressie-samen',
        doelgroep: 'AMBTENAREN',
        gepresenteerdOp: '2023-01-31',
        brief: { id: 'L2023' },
      },
      ...['pv21', 'pv29', 'pv30', 'pv26', 'pv24', 'pv31'].map((id) => ({
        id: `weerbare-overheid-${id}`,
        soort: 'PROVINCIAAL',
        organisatie: { id },
        brief: { id: 'L2024' },
      })),
    ])
  })

  it('gives a gemeente the norm of its province, and none where the letters name none', async () => {
    const { _entities } = await ask(
      organisatiesQuery('norm { id }'),
      references(['pv26', 'gm0344', 'pv28', 'gm0599', 'ws0652']),
    )
    expect(_entities).toEqual([
      { id: 'pv26', norm: { id: 'weerbare-overheid-pv26' } },
      { id: 'gm0344', norm: { id: 'weerbare-overheid-pv26' } },
      { id: 'pv28', norm: null },
      { id: 'gm0599', norm: null },
      { id: 'ws0652', norm: null },
    ])
  })

  it('gives 50 organisations their norm and money in three statements', async () => {
    await ask(
      organisatiesQuery('norm { naam } middelen { bedrag middel { naam } }'),
      references(['pv30', ...gemeenten.slice(0, 49)]),
    )
    expect(hub.statements).toHaveLength(3)
  })

  it('is the same after its data was written a second time', async () => {
    const query =
      '{ middelen { id uitkeringen { id } mijlpalen { id } } normen { id } mijlpalen { id organisaties { id } } toezeggingen { id standen { status } } }'
    const before = await ask(query)
    await reference(kyselyOver<Tables>(hub.pool))
    expect(await ask(query)).toEqual(before)
  })
})
