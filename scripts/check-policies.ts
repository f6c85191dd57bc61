/**
 * Holds the register and the rules in the supergraph against each other: a scope that no rule asks opens nothing,
 * a scope that nobody has opens to no one, and a purpose that no afnemer may name can never hold. Part of
 * `npm run check`.
 */
import { readFileSync } from 'node:fs'
import { readRegister } from '../gateway/register/register.ts'
import { doelAsked } from '../schema/rights/policies.ts'
import type { Rule } from '../schema/rights/rule.ts'
import { splitSupergraph } from '../schema/rights/split-supergraph.ts'

const { rules } = splitSupergraph(
  readFileSync(new URL('../schema/supergraph.graphql', import.meta.url), 'utf8'),
)
const register = readRegister(new URL('../schema/afnemers.yaml', import.meta.url))

const all: Rule[] = [...rules.types.values(), ...rules.fields.values()].flat()
const asked = new Set(all.flatMap(({ scopes }) => (scopes ?? []).flat()))
const policies = new Set(all.flatMap(({ policies }) => (policies ?? []).flat()))
const given = new Set([...register.afnemers.values()].flatMap(({ scopes }) => scopes))
const purposes = new Set(
  [...register.afnemers.values()].flatMap((afnemer) => afnemer.verwerkingsactiviteiten),
)

const problems = [
  ...[...given]
    .filter((scope) => !asked.has(scope))
    .map((scope) => `the register gives the scope "${scope}", which no rule asks`),
  ...[...asked]
    .filter((scope) => !given.has(scope))
    .map((scope) => `a rule asks the scope "${scope}", which nobody has`),
  ...[...policies]
    .filter((policy) => doelAsked(policy) === undefined)
    .map((policy) => `a rule asks the policy "${policy}", which nobody defined`),
  ...[...policies]
    .filter((policy) => !purposes.has(doelAsked(policy) ?? ''))
    .map((policy) => `a rule asks the policy "${policy}", which no afnemer can make true`),
]
for (const problem of problems) console.error(problem)
if (problems.length > 0) process.exit(1)
console.log(
  `${register.afnemers.size} afnemers, ${asked.size} scopes and ${policies.size} policies fit each other`,
)
