/** Told of each answer when it is whole: its status, and the bytes of its body. */
export type Whole = (status: number, bytes: number) => void

type Phase = 'head' | 'body' | 'chunk size' | 'chunk' | 'chunk end' | 'trailer'

/**
 * Reads the HTTP/1.1 answers on one connection without keeping their bodies: the load generator shares a core with
 * the subgraphs, so it must cost little. Takes bodies with a length and bodies in chunks.
 *
 * @returns a function that takes the bytes as they come in. It throws for what is no HTTP.
 */
export function createResponseReader(whole: Whole): (data: Buffer) => void {
  let phase: Phase = 'head'
  /** The head, or the line, as far as it has come in. */
  let text = ''
  /** Bytes still to come of the body or the chunk. */
  let left = 0
  let bytes = 0
  let status = 0

  function done(): void {
    const all = bytes
    phase = 'head'
    bytes = 0
    whole(status, all)
  }

  function endOfHead(): void {
    const code = /^HTTP\/1\.1 (\d{3})/.exec(text)?.[1]
    if (!code)
      throw new Error(`Reading an answer: found ${JSON.stringify(text.slice(0, 40))}, wanted HTTP/1.1`)
    status = Number(code)
    const length = /^content-length: *(\d+)/im.exec(text)?.[1]
    if (length === undefined && !/^transfer-encoding: *chunked/im.test(text)) {
      throw new Error('Reading an answer: it has neither a length nor chunks')
    }
    left = Number(length ?? 0)
    phase = length === undefined ? 'chunk size' : 'body'
    if (phase === 'body' && left === 0) done()
  }

  function endOfLine(): void {
    if (phase === 'head') {
      if (!text.endsWith('\r\n\r\n')) return
      endOfHead()
    } else if (phase === 'chunk size') {
      left = Number.parseInt(text, 16)
      if (Number.isNaN(left)) {
        throw new Error(`Reading an answer: found ${JSON.stringify(text)}, wanted the size of a chunk`)
      }
      phase = left === 0 ? 'trailer' : 'chunk'
    } else if (phase === 'chunk end') phase = 'chunk size'
    else if (text === '\r\n') done()
    text = ''
  }

  return (data) => {
    let at = 0
    while (at < data.length) {
      if (phase === 'body' || phase === 'chunk') {
        const taken = Math.min(left, data.length - at)
        at += taken
        left -= taken
        bytes += taken
        if (left > 0) return
        if (phase === 'body') done()
        else phase = 'chunk end'
        continue
      }
      const end = data.indexOf(10, at)
      text += data.toString('latin1', at, end < 0 ? data.length : end + 1)
      if (end < 0) return
      at = end + 1
      endOfLine()
    }
  }
}
