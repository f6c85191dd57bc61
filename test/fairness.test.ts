import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  answerOne,
  type Behaviour,
  type SmallHub,
  type SmallHubOptions,
  startSmallHub,
} from './support/small-hub.ts'
import { createTestIssuer } from './support/tokens.ts'

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

const slowly: Behaviour = (response, query) => setTimeout(() => answerOne(response, query), 20)
const standing = ({ headers }: Response) =>
  Object.fromEntries(
    [
      'ratelimit-policy',
      'ratelimit',
      'x-rate-limit-limit',
      'x-rate-limit-remaining',
      'x-rate-limit-reset',
      'retry-after',
    ].map((name) => [name, headers.get(name)]),
  )
const refusal = {
  errors: [
    {
      message: expect.stringContaining('try again in'),
      extensions: { code: 'TOO_MANY_REQUESTS', wachttijd: expect.any(Number) },
    },
  ],
}

describe('what a caller takes in time', () => {
  test('is told with each answer, also one that is an error', async () => {
    const { hub } = await start({ limieten: { druk: '{ tempo: 1, voorraad: 1000 }' } })
    for (const query of ['{ een }', '{ een', '{ niets }']) {
      const answer = standing(await hub.ask(query, await hub.as('druk')))
      expect(answer).toEqual({
        'ratelimit-policy': '"kosten";q=1000;qu="kosten";w=1000',
        ratelimit: expect.stringMatching(/^"kosten";r=\d{3};t=\d+$/),
        'x-rate-limit-limit': '1000',
        'x-rate-limit-remaining': expect.stringMatching(/^\d{3}$/),
        'x-rate-limit-reset': expect.stringMatching(/^\d+$/),
        'retry-after': null,
      })
      const [, left, reset] = /r=(\d+);t=(\d+)/.exec(answer.ratelimit ?? '') ?? []
      expect([left, reset]).toEqual([answer['x-rate-limit-remaining'], answer['x-rate-limit-reset']])
      expect(Number(left) + Number(reset)).toBeGreaterThanOrEqual(1_000)
    }
  })

  test('is refused with 429 when it is all taken, before anything is read or asked, and comes back with time', async () => {
    const { hub, een } = await start({ limieten: { druk: '{ tempo: 100, voorraad: 120 }' } })
    const headers = await hub.as('druk')
    const statuses = []
    for (let asked = 0; asked < 4; asked++) statuses.push((await hub.ask('{ een }', headers)).status)
    expect(statuses).toContain(200)
    const before = een.asked
    let refused = await hub.ask('{ een', headers)
    while (refused.status !== 429) refused = await hub.ask('{ een', headers)
    expect(await refused.json()).toEqual(refusal)
    expect(standing(refused)).toMatchObject({
      ratelimit: '"kosten";r=0;t=1',
      'x-rate-limit-remaining': '0',
      'retry-after': '1',
    })
    expect(een.asked).toBe(before)
    await vi.waitFor(async () => expect((await hub.ask('{ een }', headers)).status).toBe(200), {
      timeout: 5_000,
      interval: 300,
    })
  })

  test('is its own: another afnemer and who asks without a token have what is theirs', async () => {
    const { hub } = await start({ limieten: { druk: '{ tempo: 1, voorraad: 60 }' } })
    const druk = await hub.as('druk')
    await hub.ask('{ een }', druk)
    expect((await hub.ask('{ een }', druk)).status).toBe(429)
    expect((await hub.ask('{ een }', await hub.as('rustig'))).status).toBe(200)
    expect((await hub.ask('{ een }')).status).toBe(200)
  })

  test('is counted by what an operation costs, and by how long its text is', async () => {
    const { hub } = await start({
      limieten: { druk: '{ tempo: 1, voorraad: 100000 }', rustig: '{ tempo: 1, voorraad: 100000 }' },
    })
    const left = async (afnemer: string, query: string) =>
      Number((await hub.ask(query, await hub.as(afnemer))).headers.get('x-rate-limit-remaining'))
    const [short, long] = [
      await left('druk', '{ een }'),
      await left('rustig', `{ een } # ${'x'.repeat(50_000)}`),
    ]
    expect(short - long).toBeGreaterThan(900)
  })

  test('is counted by address without a token, as the proxies that are trusted tell it', async () => {
    const small = { anoniem: { tempo: 1, voorraad: 60 } }
    const from = (address: string) => ({ 'x-forwarded-for': address })
    const { hub } = await start({ quotas: small, addresses: { trustedProxies: ['127.0.0.1'] } })
    expect((await hub.ask('{ een }', from('192.0.2.1'))).status).toBe(200)
    expect((await hub.ask('{ een }', from('6.6.6.6, 192.0.2.1'))).status).toBe(429)
    expect((await hub.ask('{ een }', from('192.0.2.2'))).status).toBe(200)
    const { hub: direct } = await start({ quotas: small })
    expect((await direct.ask('{ een }', from('192.0.2.1'))).status).toBe(200)
    expect((await direct.ask('{ een }', from('192.0.2.2'))).status).toBe(429)
  })

  test('counts for the schema as text too', async () => {
    const { hub } = await start({ quotas: { anoniem: { tempo: 1, voorraad: 2_500 } } })
    const statuses = []
    for (let asked = 0; asked < 2; asked++) {
      const response = await fetch(`${hub.url}/v1/schema.graphql`)
      statuses.push(response.status)
      await response.text()
    }
    expect(statuses).toEqual([200, 429])
  })
})

test('what is not there, and what is asked in another way, is counted by address too', async () => {
  const { hub } = await start({ quotas: { anoniem: { tempo: 1, voorraad: 110 } } })
  const statuses = []
  for (const path of ['/niets', '/', '/niets']) statuses.push((await fetch(`${hub.url}${path}`)).status)
  expect(statuses).toEqual([404, 404, 429])
  for (let asked = 0; asked < 5; asked++) expect((await fetch(`${hub.url}/gezond`)).status).toBe(200)
  expect((await fetch(`${hub.url}/gereed`)).status).toBe(200)
})

describe('what a caller asks at once', () => {
  test('over four hundred connections keeps another waiting for a few of it, not for all', async () => {
    const { hub, een } = await start({ names: ['een'] })
    een.behave = slowly
    const [druk, rustig] = [await hub.as('druk'), await hub.as('rustig')]
    await hub.ask('{ een }', rustig)
    een.asked = 0
    const many = Array.from({ length: 400 }, (_, at) => hub.ask(`{ a${at}: een }`, druk))
    await vi.waitFor(() => expect(een.asked).toBeGreaterThan(3))
    const before = een.asked
    const answer = await hub.ask('{ rust: een }', rustig)
    expect(answer.status).toBe(200)
    // What came meanwhile is what druk may have under way, once or twice; all four hundred would be at the source.
    expect(een.asked - before).toBeLessThan(100)
    for (const response of await Promise.all(many)) expect([200, 429]).toContain(response.status)
  }, 60_000)

  test('waits up to a bound, and is refused with 429 beyond it', async () => {
    const { hub, een } = await start({ limieten: { druk: '{ gelijktijdig: 1, wachtend: 2 }' } })
    een.behave = slowly
    const headers = await hub.as('druk')
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, at) => hub.ask(`{ a${at}: een }`, headers)),
    )
    const refused = answers.filter(({ status }) => status === 429)
    expect(answers.length - refused.length).toBeGreaterThanOrEqual(3)
    expect(refused.length).toBeGreaterThan(0)
    for (const response of refused) {
      expect(await response.json()).toMatchObject(refusal)
      expect(standing(response)).toMatchObject({ ratelimit: '"kosten";r=0;t=1', 'retry-after': '1' })
    }
  })

  test('does not wait for ever behind a source that hangs: 429 in time', async () => {
    const { hub, een } = await start({
      limieten: { druk: '{ gelijktijdig: 1 }' },
      source: { timeout: 2_900, failures: 100 },
    })
    een.behave = () => undefined
    const headers = await hub.as('druk')
    const first = hub.ask('{ een }', headers)
    await vi.waitFor(() => expect(een.asked).toBe(1))
    const second = await hub.ask('{ ander }', headers)
    expect(second.status).toBe(429)
    expect((await hub.ask('{ ander }', await hub.as('rustig'))).status).toBe(200)
    await first
  }, 20_000)
})

describe('tokens that are not valid', () => {
  test('cost the address that sends them, and not who has a good one there', async () => {
    const { hub } = await start()
    const good = await hub.as('rustig')
    expect((await hub.ask('{ een }', good)).status).toBe(200)
    const statuses = new Set<number>()
    for (let sent = 0; sent < 80; sent++)
      statuses.add((await hub.ask('{ een }', { authorization: `Bearer onzin${sent}` })).status)
    expect([...statuses]).toEqual([401, 429])
    expect((await hub.ask('{ een }', good)).status).toBe(200)
    expect((await hub.ask('{ een }')).status).toBe(200)
  })

  test.each<[string, () => Promise<string> | string]>([
    ['of another kind', () => 'Basic dm5nOnZuZw=='],
    [
      'that are genuine, of who is no afnemer',
      async () => `Bearer ${await open[0]?.issuer.sign({ client_id: 'niemand' })}`,
    ],
    [
      'without a good signature',
      async () => {
        const other = await createTestIssuer()
        return `Bearer ${await other.sign({ client_id: 'druk' })}`
      },
    ],
  ])('%s cost it too', async (_, token) => {
    const { hub } = await start()
    const authorization = await token()
    const statuses = new Set<number>()
    for (let sent = 0; sent < 80; sent++) statuses.add((await hub.ask('{ een }', { authorization })).status)
    expect([...statuses]).toEqual([401, 429])
  })

  test('are verified once, however often they are sent', async () => {
    const issuer = await createTestIssuer()
    let verified = 0
    const keys: typeof issuer.keys = (...asked) => {
      verified++
      return issuer.keys(...asked)
    }
    const { hub } = await start({ issuers: [{ issuer: issuer.issuer, keys }] })
    const forged = await (await createTestIssuer()).sign({ client_id: 'druk' })
    for (let sent = 0; sent < 5; sent++) await hub.ask('{ een }', { authorization: `Bearer ${forged}` })
    expect(verified).toBe(1)
    const good = { authorization: `Bearer ${await issuer.sign({ client_id: 'druk' })}` }
    for (let sent = 0; sent < 5; sent++) expect((await hub.ask('{ een }', good)).status).toBe(200)
    expect(verified).toBe(2)
  })
})

test('Redis that is away is said at /gereed, and changes nothing else', async () => {
  const { hub } = await start({ redisUrl: 'redis://127.0.0.1:1' })
  const ready = await fetch(`${hub.url}/gereed`)
  expect([ready.status, await ready.json()]).toEqual([
    200,
    { status: 'gereed', waarschuwing: 'Redis is weg: elke gateway telt voor zichzelf' },
  ])
  expect((await hub.ask('{ een }')).status).toBe(200)
})
