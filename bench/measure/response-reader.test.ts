import { expect, test } from 'vitest'
import { createResponseReader } from './response-reader.ts'

/** Reads a text in pieces of a size; gives the status and length of each answer that was found whole. */
function read(text: string, size: number): (readonly [status: number, bytes: number])[] {
  const found: (readonly [number, number])[] = []
  const reader = createResponseReader((status, bytes) => found.push([status, bytes]))
  const data = Buffer.from(text)
  for (let at = 0; at < data.length; at += size) reader(data.subarray(at, at + size))
  return found
}

const withLength = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabcde'
const inChunks =
  'HTTP/1.1 503 No\r\ntransfer-encoding: chunked\r\n\r\n3\r\na\nb\r\na\r\n0123456789\r\n0\r\n\r\n'
const empty = 'HTTP/1.1 204 None\r\ncontent-length: 0\r\n\r\n'

test.each([1, 2, 7, 1000])('finds every answer when the bytes come %i at a time', (size) => {
  expect(read(withLength + inChunks + empty + withLength, size)).toEqual([
    [200, 5],
    [503, 13],
    [204, 0],
    [200, 5],
  ])
})

test('an answer that is not whole is not told of', () => {
  expect(read(withLength.slice(0, -1), 100)).toEqual([])
  expect(read(inChunks.slice(0, -2), 100)).toEqual([])
})

test.each([
  ['no HTTP', 'SMTP ready\r\n\r\n'],
  ['neither a length nor chunks', 'HTTP/1.1 200 OK\r\n\r\n'],
  ['a chunk without a size', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nx\r\n'],
])('throws for %s', (_, text) => {
  expect(() => read(text, 100)).toThrow('Reading an answer')
})
