import { connect } from 'node:net'
import { createLocalJWKSet } from 'jose'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../gateway/http/app.ts'
import { graphqlRoute } from '../gateway/http/graphql-route.ts'
import { createAssertionSigner } from '../schema/rights/assertion.ts'
import { createSubgraphServer } from '../subgraphs/kit/serving/server.ts'
import type { Subgraph } from '../subgraphs/kit/subgraph.ts'
import { callerWith } from './support/subgraph.ts'

const logger = pino({ level: 'silent' })
const anywhere = { host: '127.0.0.1', port: 0 }
const never = async () => {
  throw new Error('Answering: the body of this request never came')
}
const common = 'content-type: application/json\r\n'
const closing: (() => Promise<unknown>)[] = []
/** The gateway's server with its fast lane, and that of a subgraph, by what a request to each begins with. */
const servers = new Map<string, { url: string; head: string }>()

beforeAll(async () => {
  const path = '/v1/graphql'
  const gateway = createApp(logger, { lane: { path, answer: never } })
  graphqlRoute(gateway, path, never)
  servers.set('the gateway', {
    url: await gateway.listen(anywhere),
    head: `POST ${path} HTTP/1.1\r\nhost: x\r\n`,
  })
  const signer = await createAssertionSigner()
  const subgraph = createSubgraphServer({
    subgraph: { name: 'otwb', execute: never } as unknown as Subgraph,
    keys: createLocalJWKSet({ keys: [...signer.jwks.keys] }),
    ready: async () => true,
    logger,
  })
  const bearer = await signer.sign(callerWith(), 'otwb')
  const head = `POST /graphql HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${bearer}\r\n`
  servers.set('a subgraph', { url: await subgraph.listen(anywhere), head })
  closing.push(
    () => gateway.close(),
    () => subgraph.close(),
  )
})
afterAll(() => Promise.all(closing.map((close) => close())))

/** Sends a beginning, and then a byte each half second. @returns after how many seconds the connection was ended. */
function trickle(url: string, beginning: string, drop: string): Promise<number> {
  return new Promise((resolve) => {
    const began = performance.now()
    const socket = connect({ port: Number(new URL(url).port), host: '127.0.0.1' })
    socket.write(beginning)
    const dropping = setInterval(() => drop === '' || socket.write(drop), 500)
    socket.on('error', () => undefined)
    socket.on('data', () => undefined)
    socket.on('close', () => {
      clearInterval(dropping)
      resolve((performance.now() - began) / 1000)
    })
  })
}

describe.concurrent.each(['the gateway', 'a subgraph'])('%s', (name) => {
  test.each([
    ['says nothing', () => '', '', 10],
    ['sends its headers a byte at a time', (head: string) => `${head}x-a: `, 'a', 10],
    [
      'sends a body of a known length a byte at a time',
      (head: string) => `${head}${common}content-length: 9000\r\n\r\n{`,
      ' ',
      15,
    ],
    [
      'sends a body in pieces a byte at a time',
      (head: string) => `${head}${common}transfer-encoding: chunked\r\n\r\n`,
      '1\r\n \r\n',
      15,
    ],
  ])(
    'gives up who %s',
    async (_, beginning, drop, seconds) => {
      const { url, head } = servers.get(name) ?? { url: '', head: '' }
      const taken = await trickle(url, beginning(head), drop)
      expect(taken).toBeLessThanOrEqual(seconds)
      // It waits as long as an honest one on a bad line needs.
      expect(taken).toBeGreaterThan(seconds / 2)
    },
    40_000,
  )
})
