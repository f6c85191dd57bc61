import { connect, type Socket } from 'node:net'
import { ConnectionLost } from '../faults.ts'
import { type LeanResponse, ResponseReader } from './response.ts'

/** A question on its way over a connection. */
interface UnderWay {
  readonly reader: ResponseReader
  readonly onAnswer: (response: LeanResponse) => void
  readonly onFailure: (error: Error) => void
}

/** What all connections are read into, one chunk at a time: a chunk is used up before anything else can come in. */
const chunkRead = Buffer.allocUnsafe(65_536)

/** One connection to a source; it asks one thing at a time. */
export class SourceConnection {
  readonly #socket: Socket
  readonly #maxBytes: number
  #underWay: UnderWay | undefined

  constructor(
    address: { readonly host: string; readonly port: number },
    maxBytes: number,
    onClose: () => void,
  ) {
    this.#maxBytes = maxBytes
    const onread = {
      buffer: chunkRead,
      callback: (size: number) => {
        this.#receive(chunkRead.subarray(0, size))
        return true
      },
    }
    this.#socket = connect({ ...address, noDelay: true, keepAlive: true, onread })
    this.#socket.on('error', (error) => this.#fail(new ConnectionLost(error)))
    this.#socket.on('close', () => {
      this.#fail(new ConnectionLost(new Error('the connection was closed before the answer was whole')))
      onClose()
    })
  }

  get usable(): boolean {
    return !this.#socket.destroyed && this.#socket.writable
  }

  /** Sends a question; one of the two hears what becomes of it, once. */
  ask(request: string, onAnswer: UnderWay['onAnswer'], onFailure: UnderWay['onFailure']): void {
    this.#underWay = { reader: new ResponseReader(this.#maxBytes), onAnswer, onFailure }
    this.#socket.write(request)
  }

  /** Ends it at once; what is under way fails with the reason. */
  destroy(reason: Error): void {
    this.#fail(reason)
    this.#socket.destroy()
  }

  #receive(chunk: Buffer): void {
    const underWay = this.#underWay
    // Nothing was asked: whatever this answers, it is not ours.
    if (!underWay) return void this.#socket.destroy()
    let response: LeanResponse | undefined
    try {
      response = underWay.reader.read(chunk)
    } catch (error) {
      this.destroy(error instanceof Error ? error : new Error(String(error)))
      return
    }
    if (!response) return
    this.#underWay = undefined
    if (!response.keep) this.#socket.destroy()
    underWay.onAnswer(response)
  }

  #fail(error: Error): void {
    const underWay = this.#underWay
    this.#underWay = undefined
    underWay?.onFailure(error)
  }
}
