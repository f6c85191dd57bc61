import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import {
  type AssertionSigner,
  createAssertionSigner,
  verifyAssertion,
} from '../../../schema/rights/assertion.ts'
import { callerWith } from '../../../test/support/subgraph.ts'
import { gatewayKeys } from './gateway-keys.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** A gateway that publishes its keys; gives the URL. */
async function publish(signer: AssertionSigner): Promise<string> {
  const server = createServer((_, response) => response.end(JSON.stringify(signer.jwks)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

describe('gatewayKeys', () => {
  it('knows the keys of every gateway, also when an earlier one cannot be reached', async () => {
    const [one, two, stranger] = await Promise.all([1, 2, 3].map(() => createAssertionSigner()))
    if (!one || !two || !stranger) throw new Error('wanted three signers')
    const keys = gatewayKeys(['http://127.0.0.1:9/', await publish(one), await publish(two)])
    const caller = callerWith()
    for (const signer of [one, two]) {
      const token = await signer.sign(caller, 'otwb')
      expect(await verifyAssertion(token, 'otwb', keys)).toEqual(caller)
    }
    await expect(verifyAssertion(await stranger.sign(caller, 'otwb'), 'otwb', keys)).rejects.toThrow()
  })
})
