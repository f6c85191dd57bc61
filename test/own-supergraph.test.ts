import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { composeServices } from '@apollo/composition'
import { buildSchema, graphql, parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { projectFolder, type StartedProcess, useProcesses } from './support/process.ts'
import { createTestIssuer, type TestIssuer } from './support/tokens.ts'

const folder = mkdtempSync(join(tmpdir(), 'nwb-gateway-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A library, as somebody else's subgraph: nothing of the hub's own schema is in it. */
const types = (rule: string, open: string) => `
  type Query { book(id: ID!): Book ${open} loans: Int ${rule} }
  type Book { title: String ${open} shelf: String lender: String ${rule} }
`
const books: Readonly<Record<string, object>> = { b1: { title: 'Emma', shelf: 'A3', lender: 'reader 7' } }

/** The supergraph of the library, in a file. */
function writeSupergraph(name: string, url: string, rule = '', open = ''): string {
  const imported = '["@requiresScopes", "@tag", "@inaccessible"]'
  const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ${imported})`
  const hidden = 'extend type Book { price: Int @inaccessible }'
  const typeDefs = parse(`${link} ${types(rule, open)} ${hidden}`)
  const { supergraphSdl, errors } = composeServices([{ name: 'library', url, typeDefs }])
  if (!supergraphSdl) throw new Error(`Composing the library: ${errors?.map(String).join('; ')}`)
  return write(name, supergraphSdl)
}

function write(name: string, text: string): string {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}

const listening = (server: Server) =>
  new Promise<string>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
  })

/** What the library was asked, in order. */
const asked: string[] = []
const library = createServer(async (request, response) => {
  if (request.method === 'GET') return response.end()
  let body = ''
  for await (const chunk of request) body += chunk
  const { query, variables } = JSON.parse(body)
  asked.push(query)
  const rootValue = { loans: 12, book: ({ id }: { id: string }) => books[id] }
  const answer = await graphql({
    schema: buildSchema(types('', '')),
    source: query,
    variableValues: variables,
    rootValue,
  })
  response.setHeader('content-type', 'application/json').end(JSON.stringify(answer))
})

let issuer: TestIssuer
const keys = createServer((_, response) => {
  response.setHeader('content-type', 'application/json').end(JSON.stringify(issuer.jwks))
})

let withRules = ''
let withoutRules = ''
let settings: Record<string, string> = {}
beforeAll(async () => {
  issuer = await createTestIssuer()
  const url = `${await listening(library)}/graphql`
  withRules = writeSupergraph(
    'rules.graphql',
    url,
    '@requiresScopes(scopes: [["loans:read"]])',
    '@tag(name: "openbaar")',
  )
  withoutRules = writeSupergraph('no-rules.graphql', url)
  const register = `
afnemers:
  reading-room:
    naam: Reading room
    oin: "00000099000000000000"
    bereik: landelijk
    scopes: [loans:read]
    verwerkingsactiviteiten: [lending]
`
  settings = {
    PORT: '0',
    REGISTER: write('afnemers.yaml', register),
    ISSUER: issuer.issuer,
    ISSUER_JWKS_URL: await listening(keys),
  }
})
afterAll(() => {
  library.close()
  keys.close()
})

const options = ['--max-semi-space-size=16', '--import', './scripts/typescript.js', 'gateway/main.ts']
const gateway = (...given: string[]) => [process.execPath, ...options, ...given]

/** Where a gateway says it answers. */
async function urlOf(started: StartedProcess): Promise<string> {
  const [, url = ''] = await started.wrote(/The gateway answers at (http:\S+?)"/)
  return url
}

async function ask(url: string, query: string, token?: string) {
  asked.length = 0
  const response = await fetch(url, {
    method: 'POST',
    body: JSON.stringify({ query }),
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
  })
  return response.json()
}

describe('the gateway over a supergraph of somebody else, with rules', () => {
  const start = useProcesses()
  let process: StartedProcess
  let url = ''
  const token = (scope: string) => issuer.sign({ client_id: 'reading-room', scope })
  beforeAll(async () => {
    process = start(gateway('--supergraph', withRules), settings)
    url = await urlOf(process)
  })

  test('gives what a token opens', async () => {
    const query = '{ book(id: "b1") { title shelf lender } loans }'

    expect(await ask(url, query, await token('loans:read'))).toEqual({
      data: { book: { title: 'Emma', shelf: 'A3', lender: 'reader 7' }, loans: 12 },
    })
    expect(asked).toHaveLength(1)
  })

  test('knows nothing of what its authors hid from everyone', async () => {
    const { errors } = (await ask(url, '{ book(id: "b1") { price } }', await token('loans:read'))) as {
      errors: unknown[]
    }
    expect(errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }])
    expect(asked).toEqual([])
  })

  test('gives what is public without a token, and asks its subgraph for nothing else', async () => {
    expect(await ask(url, '{ book(id: "b1") { title lender } }')).toMatchObject({
      data: { book: { title: 'Emma', lender: null } },
      errors: [
        {
          path: ['book', 'lender'],
          extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE', veld: 'Book.lender', vereist: ['loans:read'] },
        },
      ],
    })
    expect(asked).toEqual([expect.not.stringContaining('lender')])
  })

  test('refuses what a token does not open, and asks its subgraph nothing', async () => {
    for (const given of [undefined, await token(''), await token('loans:write')]) {
      expect(await ask(url, '{ loans }', given)).toMatchObject({
        data: null,
        errors: [{ path: ['loans'], extensions: { veld: 'Query.loans', vereist: ['loans:read'] } }],
      })
      expect(asked).toEqual([])
    }
  })

  test('wants a token for what has no rule and is not public, and no scope', async () => {
    const query = '{ book(id: "b1") { shelf } }'

    expect(await ask(url, query)).toMatchObject({
      data: { book: { shelf: null } },
      errors: [{ extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE', veld: 'Book.shelf' } }],
    })
    expect(asked).toEqual([expect.not.stringContaining('shelf')])
    expect(await ask(url, query, await token(''))).toEqual({ data: { book: { shelf: 'A3' } } })
  })

  test('gives nothing for a token of somebody else', async () => {
    const other = await createTestIssuer(issuer.issuer)
    const forged = await other.sign({ client_id: 'reading-room', scope: 'loans:read' })

    expect(await ask(url, '{ loans }', forged)).toHaveProperty('errors.0.extensions.code', 'UNAUTHENTICATED')
    expect(asked).toEqual([])
  })

  test('knows nothing of the schema of the hub', async () => {
    expect(await ask(url, '{ riecs { id } }')).toHaveProperty(
      'errors.0.extensions.code',
      'GRAPHQL_VALIDATION_FAILED',
    )
  })

  test('says nowhere that it protects nothing, and ends with exit code 0 on SIGTERM', async () => {
    expect(await process.end('SIGTERM')).toBe(0)
    expect(process.err()).toBe('')
    expect(process.out()).not.toContain('protects nothing')
  })
})

describe('the gateway over a supergraph without rules', () => {
  const start = useProcesses()

  test('does not start, and says what to write or to ask for', async () => {
    const refused = start(gateway('--supergraph', withoutRules), settings)

    expect(await refused.ended).toBe(1)
    expect(refused.err()).toBe(
      'Loading the supergraph: it has no rule, so it would give everything to anyone; wanted rules ' +
        '(@authenticated, @requiresScopes, @policy), or "--unprotected" to serve it so\n',
    )
  })

  test('serves it unprotected when asked to, without an issuer of tokens, and warns', async () => {
    const { PORT = '', REGISTER = '' } = settings
    const process = start(gateway('--supergraph', withoutRules, '--unprotected'), { PORT, REGISTER })
    const url = await urlOf(process)

    expect(await ask(url, '{ book(id: "b1") { title lender } }')).toEqual({
      data: { book: { title: 'Emma', lender: 'reader 7' } },
    })
    await process.wrote(
      /"level":40,[^\n]*This gateway protects nothing: it gives all it can reach to anyone who asks/,
    )
    expect(await process.end('SIGINT')).toBe(0)
  })
})

describe('a gateway that cannot start', () => {
  const start = useProcesses()

  test.each([
    [
      'unprotected in production',
      () => gateway('--supergraph', withoutRules, '--unprotected'),
      { NODE_ENV: 'production' },
      'Starting the gateway: "--unprotected" gives everything to anyone, and NODE_ENV is "production"',
    ],
    [
      'unprotected over a supergraph with rules',
      () => gateway('--supergraph', withRules, '--unprotected'),
      {},
      'Loading the supergraph: it has rules (2), and "--unprotected" is for one without; leave that out',
    ],
    [
      'over a file that is not there',
      () => gateway('--supergraph', join(folder, 'absent.graphql')),
      {},
      `Reading the supergraph: "${join(folder, 'absent.graphql')}" cannot be read (ENOENT); wanted a file with a Federation 2 supergraph`,
    ],
    [
      'over the schema of a subgraph',
      () => gateway('--supergraph', write('subgraph.graphql', types('', ''))),
      {},
      `Reading the supergraph: "${join(folder, 'subgraph.graphql')}" names no subgraphs (join__Graph); wanted a file with a Federation 2 supergraph`,
    ],
    [
      'over a supergraph that does not say where its subgraphs answer',
      () => gateway('--supergraph', writeSupergraph('nowhere.graphql', '')),
      {},
      'SUBGRAPH_LIBRARY_URL: wanted a URL such as http://127.0.0.1:4001/graphql',
    ],
    [
      'with an issuer that is empty',
      () => gateway('--supergraph', withRules),
      { ISSUER: '' },
      '- ISSUER: wanted the "iss" of the access tokens to accept',
    ],
  ])('%s says why in a line or two and exits 1', async (_, command, env, message) => {
    const refused = start(command(), { ...settings, ...env })

    expect(await refused.ended).toBe(1)
    expect(refused.err()).toContain(message)
    expect(refused.err()).not.toMatch(/\n\s+at /)
    expect(refused.err().trim().split('\n').length).toBeLessThan(4)
    expect(refused.out()).not.toContain('answers at')
  })
})

describe('"npm run gateway"', () => {
  test('runs what is tested here', () => {
    const { scripts } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8'))

    expect(scripts).toMatchObject({ gateway: `node ${options.join(' ')}` })
  })
})
