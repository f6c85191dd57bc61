import type { Caller } from './caller.ts'

/** The policies that `@policy` may name: a name or a prefix, and what makes it true. Unknown means refused. */
const policies: Record<string, (caller: Caller) => boolean> = {
  'eigen-organisatie': isOneOrganisatie,
  landelijk: isLandelijk,
}

const doelPrefix = 'doel:'

/** Whether the caller satisfies the policy. A policy nobody defined is never satisfied. */
export function satisfiesPolicy(caller: Caller, policy: string): boolean {
  if (policy.startsWith(doelPrefix)) return hasDoel(caller, policy.slice(doelPrefix.length))
  return Object.hasOwn(policies, policy) && policies[policy]?.(caller) === true
}

/** `doel:x`: the request is made for the registered verwerkingsactiviteit x. */
function hasDoel(caller: Caller, doel: string): boolean {
  return doel !== '' && caller.doel === doel
}

/** `eigen-organisatie`: the caller is bound to exactly one organisation, its own. */
function isOneOrganisatie(caller: Caller): boolean {
  return caller.organisaties !== 'ALLE' && caller.organisaties.length === 1
}

/** `landelijk`: the caller's bereik is the whole country. */
function isLandelijk(caller: Caller): boolean {
  return caller.organisaties === 'ALLE'
}
