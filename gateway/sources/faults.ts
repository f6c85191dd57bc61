/** No whole answer came in the time that there was. */
export class TooLate extends Error {
  constructor(timeout: number) {
    super(`no whole answer within ${Math.round(timeout)} milliseconds`)
    this.name = 'TooLate'
  }
}

/** The connection could not be made, or was lost before the answer was whole; what the source did is not known. */
export class ConnectionLost extends Error {
  constructor(cause: Error) {
    super(cause.message || 'the connection was lost', { cause })
    this.name = 'ConnectionLost'
  }
}

/** What Node's sockets and undici call it when a connection cannot be made, or is lost. */
const codes: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_SOCKET',
])

/** Whether it is the connection that failed, and not what came over it or stayed away. */
export function isConnectionFault(error: unknown): boolean {
  if (error instanceof ConnectionLost) return true
  if (!(error instanceof Error)) return false
  if (codes.has((error as NodeJS.ErrnoException).code)) return true
  return error instanceof AggregateError && error.errors.length > 0 && error.errors.every(isConnectionFault)
}
