const causes = new WeakMap<object, unknown>()

/** An error of an answer, with what it came from, which only the log may have. */
export function withCause<Told extends object>(told: Told, cause: unknown): Told {
  causes.set(told, cause)
  return told
}

/** What an error of an answer came from; undefined where a source said it. */
export function causeOf(told: object): unknown {
  return causes.get(told)
}
