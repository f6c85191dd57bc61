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

  it.each([
    ['id: "GM0344"', 'gm0344'],
    ['id: " gm0344 "', 'gm0344'],
    ['code: "gm0344"', 'gm0344'],
    ['code: " Ws0652"', 'ws0652'],
    ['id: "gm0756"', 'gm0756'],
    ['id: "gm0344", soort: PROVINCIE', null],
    ['id: "gm9999"', null],
    ['code: "pv99"', null],
    ['naam: "Boxmeer"', 'gm0756'],
    ['naam: "weesp"', 'gm0457'],
    ['naam: "Utrecht"', 'gm0344'],
    ['naam: "Utrecht", soort: PROVINCIE', 'pv26'],
    ['naam: "\'s-Hertogenbosch"', 'gm0796'],
    ['naam: "‘s-hertogenbosch"', 'gm0796'],
    ['naam: "’S Hertogenbosch"', 'gm0796'],
    ['naam: "s-Hertogenbosch"', 'gm0796'],
    ['naam: "sudwest fryslan"', 'gm1900'],
    ['naam: "Su\u0301dwest-Frysla\u0302n"', 'gm1900'],
    ['naam: "Súdwest–Fryslân"', 'gm1900'],
    ['naam: "ĳsselstein"', 'gm0353'],
    ['naam: "IJSSELSTEIN "', 'gm0353'],
    ['naam: "Bergen NH"', 'gm0373'],
    ['naam: "Utrech%"', null],
    ['naam: "Utrech_"', null],
  ])('looks up %s', async (asked, id) => {
    const { data, errors } = await hub.ask(`{ organisatie(${asked}) { id } }`, anonymous)
    expect(errors).toBeUndefined()
    expect(data).toEqual({ organisatie: id === null ? null : { id } })
  })

  it.each([
    [
      'organisatie(id: "") { id }',
      'The argument "id" is an empty text; wanted a code such as gm0344, pv26 or ws0652',
    ],
    [
      'organisatie(id: "gm344") { id }',
      'The argument "id" is "gm344"; wanted a code such as gm0344, pv26 or ws0652',
    ],
    [
      'organisatie(code: " ") { id }',
      'The argument "code" is an empty text; wanted a code such as gm0344, pv26 or ws0652',
    ],
    [
      'organisatie(id: "Jan Jansen") { id }',
      'The argument "id" is a text of 10 characters; wanted a code such as gm0344, pv26 or ws0652',
    ],
    [
      'organisatie(naam: "") { id }',
      'The argument "naam" is a text with nothing to look for; wanted a name or a part of one',
    ],
    [
      'organisatie(soort: GEMEENTE) { id }',
      'Looking up an organisatie: 0 of id, naam and code given, wanted one',
    ],
    [
      'riec(id: "limburg") { id }',
      'The argument "id" is a text of 7 characters; wanted an id such as riec-limburg',
    ],
    [
      'organisaties(filter: { naamBevat: "" }) { aantal }',
      'The argument "filter.naamBevat" is a text with nothing to look for; wanted a name or a part of one',
    ],
    [
      'organisaties(filter: { naamBevat: " - " }) { aantal }',
      'The argument "filter.naamBevat" is a text with nothing to look for; wanted a name or a part of one',
    ],
    [
      'organisaties(filter: { provincie: "" }) { aantal }',
      'The argument "filter.provincie" is an empty text; wanted the id of a province, pv20 to pv31',
    ],
    [
      'organisaties(filter: { provincie: "pv99" }) { aantal }',
      'The argument "filter.provincie" is "pv99"; wanted the id of a province, pv20 to pv31',
    ],
    [
      'organisaties(filter: { provincie: "gm0344" }) { aantal }',
      'The argument "filter.provincie" is "gm0344"; wanted the id of a province, pv20 to pv31',
    ],
    [
      'organisaties(filter: { riec: "riec-zuid" }) { aantal }',
      'The argument "filter.riec" is a text of 9 characters; wanted the id of a RIEC: riec-noord-nederland, ',
    ],
  ])('refuses %s', async (asked, message) => {
    const { errors } = await hub.ask(`{ ${asked} }`, anonymous)
    expect(errors).toHaveLength(1)
    expect(errors?.[0]?.message).toContain(message)
    expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT')
  })

  it('understands ids of a province and a RIEC in capitals, and null as asking nothing', async () => {
    const { data } = await hub.ask(
      `{
        provincie: organisaties(filter: { provincie: " PV31" }) { aantal }
        riec: organisaties(filter: { riec: "RIEC-Limburg" }) { aantal }
        een: riec(id: "RIEC-limburg") { naam }
        geen: riec(id: "riec-zuid") { naam }
        niets: organisaties(filter: { provincie: null, riec: null, naamBevat: null, peildatum: null }) { aantal }
      }`,
      anonymous,
    )
    expect(data).toEqual({
      provincie: { aantal: 32 },
      riec: { aantal: 31 },
      een: { naam: 'Limburg' },
      geen: null,
      niets: { aantal: 375 },
    })
  })

  it.each([
    ['hertogenbosch', ["'s-Hertogenbosch"]],
    ["'S-Hert", ["'s-Hertogenbosch"]],
    ['FRYSLAN', ['Fryslân', 'Noardeast-Fryslân', 'Súdwest-Fryslân', 'Wetterskip Fryslân']],
    ['ĳsselst', ['IJsselstein', 'Oude IJsselstreek']],
    ['gen (n', ['Bergen (NH.)']],
    ['%', []],
    ['_', []],
    ['\\', []],
    ['boxm', []],
  ])('finds by part of a name: "%s"', async (deel, namen) => {
    const { data, errors } = await hub.ask(
      'query ($deel: String) { organisaties(filter: { naamBevat: $deel }) { edges { node { naam } } } }',
      anonymous,
      { deel },
    )
    expect(errors).toBeUndefined()
    expect(data).toEqual({ organisaties: { edges: namen.map((naam) => ({ node: { naam } })) } })
  })

  it.each([
    ['2019-01-01', 355],
    ['2020-12-31', 355],
    ['2021-01-01', 352],
    ['2022-01-01', 345],
    ['2022-03-23', 345],
    ['2022-03-24', 344],
    ['2023-01-01', 342],
  ])(
    'knows for %s the %i gemeenten of that day, as one list and by province and RIEC',
    async (peildatum, aantal) => {
      const { data } = await hub.ask(
        `query ($op: Datum) {
        organisaties(filter: { soort: GEMEENTE, peildatum: $op }) { aantal }
        provincies: organisaties(first: 100, filter: { soort: PROVINCIE, peildatum: $op }) { edges { node {
          ... on Provincie { gemeenten(first: 100, peildatum: $op) { aantal edges { node { id } } } } } } }
        riecs { gemeenten(peildatum: $op) { aantal } }
      }`,
        anonymous,
        { op: peildatum },
      )
      type Lijst = { aantal: number; edges: { node: { id: string } }[] }
      expect(data?.['organisaties']).toEqual({ aantal })
      const provincies = data?.['provincies'] as { edges: { node: { gemeenten: Lijst } }[] }
      const lijsten = provincies.edges.map(({ node }) => node.gemeenten)
      expect(lijsten.reduce((sum, lijst) => sum + lijst.aantal, 0)).toBe(aantal)
      expect(lijsten.flatMap(({ edges }) => edges)).toHaveLength(aantal)
      const perRiec = data?.['riecs'] as { gemeenten: Lijst }[]
      expect(perRiec.reduce((sum, { gemeenten }) => sum + gemeenten.aantal, 0)).toBe(aantal)
    },
  )

  it.each(['2018-12-31', '2099-01-01'])(
    'knows no organisations of %s, and does not count them',
    async (op) => {
      const { data, errors } = await hub.ask(
        `query ($op: Datum) {
        organisaties(filter: { peildatum: $op }) { aantal }
      }`,
        anonymous,
        { op },
      )
      const laatste = `${new Date().getFullYear()}-12-31`
      expect(data).toBeNull()
      expect(errors?.[0]?.message).toBe(
        `The argument "filter.peildatum" is ${op}; wanted a day from 2019-01-01 to ${laatste}`,
      )
      const { errors: inProvincie } = await hub.ask(
        'query ($op: Datum) { riec(id: "riec-limburg") { gemeenten(peildatum: $op) { aantal } } }',
        anonymous,
        { op },
      )
      expect(inProvincie?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'peildatum' })
    },
  )

  it('says when an organisation existed, what it went into and what went into it', async () => {
    const { data } = await hub.ask(
      `{
        boxmeer: organisatie(id: "gm0756") { ...tijd ... on Gemeente { provincie { id } riec { id } } }
        haaren: organisatie(id: "gm0788") { ...tijd }
        tilburg: organisatie(id: "gm0855") { ...tijd }
        cuijk: organisatie(naam: "Land van Cuijk") { ...tijd }
        provincie: organisatie(id: "pv30") { ...tijd }
        waterschap: organisatie(id: "ws0652") { ...tijd }
      }
      fragment tijd on Organisatie { geldigVan geldigTot inwoners opvolgers { naam } voorgangers { naam } }`,
      anonymous,
    )
    const namen = (...names: string[]) => names.map((naam) => ({ naam }))
    const altijd = { geldigVan: null, geldigTot: null, opvolgers: [], voorgangers: [] }
    expect(data).toMatchObject({
      boxmeer: {
        geldigVan: null,
        geldigTot: '2021-12-31',
        inwoners: null,
        opvolgers: namen('Land van Cuijk'),
        voorgangers: [],
        provincie: { id: 'pv30' },
        riec: { id: 'riec-oost-brabant' },
      },
      haaren: { geldigTot: '2020-12-31', opvolgers: namen('Boxtel', 'Oisterwijk', 'Tilburg', 'Vught') },
      tilburg: { ...altijd, voorgangers: namen('Haaren') },
      cuijk: {
        geldigVan: '2022-01-01',
        geldigTot: null,
        opvolgers: [],
        voorgangers: namen('Boxmeer', 'Cuijk', 'Grave', 'Mill en Sint Hubert', 'Sint Anthonis'),
      },
      provincie: altijd,
      waterschap: altijd,
    })
  })

  it('gives 50 gemeenten what went into them in two statements', async () => {
    await hub.ask(
      '{ organisaties(first: 50, filter: { soort: GEMEENTE }) { edges { node { opvolgers { id } voorgangers { id } } } } }',
      anonymous,
    )
    expect(hub.statements).toHaveLength(2)
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
