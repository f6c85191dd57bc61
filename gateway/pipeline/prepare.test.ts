import { buildSchema } from 'graphql'
import { describe, expect, it } from 'vitest'
import { anonymous } from '../../schema/rights/caller.ts'
import { PublicError } from '../errors.ts'
import { noCostDirectives } from '../limits/cost-directives.ts'
import { afnemerLimits } from '../limits/limits.ts'
import { Prices } from '../limits/prices.ts'
import type { InvalidDocument } from '../operation/invalid-document.ts'
import { createPrepare } from './prepare.ts'

const schemaOf = (soorten: string, filter: string) =>
  buildSchema(`
    type Query { melding(id: ID!, filter: Filter): Melding  meldingen(first: Int): [Melding!] }
    type Melding { id: ID  ernst: Soort  aangifte: Melding }
    input Filter { ${filter} }
    enum Soort { ${soorten} }
    directive @geheim on FIELD
  `)
const schema = schemaOf('LICHT ZWAAR', 'ernst: Soort  naam: String  soorten: [Soort!]')
const policy = {
  schema,
  rules: { types: new Map(), fields: new Map(), openbaar: new Set<string>(), count: 0 },
  arguments: { reveals: new Map(), bounds: new Map() },
}
const prepare = createPrepare({ policy, prices: new Prices(schema, noCostDirectives) })
/** What the caller of these tests can use of it. */
const own = schemaOf('LICHT', 'naam: String  soorten: [Soort!]')
const ask = (query: string, operationName?: string, allowed = afnemerLimits) =>
  prepare({ query, operationName, variables: {} }, allowed, () => own)

/** Why the request is refused; fails the test when it is not. */
function refusal(query: string, operationName?: string): PublicError {
  try {
    ask(query, operationName)
  } catch (error) {
    if (error instanceof PublicError) return error
    throw error
  }
  throw new Error('The request was not refused')
}
const errorsOf = (query: string) => (refusal(query) as InvalidDocument).errors

describe('prepare', () => {
  it('gives the document and the operation in it', () => {
    const { query, document, operation } = ask('query Een { meldingen { id } }')
    expect(query).toBe('query Een { meldingen { id } }')
    expect(operation.name?.value).toBe('Een')
    expect(document.definitions).toEqual([operation])
  })

  it('parses a document once', () => {
    const query = '{ meldingen { id } }'
    expect(ask(query).document).toBe(ask(query).document)
  })

  it('gives the same operation to who asks it by the same name, with all that it remembers', () => {
    const query = 'query A { meldingen { id } } query B { meldingen { ernst } }'
    expect(ask(query, 'A')).toBe(ask(query, 'A'))
    expect(ask(query, 'B')).not.toBe(ask(query, 'A'))
    expect(ask(`${query} `, 'A')).not.toBe(ask(query, 'A'))
  })

  describe('in little memory', () => {
    const parts = { policy, prices: new Prices(schema, noCostDirectives) }
    const asked = (prepareIn: typeof prepare, query: string, afnemer: string | null) =>
      prepareIn({ query, operationName: undefined, variables: {} }, afnemerLimits, () => own, afnemer)
    const documents = Array.from({ length: 300 }, (_, index) => `{ a${index}: meldingen { id } }`)

    it('remembers as many documents as it holds, and none that takes over half', () => {
      const small = createPrepare(parts, 200_000)
      const before = documents.map((query) => asked(small, query, null))
      const kept = documents.filter((query, index) => asked(small, query, null) === before[index])
      expect(kept.length).toBeLessThan(80)
      const long = `{ meldingen { id } } ${' '.repeat(100_000)}`
      expect(asked(small, long, null)).not.toBe(asked(small, long, null))
    })

    it('keeps what one afnemer asks, whatever others ask', () => {
      const small = createPrepare(parts, 200_000)
      const own = documents.slice(0, 10).map((query) => asked(small, query, 'vng'))
      for (const query of documents) asked(small, query, null)
      expect(documents.slice(0, 10).map((query) => asked(small, query, 'vng'))).toEqual(own)
      for (const [index, query] of documents.slice(0, 10).entries())
        expect(asked(small, query, 'vng')).toBe(own[index])
    })

    it('counts what came to be decided of a document', () => {
      const small = createPrepare(parts, 60_000)
      const [query = ''] = documents
      const known = asked(small, query, 'vng')
      const callers = Array.from({ length: 40 }, (_, index) => ({
        ...anonymous,
        scopes: [`a:b${'c'.repeat(index)}`],
      }))
      for (const caller of callers) known.decision(caller, {})
      expect(asked(small, query, 'vng')).not.toBe(known)
    })
  })

  it.each([
    ['a field', '{ melding(id: 1) { ernts } }'],
    ['a root field', '{ meldinge { id } }'],
    ['an argument', '{ meldingen(frist: 1) { id } }'],
    ['an input field', '{ melding(id: 1, filter: { ernt: LICHT }) { id } }'],
    ['an enum value', '{ melding(id: 1, filter: { ernst: ZWAR }) { id } }'],
    ['a type', '{ meldingen { ... on Meldin { id } } }'],
    ['a fragment type', '{ meldingen { id } } fragment F on Meldin { id }'],
    ['a variable type', 'query ($f: Meldng) { melding(id: 1, filter: $f) { id } }'],
    ['a directive', '{ meldingen @gehem { id } }'],
    ['an object without a selection', '{ meldingen { aangifte } }'],
  ])('suggests no name for %s that is nearly right', (_, query) => {
    const errors = errorsOf(query)
    expect(errors.length).toBeGreaterThan(0)
    for (const { message, extensions } of errors) {
      expect(message).not.toMatch(/did you mean/i)
      expect(message).not.toMatch(/"(ernst|first|ZWAAR|@geheim)"/)
      expect(extensions).toEqual({ code: 'GRAPHQL_VALIDATION_FAILED' })
    }
  })

  it.each([
    [
      'a text for a number',
      '{ meldingen(first: "Jan Jansen") { id } }',
      'first is a text of 10 characters; wanted a whole number from -2147483648 to 2147483647',
    ],
    [
      'an enum value',
      '{ melding(id: 1, filter: { soorten: [LICHT, JANSEN] }) { id } }',
      'filter.soorten[1] is a name of 6 characters; wanted one of LICHT',
    ],
    [
      'an input field',
      '{ melding(id: 1, filter: { ernts: LICHT }) { id } }',
      'filter.ernts is no field of this input; wanted one of naam, soorten',
    ],
    [
      'a text for an input',
      '{ melding(id: 1, filter: "Jan") { id } }',
      'filter is a text of 3 characters; wanted an object with the fields naam, soorten',
    ],
    [
      'null where it may not be',
      '{ melding(id: null) { id } }',
      'id is null; wanted a value: it may not be missing or null',
    ],
    [
      'the default of a variable',
      'query ($n: Int = "Jan") { meldingen(first: $n) { id } }',
      '$n is a text of 3 characters; wanted a whole number from -2147483648 to 2147483647',
    ],
  ])('says of %s what was found and wanted, in names that the caller may see', (_, query, message) => {
    const errors = errorsOf(query)
    expect(errors.map((error) => error.message)).toEqual([message])
    expect(errors[0]?.locations).toHaveLength(1)
  })

  it.each(['{ meldingen("Jan Jansen") }', '{ meldingen(first: 1) """Jan Jansen""" }'])(
    'quotes no text where it cannot read on: %s',
    (query) => {
      const [error] = errorsOf(query)
      expect(error?.message).toMatch(/^Syntax Error: .*String/)
      expect(error?.message).not.toContain('Jan')
    },
  )

  it('says where a document is wrong', () => {
    expect(errorsOf('{\n  meldinge { id }\n}')).toEqual([
      {
        message: 'Cannot query field "meldinge" on type "Query".',
        locations: [{ line: 2, column: 3 }],
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      },
    ])
  })

  it('says where a document cannot be read', () => {
    const error = refusal('{ meldingen { ')
    expect(error.status).toBe(400)
    expect(error.code).toBe('GRAPHQL_PARSE_FAILED')
    expect((error as InvalidDocument).errors[0]).toMatchObject({
      message: 'Syntax Error: Expected Name, found <EOF>.',
      locations: [{ line: 1, column: 15 }],
    })
  })

  it('refuses what passes a limit of the caller before it says what is wrong in it', () => {
    const allowed = { ...afnemerLimits, diepte: 1 }
    expect(() => ask('{ meldinge { id } }', undefined, allowed)).toThrow('passes the limit "diepte"')
  })

  it('holds the limits of each caller for a document that it remembers', () => {
    const query = '{ meldingen { aangifte { aangifte { id } } } }'
    expect(ask(query).document.definitions).toHaveLength(1)
    expect(() => ask(query, undefined, { ...afnemerLimits, diepte: 3 })).toThrow('passes the limit "diepte"')
    expect(() => ask(query)).not.toThrow()
  })

  it('lists no more than twenty faults and the news that there are more', () => {
    const fields = Array.from({ length: 45 }, (_, index) => `veld${index}`).join(' ')
    expect(errorsOf(`{ ...F } fragment F on Query { ${fields} }`).length).toBe(21)
  })

  it('takes the operation that is named', () => {
    const query = 'query A { meldingen { id } } query B { meldingen { ernst } }'
    expect(ask(query, 'B').operation.name?.value).toBe('B')
  })

  it('wants a name when there is more than one operation', () => {
    const { code, status, message } = refusal('query A { meldingen { id } } query B { meldingen { id } }')
    expect({ code, status }).toEqual({ code: 'BAD_REQUEST', status: 400 })
    expect(message).toBe('The document holds 2 operations; wanted one, or an operationName')
  })

  it('knows no operation under a name that is not there, nor under an empty one', () => {
    for (const name of ['C', '', 'constructor']) {
      expect(refusal('query A { meldingen { id } }', name).message).toBe(
        'The document holds no operation with this operationName',
      )
    }
  })

  it('refuses a document without an operation', () => {
    expect(() => ask('fragment F on Query { meldingen { id } }')).toThrow(PublicError)
  })
})
