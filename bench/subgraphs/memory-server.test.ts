import type { AddressInfo } from 'node:net'
import { connect, type Server, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, expect, test, vi } from 'vitest'
import { createMemoryServer } from './memory-server.ts'

let server: Server | undefined
let socket: Socket | undefined
afterEach(() => {
  socket?.destroy()
  server?.close()
})

/** Sends pieces one after another on one connection; gives what came back once it holds so many answers, and what was asked. */
async function exchange(
  answers: number,
  ...pieces: (string | Buffer)[]
): Promise<{ received: string; asked: string[] }> {
  const asked: string[] = []
  server = createMemoryServer(async (body) => {
    asked.push(body)
    await wait(5)
    return `[${body}]`
  })
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  const opened = connect({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', noDelay: true })
  socket = opened
  let received = ''
  opened.on('data', (data) => {
    received += data.toString()
  })
  for (const piece of pieces) {
    opened.write(piece)
    await wait(20)
  }
  await vi.waitFor(() => expect(bodies(received)).toHaveLength(answers), { timeout: 10_000 })
  return { received, asked }
}

const post = (body: string) =>
  `POST /graphql HTTP/1.1\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
const bodies = (received: string) => received.match(/\[[^\]]*\]/g)

test('answers from memory what it has answered before', async () => {
  const { received, asked } = await exchange(3, post('{"a":1}'), post('{"a":1}'), post('{"a":2}'))
  expect(bodies(received)).toEqual(['[{"a":1}]', '[{"a":1}]', '[{"a":2}]'])
  expect(asked).toEqual(['{"a":1}', '{"a":2}'])
})

test('reads a request that comes in pieces, with characters of more than one byte', async () => {
  const whole = Buffer.from(post('{"naam":"Súdwest-Fryslân"}'))
  const { received, asked } = await exchange(
    1,
    whole.subarray(0, 10),
    whole.subarray(10, 60),
    whole.subarray(60),
  )
  expect(asked).toEqual(['{"naam":"Súdwest-Fryslân"}'])
  expect(received).toContain(`content-length: ${Buffer.byteLength('[{"naam":"Súdwest-Fryslân"}]')}`)
})

test('answers requests that were sent at once in their order, also when the first takes longer', async () => {
  const { received } = await exchange(4, post('een'), post('twee') + post('een') + post('drie'))
  expect(bodies(received)).toEqual(['[een]', '[twee]', '[een]', '[drie]'])
})

test('reads a body in chunks', async () => {
  const head = 'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n'
  const { asked } = await exchange(1, `${head}3\r\nabc\r\n`, '2\r\nde\r\n0\r\n\r\n')
  expect(asked).toEqual(['abcde'])
})

test('takes a request without a body for an empty one', async () => {
  const { received } = await exchange(1, 'GET /gereed HTTP/1.1\r\n\r\n')
  expect(bodies(received)).toEqual(['[]'])
})
