import type { Caller } from './caller.ts'
import { satisfiesPolicy } from './policies.ts'

/** Alternatives (outer, OR) of requirements that must all hold (inner, AND), as in `@requiresScopes`. */
export type Alternatives = readonly (readonly string[])[]

/** What one set of directives on one coordinate asks: all three parts must hold. */
export interface Rule {
  readonly authenticated: boolean
  /** Null when no `@requiresScopes` was written; an empty list would mean nobody. */
  readonly scopes: Alternatives | null
  readonly policies: Alternatives | null
}

/** Whether the caller satisfies the rule. */
export function allows(rule: Rule, caller: Caller): boolean {
  if (rule.authenticated && caller.afnemer === null) return false
  if (rule.scopes && !anyOf(rule.scopes, (scope) => caller.scopes.includes(scope))) return false
  if (rule.policies && !anyOf(rule.policies, (policy) => satisfiesPolicy(caller, policy))) return false
  return true
}

function anyOf(alternatives: Alternatives, holds: (name: string) => boolean): boolean {
  return alternatives.some((all) => all.length > 0 && all.every(holds))
}

/** The rule in one line for people: `meldingen:lezen en doel:nazorg, of bzk:alles`. */
export function describeRule(rule: Rule): string {
  const parts = [rule.scopes, rule.policies]
    .filter((part) => part !== null)
    .map((part) => part.map((all) => all.join(' en ')).join(', of '))
  if (parts.length === 0 && rule.authenticated) return 'een geldig token'
  return parts.join('; en ')
}
