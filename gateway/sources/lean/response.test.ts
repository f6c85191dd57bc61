import { describe, expect, it } from 'vitest'
import { ResponseReader, Uncommon } from './response.ts'

/** Reads a text in pieces of some length; what comes of the last piece. */
function read(text: string, piece = text.length, maxBytes = 1000) {
  const bytes = Buffer.from(text)
  const reader = new ResponseReader(maxBytes)
  let found: ReturnType<ResponseReader['read']>
  for (let at = 0; at < bytes.length; at += piece) found = reader.read(bytes.subarray(at, at + piece))
  return found
}

const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 4\r\n\r\n'

describe('reading an answer of HTTP/1.1', () => {
  it.each([1, 2, 7, 1000])('takes it together from pieces of %i bytes', (piece) => {
    expect(read(`${head}"é"`, piece)).toEqual({ status: 200, body: Buffer.from('"é"'), keep: true })
  })

  it.each([1, 40, 1000])(
    'keeps nothing of a chunk of %i bytes that the next answer is read over',
    (piece) => {
      const bytes = Buffer.from(`${head}"é"`)
      const shared = Buffer.alloc(1000)
      const reader = new ResponseReader(1000)
      let found: ReturnType<ResponseReader['read']>
      for (let at = 0; at < bytes.length; at += piece) {
        const size = bytes.copy(shared, 0, at, at + piece)
        found = reader.read(shared.subarray(0, size))
        shared.fill('x')
      }
      expect(found?.body.toString()).toBe('"é"')
    },
  )

  it('waits until all of it is there', () => {
    expect(read(`${head}"é`)).toBeUndefined()
    expect(read(head.slice(0, 30))).toBeUndefined()
  })

  it('tells a status that is no success, an empty body, and that the connection ends', () => {
    const text = 'HTTP/1.1 503 Service Unavailable\r\nconnection: close\r\ncontent-length:0\r\n\r\n'
    expect(read(text)).toEqual({ status: 503, body: Buffer.alloc(0), keep: false })
  })

  it.each([
    ['no length', 'HTTP/1.1 200 OK\r\n\r\n'],
    ['two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n'],
    ['a length that is no number', 'HTTP/1.1 200 OK\r\ncontent-length: +4\r\n\r\n'],
    ['pieces', 'HTTP/1.1 200 OK\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n'],
    ['a coding', 'HTTP/1.1 200 OK\r\ncontent-length: 4\r\ncontent-encoding: gzip\r\n\r\n'],
    ['an older HTTP', 'HTTP/1.0 200 OK\r\ncontent-length: 4\r\n\r\n'],
    ['something between', 'HTTP/1.1 103 Early Hints\r\n\r\n'],
    ['no HTTP', 'SSH-2.0-OpenSSH_9.2\r\n\r\n'],
    ['more than was told', `${head}"é"HTTP/1.1 200 OK`],
    ['a head without an end', `HTTP/1.1 200 OK\r\nx: ${'x'.repeat(20_000)}`],
  ])('leaves an answer with %s to a full client', (_, text) => {
    expect(() => read(text)).toThrow(Uncommon)
  })

  it('refuses a body that is too large before it came', () => {
    expect(() => read('HTTP/1.1 200 OK\r\ncontent-length: 1001\r\n\r\n')).toThrow('over 1000 bytes')
  })
})
