import { randomBytes } from 'node:crypto'

const pattern = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/
const zeros = /^0+$/

/** The W3C traceparent of a request: the caller's trace, if it sent a valid one, under a span of ours. */
export function continueTrace(header: string | undefined): string {
  const [, trace, parent, flags] = pattern.exec(header ?? '') ?? []
  const valid = trace !== undefined && parent !== undefined && !zeros.test(trace) && !zeros.test(parent)
  const span = randomBytes(8).toString('hex')
  return valid ? `00-${trace}-${span}-${flags}` : `00-${randomBytes(16).toString('hex')}-${span}-01`
}
