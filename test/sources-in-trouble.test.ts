import { afterEach, describe, expect, test } from 'vitest'
import { remoteKeys } from '../gateway/tokens/remote-keys.ts'
import {
  answerOne,
  type Behaviour,
  type SmallHub,
  type SmallHubOptions,
  startSmallHub,
} from './support/small-hub.ts'

const open: SmallHub[] = []
afterEach(async () => {
  for (const hub of open.splice(0)) await hub.close()
})

async function start(options: SmallHubOptions = {}) {
  const hub = await startSmallHub(options)
  open.push(hub)
  const [een] = hub.sources
  if (!een) throw new Error('Starting the small hub: it has no source')
  return { hub, een }
}

interface Body {
  readonly data?: Record<string, unknown>
  readonly errors?: readonly { readonly extensions: Record<string, unknown> }[]
}

async function timed(asked: Promise<Response>) {
  const began = performance.now()
  const response = await asked
  const body = (await response.json()) as Body
  return { status: response.status, body, took: performance.now() - began }
}

const both = '{ een ander }'
const hangs: Behaviour = () => undefined
const resets: Behaviour = (response) => response.socket?.resetAndDestroy()
const breaks: Behaviour = (response) => response.writeHead(500).end('{}')
const stops: Behaviour = (response) => response.writeHead(200, { 'content-length': 100 }).write('{"data":')

const fault = (code: string, message: string) => ({
  message,
  extensions: { code, bron: 'een' },
})

describe('a source that is in trouble', () => {
  test.each<[string, Behaviour, string, string]>([
    ['hangs', hangs, 'SOURCE_TIMED_OUT', 'A source did not answer this part in time'],
    ['stops half-way', stops, 'SOURCE_TIMED_OUT', 'A source did not answer this part in time'],
    ['resets connections', resets, 'SOURCE_FAILED', 'A source could not answer this part'],
    ['answers 500', breaks, 'SOURCE_FAILED', 'A source could not answer this part'],
  ])(
    'and %s takes only its own part out of an answer, within 3 s, and after five times at once',
    async (_, behave, code, message) => {
      const { hub, een } = await start()
      een.behave = behave
      const first = await Promise.all(Array.from({ length: 3 }, () => timed(hub.ask(both))))
      for (const { status, body, took } of first) {
        expect([status, body.data]).toEqual([200, { een: null, ander: 1 }])
        expect(body.errors).toEqual([fault(code, message)])
        expect(took).toBeLessThan(3_000)
      }
      // Those that asked the same thing at the same moment shared one question: not each is a failure.
      for (let more = 0; more < 4; more++) await hub.ask(both)
      const asked = een.asked
      const after = await timed(hub.ask(both))
      expect(after.body.data).toEqual({ een: null, ander: 1 })
      expect(after.body.errors?.[0]?.extensions).toEqual({ code: 'SOURCE_UNAVAILABLE', bron: 'een' })
      expect(after.took).toBeLessThan(500)
      expect(een.asked).toBe(asked)
    },
    30_000,
  )

  test('is asked again after a rest, by one at a time, and by all when it answers', async () => {
    const { hub, een } = await start({ source: { timeout: 1_000, restFor: 1_500 } })
    een.behave = breaks
    for (let times = 0; times < 5; times++) await hub.ask(both)
    een.behave = hangs
    await new Promise((resolve) => setTimeout(resolve, 1_600))
    een.asked = 0
    const probing = hub.ask(both)
    await new Promise((resolve) => setTimeout(resolve, 50))
    const meanwhile = await timed(hub.ask('{ ander een }'))
    expect(meanwhile.body.errors?.[0]?.extensions.code).toBe('SOURCE_UNAVAILABLE')
    expect(meanwhile.took).toBeLessThan(500)
    await probing
    expect(een.asked).toBe(1)
    een.behave = answerOne
    await new Promise((resolve) => setTimeout(resolve, 1_600))
    expect((await timed(hub.ask(both))).body).toEqual({ data: { een: 1, ander: 1 } })
    expect((await timed(hub.ask(both))).body).toEqual({ data: { een: 1, ander: 1 } })
  }, 30_000)

  test('is given its own time', async () => {
    const { hub, een } = await start({ source: { timeout: 200 } })
    een.behave = hangs
    expect((await timed(hub.ask(both))).took).toBeLessThan(1_500)
  })

  test('does not make an answer take over 3 s, whatever it does, nor lose what others answered', async () => {
    const { hub, een } = await start({ source: { timeout: 5_000 } })
    een.behave = hangs
    const { status, body, took } = await timed(hub.ask(both))
    expect([status, body.data]).toEqual([200, { een: null, ander: 1 }])
    expect(body.errors?.[0]?.extensions).toEqual({ code: 'SOURCE_TIMED_OUT', bron: 'een' })
    expect(took).toBeGreaterThan(2_500)
    expect(took).toBeLessThan(3_500)
  }, 30_000)
})

describe('whether a gateway is ready', () => {
  const ready = async ({ url }: SmallHub) => {
    const response = await fetch(`${url}/gereed`)
    return [response.status, await response.json()]
  }

  test('is said to be so in part when one of its sources is down, and not when all are', async () => {
    const { hub } = await start()
    const [een, ander] = hub.sources
    een?.server.closeAllConnections()
    een?.server.close()
    expect(await ready(hub)).toEqual([200, { status: 'deels gereed', wachtOp: ['een'] }])
    ander?.server.closeAllConnections()
    ander?.server.close()
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect(await ready(hub)).toEqual([503, { status: 'niet gereed', wachtOp: ['een', 'ander'] }])
  })

  test('asks its sources once in a while for all who ask', async () => {
    const { hub, een } = await start()
    let asked = 0
    een.server.on('request', ({ url }) => {
      if (url === '/gereed') asked++
    })
    await Promise.all(Array.from({ length: 50 }, () => ready(hub)))
    expect(asked).toBeLessThanOrEqual(5)
  })
})

describe('an issuer that cannot be reached', () => {
  const nowhere = 'http://127.0.0.1:1/jwks'

  test('makes a gateway that never had its keys not ready, and is named as the reason', async () => {
    const { hub } = await start({ issuers: [{ issuer: 'https://issuer.example', ...remoteKeys(nowhere) }] })
    const response = await fetch(`${hub.url}/gereed`)
    expect([response.status, await response.json()]).toEqual([
      503,
      { status: 'niet gereed', wachtOp: ['uitgever van tokens'] },
    ])
  })

  test('is no fault of a token: 503, and when to try again, and what is public still comes', async () => {
    const { hub } = await start({ issuers: [{ issuer: 'https://issuer.example', ...remoteKeys(nowhere) }] })
    const response = await hub.ask(both, await hub.as('druk'))
    expect(response.status).toBe(503)
    expect(response.headers.get('retry-after')).toBe('2')
    expect(await response.json()).toEqual({
      errors: [
        { message: expect.stringContaining('keys of their issuer'), extensions: { code: 'NOT_READY' } },
      ],
    })
    expect(await (await hub.ask(both)).json()).toEqual({ data: { een: 1, ander: 1 } })
    const rubbish = await hub.ask(both, { authorization: 'Bearer rubbish' })
    expect(rubbish.status).toBe(401)
  })
})
