import { connect, type Socket } from 'node:net'
import { createResponseReader } from './response-reader.ts'

/** A request that is sent as it is, and the answer it must get. */
export interface PreparedRequest {
  readonly bytes: Buffer
  /** The length of the right answer's body, as this gateway writes it. */
  readonly answerBytes: number
}

export interface Load {
  readonly port: number
  /** Sent in turn, over all connections. */
  readonly requests: readonly PreparedRequest[]
  readonly connections: number
  readonly seconds: number
  /** Called when all connections stand, and when the last answer is in: what is measured lies between. */
  readonly onBegin: () => void
  readonly onEnd: () => void
}

export interface LoadResult {
  readonly requests: number
  readonly seconds: number
  /** Of every request, in milliseconds, in ascending order. */
  readonly latencies: Float64Array
}

/** How long no answer may come, in milliseconds. */
const patience = 30_000

/**
 * Asks over keep-alive connections, each with one request under way, until the time is up, and then waits for the
 * answers under way: so the CPU time between begin and end belongs to exactly the requests that are counted.
 *
 * @throws when an answer has another status or length than it must.
 */
export async function runLoad({
  port,
  requests,
  connections,
  seconds,
  onBegin,
  onEnd,
}: Load): Promise<LoadResult> {
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)))
  const latencies: number[] = []
  let turn = 0
  onBegin()
  const began = performance.now()
  const until = began + seconds * 1000
  try {
    await Promise.all(sockets.map((socket) => drive(socket)))
  } finally {
    for (const socket of sockets) socket.destroy()
  }
  const ended = performance.now()
  onEnd()
  return {
    requests: latencies.length,
    seconds: (ended - began) / 1000,
    latencies: Float64Array.from(latencies).sort(),
  }

  function drive(socket: Socket): Promise<void> {
    return new Promise((resolve, reject) => {
      let sent = 0
      let wanted = 0
      const ask = () => {
        const request = requests[turn++ % requests.length] as PreparedRequest
        wanted = request.answerBytes
        sent = performance.now()
        socket.write(request.bytes)
      }
      const read = createResponseReader((status, bytes) => {
        const now = performance.now()
        if (status !== 200 || bytes !== wanted) {
          reject(
            new Error(
              `Under load: an answer has status ${status} and ${bytes} bytes; wanted 200 and ${wanted}`,
            ),
          )
          return
        }
        latencies.push(now - sent)
        if (now < until) ask()
        else resolve()
      })
      socket.on('data', (data) => {
        try {
          read(data)
        } catch (error) {
          reject(error)
        }
      })
      socket.setTimeout(patience, () =>
        reject(new Error(`Under load: no answer came in ${patience / 1000} s`)),
      )
      socket.once('error', reject)
      socket.once('close', () => reject(new Error('Under load: the gateway closed a connection')))
      ask()
    })
  }
}

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => {
      socket.off('error', reject)
      resolve(socket)
    })
    socket.once('error', reject)
  })
}

/** The value below which a share of the sorted values lies. */
export function quantile(sorted: Float64Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
