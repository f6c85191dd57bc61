import { randomBytes } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

const pattern = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/
const zeros = /^0+$/

/** The headers of a request, as far as they say of which trace it is a part. */
export function traceIn({ traceparent }: IncomingHttpHeaders): string {
  return continueTrace(typeof traceparent === 'string' ? traceparent : undefined)
}

/** The W3C traceparent of a request: the caller's trace, if it sent a valid one, under a span of ours. */
export function continueTrace(header: string | undefined): string {
  const [, trace, parent, flags] = pattern.exec(header ?? '') ?? []
  const valid = trace !== undefined && parent !== undefined && !zeros.test(trace) && !zeros.test(parent)
  const span = randomHex(16)
  return valid ? `00-${trace}-${span}-${flags}` : `00-${randomHex(32)}-${span}-01`
}

let pool = ''
let used = 0

/** Random digits in hex; taken from a pool, because asking for a few costs as much as asking for thousands. */
function randomHex(digits: number): string {
  if (used + digits > pool.length) {
    pool = randomBytes(8192).toString('hex')
    used = 0
  }
  used += digits
  return pool.slice(used - digits, used)
}
