const pattern = /^00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/

/**
 * The part of a W3C traceparent that is the same at all who take part in a request, 32 digits in hex: what a request is
 * found by in the logs of all. Undefined where it is no traceparent.
 */
export function traceIdIn(traceparent: unknown): string | undefined {
  return typeof traceparent === 'string' ? pattern.exec(traceparent)?.[1] : undefined
}
