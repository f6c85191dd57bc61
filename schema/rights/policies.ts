import type { Caller } from './caller.ts'

/**
 * Whether the caller satisfies a policy that `@policy` names. There is one kind: `doel:x`, the request is made for the
 * registered verwerkingsactiviteit x. A policy that nobody defined is never satisfied.
 */
export function satisfiesPolicy(caller: Caller, policy: string): boolean {
  const doel = doelAsked(policy)
  return doel !== undefined && caller.doel === doel
}

/** The verwerkingsactiviteit that a policy asks; undefined of a policy that nobody defined. */
export function doelAsked(policy: string): string | undefined {
  return /^doel:(.+)$/s.exec(policy)?.[1]
}
