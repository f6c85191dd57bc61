import { createServer, type Server, type Socket } from 'node:net'

/** Gives the answer to a request body. */
export type Answer = (body: string) => string | Promise<string>

/** How much of what was answered is kept, in bytes; past it everything is forgotten. */
const kept = 1_000_000_000

/**
 * A server that works an answer out once and gives it from memory ever after. It reads just enough of HTTP/1.1 for
 * gateways on this machine: a subgraph must cost less than any of them, or it would be what is measured.
 */
export function createMemoryServer(answer: Answer): Server {
  const known = new Map<string, Buffer>()
  let bytes = 0

  async function learn(body: string): Promise<Buffer> {
    const response = responseOf(await answer(Buffer.from(body, 'latin1').toString('utf8')))
    bytes += response.length + body.length
    if (bytes > kept) {
      known.clear()
      bytes = response.length + body.length
    }
    known.set(body, response)
    return response
  }

  return createServer({ noDelay: true, keepAlive: true }, (socket) => {
    let pending: Buffer | undefined
    /** Answers go out in the order of the requests, also when one must be worked out first. */
    let busy = false

    async function answerAll(): Promise<void> {
      busy = true
      for (;;) {
        const request = pending && readRequest(pending)
        if (!request) break
        pending = request.rest
        const response = known.get(request.body) ?? (await learn(request.body))
        if (!socket.destroyed) socket.write(response)
      }
      busy = false
    }

    socket.on('data', (data) => {
      pending = pending ? Buffer.concat([pending, data]) : data
      if (!busy) answerAll().catch((error) => fail(socket, error))
    })
    // A gateway that ends closes its connections in its own way.
    socket.on('error', () => socket.destroy())
  })
}

interface Request {
  /** As Latin-1: one character a byte, which is the quickest to make and to compare. */
  readonly body: string
  readonly rest: Buffer | undefined
}

/** @returns undefined while the request is not whole. */
export function readRequest(data: Buffer): Request | undefined {
  const headEnd = data.indexOf('\r\n\r\n')
  if (headEnd < 0) return undefined
  const head = data.toString('latin1', 0, headEnd)
  const start = headEnd + 4
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
  if (length === undefined && /\r\ntransfer-encoding: *chunked/i.test(head)) return readChunks(data, start)
  const end = start + Number(length ?? 0)
  if (data.length < end) return undefined
  return { body: data.toString('latin1', start, end), rest: after(data, end) }
}

function readChunks(data: Buffer, from: number): Request | undefined {
  let body = ''
  for (let start = from; ; ) {
    const lineEnd = data.indexOf('\r\n', start)
    if (lineEnd < 0) return undefined
    const size = Number.parseInt(data.toString('latin1', start, lineEnd), 16)
    const end = lineEnd + 2 + size
    if (Number.isNaN(size)) throw new Error('Reading a request: a chunk has no size')
    if (data.length < end + 2) return undefined
    if (size === 0) return { body, rest: after(data, end + 2) }
    body += data.toString('latin1', lineEnd + 2, end)
    start = end + 2
  }
}

function after(data: Buffer, end: number): Buffer | undefined {
  return data.length > end ? data.subarray(end) : undefined
}

function responseOf(body: string): Buffer {
  const length = Buffer.byteLength(body)
  return Buffer.from(
    `HTTP/1.1 200 OK\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: ${length}\r\n` +
      `connection: keep-alive\r\nkeep-alive: timeout=600\r\n\r\n${body}`,
  )
}

function fail(socket: Socket, error: unknown): void {
  console.error(error)
  socket.end('HTTP/1.1 500 Internal Server Error\r\ncontent-length: 0\r\nconnection: close\r\n\r\n')
}
