import { request } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leave } from '../pipeline/leave.ts'
import { type AnswerGraphql, toHttp } from './answer-graphql.ts'
import { createApp } from './app.ts'
import { graphqlRoute } from './graphql-route.ts'

const path = '/v1/graphql'
let inLane = 0
const logger = pino({ level: 'silent' })
/** Tells what came in; as everything, it leaves by the last step. */
const answer: AnswerGraphql = async ({ headers }, body) => {
  const answered = async () => {
    const data = { body: body(), token: headers.authorization ?? null }
    return () => ({ data })
  }
  const leaving = await leave(answered(), logger)
  return () => toHttp(leaving, headers)
}
const app = createApp(logger, {
  lane: {
    path,
    answer: (...asked) => {
      inLane++
      return answer(...asked)
    },
  },
})
graphqlRoute(app, path, answer)
beforeAll(() => app.listen({ host: '127.0.0.1', port: 0 }))
afterAll(() => app.close())

/** Posts a body; in pieces, so that its length is not told, it takes the route. */
function post(body: string, headers: Record<string, string>, inPieces: boolean) {
  return new Promise<{ status: number | undefined; headers: object; text: string; lane: boolean }>(
    (resolve, reject) => {
      const before = inLane
      const { port } = app.server.address() as AddressInfo
      const length = inPieces ? {} : { 'content-length': String(Buffer.byteLength(body)) }
      const sent = request({
        port,
        host: '127.0.0.1',
        method: 'POST',
        path,
        headers: { ...headers, ...length },
      })
      sent.on('error', reject)
      sent.on('response', (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk) => chunks.push(chunk))
        response.on('end', () => {
          // The route gives up a connection whose body it could not read; the lane has read it whole, and keeps it.
          const { date, connection, 'keep-alive': kept, traceresponse, ...own } = response.headers
          const text = Buffer.concat(chunks).toString()
          resolve({ status: response.statusCode, headers: own, text, lane: inLane > before })
        })
      })
      if (inPieces) sent.write(body.slice(0, 1))
      sent.end(inPieces ? body.slice(1) : body)
    },
  )
}

const json = { 'content-type': 'application/json' }

describe('an answer that is not taken', () => {
  it.each([
    ['in the fast lane', (length: number) => `content-length: ${length}`, (body: string) => body],
    [
      'on the route',
      () => 'transfer-encoding: chunked',
      (body: string) => `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`,
    ],
  ])('%s is given up, however slowly it goes, and one that is taken is not', async (_, told, form) => {
    const long = 'x'.repeat(20_000_000)
    const answerLong: AnswerGraphql = async ({ headers }) => {
      const leaving = await leave(
        Promise.resolve(() => ({ data: { long } })),
        logger,
      )
      return () => toHttp(leaving, headers)
    }
    const server = createApp(logger, { lane: { path, answer: answerLong }, timed: { takingTimeout: 700 } })
    graphqlRoute(server, path, answerLong)
    const { port } = new URL(await server.listen({ host: '127.0.0.1', port: 0 }))
    const body = '{"query":"{ a }"}'
    const asked = `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n${told(body.length)}\r\n\r\n${form(body)}`
    const taken = (pause: number) =>
      new Promise<number>((resolve) => {
        let bytes = 0
        const socket = connect({ port: Number(port), host: '127.0.0.1' })
        socket.write(asked)
        socket.on('error', () => undefined)
        socket.on('close', () => resolve(bytes))
        socket.on('data', (chunk) => {
          bytes += chunk.length
          if (bytes > long.length) socket.destroy()
          if (pause === 0) return
          socket.pause()
          setTimeout(() => socket.resume(), pause)
        })
      })
    expect(await taken(0)).toBeGreaterThan(long.length)
    expect(await taken(100)).toBeLessThan(long.length)
    await server.close()
  })
})

describe('the fast lane', () => {
  it.each<[string, string, Record<string, string>, boolean]>([
    ['a request', '{"query":"{ é }"}', { ...json, authorization: 'Bearer x' }, true],
    ['one with a long answer', JSON.stringify({ query: 'x'.repeat(90_000) }), json, true],
    ['one with a long answer in other signs', JSON.stringify({ query: 'één 🏠'.repeat(8_000) }), json, true],
    [
      'one that names its charset',
      '{"query":"{ a }"}',
      { 'content-type': 'application/json; charset=utf-8' },
      true,
    ],
    ['a body that is no JSON', '{"query":', json, true],
    ['an empty body', '', json, true],
    ['a body that poisons a prototype', '{"query":"{ a }","variables":{"__proto__":{"a":1}}}', json, true],
    ['a body that is too large', JSON.stringify({ query: 'x'.repeat(100_001) }), json, false],
    ['another media type', '{"query":"{ a }"}', { 'content-type': 'text/plain' }, false],
    ['a compressed body', 'x', { ...json, 'content-encoding': 'gzip' }, false],
    ['a request of a browser', '{"query":"{ a }"}', { ...json, origin: 'https://partner.example' }, false],
  ])('answers %s as the route does', async (_, body, headers, lane) => {
    const [fast, slow] = [await post(body, headers, false), await post(body, headers, true)]
    expect({ ...fast, lane: false }).toEqual({ ...slow, lane: false })
    expect([fast.lane, slow.lane]).toEqual([lane, false])
  })
})
