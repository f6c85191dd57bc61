/** What came back. */
export interface LeanResponse {
  readonly status: number
  readonly text: string
  /** Whether the connection can be used again. */
  readonly keep: boolean
}

/** The answer is one that this reader leaves to a full client: of a length that is not told, or not of HTTP/1.1. */
export class Uncommon extends Error {
  constructor(what: string) {
    super(`Reading an answer over HTTP: ${what}`)
    this.name = 'Uncommon'
  }
}

const endOfHead = Buffer.from('\r\n\r\n')
/** In bytes. */
const longestHead = 16_384

/**
 * Reads one answer of HTTP/1.1 whose length is told, as it comes in. Anything else is {@link Uncommon}: it reads too
 * little of HTTP to be trusted with more.
 */
export class ResponseReader {
  readonly #maxBytes: number
  #head: Head | undefined
  #chunks: Buffer[] = []
  #received = 0

  /** @param maxBytes how large a body may be. */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  /** Whether anything came in. */
  get begun(): boolean {
    return this.#received > 0
  }

  /** @returns the answer once it is whole. @throws when it is not one, is too large, or goes on past its end. */
  read(chunk: Buffer): LeanResponse | undefined {
    this.#chunks.push(chunk)
    this.#received += chunk.length
    this.#head ??= this.#readHead()
    if (!this.#head) return undefined
    const { status, start, length, keep } = this.#head
    if (this.#received < start + length) return undefined
    if (this.#received > start + length) throw new Uncommon('more came than was told')
    return { status, text: this.#joined().toString('utf8', start), keep }
  }

  #readHead(): Head | undefined {
    const joined = this.#joined()
    const end = joined.indexOf(endOfHead)
    if (end < 0) {
      if (joined.length > longestHead) throw new Uncommon(`a head of over ${longestHead} bytes`)
      return undefined
    }
    const head = parseHead(joined.toString('latin1', 0, end), end + endOfHead.length)
    if (head.length > this.#maxBytes) throw new Error(`the answer is over ${this.#maxBytes} bytes`)
    return head
  }

  #joined(): Buffer {
    const [first] = this.#chunks
    if (first && this.#chunks.length === 1) return first
    const joined = Buffer.concat(this.#chunks)
    this.#chunks = [joined]
    return joined
  }
}

interface Head {
  readonly status: number
  /** Where the body begins, in bytes. */
  readonly start: number
  readonly length: number
  readonly keep: boolean
}

const statusLine = /^HTTP\/1\.1 ([2-5]\d\d)(?: [^\r\n]*)?(?:\r\n|$)/
/** The fields that say how a body is to be read, and what becomes of the connection. */
const tellingField = /\r\n(content-length|transfer-encoding|content-encoding|connection):[ \t]*([^\r\n]*)/gi

function parseHead(text: string, start: number): Head {
  const status = Number(statusLine.exec(text)?.[1])
  if (Number.isNaN(status)) throw new Uncommon('another status line than one of HTTP/1.1')
  let length: number | undefined
  let keep = true
  tellingField.lastIndex = 0
  for (let field = tellingField.exec(text); field; field = tellingField.exec(text)) {
    const [, name = '', value = ''] = field
    const isLength = name.toLowerCase() === 'content-length'
    if (isLength && length === undefined && /^\d{1,15}\s*$/.test(value)) length = Number(value)
    else if (name.toLowerCase() === 'connection') keep &&= !/close/i.test(value)
    else throw new Uncommon(`a body that is told by "${name}: ${value}"`)
  }
  if (length === undefined) throw new Uncommon('a body of which the length is not told')
  return { status, start, length: status === 204 || status === 304 ? 0 : length, keep }
}
