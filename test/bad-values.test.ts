import { readFileSync } from 'node:fs'
import {
  buildSchema,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql'
import { describe, expect, test } from 'vitest'
import { createRandom, type Random } from '../subgraphs/kit/filling/random.ts'
import { databases } from './support/databases.ts'
import { useHub } from './support/hub.ts'

// A value that does not fit is refused before any statement, so one database shows it.
const [database] = databases()
if (!database) throw new Error('there is always one database')

describe('a value that does not fit its type', () => {
  const hub = useHub(database)
  const errorsOf = async (afnemer: string | null, query: string, variables: Record<string, unknown> = {}) => {
    const { status, body } = await hub.ask(afnemer, query, variables)
    expect(status).toBe(400)
    expect(hub.statements.size).toBe(0)
    return body.errors as { message: string; extensions: { code: string; variable?: string } }[]
  }

  const aDate = 'wanted a Datum: a date that exists, such as 2024-05-14'
  test.each<[string, string, string, unknown, string]>([
    ['a day that does not exist', 'van', '"2023-02-30"', '2023-02-30', `a text of 10 characters; ${aDate}`],
    ['a year of five digits', 'van', '"12024-05-14"', '12024-05-14', `a text of 11 characters; ${aDate}`],
    [
      'a moment for a date',
      'tot',
      '"2024-05-14T09:30:00Z"',
      '2024-05-14T09:30:00Z',
      `a text of 20 characters; ${aDate}`,
    ],
    ['a number for a date', 'van', '20240514', 20240514, `a number of 8 digits; ${aDate}`],
    ['an empty text for a date', 'van', '""', '', `an empty text; ${aDate}`],
    ['an object for a date', 'van', '{ dag: 1 }', { dag: 1 }, `an object; ${aDate}`],
    [
      'a text that is no enum value',
      'bron',
      '"Jan Jansen"',
      'Jan Jansen',
      'a text of 10 characters; wanted one of GIR, ARO',
    ],
    ['a list for an enum value', 'bron', '[GIR, ARO]', ['GIR', 'ARO'], 'a list of 2; wanted one of GIR, ARO'],
    [
      'a text for true or false',
      'gerichtOpNaasten',
      '"ja"',
      'ja',
      'a text of 2 characters; wanted true or false',
    ],
    ['true for an id', 'organisatie', 'true', true, 'true; wanted a text or a whole number'],
  ])(
    '%s is told with what was wanted, alike in the question and in a variable',
    async (_, field, written, value, told) => {
      const inline = await errorsOf('ngb', `{ meldingen(filter: { ${field}: ${written} }) { aantal } }`)
      expect(inline).toMatchObject([
        { message: `filter.${field} is ${told}`, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
      ])
      const query = 'query ($filter: MeldingFilter) { meldingen(filter: $filter) { aantal } }'
      expect(await errorsOf('ngb', query, { filter: { [field]: value } })).toEqual([
        {
          message: `$filter.${field} is ${told}`,
          extensions: { code: 'BAD_USER_INPUT', variable: `$filter.${field}` },
        },
      ])
    },
  )

  test.each<[string, string, Record<string, unknown>, string]>([
    [
      'an id that is missing',
      'query ($id: ID!) { melding(id: $id) { id } }',
      {},
      '$id is missing; wanted a value: it may not be missing or null',
    ],
    [
      'an id that is null',
      'query ($id: ID!) { melding(id: $id) { id } }',
      { id: null },
      '$id is null; wanted a value: it may not be missing or null',
    ],
    [
      'an item of a list',
      'query ($naar: [MeldingDimensie!]!) { meldingenStatistiek(uitgesplitstNaar: $naar) { totaal { waarde } } }',
      { naar: ['FUNCTIE', 'Jan Jansen'] },
      '$naar[1] is a text of 10 characters; wanted one of ',
    ],
  ])('%s is named by its place in the variable', async (_, query, variables, start) => {
    const errors = await errorsOf('ngb', query, variables)
    expect(errors).toHaveLength(1)
    expect(errors[0]?.message.startsWith(start)).toBe(true)
  })

  test('each of several is told, in one answer', async () => {
    const query =
      'query ($f: MeldingFilter, $id: ID!) { meldingen(filter: $f) { aantal } melding(id: $id) { id } }'
    const f = { van: '2023-02-30', bron: 'gir', maand: 3, tot: '2024-01-01' }
    expect((await errorsOf('ngb', query, { f })).map(({ extensions }) => extensions.variable)).toEqual([
      '$f.van',
      '$f.bron',
      '$f.maand',
      '$id',
    ])
  })

  test('names are told to each afnemer from the schema that is its own', async () => {
    const order = 'query ($v: MeldingVolgorde) { meldingen(volgorde: $v) { aantal } }'
    const filter = 'query ($f: MeldingFilter) { meldingen(filter: $f) { aantal } }'
    const told = async (afnemer: string | null) => [
      (await errorsOf(afnemer, order, { v: 'Jan Jansen' }))[0]?.message,
      (await errorsOf(afnemer, order.replace('$v)', '"Jan Jansen")').replace('($v: MeldingVolgorde)', '')))[0]
        ?.message,
      (await errorsOf(afnemer, filter, { f: { enrst: 1 } }))[0]?.message,
    ]
    const [variable, inline, field] = await told('gemeente-utrecht')
    for (const one of [variable, inline])
      expect(one).toMatch(/wanted one of INCIDENTDATUM_AFLOPEND, .*ERNST_AFLOPEND/)
    expect(field).toMatch(/^\$f\.enrst is no field of this input; wanted one of .*\bernst\b/)
    for (const one of await told('ngb')) {
      expect(one).toMatch(/wanted one of /)
      expect(one).not.toMatch(/\b(ERNST_\w+|ernst)\b/)
    }
    for (const one of await told(null)) expect(one).not.toContain('wanted one of')
  })

  const api = buildSchema(readFileSync(new URL('../schema/api.graphql', import.meta.url), 'utf8'))
  test('no text that was sent comes back, and no name that is not in the own schema', {
    timeout: 60_000,
  }, async () => {
    const random = createRandom(12)
    const places = Object.values(api.getQueryType()?.getFields() ?? {}).flatMap((field) =>
      field.args.map((argument) => ({ field, argument })),
    )
    const afnemers = [null, 'ngb', 'vng', 'politie', 'bva-bzk', 'gemeente-utrecht', 'otwb']
    const hidden = new Map(
      await Promise.all(afnemers.map(async (afnemer) => [afnemer, await hiddenFrom(afnemer)] as const)),
    )
    let refused = 0
    for (let round = 0; round < 400; round++) {
      const afnemer = random.pick(afnemers)
      const { field, argument } = random.pick(places)
      const sent: string[] = []
      const value = wrong(random, argument.type, 3, sent)
      const others = field.args.filter(
        (one) => one !== argument && isNonNullType(one.type) && one.defaultValue === undefined,
      )
      const given = [`${argument.name}: $v`, ...others.map(({ name }) => `${name}: []`)].join(', ')
      const selection = isCompositeType(getNamedType(field.type)) ? '{ __typename }' : ''
      const query = `query ($v: ${argument.type}) { ${field.name}(${given}) ${selection} }`
      const { status, body } = await hub.ask(afnemer, query, { v: value })
      if (status === 400) refused++
      for (const { message } of body.errors ?? []) {
        for (const text of sent) expect(message, query).not.toContain(text)
        if (body.errors[0].extensions.code !== 'BAD_USER_INPUT') continue
        const names = String(message).split(';')[1]?.match(/\w+/g) ?? []
        expect(
          names.filter((name) => hidden.get(afnemer)?.has(name)),
          query,
        ).toEqual([])
      }
    }
    expect(refused).toBeGreaterThan(250)
  })

  /** Names of enum values and input fields that this afnemer's own schema has nowhere. */
  async function hiddenFrom(afnemer: string | null): Promise<ReadonlySet<string>> {
    const headers = afnemer === null ? {} : { authorization: `Bearer ${await hub.token(afnemer)}` }
    const own = namesIn(buildSchema(await (await fetch(`${hub.url}/v1/schema.graphql`, { headers })).text()))
    return new Set([...namesIn(api)].filter((name) => !own.has(name)))
  }
})

function namesIn(schema: GraphQLSchema): Set<string> {
  return new Set(
    Object.values(schema.getTypeMap()).flatMap((type) => {
      if (isEnumType(type)) return type.getValues().map(({ name }) => name)
      return isInputObjectType(type) ? Object.keys(type.getFields()) : []
    }),
  )
}

const texts = [
  'Jan Jansen',
  'Dorpsstraat 12',
  '2023-02-30',
  '12024-05-14',
  'j.jansen@voorbeeld.nl',
  'gm-0344',
  'ERNSTIG!',
  '0612345678',
]

// None is a name in GraphQL: an unknown field is told by the name that it was given.
/** A value that is nearly of the type, with something in it that is not; what was sent as text is added to `sent`. */
function wrong(random: Random, type: GraphQLInputType, depth: number, sent: string[]): unknown {
  if (isNonNullType(type)) return wrong(random, type.ofType, depth, sent)
  if (random.chance(0.15)) return random.pick([null, 7, 123456782, true, 1.5, {}, []])
  if (isListType(type))
    return Array.from({ length: random.int(0, 3) }, () => wrong(random, type.ofType, depth, sent))
  if (isInputObjectType(type) && depth > 0) {
    const fields = random.shuffle(Object.values(type.getFields())).slice(0, 3)
    const entries = fields.map((field) => [field.name, wrong(random, field.type, depth - 1, sent)])
    if (random.chance(0.3)) entries.push([text(random, sent), 1])
    if (random.chance(0.3)) entries.push(['maand', 1])
    return Object.fromEntries(entries)
  }
  return random.chance(0.2) ? { naam: text(random, sent) } : text(random, sent)
}

function text(random: Random, sent: string[]): string {
  const made = random.pick(texts)
  sent.push(made)
  return made
}
