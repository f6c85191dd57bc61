import { randomFillSync } from 'node:crypto'

const pattern = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/
const zeros = /^0+$/

/** The W3C traceparent of a request: the caller's trace, if it sent a valid one, under a span of ours. */
export function continueTrace(header: string | undefined): string {
  const [, trace, parent, flags] = pattern.exec(header ?? '') ?? []
  const valid = trace !== undefined && parent !== undefined && !zeros.test(trace) && !zeros.test(parent)
  const span = randomHex(8)
  return valid ? `00-${trace}-${span}-${flags}` : `00-${randomHex(16)}-${span}-01`
}

const pool = Buffer.allocUnsafe(8192)
let used = pool.length

/** Random bytes in hex; taken from a pool, because asking for a few costs as much as asking for thousands. */
function randomHex(bytes: number): string {
  if (used + bytes > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += bytes
  return pool.toString('hex', used - bytes, used)
}
