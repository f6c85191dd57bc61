import { readdirSync, readFileSync } from 'node:fs'
import { getIntrospectionQuery } from 'graphql'
import { describe, expect, it } from 'vitest'
import { PublicError } from '../errors.ts'
import { InvalidDocument } from '../operation/invalid-document.ts'
import { limit } from '../pipeline/limit.ts'
import { createPrepare } from '../pipeline/prepare.ts'
import { loadSupergraph } from '../supergraph/load.ts'
import { afnemerLimits, anonymousLimits, type LimitValues } from './limits.ts'
import { Prices } from './prices.ts'

const { policy, costs } = loadSupergraph(
  readFileSync(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8'),
)
const prepare = createPrepare({ policy, prices: new Prices(policy.schema, costs) })

function check(query: string, allowed: LimitValues = afnemerLimits, variables: Record<string, unknown> = {}) {
  const request = { query, variables, operationName: undefined }
  const ownSchema = () => policy.schema
  return limit(prepare(request, allowed, ownSchema), variables, allowed, ownSchema)
}

/** The limit that a document passes; null when it passes none and is valid. */
function passed(query: string, allowed?: LimitValues, variables?: Record<string, unknown>): unknown {
  try {
    check(query, allowed, variables)
    return null
  } catch (error) {
    if (error instanceof PublicError && error.code === 'LIMIT_EXCEEDED') return error.extensions['limiet']
    throw error
  }
}

const times = (count: number, write: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => write(index)).join(' ')
const organisatie = (selection: string) => `{ organisatie(id: "gm0344") { ${selection} } }`
const page = (field: string, node: string) => `${field}(first: 10) { edges { node { ${node} } } }`

describe('a document made to do harm', () => {
  const doubling = (write: (index: number) => string, last: string) =>
    `${organisatie('...F0')} ${times(30, (i) => `fragment F${i} on Organisatie { ${write(i)} }`)} ${`fragment F30 on Organisatie { ${last} }`}`

  it.each([
    ['fragments that double thirty times', doubling((i) => `...F${i + 1} ...F${i + 1}`, 'naam'), 'selecties'],
    [
      'fragments that double through aliases',
      doubling(
        (i) => `a: gebied { provincie { ...F${i + 1} } } b: gebied { provincie { ...F${i + 1} } }`,
        'naam',
      ),
      'diepte',
    ],
    [
      'fragments that double __typename',
      doubling((i) => `...F${i + 1} ...F${i + 1}`, 'x: __typename'),
      'aliassen',
    ],
    ['many aliases of a field', organisatie(times(250, (i) => `a${i}: naam`)), 'aliassen'],
    ['many aliases of __typename', `{ ${times(250, (i) => `a${i}: __typename`)} }`, 'aliassen'],
    ['one field, many times', organisatie('naam '.repeat(1500)), 'selecties'],
    [
      'overlapping fields, each with fields below it',
      `{ ${times(150, () => 'organisatie(id: "gm0344") { naam code }')} }`,
      'wortelvelden',
    ],
    ['deep fields', organisatie(`${'gebied { provincie { '.repeat(30)} naam ${'} } '.repeat(30)}`), 'diepte'],
    ['deep inline fragments', organisatie(`${'... { '.repeat(600)} naam ${'} '.repeat(600)}`), null],
    ['many inline fragments beside each other', organisatie('... { naam } '.repeat(400)), null],
    ['many directives', organisatie(times(60, (i) => `a${i}: naam @skip(if: false)`)), 'directieven'],
    ['many directives on one field', organisatie(`naam ${'@skip(if: false) '.repeat(60)}`), 'directieven'],
    [
      'many directives on the operation',
      `query ${'@skip(if: false) '.repeat(60)} { __typename }`,
      'directieven',
    ],
    ['many roots', `{ ${times(60, (i) => `a${i}: riecs { id }`)} }`, 'wortelvelden'],
    ['many operations', times(400, (i) => `query Q${i} { riecs { id } }`), 'tokens'],
    ['many variables', `query (${times(500, (i) => `$v${i}: Int`)}) { riecs { id } }`, 'tokens'],
    [
      'a large input object',
      `{ organisaties(filter: { ${'naamBevat: "a" '.repeat(1000)} }) { aantal } }`,
      'tokens',
    ],
    ['a deep list', `{ organisatie(id: ${'['.repeat(1500)}${']'.repeat(1500)}) { naam } }`, 'tokens'],
    ['a text of nothing but names', 'a '.repeat(50_000), 'tokens'],
    [
      'long lists within long lists',
      `{ ${page('organisaties', page('meldingen', `organisatie { ${page('meldingen', 'organisatie { naam }')} }`)).replaceAll('10', '100')} }`,
      'kosten',
    ],
  ])('is refused for the first limit that it passes: %s', (_, query, limiet) => {
    expect(passed(query)).toBe(limiet)
  })

  it('costs what its variables say', () => {
    const query = `query ($n: Int!) { ${page('organisaties', page('meldingen', 'organisatie { naam }')).replaceAll('10', '$n')} }`
    expect(passed(query, afnemerLimits, { n: 10 })).toBeNull()
    expect(passed(query, afnemerLimits, { n: 100 })).toBe('kosten')
  })

  it('is refused for its size before it is refused for what is in it', () => {
    expect(passed(`{ ${'unknown '.repeat(1200)} }`)).toBe('wortelvelden')
    expect(() => check('{ unknown }')).toThrow(InvalidDocument)
  })
})

describe('a document that another caller asked before', () => {
  const query = organisatie(times(40, (i) => `a${i}: naam`))

  it('is held against the limits of each caller', () => {
    expect(passed(query)).toBeNull()
    expect(passed(query, anonymousLimits)).toBe('aliassen')
    expect(passed(query)).toBeNull()
    expect(passed(query, { ...afnemerLimits, tokens: 10 })).toBe('tokens')
  })
})

describe('what is really asked', () => {
  it('passes: fifty organisations over five subgraphs, with nested pages of ten', () => {
    const nested = [
      page('meldingen', 'id bron incidentdatum'),
      page('aanvragen', 'id status'),
      page('sessies', 'id datum afspraken { id omschrijving }'),
      page('activiteiten', 'id'),
      page('datavolwassenheidstrajecten', 'id'),
    ].join(' ')
    const query = `{ ${page('organisaties', `id naam ${nested}`).replace('10', '50')} }`
    expect(passed(query)).toBeNull()
  })

  it.each([
    ['an afnemer', afnemerLimits],
    ['anyone', anonymousLimits],
  ])('passes: the introspection of the playground, for %s', (_, allowed) => {
    const query = getIntrospectionQuery({ inputValueDeprecation: true, schemaDescription: true })
    expect(passed(query, allowed)).toBeNull()
  })

  const folder = new URL('../playground/voorbeelden/', import.meta.url)
  it.each(readdirSync(folder).filter((name) => name.endsWith('.graphql')))(
    'passes: the example %s',
    (name) => {
      const query = readFileSync(new URL(name, folder), 'utf8')
      // Examples may ask for variables; their limits on the document are what counts here.
      const request = { query, variables: {}, operationName: undefined }
      expect(() => prepare(request, afnemerLimits, () => policy.schema)).not.toThrow()
    },
  )
})
