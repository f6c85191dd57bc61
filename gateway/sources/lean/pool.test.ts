import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { ConnectionLost } from '../faults.ts'
import { LeanPool } from './pool.ts'
import type { LeanResponse } from './response.ts'

const request = 'POST /graphql HTTP/1.1\r\nhost: een\r\ncontent-length: 0\r\n\r\n'
const answer = (text: string) =>
  `HTTP/1.1 200 OK\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`

const textOf = ({ body }: LeanResponse) => body.toString()

const open: { server: Server; pool: LeanPool; sockets: Set<Socket> }[] = []
afterEach(async () => {
  for (const { server, pool, sockets } of open.splice(0)) {
    for (const socket of sockets) socket.destroy()
    await pool.close()
    server.close()
  }
})

/** A pool over a server that does as the test says with each request on each connection. */
async function poolOver(
  serve: (socket: Socket, connection: number, question: number) => void,
  options: { connections?: number } = {},
) {
  const sockets = new Set<Socket>()
  let asked = 0
  const server = createServer((socket) => {
    sockets.add(socket)
    const connection = sockets.size
    socket.on('error', () => undefined)
    socket.on('data', () => serve(socket, connection, ++asked))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const pool = new LeanPool({ host: '127.0.0.1', port, connections: 2, maxBytes: 1000, ...options })
  open.push({ server, pool, sockets })
  return { pool, sockets }
}

describe('a lean pool', () => {
  it('asks one thing after another over the same connection', async () => {
    const { pool, sockets } = await poolOver((socket, _, question) => socket.write(answer(String(question))))
    expect(textOf(await pool.ask(request, 1000))).toBe('1')
    expect(textOf(await pool.ask(request, 1000))).toBe('2')
    expect(sockets.size).toBe(1)
  })

  it('opens no more connections than it may, and lets the rest wait', async () => {
    const { pool, sockets } = await poolOver((socket, _, question) =>
      setTimeout(() => socket.write(answer(String(question))), 5),
    )
    const answers = await Promise.all(Array.from({ length: 9 }, () => pool.ask(request, 1000)))
    expect(answers.map(textOf).sort()).toEqual([...'123456789'])
    expect(sockets.size).toBe(2)
  })

  it('says that a connection was lost, and asks a second time over a fresh one only', async () => {
    const { pool, sockets } = await poolOver((socket, connection, question) => {
      if (question <= 2 || connection > 2) socket.write(answer(String(question)))
      else socket.destroy()
    })
    // Two that are kept, and that the source closes when they are used again.
    await Promise.all([pool.ask(request, 1000), pool.ask(request, 1000)])
    await expect(pool.ask(request, 1000)).rejects.toBeInstanceOf(ConnectionLost)
    expect(textOf(await pool.ask(request, 1000, { fresh: true }))).toBe('4')
    expect(sockets.size).toBe(3)
  })

  it('says that a connection was lost when an answer broke off, or none was made', async () => {
    const broken = await poolOver((socket) =>
      socket.end('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{"data'),
    )
    await expect(broken.pool.ask(request, 1000)).rejects.toThrow('closed before the answer was whole')
    await expect(broken.pool.ask(request, 1000)).rejects.toBeInstanceOf(ConnectionLost)
    const nowhere = new LeanPool({ host: '127.0.0.1', port: 1, connections: 2, maxBytes: 1000 })
    await expect(nowhere.ask(request, 1000)).rejects.toBeInstanceOf(ConnectionLost)
    await nowhere.close()
  })

  it('waits for a fresh connection when there are as many as there may be', async () => {
    const { pool, sockets } = await poolOver(
      (socket, _, question) => setTimeout(() => socket.write(answer(String(question))), 20),
      { connections: 1 },
    )
    const answers = await Promise.all([
      pool.ask(request, 1000),
      pool.ask(request, 1000, { fresh: true }),
      pool.ask(request, 1000),
    ])
    expect(answers.map(textOf)).toEqual([...'123'])
    expect(sockets.size).toBe(2)
  })

  it('gives up when the time is over, whether it was asked or waited, and goes on with others', async () => {
    const { pool } = await poolOver(
      (socket, _, question) => {
        if (question > 1) socket.write(answer('laat'))
      },
      { connections: 1 },
    )
    const first = pool.ask(request, 60)
    const second = pool.ask(request, 30)
    const third = pool.ask(request, 1000)
    await expect(second).rejects.toThrow('within 30 milliseconds')
    await expect(first).rejects.toThrow('within 60 milliseconds')
    expect(textOf(await third)).toBe('laat')
  })

  it('never gives the answer to one question for another', async () => {
    const { pool, sockets } = await poolOver((socket, connection, question) => {
      if (connection === 1) socket.write(answer(String(question)) + answer('van niemand'))
      else socket.write(answer(String(question)))
    })
    await expect(pool.ask(request, 1000)).rejects.toThrow('more came than was told')
    expect(textOf(await pool.ask(request, 1000))).toBe('2')
    expect(sockets.size).toBe(2)
  })

  it('closes when what is under way is answered', async () => {
    const { pool } = await poolOver((socket) => setTimeout(() => socket.write(answer('nog')), 20))
    const asked = pool.ask(request, 1000)
    await Promise.all([pool.close(), expect(asked.then(textOf)).resolves.toBe('nog')])
  })
})
