/** What came back. */
export interface LeanResponse {
  readonly status: number
  readonly body: Buffer
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
  /** What came before the end of the head did. */
  #beginning = nothing
  #head: Head | undefined
  #body = nothing
  #received = 0
  /** Whether anything came in. */
  begun = false

  /** @param maxBytes how large a body may be. */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  /**
   * @param chunk is copied from: it can be written over afterwards.
   * @returns the answer once it is whole. @throws when it is not one, is too large, or goes on past its end.
   */
  read(chunk: Buffer): LeanResponse | undefined {
    this.begun = true
    const rest = this.#head ? chunk : this.#readHead(chunk)
    if (!rest || !this.#head) return undefined
    if (this.#received + rest.length > this.#body.length) throw new Uncommon('more came than was told')
    this.#received += rest.copy(this.#body, this.#received)
    if (this.#received < this.#body.length) return undefined
    return { status: this.#head.status, body: this.#body, keep: this.#head.keep }
  }

  /** @returns what of the body came with the end of the head. */
  #readHead(chunk: Buffer): Buffer | undefined {
    const joined = this.#beginning.length === 0 ? chunk : Buffer.concat([this.#beginning, chunk])
    const end = joined.indexOf(endOfHead)
    if (end < 0) {
      if (joined.length > longestHead) throw new Uncommon(`a head of over ${longestHead} bytes`)
      this.#beginning = Buffer.from(joined)
      return undefined
    }
    const head = parseHead(joined.toString('latin1', 0, end))
    if (head.length > this.#maxBytes) throw new Error(`the answer is over ${this.#maxBytes} bytes`)
    this.#head = head
    this.#body = Buffer.allocUnsafe(head.length)
    return joined.subarray(end + endOfHead.length)
  }
}

const nothing = Buffer.alloc(0)

interface Head {
  readonly status: number
  /** Of the body, in bytes. */
  readonly length: number
  readonly keep: boolean
}

const statusLine = /^HTTP\/1\.1 ([2-5]\d\d)(?: [^\r\n]*)?(?:\r\n|$)/
/** The fields that say how a body is to be read, and what becomes of the connection. */
const tellingField = /\r\n(content-length|transfer-encoding|content-encoding|connection):[ \t]*([^\r\n]*)/gi

function parseHead(text: string): Head {
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
  return { status, length: status === 204 || status === 304 ? 0 : length, keep }
}
