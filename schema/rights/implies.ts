import type { Alternatives, Rule } from './rule.ts'

/** More combinations than this are no rules that a person can review; the answer is then no. */
const maxCombinations = 1000

/**
 * Whether every caller who satisfies all rules of `have` satisfies `wanted` as well. What cannot be shown from the
 * rules as they are written is not implied:
 *
 * - `@requiresScopes`: every combination of alternatives, one of each scopes rule in `have`, holds some wanted
 *   alternative whole.
 * - `@policy`: likewise. What a policy means is not looked into.
 * - `@authenticated`: asked by itself, or by any scope: a caller gets scopes from a token only. Not by a policy,
 *   which could be true for a caller without a token.
 */
export function implies(have: readonly Rule[], wanted: Rule): boolean {
  const scopes = have.flatMap((rule) => (rule.scopes ? [rule.scopes] : []))
  const policies = have.flatMap((rule) => (rule.policies ? [rule.policies] : []))
  if (wanted.authenticated && scopes.length === 0 && !have.some((rule) => rule.authenticated)) return false
  if (wanted.scopes && !impliesOne(scopes, wanted.scopes)) return false
  if (wanted.policies && !impliesOne(policies, wanted.policies)) return false
  return true
}

function impliesOne(have: readonly Alternatives[], wanted: Alternatives): boolean {
  let combinations: ReadonlySet<string>[] = [new Set()]
  for (const alternatives of have) {
    combinations = combinations.flatMap((names) => alternatives.map((all) => new Set([...names, ...all])))
    if (combinations.length > maxCombinations) return false
  }
  return combinations.every((names) =>
    wanted.some((all) => all.length > 0 && all.every((name) => names.has(name))),
  )
}
