import { buildSchema, GraphQLError } from 'graphql'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { anonymous } from '../../../schema/rights/caller.ts'
import { databases } from '../../../test/support/databases.ts'
import { callerWith, useSubgraph } from '../../../test/support/subgraph.ts'
import { organisaties } from '../../organisaties/subgraph.ts'
import { Session } from '../database/session.ts'
import { readerRole } from '../subgraph.ts'
import type { Failure } from './errors.ts'
import { createExecute } from './execute.ts'

const schema = buildSchema(`
  type Query { veld(naam: String, aantal: Int! = 1): Soort  vast: Int!  opSoort(soort: Soort): Int }
  enum Soort { A  B }
`)

/** Answers with what the resolver does, and hears what went wrong. */
function answering(resolver: () => unknown) {
  const failures: Failure[] = []
  const veld = schema.getQueryType()?.getFields()['veld']
  if (veld) veld.resolve = resolver
  const policy = {
    schema,
    rules: { types: new Map(), fields: new Map(), openbaar: new Set<string>(), count: 0 },
    arguments: { reveals: new Map(), bounds: new Map() },
  }
  const execute = createExecute(policy, (failure) => failures.push(failure))
  return {
    failures,
    async errors(query = '{ x: veld }', variables?: Record<string, unknown>) {
      const { errors = [] } = await execute({ query, variables }, anonymous, {})
      return errors.map((error) => error.toJSON())
    },
  }
}

const sourceFailed = {
  message: 'The source could not answer this field',
  path: ['x'],
  extensions: { code: 'SOURCE_FAILED' },
}

describe('what an error of a subgraph says', () => {
  it.each(['BAD_USER_INPUT', 'UNAUTHORIZED_FIELD_OR_TYPE'])(
    'is our own message with code %s',
    async (code) => {
      const { errors, failures } = answering(() => {
        throw new GraphQLError('Reading "after": not a cursor', { extensions: { code } })
      })
      expect(await errors()).toEqual([
        { message: 'Reading "after": not a cursor', path: ['x'], extensions: { code } },
      ])
      expect(failures).toEqual([])
    },
  )

  it.each<[string, () => unknown, string]>([
    ['an unexpected error', () => new Error('geheim'), 'geheim'],
    [
      'an error that only carries such a code',
      () => Object.assign(new Error('geheim'), { extensions: { code: 'BAD_USER_INPUT' } }),
      'geheim',
    ],
    ['a GraphQLError without a code', () => new GraphQLError('geheim'), 'geheim'],
    ['something that is no error', () => 'geheim', 'geheim'],
  ])('is nothing but that it failed, for %s', async (_, thrown, secret) => {
    const { errors, failures } = answering(() => {
      throw thrown()
    })
    const answer = await errors()
    expect(answer).toEqual([sourceFailed])
    expect(JSON.stringify(answer)).not.toContain(secret)
    expect(failures).toMatchObject([{ path: 'x' }])
  })

  it('keeps a value that does not fit the schema out of answer and log', async () => {
    const { errors, failures } = answering(() => 'Jan Jansen')
    expect(JSON.stringify([await errors(), failures])).not.toContain('Jan')
    expect(failures).toHaveLength(1)
  })

  it.each([
    ['a row that breaks a constraint', '23505', 'Key (naam)=(Jan) already exists'],
    ['a value that cannot be cast', '22P02', 'invalid input syntax for type uuid: "Jan"'],
    ['an exception of a function', 'P0001', 'Jan bestaat al'],
  ])('logs the code and not the message of %s', async (_, code, message) => {
    const { errors, failures } = answering(() => {
      throw Object.assign(new Error(message), { code, detail: 'Jan', parameters: ['Jan'] })
    })
    expect(await errors()).toEqual([sourceFailed])
    expect(failures).toMatchObject([{ sqlState: code, message: null }])
    expect(JSON.stringify(failures)).not.toContain('Jan')
  })

  it.each<[string, string, Record<string, unknown> | undefined, string, string]>([
    [
      'a syntax error',
      '{ x: veld(naam: "Jan" }',
      undefined,
      'GRAPHQL_PARSE_FAILED',
      'The operation could not be parsed',
    ],
    [
      'a written value of the wrong type',
      '{ veld(aantal: "Jan") }',
      undefined,
      'GRAPHQL_VALIDATION_FAILED',
      'aantal is a text of 3 characters; wanted a whole number from -2147483648 to 2147483647',
    ],
    [
      'an unknown field, without suggesting one',
      '{ veldd }',
      undefined,
      'GRAPHQL_VALIDATION_FAILED',
      'Cannot query field "veldd" on type "Query".',
    ],
    [
      'a variable of the wrong type',
      'query ($a: Int!) { veld(aantal: $a) }',
      { a: 'Jan' },
      'BAD_USER_INPUT',
      '$a is a text of 3 characters; wanted a whole number from -2147483648 to 2147483647',
    ],
    [
      'an unknown enum value, without listing those there are',
      'query ($s: Soort) { opSoort(soort: $s) }',
      { s: 'Jan' },
      'BAD_USER_INPUT',
      '$s is a text of 3 characters; wanted a value of this enum',
    ],
    [
      'null for an argument that cannot be null',
      'query ($a: Int = 2) { veld(aantal: $a) }',
      { a: null },
      'BAD_USER_INPUT',
      'An argument or a field of it is null; wanted a value: it may not be missing or null',
    ],
    [
      'a NUL in a variable',
      'query ($n: String) { veld(naam: $n) }',
      { n: 'Jan\0' },
      'BAD_USER_INPUT',
      'The value of $n holds the NUL character',
    ],
    [
      'a NUL in the operation',
      '{ veld(naam: "Jan\\u0000") }',
      undefined,
      'BAD_USER_INPUT',
      'A text in the operation holds the NUL character',
    ],
  ])('names %s, without its value', async (_, query, variables, code, message) => {
    const { errors, failures } = answering(() => null)
    const answer = await errors(query, variables)
    expect(answer).toMatchObject([{ message, extensions: { code } }])
    expect(JSON.stringify(answer)).not.toContain('Jan')
    expect(failures).toEqual([])
  })
})

describe.each(databases())('errors of $name', (database) => {
  const hub = useSubgraph(database, organisaties)

  it('are not in the answer; the log gets where, which code, and no values', async () => {
    const failures: Failure[] = []
    const failing = answeringFrom(
      hub.pool,
      sql`select ${'Jan'}::text from organisaties.bestaat_niet`,
      failures,
    )
    expect(await failing()).toEqual([sourceFailed])
    expect(failures).toMatchObject([{ path: 'x', sqlState: '42P01' }])
    expect(failures[0]?.message).toContain('bestaat_niet')
    expect(JSON.stringify(failures)).not.toContain('Jan')
  })

  it.each<[string, string, Record<string, unknown>]>([
    ['a name', 'query ($w: String) { organisatie(naam: $w) { id } }', { w: 'a\0b' }],
    [
      'a filter',
      'query ($f: OrganisatieFilter) { organisaties(filter: $f) { aantal } }',
      { f: { naamBevat: '\0' } },
    ],
    [
      'a representation',
      'query ($w: [_Any!]!) { _entities(representations: $w) { __typename } }',
      { w: [{ __typename: 'Organisatie', id: '\0' }] },
    ],
  ])('do not come of a NUL in %s: it is refused before any statement', async (_, query, variables) => {
    const { data, errors } = await hub.ask(query, callerWith(), variables)
    expect(data ?? null).toBeNull()
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
    expect(hub.statements).toEqual([])
  })

  it('do not come of a NUL hidden in a cursor: that is bad input too', async () => {
    const after = Buffer.from(JSON.stringify(['naam', '\0', 'gm0344'])).toString('base64url')
    const query = 'query ($after: String) { organisaties(after: $after) { edges { cursor } } }'
    const { errors } = await hub.ask(query, callerWith(), { after })
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
    expect(hub.statements).toEqual([])
  })
})

function answeringFrom(
  pool: ConstructorParameters<typeof Session>[0],
  statement: ReturnType<typeof sql>,
  heard: Failure[],
) {
  return async () => {
    const session = new Session(pool, readerRole(organisaties.databaseSchema), callerWith())
    const { errors, failures } = answering(() => session.read((db) => statement.execute(db)))
    const answer = await errors()
    heard.push(...failures)
    return answer
  }
}
