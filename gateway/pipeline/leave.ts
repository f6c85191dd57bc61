import type { Logger } from 'pino'
import { traceIdIn } from '../../schema/log/trace-id.ts'
import { PublicError, toAnswerErrors, toPublic } from '../errors.ts'
import type { Answer } from '../operation/answer.ts'

/** What goes out: an answer, or errors as the only thing in it, as JSON. */
export interface Outgoing {
  /** Of HTTP. */
  readonly status: number
  readonly text: string
  /** Headers that say more than the form it is in: name, value, name, value. */
  readonly headers: readonly string[]
}

/**
 * What the caller may still ask, as headers: name, value, name, value.
 *
 * @param wait in how many seconds it may ask again, where it must wait.
 */
export type Standing = (wait: number | undefined) => readonly string[]

const none: readonly string[] = []

type RequestLog = Pick<Logger, 'warn' | 'error'>

declare const passed: unique symbol

/** What of a request goes out with whatever leaves, or into the log with a refusal. */
export interface About {
  /** Headers about what the caller may still ask, made when it leaves. */
  readonly standing?: Standing
  /** Its W3C traceparent, by which a refusal can be found; without one no refusal is told to the log. */
  readonly trace?: () => string
}

/** An answer that may leave; makes what goes out, once, where it is sent. Only `leave` gives one. */
export type Leaving = (() => Outgoing) & { readonly [passed]: true }

/**
 * The last step of every request, however it ends: answered, refused by a step before, or one of which nothing could
 * be read. What has to be done before an answer leaves, such as writing a record of it, has its place here and
 * nowhere else: HTTP sends nothing that did not pass.
 *
 * It never throws: an error becomes the answer, as far as it may be shown. Each goes to the log, with why as far as the
 * caller may not know it, under the trace that the answer names.
 *
 * @param answered rejects, or makes an answer that throws, where there is no answer but an error.
 */
export async function leave(
  answered: Promise<() => Answer>,
  logger: RequestLog,
  about: About = {},
): Promise<Leaving> {
  const { standing = () => none } = about
  try {
    const makeAnswer = await answered
    return (() => {
      try {
        return { status: 200, text: JSON.stringify(makeAnswer()), headers: standing(undefined) }
      } catch (error) {
        return refusal(error, logger, about)
      }
    }) as Leaving
  } catch (error) {
    return (() => refusal(error, logger, about)) as Leaving
  }
}

function refusal(error: unknown, logger: RequestLog, { standing = () => none, trace }: About): Outgoing {
  const shown = toPublic(error)
  const traceparent = trace && traceOf(trace)
  tell(error, shown, traceparent, logger)
  const { status, retryAfter } = shown
  const headers = [...standing(status === 429 ? retryAfter : undefined), ...shown.headers]
  if (traceparent !== undefined) headers.push('traceresponse', traceparent)
  return { status, text: JSON.stringify({ errors: toAnswerErrors(shown) }), headers }
}

/** A fault of the hub is an error, with its cause; what it refuses, or cannot do now, is told by its code. */
function tell(
  error: unknown,
  { status, code, forLog, cause }: PublicError,
  traceparent: string | undefined,
  logger: RequestLog,
): void {
  const trace_id = traceIdIn(traceparent)
  const fields = { trace_id, status, code, ...forLog }
  if (!(error instanceof PublicError)) logger.error({ ...fields, err: error }, 'a request failed')
  else if (status >= 500) logger.error({ ...fields, err: cause }, 'a request could not be answered')
  else if (traceparent !== undefined) logger.warn({ ...fields, err: cause }, 'a request was refused')
}

/** Whatever goes wrong, something leaves. */
function traceOf(trace: () => string): string | undefined {
  try {
    return trace()
  } catch {
    return undefined
  }
}
