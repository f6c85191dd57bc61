import { CircuitState, ConsecutiveBreaker, circuitBreaker, handleAll, isBrokenCircuitError } from 'cockatiel'
import { SourceError } from './source.ts'

export interface GuardOptions {
  /** After how many failures on end a source is left alone (default 5). */
  readonly failures?: number
  /** For how long, in milliseconds, until one question is let through to see how it is (default 5 000). */
  readonly restFor?: number
  /** Hears that a source is left alone from now on, and that it is asked again. */
  readonly onChange?: ((state: 'left alone' | 'asked again') => void) | undefined
}

/** Stands between a source and who asks it. */
export interface Guard {
  /** @throws {SourceError} while the source is tried anew: who comes meanwhile waits for none of it. */
  check(): void
  /** Does what asks the source. @throws {SourceError} where that is left alone. */
  ask<Answer>(ask: () => Promise<Answer>): Promise<Answer>
}

/**
 * Keeps questions from a source that failed time after time: its callers have their answer at once, and it has rest.
 * What it throws of itself has the code `SOURCE_UNAVAILABLE`.
 */
export function createGuard(
  source: string,
  { failures = 5, restFor = 5_000, onChange }: GuardOptions,
): Guard {
  const breaker = circuitBreaker(handleAll, {
    breaker: new ConsecutiveBreaker(failures),
    halfOpenAfter: restFor,
  })
  // It opens again after each attempt that failed; that is no news.
  let leftAlone = false
  const tell = (state: boolean) => {
    if (state === leftAlone) return
    leftAlone = state
    onChange?.(state ? 'left alone' : 'asked again')
  }
  breaker.onBreak(() => tell(true))
  breaker.onReset(() => tell(false))

  const refusal = () =>
    new SourceError(source, 'it is left alone, because it failed time after time', {
      code: 'SOURCE_UNAVAILABLE',
    })
  // The breaker itself would have them wait for the one question that is let through, which can hang.
  const check = () => {
    if (breaker.state === CircuitState.HalfOpen) throw refusal()
  }
  return {
    check,
    async ask(ask) {
      check()
      try {
        return await breaker.execute(ask)
      } catch (error) {
        throw isBrokenCircuitError(error) ? refusal() : error
      }
    },
  }
}
