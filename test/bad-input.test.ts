import { describe, expect, test } from 'vitest'
import { databases } from './support/databases.ts'
import { useHub } from './support/hub.ts'
import { pagedLists } from './support/lists.ts'

describe.each(databases())('bad input on $name', (database) => {
  const hub = useHub(database)

  test.each([0, -1, 101, 10_000])('page size %d is answered 400 with its bounds', async (first) => {
    const literal = await hub.ask('ngb', `{ meldingen(first: ${first}) { aantal } }`)
    const variable = await hub.ask('ngb', 'query ($n: Int!) { meldingen(first: $n) { aantal } }', {
      n: first,
    })

    for (const { status, body } of [literal, variable]) {
      expect(status).toBe(400)
      expect(body).toEqual({
        errors: [
          {
            message: `The argument "first" is ${first}; wanted 1 to 100`,
            extensions: { code: 'BAD_USER_INPUT', argument: 'first', min: 1, max: 100 },
          },
        ],
      })
    }
  })

  test('page sizes at the bounds are answered', async () => {
    const { body } = await hub.ask(
      null,
      '{ een: organisaties(first: 1) { edges { cursor } } honderd: organisaties(first: 100) { edges { cursor } } }',
    )

    expect([body.data.een.edges.length, body.data.honderd.edges.length]).toEqual([1, 100])
  })

  test('an unknown code is null in every subgraph, without an error', async () => {
    const public_ = await hub.ask(
      null,
      `{ organisatie(id: "gm9999") { naam } riec(id: "riec-nergens") { naam } gebied(code: "GM9999") { naam }
         indicator(id: "geen") { naam } thema(id: "geen") { naam } mijlpaal(id: "geen") { waarde }
         middel(id: "geen") { bedrag } }`,
    )
    const melding = await hub.ask('ngb', '{ melding(id: "gir-gm9999-2023-0001") { id } }')
    const aanvraag = await hub.ask('bva-bzk', '{ aanvraag(id: "vw-1999-0001") { id } }')
    const sessie = await hub.ask('otwb', '{ sessie(id: "geen") { id } contactmoment(id: "geen") { id } }')

    expect(public_.body).toEqual({
      data: {
        organisatie: null,
        riec: null,
        gebied: null,
        indicator: null,
        thema: null,
        mijlpaal: null,
        middel: null,
      },
    })
    expect(melding.body).toEqual({ data: { melding: null } })
    expect(aanvraag.body).toEqual({ data: { aanvraag: null } })
    expect(sessie.body).toEqual({ data: { sessie: null, contactmoment: null } })
  })

  test('a code that looks like an organisation id is not one', async () => {
    const { body } = await hub.ask(
      null,
      `{ organisatie(id: "__proto__") { naam meldingenStatistiek { totaal { waarde } } } }`,
    )

    expect(body.data).toEqual({ organisatie: null })
    expect(body.errors).toEqual([
      {
        message: 'The argument "id" is a text of 9 characters; wanted a code such as gm0344, pv26 or ws0652',
        path: ['organisatie'],
        extensions: {
          code: 'BAD_USER_INPUT',
          argument: 'id',
          wanted: 'a code such as gm0344, pv26 or ws0652',
        },
      },
    ])
  })

  test.each([
    ['a misspelt field', '{ organisatie(id: "gm0344") { nam } }', {}],
    ['a misspelt argument', '{ organisatie(ids: "gm0344") { naam } }', {}],
    ['a misspelt enum value', '{ organisaties(filter: { soort: GEMEENTEN }) { aantal } }', {}],
    ['a misspelt type', '{ organisatie(id: "gm0344") { ... on Gemeent { id } } }', {}],
    [
      'a misspelt enum value in a variable',
      'query ($s: OrganisatieSoort) { organisaties(filter: { soort: $s }) { aantal } }',
      { s: 'GEMEENTEN' },
    ],
    [
      'a misspelt member in a variable',
      'query ($f: OrganisatieFilter) { organisaties(filter: $f) { aantal } }',
      { f: { sort: 'GEMEENTE' } },
    ],
  ])('%s is answered 400 without a suggestion', async (_, query, variables) => {
    const { status, body } = await hub.ask(null, query, variables)

    expect(status).toBe(400)
    expect(JSON.stringify(body)).not.toMatch(/did you mean/i)
    expect(JSON.stringify(body)).not.toMatch(/"?(naam|GEMEENTE|Gemeente|soort)\b"?[?]/)
  })

  test('a purpose that the afnemer does not have is answered 403 with those it has', async () => {
    const { status, body } = await hub.ask(
      'bva-bzk',
      '{ ik { id } }',
      {},
      { 'nwb-verwerkingsactiviteit': 'anders' },
    )

    expect(status).toBe(403)
    expect(body.errors[0].message).toContain('toetsing-beveiligingsadvies')
    expect(body.errors[0].message).not.toContain('anders')
  })

  test('an alias named __proto__ is a name as any other', async () => {
    const { status, body } = await hub.ask(
      null,
      '{ __proto__: riec(id: "riec-limburg") { constructor: naam } }',
    )

    expect(status).toBe(200)
    expect(Object.entries(body.data)).toEqual([['__proto__', { constructor: 'Limburg' }]])
  })

  test('an alias named __proto__ on a refused field is refused as any other', async () => {
    const { body } = await hub.ask(
      null,
      '{ riec(id: "riec-limburg") { id } __proto__: meldingen { aantal } }',
    )

    expect(Object.entries(body.data)).toEqual([
      ['riec', { id: 'riec-limburg' }],
      ['__proto__', null],
    ])
    expect(body.errors[0].path).toEqual(['__proto__'])
  })

  // The refusal comes before any statement, so one database shows it.
  const lists = database.name === 'PGlite' ? pagedLists() : []
  test.each(lists.map((list) => [list.name, list] as const))(
    '%s refuses a cursor with a value that its column cannot hold',
    async (_, { afnemer, ask, path }) => {
      const question = `query ($after: String) { ${ask('$after')} }`
      const { body } = await hub.ask(afnemer, question, { after: null })
      const { endCursor } = path.reduce((data, key) => data[key], body.data).pageInfo
      const [name, ...values] = JSON.parse(Buffer.from(endCursor, 'base64url').toString()) as unknown[]
      const forged = values.flatMap((value, at) =>
        (typeof value === 'string' ? [7, 'a\u0000b'] : ['zeven', true]).map((other) =>
          cursor([name, ...values.with(at, other)]),
        ),
      )

      expect(forged.length).toBeGreaterThan(1)
      for (const after of forged) {
        const { status, body } = await hub.ask(afnemer, question, { after })
        expect(status).toBe(200)
        expect(body.errors).toEqual([{ message: wrongCursor, path, extensions: { code: 'BAD_USER_INPUT' } }])
      }
    },
  )

  const wrongCursor =
    'Reading "after": this cursor is not one of this list in this order; wanted an endCursor of an earlier page'
  const cursor = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const after = 'query ($after: String) { meldingen(first: 1, after: $after) { aantal } }'
  test.each([
    ['a cursor that is rubbish', after, { after: 'rubbish' }],
    ['a cursor of another list', after, { after: cursor(['naam', 'Utrecht', 'gm0344']) }],
    [
      'a cursor with a value of another kind',
      after,
      { after: cursor(['incidentdatum-af', 'geen datum', 'a']) },
    ],
    [
      'a cursor with a NUL character',
      after,
      { after: cursor(['incidentdatum-af', '2024-01-01', 'a\u0000b']) },
    ],
    ['a NUL character in an id', 'query ($id: ID!) { melding(id: $id) { id } }', { id: 'a\u0000b' }],
    ['a NUL character in a literal', '{ organisatie(id: "a\\u0000b") { naam } }', {}],
    [
      'a NUL character in a filter',
      'query ($o: ID) { meldingen(filter: { organisatie: $o }) { aantal } }',
      { o: 'a\u0000b' },
    ],
    ['a NUL character in a name', '{ organisaties(filter: { naamBevat: "a\\u0000b" }) { aantal } }', {}],
    ['half a surrogate pair', 'query ($id: ID!) { melding(id: $id) { id } }', { id: 'a\ud800b' }],
    [
      'an id of 50 000 characters',
      'query ($id: ID!) { melding(id: $id) { id } }',
      { id: 'x'.repeat(50_000) },
    ],
    ['a quote in an id', 'query ($id: ID!) { melding(id: $id) { id } }', { id: `'; select 1; --` }],
    ['a wildcard in a name', '{ organisaties(filter: { naamBevat: "%" }) { aantal } }', {}],
    ['a year out of range', '{ monitorCijfers(jaar: 2147483647) { id } }', {}],
  ])('%s never shows a stack trace, a statement or a path', async (_, query, variables) => {
    const { status, body } = await hub.ask('ngb', query, variables)
    const text = JSON.stringify(body)

    expect([200, 400]).toContain(status)
    expect(text).not.toMatch(/\bat \S+ \(|\.ts\b|\.js\b|node_modules/)
    expect(text).not.toContain(process.cwd())
    expect(text).not.toMatch(
      /select|from "|syntax|encoding|byte sequence|postgres|pglite|kysely|column|invalid input/i,
    )
    for (const error of body.errors ?? [])
      expect(error.extensions.code).toMatch(/^(BAD_USER_INPUT|GRAPHQL_\w+)$/)
  })

  test.each([
    ['in the question', '{ meldingen(filter: { van: "2023-02-30" }) { aantal } }', {}],
    [
      'in a variable',
      'query ($van: Datum) { meldingen(filter: { van: $van }) { aantal } }',
      { van: '2023-02-30' },
    ],
  ])(
    "a day that does not exist %s is the caller's mistake, not the source's",
    async (_, query, variables) => {
      const { status, body } = await hub.ask('ngb', query, variables)

      expect(status).toBe(400)
      expect(body.errors).toHaveLength(1)
      expect(body.errors[0].extensions.code).toBe(
        'van' in variables ? 'BAD_USER_INPUT' : 'GRAPHQL_VALIDATION_FAILED',
      )
      expect(hub.statements.size).toBe(0)
    },
  )

  test('the hub answers as before after all that', async () => {
    const { body } = await hub.ask('ngb', '{ meldingen(first: 1) { edges { node { id } } } }')

    expect(body.errors).toBeUndefined()
    expect(body.data.meldingen.edges).toHaveLength(1)
  })
})
