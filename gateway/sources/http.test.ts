import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createLocalJWKSet } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  type AssertionSigner,
  createAssertionSigner,
  verifyAssertion,
} from '../../schema/rights/assertion.ts'
import { callerWith } from '../../test/support/subgraph.ts'
import { type HttpSourceOptions, httpSource } from './http.ts'
import { type Source, SourceError, type Unread } from './source.ts'

interface Heard {
  readonly method: string | undefined
  readonly path: string | undefined
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

const caller = callerWith({ scopes: ['otwb:lezen'] })
let server: Server
let signer: AssertionSigner
let heard: Heard[] = []
/** How the server answers in a test. */
let answer: (response: ServerResponse) => void

beforeAll(async () => {
  signer = await createAssertionSigner()
  server = createServer(async (request, response) => {
    let body = ''
    for await (const part of request) body += part
    heard.push({ method: request.method, path: request.url, headers: request.headers, body })
    answer(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  heard = []
})

const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
const send = (status: number, body: string) => (response: ServerResponse) => {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(body)
}

async function withSource<Answer>(
  options: Partial<HttpSourceOptions>,
  use: (source: Source) => Promise<Answer>,
): Promise<Answer> {
  const source = httpSource({ name: 'otwb', url: url(), signer, ...options })
  try {
    return await use(source)
  } finally {
    await source.close()
  }
}

const read = async (asked: Promise<Unread>) => (await asked)()

const ask = (options: Partial<HttpSourceOptions> = {}) =>
  withSource(options, (source) => read(source.execute({ query: '{ een }', variables: { a: 1 } }, caller)))

describe('a source over HTTP', () => {
  it('asks with the caller in an assertion for that subgraph, and gives its answer', async () => {
    answer = send(
      200,
      '{"data":{"een":1},"errors":[{"message":"x","path":["een",0],"extensions":{"code":"Y"}}]}',
    )
    expect(await ask()).toEqual({
      data: { een: 1 },
      errors: [{ message: 'x', path: ['een', 0], extensions: { code: 'Y' } }],
    })
    const [request] = heard
    expect(request).toMatchObject({ method: 'POST', path: '/graphql' })
    expect(JSON.parse(request?.body ?? '')).toEqual({ query: '{ een }', variables: { a: 1 } })
    const token = /^Bearer (.+)$/.exec(request?.headers.authorization ?? '')?.[1] ?? ''
    const keys = createLocalJWKSet({ keys: [...signer.jwks.keys] })
    expect(await verifyAssertion(token, 'otwb', keys)).toEqual(caller)
  })

  it('asks at the whole of its URL, over the lean pool and over a full client', async () => {
    answer = send(200, '{"data":null}')
    for (const kind of ['query', 'mutation'] as const) {
      await withSource({ url: `${url()}?versie=2` }, (source) =>
        read(source.execute({ query: '{ een }', kind }, caller)),
      )
    }
    expect(new Set(heard.map(({ path }) => path))).toEqual(new Set(['/graphql?versie=2']))
  })

  it('passes the trace on, and sends none where there is none', async () => {
    answer = send(200, '{"data":null}')
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'
    await withSource({}, (source) => read(source.execute({ query: '{ een }', traceparent }, caller)))
    await ask()
    expect(heard.map(({ headers }) => headers['traceparent'])).toEqual([traceparent, undefined])
  })

  it.each([500, 401, 302, 204])('takes status %i for no answer, whatever the body says', async (status) => {
    answer = send(status, '{"data":{"een":1}}')
    await expect(ask()).rejects.toThrow(new SourceError('otwb', `status ${status}`))
  })

  it.each([
    ['no JSON', '<html>'],
    ['a half answer', '{"data":{"een"'],
    ['nothing', ''],
    ['words, which can be about persons', 'Jansen, Dorpsstraat 1'],
  ])('takes %s for no answer, and does not repeat it', async (_, body) => {
    answer = send(200, body)
    await expect(ask()).rejects.toThrow(new SourceError('otwb', 'no GraphQL answer'))
  })

  it.each([
    ['a list', '[]'],
    ['a number', '1'],
    ['data that is a list', '{"data":[1]}'],
    ['errors that are text', '{"errors":"geheim"}'],
    ['an error without a message', '{"errors":[{}]}'],
  ])('takes %s for no GraphQL answer, and does not repeat it', async (_, body) => {
    answer = send(200, body)
    await expect(ask()).rejects.toThrow('Asking subgraph "otwb": no GraphQL answer')
  })

  it('stops reading an answer that is too large', async () => {
    answer = send(200, JSON.stringify({ data: { een: 'x'.repeat(2000) } }))
    await expect(ask({ maxBytes: 1000 })).rejects.toThrow(SourceError)
    await expect(ask({ maxBytes: 3000 })).resolves.toBeDefined()
  })

  it('does not wait for an answer that stays away', async () => {
    answer = () => {}
    const began = performance.now()
    await expect(ask({ timeout: 100 })).rejects.toThrow(SourceError)
    expect(performance.now() - began).toBeLessThan(2000)
  })

  it('does not wait for the rest of an answer that stops half-way', async () => {
    answer = (response) => void response.write('{"data":')
    await expect(ask({ timeout: 100 })).rejects.toThrow(SourceError)
  })

  it('says which source does not answer when nothing listens', async () => {
    await expect(ask({ url: 'http://127.0.0.1:1/graphql' })).rejects.toThrow('Asking subgraph "otwb": ')
  })

  it('is ready only when the subgraph says so', async () => {
    const ready = (options: Partial<HttpSourceOptions> = {}) =>
      withSource(options, (source) => source.ready())
    answer = send(200, '{"status":"gereed"}')
    expect(await ready()).toBe(true)
    expect(heard[0]).toMatchObject({ method: 'GET', path: '/gereed' })
    expect(heard[0]?.headers.authorization).toBeUndefined()
    answer = send(503, '{}')
    expect(await ready()).toBe(false)
    expect(await ready({ url: 'http://127.0.0.1:1/graphql' })).toBe(false)
  })
})

describe('a query to a source over HTTP', () => {
  const query = (source: Source) => read(source.execute({ query: '{ een }', kind: 'query' }, caller))

  it('takes an answer in pieces, of which the length is not told', async () => {
    answer = (response) => {
      response.write('{"data":')
      response.end('{"een":1}}')
    }
    await withSource({}, async (source) => {
      expect(await query(source)).toEqual({ data: { een: 1 } })
      expect(await query(source)).toEqual({ data: { een: 1 } })
    })
  })

  it('passes what a query must carry, and takes what another request must too', async () => {
    answer = send(200, '{"data":{"een":"é"}}')
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'
    await withSource({}, (source) =>
      read(source.execute({ query: '{ é }', kind: 'query', variables: { a: 'ë' }, traceparent }, caller)),
    )
    const [request] = heard
    expect(request).toMatchObject({ method: 'POST', path: '/graphql', headers: { traceparent } })
    expect(request?.headers.host).toBe(new URL(url()).host)
    expect(JSON.parse(request?.body ?? '')).toEqual({ query: '{ é }', variables: { a: 'ë' } })
  })

  it.each([500, 401, 302, 204])('takes status %i for no answer', async (status) => {
    answer = send(status, '{"data":{"een":1}}')
    await expect(withSource({}, query)).rejects.toThrow(new SourceError('otwb', `status ${status}`))
  })

  it('stops at an answer that is too large, or too late', async () => {
    answer = send(200, JSON.stringify({ data: { een: 'x'.repeat(2000) } }))
    await expect(withSource({ maxBytes: 1000 }, query)).rejects.toThrow(SourceError)
    answer = () => {}
    await expect(withSource({ timeout: 50 }, query)).rejects.toThrow('within 50 milliseconds')
  })
})

describe('a query whose connection fails', () => {
  const query = (source: Source) => read(source.execute({ query: '{ een }', kind: 'query' }, caller))
  /** Of a told length, as the lean pool takes it. */
  const whole = (status: number, body: string) => (response: ServerResponse) =>
    void response.writeHead(status, { 'content-length': Buffer.byteLength(body) }).end(body)
  const reset = (response: ServerResponse) => void response.socket?.resetAndDestroy()

  it('is asked again, once, and over a connection of which nobody had anything', async () => {
    const ports: (number | undefined)[] = []
    answer = (response) => {
      ports.push(response.socket?.remotePort)
      if (ports.length === 2) reset(response)
      else whole(200, '{"data":{"een":1}}')(response)
    }
    await withSource({}, async (source) => {
      await query(source)
      expect(await query(source)).toEqual({ data: { een: 1 } })
    })
    expect(ports).toHaveLength(3)
    expect(ports[1]).toBe(ports[0])
    expect(ports[2]).not.toBe(ports[0])
    answer = reset
    heard = []
    await expect(withSource({}, query)).rejects.toMatchObject({ code: 'SOURCE_FAILED' })
    expect(heard).toHaveLength(2)
  })

  it.each<[string, (response: ServerResponse) => void, 'query' | 'mutation']>([
    ['an answer of status 500', whole(500, '{}'), 'query'],
    ['no answer', () => undefined, 'query'],
    ['an answer that is none', whole(200, 'x'), 'query'],
    ['a mutation', reset, 'mutation'],
  ])('is not what %s is: that is asked once', async (_, behave, kind) => {
    answer = behave
    await expect(
      withSource({ timeout: 100 }, (source) => read(source.execute({ query: '{ een }', kind }, caller))),
    ).rejects.toThrow(SourceError)
    expect(heard).toHaveLength(1)
  })

  it('is asked again by the full client too', async () => {
    let times = 0
    answer = (response) => {
      times++
      if (times === 2) return reset(response)
      // In pieces, which the lean pool leaves to the full client.
      response.write('{"data":')
      response.end('{"een":1}}')
    }
    await withSource({}, async (source) => {
      await query(source)
      expect(await query(source)).toEqual({ data: { een: 1 } })
    })
  })

  it('is asked again for a fifth of what is asked, so that a source in trouble is not asked twice as much', async () => {
    answer = reset
    await withSource({ failures: 1_000 }, async (source) => {
      for (let asked = 0; asked < 100; asked++) await expect(query(source)).rejects.toThrow(SourceError)
    })
    expect(heard.length).toBeGreaterThan(100)
    expect(heard.length).toBeLessThanOrEqual(100 + 20 + 10)
  })

  it('says whether it failed, came too late, or was not asked', async () => {
    const code = (options: Partial<HttpSourceOptions>) =>
      withSource(options, (source) => query(source).catch(() => query(source))).catch((error) => error.code)
    answer = whole(500, '{}')
    expect(await code({})).toBe('SOURCE_FAILED')
    expect(await code({ failures: 1 })).toBe('SOURCE_UNAVAILABLE')
    answer = () => undefined
    expect(await code({ timeout: 50 })).toBe('SOURCE_TIMED_OUT')
  })
})
