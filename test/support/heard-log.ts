import { Writable } from 'node:stream'
import type { Logger } from 'pino'
import { createLogger } from '../../schema/log/create-logger.ts'

/** A log that a test reads. */
export interface HeardLog {
  readonly logger: Logger
  /** Every line since it was made, or last emptied. */
  readonly lines: Record<string, unknown>[]
  /** All of it, as it was written. */
  text(): string
  clear(): void
}

export function hearLog(level = 'info'): HeardLog {
  const lines: Record<string, unknown>[] = []
  let text = ''
  const destination = new Writable({
    write(chunk, _, done) {
      text += chunk
      lines.push(JSON.parse(String(chunk)))
      done()
    },
  })
  return {
    logger: createLogger({ level }, destination),
    lines,
    text: () => text,
    clear() {
      lines.length = 0
      text = ''
    },
  }
}
