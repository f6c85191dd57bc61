import type { IncomingMessage } from 'node:http'

/** A request that is not taken; the message is for the client. */
export class Refused extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.name = 'Refused'
    this.status = status
  }
}

/**
 * Reads a JSON body of at most `limit` bytes. Compressed ones are not taken, so that the limit is the size of what
 * is read; nor are ones with a key `__proto__`, which turns into another object's prototype where keys are copied.
 *
 * @throws Refused with 400, 413 or 415.
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<unknown> {
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = request.headers
  if (!/^application\/json\s*(;|$)/i.test(type) || encoding !== 'identity') {
    throw new Refused(415, 'The body is of a kind that is not taken; wanted plain JSON')
  }
  const text = await readText(request, limit)
  try {
    const body: unknown = JSON.parse(text)
    // Only a text that spells the key, be it with escapes, can hold it.
    if (/__proto__|\\u/.test(text) && holdsProto(body)) throw new SyntaxError('holds __proto__')
    return body
  } catch {
    throw new Refused(400, 'The body is no JSON')
  }
}

function readText(request: IncomingMessage, limit: number): Promise<string> {
  const tooLarge = () => new Refused(413, 'The body is too large')
  if (Number(request.headers['content-length'] ?? 0) > limit) return Promise.reject(tooLarge())
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    let size = 0
    request.on('data', (part: Buffer) => {
      size += part.length
      if (size > limit) {
        request.removeAllListeners('data')
        reject(tooLarge())
      } else {
        parts.push(part)
      }
    })
    request.on('end', () => {
      resolve((parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts, size)).toString('utf8'))
    })
    request.on('error', () => reject(new Refused(400, 'The body did not come to its end')))
  })
}

function holdsProto(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return Object.hasOwn(value, '__proto__') || Object.values(value).some(holdsProto)
}
