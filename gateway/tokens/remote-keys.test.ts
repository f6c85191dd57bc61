import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { audience, createTestIssuer, type TestIssuer } from '../../test/support/tokens.ts'
import { KeysUnavailable, type RemoteKeysOptions, remoteKeys } from './remote-keys.ts'
import { createTokenVerifier } from './verify.ts'

let issuer: TestIssuer
let server: Server
let asked = 0
let answers = true
let hangs = false

beforeEach(async () => {
  issuer = await createTestIssuer()
  asked = 0
  answers = true
  hangs = false
  server = createServer((_, response) => {
    asked++
    if (hangs) return
    response.statusCode = answers ? 200 : 503
    response.end(JSON.stringify(issuer.jwks))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

/** A verifier that remembers no token, since each is another. */
function verifier(options: RemoteKeysOptions = {}) {
  const { keys, ready } = remoteKeys(
    `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`,
    options,
  )
  const verify = createTokenVerifier([{ issuer: issuer.issuer, keys }], audience)
  let number = 0
  const ask = async (header = {}) =>
    verify(await issuer.sign({ client_id: 'vng', jti: `${number++}` }, header))
  return { ready, ask }
}

const pause = (time: number) => new Promise((resolve) => setTimeout(resolve, time))

describe('the keys of an issuer', () => {
  it('are fetched once, for all who need them', async () => {
    const { ask, ready } = verifier()
    await Promise.all([ask(), ask(), ask()])
    expect(await ready()).toBe(true)
    expect(asked).toBe(1)
  })

  it('that were never had are said to be so, and looked for at once only by one of many', async () => {
    answers = false
    const { ask, ready } = verifier()
    const ended = await Promise.allSettled([ask(), ask(), ask()])
    for (const one of ended) expect(one).toMatchObject({ reason: expect.any(KeysUnavailable) })
    await expect(ask()).rejects.toBeInstanceOf(KeysUnavailable)
    expect(await ready()).toBe(false)
    expect(asked).toBe(1)
  })

  it('are there as soon as the issuer is', async () => {
    answers = false
    const { ask, ready } = verifier({ retryAfter: 50 })
    await expect(ask()).rejects.toBeInstanceOf(KeysUnavailable)
    answers = true
    await pause(60)
    expect(await ready()).toBe(true)
    expect(await ask()).toMatchObject({ afnemer: 'vng' })
  })

  it('are not waited for longer than a moment', async () => {
    hangs = true
    const { ask } = verifier({ timeout: 100 })
    await expect(ask()).rejects.toBeInstanceOf(KeysUnavailable)
  })

  it('stay in use while the issuer is away, and nobody waits for it', async () => {
    const { ask, ready } = verifier({ freshFor: 0, refreshAfter: 0, timeout: 5_000 })
    await ask()
    hangs = true
    const began = performance.now()
    for (let times = 0; times < 3; times++) expect(await ask()).toMatchObject({ afnemer: 'vng' })
    expect(await ready()).toBe(true)
    expect(performance.now() - began).toBeLessThan(2_000)
    expect(asked).toBe(2)
  })

  it('are not trusted for ever', async () => {
    const { ask } = verifier({ trustedFor: 50, retryAfter: 0 })
    await ask()
    answers = false
    await pause(60)
    await expect(ask()).rejects.toBeInstanceOf(KeysUnavailable)
  })

  it('are fetched for a token under another key, but not for each', async () => {
    const { ask } = verifier({ refreshAfter: 100 })
    await ask()
    for (let times = 0; times < 3; times++)
      await expect(ask({ kid: 'ander' })).rejects.toThrow('no applicable key')
    expect(asked).toBe(1)
    await pause(110)
    for (let times = 0; times < 3; times++)
      await expect(ask({ kid: 'ander' })).rejects.toThrow('no applicable key')
    expect(asked).toBe(2)
  })
})
