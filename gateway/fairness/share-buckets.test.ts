import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'
import { createClient } from '@redis/client'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { Accounts } from './accounts.ts'
import { afnemerQuotas, anonymousQuotas } from './quotas.ts'
import { type SharedBuckets, shareBuckets } from './share-buckets.ts'

const url = process.env['TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379'
const there = await answers(url)
const quotas = { ...afnemerQuotas, tempo: 1, voorraad: 1_000 }
const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function answers(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url)
  const socket = connect({ host: hostname, port: Number(port || 6379) })
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}

/** A gateway's accounts, counted together with those of others. */
async function gateway(at: string, told: [boolean, string][] = []) {
  const accounts = new Accounts({ anonymous: anonymousQuotas, isShared: true })
  const shared: SharedBuckets = await shareBuckets({
    url: at,
    accounts,
    interval: 20,
    timeout: 1_000,
    onChange: (...change) => told.push(change),
  })
  closing.push(() => shared.close())
  const pay = (id: string, price: number) =>
    accounts.pay(
      accounts.of({ afnemer: id } as never, quotas, () => ''),
      price,
    )
  return { accounts, shared, pay, told }
}

/** Lets a server through, or not, as a cable that can be pulled. */
async function cable() {
  const sockets = new Set<Socket>()
  const state = { hangs: false }
  const server = createServer((socket) => {
    const { hostname, port } = new URL(url)
    const on = connect({ host: hostname, port: Number(port || 6379) })
    for (const one of [socket, on]) {
      sockets.add(one)
      one.on('error', () => undefined)
      one.on('close', () => [socket, on].map((other) => other.destroy()))
    }
    socket.on('data', (chunk) => state.hangs || on.write(chunk))
    on.on('data', (chunk) => state.hangs || socket.write(chunk))
  })
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  await listen(0)
  const { port } = server.address() as AddressInfo
  const pull = () => {
    server.close()
    for (const socket of sockets) socket.destroy()
  }
  closing.push(pull)
  return { url: `redis://127.0.0.1:${port}`, state, pull, plugIn: () => listen(port) }
}

describe.skipIf(!there)('gateways that count together in Redis', () => {
  const made: string[] = []
  const id = () => {
    const name = `proef-${randomUUID()}`
    made.push(name)
    return name
  }
  let client: ReturnType<typeof createClient>
  beforeAll(async () => {
    client = createClient({ url })
    await client.connect()
  })
  afterAll(async () => {
    for (const name of made) await client.del(`nwb:tempo:afnemer:${name}`)
    client.destroy()
  })

  it('refuse at one what was spent at the other', async () => {
    const [one, other] = [await gateway(url), await gateway(url)]
    const druk = id()
    await vi.waitFor(() => expect([one.shared.isShared(), other.shared.isShared()]).toEqual([true, true]))
    one.pay(druk, 900)
    other.pay(druk, 50)
    await vi.waitFor(() => expect(() => other.pay(druk, 100)).toThrow('try again in'))
    await vi.waitFor(() => expect(() => one.pay(druk, 100)).toThrow('try again in'))
    expect(() => other.pay(id(), 100)).not.toThrow()
  })

  it('keep nothing when a bucket is full again, and no address at all', async () => {
    const one = await gateway(url)
    const account = one.accounts.ofAddress('192.0.2.77')
    await vi.waitFor(() => expect(one.shared.isShared()).toBe(true))
    one.accounts.pay(account, 1_000)
    let keys: string[] = []
    await vi.waitFor(async () => {
      keys = await client.keys('nwb:tempo:adres:*')
      expect(keys.length).toBeGreaterThan(0)
    })
    expect(keys.join()).not.toContain('192.0.2')
    for (const key of keys) expect(await client.pTTL(key)).toBeLessThan(15_000)
  })

  it.each(['is gone', 'hangs'])(
    'count each for itself while Redis %s, say so once, and tell what was spent when it is back',
    async (how) => {
      const line = await cable()
      const [away, other] = [await gateway(line.url), await gateway(url)]
      const druk = id()
      await vi.waitFor(() => expect(away.shared.isShared()).toBe(true))
      if (how === 'hangs') line.state.hangs = true
      else line.pull()
      away.pay(druk, 10)
      await vi.waitFor(() => expect(away.shared.isShared()).toBe(false), { timeout: 8_000 })
      away.pay(druk, 900)
      expect(() => away.pay(druk, 100)).toThrow('try again in')
      expect(() => other.pay(druk, 50)).not.toThrow()
      line.state.hangs = false
      if (how !== 'hangs') await line.plugIn()
      await vi.waitFor(() => expect(() => other.pay(druk, 100)).toThrow('try again in'), { timeout: 10_000 })
      await vi.waitFor(() => expect(away.told.map(([shared]) => shared)).toEqual([true, false, true]), {
        timeout: 8_000,
      })
      expect(away.told.flat().join()).not.toContain('redis://')
    },
    20_000,
  )
})

it('a gateway starts where there is no Redis, and says that each counts for itself', async () => {
  const { shared, pay, told } = await gateway('redis://gebruiker:geheim@127.0.0.1:1')
  expect(shared.isShared()).toBe(false)
  pay('druk', 900)
  expect(() => pay('druk', 900)).toThrow('try again in')
  await vi.waitFor(() => expect(told).toEqual([[false, expect.any(String)]]))
  expect(told.flat().join()).not.toContain('geheim')
})
