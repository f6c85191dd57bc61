import type { Dispatcher } from 'undici'
import { TooLate } from './faults.ts'

/** What to send, and how long it may take. */
export interface Post {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** For the whole of it, in milliseconds. */
  readonly timeout: number
}

/** What came back; the body of any other status than 200 is not kept. */
export interface Posted {
  readonly status: number
  readonly body: Buffer
}

/**
 * Sends a POST and collects its answer. Straight over undici's dispatch: its `request` makes a stream and a signal
 * for each answer, which costs as much as the exchange itself.
 *
 * @throws when there is no whole answer in time.
 */
export function post(dispatcher: Dispatcher, { path, headers, body, timeout }: Post): Promise<Posted> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let status = 0
    let abort: ((reason: Error) => void) | undefined
    let late: TooLate | undefined
    const timer = setTimeout(() => {
      late = new TooLate(timeout)
      reject(late)
      abort?.(late)
    }, timeout)
    const fail = (error: unknown) => {
      clearTimeout(timer)
      reject(error)
    }
    const handler: Dispatcher.DispatchHandler = {
      onRequestStart(controller) {
        abort = (reason) => controller.abort(reason)
        // It waited for a connection until its time was over.
        if (late) abort(late)
      },
      onResponseStart(_, statusCode) {
        status = statusCode
      },
      onResponseData(_, chunk) {
        if (status === 200) chunks.push(chunk)
      },
      onResponseEnd() {
        clearTimeout(timer)
        resolve({ status, body: joined(chunks) })
      },
      onResponseError: (_, error) => fail(error),
    }
    try {
      dispatcher.dispatch({ method: 'POST', path, headers: { ...headers }, body }, handler)
    } catch (error) {
      fail(error)
    }
  })
}

function joined(chunks: readonly Buffer[]): Buffer {
  const [first] = chunks
  return first && chunks.length === 1 ? first : Buffer.concat(chunks)
}
