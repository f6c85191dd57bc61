import { type DestinationStream, type Logger, pino, stdSerializers } from 'pino'

export interface LoggerOptions {
  readonly level: string
  /** What every line says, such as of which part of the hub it is. */
  readonly base?: Readonly<Record<string, unknown>>
}

/**
 * The log of a process. Errors go under `err`; one under another name is told as well, where pino would write `{}`.
 *
 * @param destination in place of standard output.
 */
export function createLogger({ level, base }: LoggerOptions, destination?: DestinationStream): Logger {
  const options = {
    level,
    serializers: { err: told },
    formatters: { log: withErrors },
    ...(base ? { base: { ...base } } : {}),
  }
  return destination ? pino(options, destination) : pino(options)
}

function withErrors(fields: Record<string, unknown>): Record<string, unknown> {
  const errors = Object.entries(fields).filter(([, value]) => value instanceof Error)
  if (errors.length === 0) return fields
  return { ...fields, ...Object.fromEntries(errors.map(([name, error]) => [name, told(error)])) }
}

/**
 * What the log has of an error: its kind, what it and its causes say, and where. Not what else hangs on it: on an error of
 * PostgreSQL that can be a row, on one of a token its claims.
 */
function told(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { type, message, stack } = stdSerializers.err(error)
  const { code } = error as NodeJS.ErrnoException
  return { type, message, stack, ...(code === undefined ? {} : { code }) }
}
