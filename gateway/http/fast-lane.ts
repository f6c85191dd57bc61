import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { parse as parseJson } from 'secure-json-parse'
import { PublicError } from '../errors.ts'
import type { AnswerGraphql, HttpAnswer } from './answer-graphql.ts'
import { takenInTime } from './taken-in-time.ts'

export interface FastLaneOptions {
  readonly path: string
  readonly answer: AnswerGraphql
}

/** What every answer of the server carries, and how much it reads. */
export interface LaneRules {
  readonly headers: Readonly<Record<string, string>>
  /** In bytes. */
  readonly bodyLimit: number
  /** Whether the server is about to stop, so that connections must not be kept. */
  readonly closing: () => boolean
  /** How long an answer may take to be taken, in milliseconds. */
  readonly takingTimeout: number
}

/**
 * Answers the common form of a GraphQL request straight from `node:http`: JSON, of known length, from no browser.
 * Whatever is out of the common goes to the server's own route, which gives the same answers; the lane saves it the
 * routing, hooks and parsing that cost as much as authorising and executing a small operation.
 */
export function fastLane(
  { path, answer }: FastLaneOptions,
  { headers, bodyLimit, closing, takingTimeout }: LaneRules,
  otherwise: RequestListener,
): RequestListener {
  const fixed = Object.entries(headers).flat()

  function send(response: ServerResponse, { status, headers: own, text }: HttpAnswer): void {
    if (response.destroyed) return
    const length = Buffer.byteLength(text)
    // As many bytes as characters: it is all ASCII, which Latin-1 writes alike and Node in half the time.
    const encoding = length === text.length ? 'latin1' : 'utf8'
    const head = fixed.concat(own)
    head.push('content-length', String(length))
    if (closing()) head.push('connection', 'close')
    response.writeHead(status, head)
    // A long text is encoded once: Node would do so into room for three times its length.
    response.end(length > longText ? Buffer.from(text, encoding) : text, encoding)
    // What the system took at once is gone; only what is left can be kept waiting.
    if (response.writableLength > 0) takenInTime(response, takingTimeout)
  }

  return (request, response) => {
    const length = commonLength(request, path)
    if (length === undefined || length > bodyLimit) {
      otherwise(request, response)
      return
    }
    readText(request, (text) => {
      void answer(request, () => parsed(text), length).then((makeAnswer) => send(response, makeAnswer()))
    })
  }
}

/** In bytes. */
const longText = 65_536

const media = /^application\/json(; ?charset=utf-8)?$/i

/** The length of the body of a request in the common form; undefined for another. */
function commonLength({ method, url, headers }: IncomingMessage, path: string): number | undefined {
  if (method !== 'POST' || url !== path || !media.test(headers['content-type'] ?? '')) return undefined
  if (headers['content-encoding'] ?? headers.origin ?? headers.expect ?? headers['transfer-encoding'])
    return undefined
  const length = headers['content-length']
  return length === undefined ? undefined : Number(length)
}

/** A request that breaks off is never read to its end; the server drops it. */
function readText(request: IncomingMessage, use: (text: string) => void): void {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const [first] = chunks
    use((first && chunks.length === 1 ? first : Buffer.concat(chunks)).toString())
  })
}

function parsed(text: string): unknown {
  try {
    return parseJson(text)
  } catch {
    throw new PublicError('BAD_REQUEST', 400, 'The request could not be read as JSON')
  }
}
