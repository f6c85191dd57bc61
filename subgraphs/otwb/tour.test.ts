import { describe, expect, it } from 'vitest'
import { anonymous } from '../../schema/rights/caller.ts'
import { databases } from '../../test/support/databases.ts'
import { callerWith, useSubgraph } from '../../test/support/subgraph.ts'
import { otwb } from './subgraph.ts'

const lezer = callerWith({ scopes: ['otwb:lezen', 'otwb:verslag'] })
const vertrouwelijk = callerWith({ scopes: ['otwb:vertrouwelijk'] })

interface Page<Node> {
  aantal: number
  edges: { node: Node }[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}

describe.each(databases())('otwb on $name', (database) => {
  const hub = useSubgraph(database, otwb)

  async function list<Node>(field: string, node: string, filter = '{}', caller = lezer): Promise<Page<Node>> {
    const all: { node: Node }[] = []
    let after: string | null = null
    for (;;) {
      const { data, errors } = await hub.ask(
        `query ($after: String) { page: ${field}(filter: ${filter}, first: 100, after: $after) {
          aantal edges { node { ${node} } } pageInfo { hasNextPage endCursor } } }`,
        caller,
        { after },
      )
      expect(errors).toBeUndefined()
      const page = data?.['page'] as Page<Node>
      all.push(...page.edges)
      if (!page.pageInfo.hasNextPage) return { ...page, edges: all }
      after = page.pageInfo.endCursor
    }
  }

  it('agrees with the letters on intakes, voorgesprekken, sessies and contactmomenten', async () => {
    const { data } = await hub.ask(
      `{
        intakes: voorgesprekken(filter: { soort: INTAKE }) { aantal }
        intakesToSpring2023: voorgesprekken(filter: { van: "2022-07-01", tot: "2023-04-01" }) { aantal }
        firstSessies: sessies(filter: { tot: "2023-04-01" }) { aantal }
        firstSessiesOfRaden: sessies(filter: { tot: "2023-04-01", soort: RAAD }) { aantal }
        voorgesprekken: voorgesprekken(filter: { tot: "2024-05-14" }) { aantal }
        sessies: sessies(filter: { tot: "2024-05-14" }) { aantal }
        allVoorgesprekken: voorgesprekken { aantal }
        allSessies: sessies { aantal }
        contact2022: contactmomenten(filter: { van: "2022-01-01", tot: "2022-12-31" }) { aantal }
        contact2023: contactmomenten(filter: { van: "2023-01-01", tot: "2023-12-31" }) { aantal }
        contact2024: contactmomenten(filter: { van: "2024-01-01", tot: "2024-12-31" }) { aantal }
      }`,
      callerWith({ scopes: ['otwb:lezen', 'otwb:vertrouwelijk'] }),
    )
    expect(data).toEqual({
      intakes: { aantal: 43 },
      intakesToSpring2023: { aantal: 43 },
      firstSessies: { aantal: 5 },
      firstSessiesOfRaden: { aantal: 5 },
      voorgesprekken: { aantal: 207 },
      sessies: { aantal: 84 },
      allVoorgesprekken: { aantal: 268 },
      allSessies: { aantal: 131 },
      contact2022: { aantal: 32 },
      contact2023: { aantal: 47 },
      contact2024: { aantal: 58 },
    })
  })

  it('tells everybody what the letters say of the tour itself', async () => {
    const { data } = await hub.ask(
      '{ tour { start oorspronkelijkEinde verlengdTot bronnen { kenmerk datum } } }',
      anonymous,
    )
    expect(data?.['tour']).toEqual({
      start: 'medio 2022',
      oorspronkelijkEinde: null,
      verlengdTot: '2025-12-31',
      bronnen: [
        { kenmerk: 'Kamerstuk 28 844, nr. 252', datum: null },
        { kenmerk: null, datum: null },
        { kenmerk: '2024-0000067080', datum: '2024-05-14' },
      ],
    })
  })

  it('lets every sessie follow a voorgesprek that led to it, at the same organisation', async () => {
    const { edges } = await list<{
      datum: string
      soort: string
      organisatie: { id: string }
      voorgesprek: { datum: string; leidtTotSessie: boolean; organisatie: { id: string } }
    }>('sessies', 'datum soort organisatie { id } voorgesprek { datum leidtTotSessie organisatie { id } }')
    expect(edges).toHaveLength(131)
    for (const { node } of edges) {
      expect(node.voorgesprek.organisatie.id).toBe(node.organisatie.id)
      expect(node.voorgesprek.leidtTotSessie).toBe(true)
      expect(node.voorgesprek.datum < node.datum).toBe(true)
      expect(node.soort).toBe(node.organisatie.id.startsWith('gm') ? 'RAAD' : 'STATEN')
    }
  })

  it('says of every invented row and text that it is synthetic', async () => {
    const voorgesprekken = await list<{ synthetisch: boolean; verslag: string | null }>(
      'voorgesprekken',
      'synthetisch verslag',
    )
    const afspraken = await list<{ synthetisch: boolean; omschrijving: string }>(
      'afspraken',
      'synthetisch omschrijving',
    )
    const contact = await list<{ synthetisch: boolean; aantekening: string | null }>(
      'contactmomenten',
      'synthetisch aantekening',
      '{}',
      vertrouwelijk,
    )
    const rows = [...voorgesprekken.edges, ...afspraken.edges, ...contact.edges].map(({ node }) => node)
    expect(rows.every(({ synthetisch }) => synthetisch)).toBe(true)
    const texts = rows.flatMap((row) => Object.values(row)).filter((value) => typeof value === 'string')
    expect(texts.length).toBeGreaterThan(400)
    expect(texts.filter((text) => !text.includes('(synthetisch)'))).toEqual([])
  })

  it.each(['voorgesprekken', 'sessies', 'afspraken'])(
    'pages through %s newest first, losing and repeating none',
    async (field) => {
      const datum = field === 'afspraken' ? 'datum: gemaaktOp' : 'datum'
      const { aantal, edges } = await list<{ id: string; datum: string }>(field, `id ${datum}`)
      const dates = edges.map(({ node }) => node.datum)
      expect(new Set(edges.map(({ node }) => node.id)).size).toBe(aantal)
      expect(edges).toHaveLength(aantal)
      expect(dates).toEqual([...dates].sort().reverse())
    },
  )

  it('refuses a cursor of another list', async () => {
    const { pageInfo } = await list('sessies', 'id')
    const { errors } = await hub.ask(
      'query ($after: String) { voorgesprekken(after: $after) { aantal } }',
      lezer,
      { after: pageInfo.endCursor },
    )
    expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT')
  })

  it.each([
    ['voorgesprekken', '{ vormVanGesprek: DIGITAAL }', 'w: vormVanGesprek', 'DIGITAAL'],
    ['voorgesprekken', '{ leidtTotSessie: false }', 'w: leidtTotSessie', false],
    ['voorgesprekken', '{ heeftVerslag: false }', 'w: verslag', null],
    ['sessies', '{ soort: STATEN }', 'w: soort', 'STATEN'],
    ['afspraken', '{ status: [VERVALLEN] }', 'w: status', 'VERVALLEN'],
    ['afspraken', '{ onderwerp: REGISTRATIE }', 'w: onderwerp', 'REGISTRATIE'],
    ['afspraken', '{ ondersteuningDoorBzk: true }', 'w: ondersteuningDoorBzk', true],
  ])('gives of %s with %s all such rows and no other', async (field, filter, wanted, value) => {
    const every = await list<{ w: unknown }>(field, wanted)
    const some = await list<{ w: unknown }>(field, wanted, filter)
    expect(some.edges.every(({ node }) => node.w === value)).toBe(true)
    expect(some.aantal).toBe(every.edges.filter(({ node }) => node.w === value).length)
    expect(some.aantal).toBeGreaterThan(0)
    expect(some.aantal).toBeLessThan(every.aantal)
  })

  it('filters on an element of a list: a thema, a gesprekspartner', async () => {
    const sessies = await list<{ themas: string[] }>('sessies', 'themas', '{ thema: ONDERMIJNING }')
    expect(sessies.aantal).toBeGreaterThan(0)
    expect(sessies.aantal).toBeLessThan(131)
    expect(sessies.edges.every(({ node }) => node.themas.includes('ONDERMIJNING'))).toBe(true)
    const { aantal } = await list('voorgesprekken', 'id', '{ gesprekspartner: GRIFFIER }')
    expect(aantal).toBeLessThan(268)
  })

  it('reaches gemeente Utrecht, provincie Noord-Brabant and gemeenten of RIEC Limburg', async () => {
    for (const filter of [
      '{ organisatie: "gm0344" }',
      '{ organisatie: "pv30" }',
      '{ riec: "riec-limburg" }',
    ]) {
      for (const field of ['voorgesprekken', 'sessies', 'afspraken']) {
        expect((await list(field, 'id', filter)).aantal, `${field} ${filter}`).toBeGreaterThan(0)
      }
      expect((await list('contactmomenten', 'id', filter, vertrouwelijk)).aantal).toBeGreaterThan(2)
    }
  })

  it('counts a province with its gemeenten, and the two kinds of organisation apart', async () => {
    const all = (await list('voorgesprekken', 'id', '{ provincie: "pv30" }')).aantal
    const gemeenten = await list('voorgesprekken', 'id', '{ provincie: "pv30", soortOrganisatie: GEMEENTE }')
    const provincie = await list('voorgesprekken', 'id', '{ organisatie: "pv30" }')
    expect(gemeenten.aantal + provincie.aantal).toBe(all)
    expect(gemeenten.aantal).toBeGreaterThan(0)
  })

  it('gives 50 organisations their lists and status in as many statements as one', async () => {
    const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Organisatie {
      voorgesprekken(first: 2) { aantal edges { node { id sessies { id } } } }
      sessies(first: 2, filter: { tot: "2024-12-31" }) { aantal edges { node { id afspraken { id sessie { id } } } } }
      afspraken { aantal }
      contactmomenten(first: 1) { aantal }
      tourstatus(peildatum: "2024-05-14") { bezoek laatsteVoorgesprek { datum } laatsteSessie { datum } }
    } } }`
    const caller = callerWith({ scopes: ['otwb:lezen', 'otwb:vertrouwelijk'] })
    const ids = (await list<{ organisatie: { id: string } }>('sessies', 'organisatie { id }')).edges
      .map(({ node }) => node.organisatie.id)
      .slice(0, 50)
    const ask = (some: string[]) =>
      hub.ask(query, caller, { r: some.map((id) => ({ __typename: 'Organisatie', id })) })
    const { errors } = await ask(ids)
    expect(errors).toBeUndefined()
    const many = hub.statements.length
    const { data } = await ask(['gm0344'])
    // Lists that come in at different moments ask what they share at different moments too.
    expect(Math.abs(many - hub.statements.length)).toBeLessThanOrEqual(1)
    expect(data?.['_entities']).toMatchObject([{ sessies: { aantal: 2, edges: [{}, {}] } }])
  })

  it('pages the lists under an organisation as the root lists', async () => {
    const node = (after: string | null) => `afspraken(first: 1 ${after ? `, after: "${after}"` : ''})
      { edges { node { id } } pageInfo { hasNextPage endCursor } }`
    const { edges } = await list<{ id: string }>('afspraken', 'id', '{ organisatie: "gm0344" }')
    const seen: unknown[] = []
    let after: string | null = null
    do {
      const { data } = await hub.ask(
        `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Organisatie { ${node(after)} } } }`,
        lezer,
        { r: [{ __typename: 'Organisatie', id: 'gm0344' }] },
      )
      const [utrecht] = (data?.['_entities'] ?? []) as { afspraken: Page<{ id: string }> }[]
      seen.push(...(utrecht?.afspraken.edges ?? []))
      after = utrecht?.afspraken.pageInfo.hasNextPage ? utrecht.afspraken.pageInfo.endCursor : null
    } while (after)
    expect(seen).toEqual(edges)
    expect(seen.length).toBeGreaterThan(1)
  })

  it('resolves its entities by id, and nothing for an unknown id', async () => {
    const { data } = await hub.ask(
      `query ($r: [_Any!]!) {
        _entities(representations: $r) {
          ... on Voorgesprek { organisatie { id } } ... on Sessie { organisatie { id } } ... on Afspraak { id }
        }
        voorgesprek(id: "otwb-voorgesprek-0001") { soort }
        sessie(id: "onbekend") { id }
      }`,
      lezer,
      {
        r: [
          { __typename: 'Voorgesprek', id: 'otwb-voorgesprek-0001' },
          { __typename: 'Sessie', id: 'otwb-sessie-0001' },
          { __typename: 'Afspraak', id: 'otwb-afspraak-0001' },
          { __typename: 'Sessie', id: 'onbekend' },
        ],
      },
    )
    expect(data).toEqual({
      _entities: [
        { organisatie: { id: 'gm0344' } },
        { organisatie: { id: 'gm0344' } },
        { id: 'otwb-afspraak-0001' },
        null,
      ],
      voorgesprek: { soort: 'INTAKE' },
      sessie: null,
    })
  })
})
