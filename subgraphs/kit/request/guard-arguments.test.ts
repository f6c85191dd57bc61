import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { argumentDirectivesOf } from '../../../schema/rights/argument-directives.ts'
import { anonymous } from '../../../schema/rights/caller.ts'
import { rulesOf } from '../../../schema/rights/directives.ts'
import { callerWith } from '../../../test/support/subgraph.ts'
import { federatedSchema } from '../federated/federated-schema.ts'
import { createExecute } from './execute.ts'

const sdl = parse(`
  extend schema
    @link(
      url: "https://specs.apollo.dev/federation/v2.12"
      import: ["@key", "@interfaceObject", "@authenticated", { name: "@requiresScopes", as: "@needs" }]
    )
  directive @verraadt(velden: [String!]!) on ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE
  directive @begrensd(min: Int!, max: Int!) on ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION

  type Query {
    lijst(
      first: Int! = 20 @begrensd(min: 1, max: 100)
      ernst: Int @verraadt(velden: ["Melding.ernst"])
      filter: Filter
      volgorde: Volgorde = DATUM
    ): [Melding!]
    opErnst(volgorde: Volgorde = ERNST): [Melding!]
    dossier: Dossier
    dossiers: [Dossier!]
    vondst: Vondst
    verborgen: Verborgen
  }
  interface Dossier { id: ID  rij(first: Int): Int  soort: Int }
  type Melding implements Dossier @key(fields: "id") {
    id: ID
    rij(first: Int @begrensd(min: 1, max: 5)): Int
    soort(volgorde: Volgorde = ERNST): Int
    ernst: Int @needs(scopes: [["ernst"]])
  }
  type Aanvraag implements Dossier @key(fields: "id") @key(fields: "adres") {
    id: ID
    rij(first: Int): Int
    soort: Int
    adres: String @needs(scopes: [["adres"]])
    melding: Melding
  }
  type Verborgen implements Dossier @key(fields: "id") @needs(scopes: [["verborgen"]]) {
    id: ID
    rij(first: Int): Int
    soort: Int
  }
  union Vondst = Verborgen | Melding
  type Organisatie @key(fields: "id") @interfaceObject { id: ID!  aantal: Int @needs(scopes: [["aantal"]]) }
  input Filter { naam: String  pagina: Int @begrensd(min: 0, max: 9)  diep: Diep  volgorde: Volgorde = DATUM }
  input Diep { ernst: Int @verraadt(velden: ["Melding.ernst"]) }
  enum Volgorde { DATUM  ERNST @verraadt(velden: ["Melding.ernst"]) }
`)

/** A subgraph that counts how often a resolver asked its source for anything. */
function source() {
  let asked = 0
  const row = (typename: string) => () => {
    asked += 1
    return { __typename: typename, id: '1', ernst: 3, adres: 'Plein 1' }
  }
  const rows = () => [row('Melding')()]
  const schema = federatedSchema({
    sdl,
    resolvers: {
      Query: {
        lijst: rows,
        opErnst: rows,
        dossier: row('Melding'),
        dossiers: rows,
        vondst: row('Melding'),
        verborgen: row('Verborgen'),
      },
      Melding: { __resolveReference: row('Melding') },
      Aanvraag: { __resolveReference: row('Aanvraag') },
      Verborgen: { __resolveReference: row('Verborgen') },
      Organisatie: { __resolveReference: row('Organisatie') },
    },
  })
  const execute = createExecute({ schema, rules: rulesOf(sdl), arguments: argumentDirectivesOf(sdl) })
  return {
    async ask(query: string, variables: Record<string, unknown> = {}, scopes: string[] = []) {
      asked = 0
      const { data, errors = [] } = await execute({ query, variables }, callerWith({ scopes }), {})
      const [first] = errors
      return {
        data: data ?? null,
        errors: errors.length,
        code: first?.extensions['code'],
        veld: first?.extensions['veld'],
        message: first?.message,
        asked,
      }
    },
    execute,
  }
}

const refusedOn = (veld: string) => ({
  data: null,
  errors: 1,
  code: 'UNAUTHORIZED_FIELD_OR_TYPE',
  veld,
  asked: 0,
})

type Case = [how: string, query: string, variables?: Record<string, unknown>]

describe('the guard, on arguments that reveal a field', () => {
  const { ask } = source()

  it.each<Case>([
    ['a literal', '{ lijst(ernst: 3) { id } }'],
    ['a variable', 'query ($e: Int) { lijst(ernst: $e) { id } }', { e: 3 }],
    ['the default of a variable', 'query ($e: Int = 3) { lijst(ernst: $e) { id } }'],
    ['a nested input', '{ lijst(filter: { diep: { ernst: 3 } }) { id } }'],
    [
      'a variable in a nested input',
      'query ($e: Int) { lijst(filter: { diep: { ernst: $e } }) { id } }',
      { e: 3 },
    ],
    ['a whole input', 'query ($f: Filter) { lijst(filter: $f) { id } }', { f: { diep: { ernst: 3 } } }],
    ['an enum value', '{ lijst(volgorde: ERNST) { id } }'],
    ['an enum value in a variable', 'query ($v: Volgorde) { lijst(volgorde: $v) { id } }', { v: 'ERNST' }],
    [
      'an enum value in an input',
      'query ($f: Filter) { lijst(filter: $f) { id } }',
      { f: { volgorde: 'ERNST' } },
    ],
    ['a default of the schema', '{ opErnst { id } }'],
    [
      'a default of the schema behind an absent variable',
      'query ($v: Volgorde) { opErnst(volgorde: $v) { id } }',
    ],
    [
      'a default that only the object behind the interface has',
      '{ dossier { ... on Melding { ... on Dossier { soort } } } }',
    ],
    ['an alias in a fragment', '{ ...F } fragment F on Query { naam: lijst(ernst: 3) { id } }'],
  ])('refuses %s whole, before the source is asked', async (_, query, variables) => {
    expect(await ask(query, variables)).toMatchObject(refusedOn('Melding.ernst'))
    expect(await ask(query, variables, ['ernst'])).toMatchObject({ errors: 0, asked: 1 })
  })

  it.each<Case>([
    ['another argument', '{ lijst(filter: { naam: "x" }, volgorde: DATUM) { id } }'],
    ['null, which filters nothing', '{ lijst(ernst: null) { id } }'],
    ['an absent variable without a default', 'query ($e: Int) { lijst(ernst: $e) { id } }'],
  ])('lets %s pass', async (_, query, variables) => {
    expect(await ask(query, variables)).toMatchObject({ errors: 0, asked: 1 })
  })

  it('remembers no answer across what the variables reveal, nor across callers', async () => {
    const query = 'query ($v: Volgorde) { lijst(volgorde: $v) { id } }'
    expect(await ask(query, { v: 'DATUM' })).toMatchObject({ errors: 0 })
    expect(await ask(query, { v: 'ERNST' })).toMatchObject(refusedOn('Melding.ernst'))
    expect(await ask(query, { v: 'ERNST' }, ['ernst'])).toMatchObject({ errors: 0 })
    expect(await ask(query, { v: 'ERNST' })).toMatchObject(refusedOn('Melding.ernst'))
    expect(await ask(query, { v: 'DATUM' })).toMatchObject({ errors: 0 })
  })
})

describe('the guard, on fields and types', () => {
  const { ask, execute } = source()

  it.each<[string, string, string]>([
    ['under an alias', '{ lijst { id: ernst } }', 'Melding.ernst'],
    ['in a fragment on the object', '{ dossier { ... on Melding { ernst } } }', 'Melding.ernst'],
    [
      'in nested named fragments',
      '{ dossier { ...A } } fragment A on Dossier { ...B } fragment B on Melding { ernst }',
      'Melding.ernst',
    ],
    ['under a directive that leaves it out', '{ lijst { id ernst @skip(if: true) } }', 'Melding.ernst'],
    ['on an interface that a hidden type implements', '{ dossiers { id } }', 'Verborgen'],
    ['on a hidden type', '{ verborgen { id } }', 'Verborgen'],
    ['as the name of a hidden type', '{ vondst { ... on Verborgen { __typename } } }', 'Verborgen'],
    ['beside others that are allowed', '{ lijst { id } verborgen { id } }', 'Verborgen'],
  ])('refuses a field %s', async (_, query, veld) => {
    expect(await ask(query)).toMatchObject(refusedOn(veld))
  })

  it('judges only the operation of a document that is asked', async () => {
    const query = 'query Een { lijst { id } } query Twee { lijst { ernst } }'
    const een = await execute({ query, operationName: 'Een' }, anonymous, {})
    const twee = await execute({ query, operationName: 'Twee' }, anonymous, {})
    expect(een.errors).toBeUndefined()
    expect(twee.errors?.[0]?.extensions['veld']).toBe('Melding.ernst')
  })

  it.each([
    ['a type condition narrows', '{ dossiers { ... on Melding { ... on Dossier { id } } } }'],
    ['the gateway asks the name of a union member', '{ vondst { __typename ... on Melding { id } } }'],
  ])('refuses nothing that is not reached: %s', async (_, query) => {
    expect(await ask(query)).toMatchObject({ errors: 0, asked: 1 })
  })
})

describe('the guard, on _entities', () => {
  const { ask } = source()
  const query = (selection: string) =>
    `query ($r: [_Any!]!) { _entities(representations: $r) { ${selection} } }`
  const melding = { __typename: 'Melding', id: '1' }

  it.each<[string, string, unknown[], string]>([
    ['a protected field', query('... on Melding { ernst }'), [melding], 'Melding.ernst'],
    [
      'a field of an interface object',
      query('... on Organisatie { aantal }'),
      [{ __typename: 'Organisatie', id: 'gm0344' }],
      'Organisatie.aantal',
    ],
    [
      'a hidden type, by its representation alone',
      query('__typename'),
      [melding, { __typename: 'Verborgen', id: '1' }],
      'Verborgen',
    ],
    [
      'a look-up by a protected key, which would be a guess at it',
      query('... on Aanvraag { id }'),
      [{ __typename: 'Aanvraag', adres: 'Plein 1' }],
      'Aanvraag.adres',
    ],
    [
      'a protected field of an object inside a representation',
      query('... on Aanvraag { id }'),
      [{ __typename: 'Aanvraag', id: '1', melding: { ernst: 3 } }],
      'Melding.ernst',
    ],
  ])('refuses %s', async (_, text, r, veld) => {
    expect(await ask(text, { r })).toMatchObject(refusedOn(veld))
  })

  it('refuses a representation that is written in the operation', async () => {
    const written = '{ _entities(representations: [{ __typename: "Verborgen", id: "1" }]) { __typename } }'
    expect(await ask(written)).toMatchObject(refusedOn('Verborgen'))
  })

  it('answers what the caller may read, and remembers nothing across representations', async () => {
    expect(await ask(query('__typename'), { r: [melding] })).toMatchObject({ errors: 0, asked: 1 })
    expect(await ask(query('__typename'), { r: [{ ...melding, __typename: 'Verborgen' }] })).toMatchObject(
      refusedOn('Verborgen'),
    )
    expect(await ask(query('... on Melding { ernst }'), { r: [melding] }, ['ernst'])).toMatchObject({
      data: { _entities: [{ ernst: 3 }] },
    })
  })
})

describe('bounds at the source', () => {
  const { ask } = source()

  it.each<[string, string, string, Record<string, unknown>?]>([
    ['a literal', '{ lijst(first: 101) { id } }', 'The argument "first" is 101; wanted 1 to 100'],
    [
      'a variable',
      'query ($n: Int!) { lijst(first: $n) { id } }',
      'The argument "first" is 0; wanted 1 to 100',
      { n: 0 },
    ],
    [
      'an input field',
      'query ($f: Filter) { lijst(filter: $f) { id } }',
      'The argument "pagina" is -1; wanted 0 to 9',
      { f: { pagina: -1 } },
    ],
    [
      'an interface field that only the object bounds',
      '{ dossiers { ... on Melding { ... on Dossier { rij(first: 6) } } } }',
      'The argument "first" is 6; wanted 1 to 5',
    ],
  ])('refuse %s and name the bounds, before the source is asked', async (_, query, message, variables) => {
    expect(await ask(query, variables)).toMatchObject({
      data: null,
      errors: 1,
      code: 'BAD_USER_INPUT',
      message,
      asked: 0,
    })
  })

  it('let both bounds themselves pass', async () => {
    expect(await ask('{ lijst(first: 1) { id } }')).toMatchObject({ errors: 0 })
    expect(await ask('{ lijst(first: 100) { id } }')).toMatchObject({ errors: 0 })
  })
})
