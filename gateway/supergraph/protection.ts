import type { GraphQLSchema } from 'graphql'
import { undecidedFields } from '../../schema/composition/open-fields.ts'
import type { Rules } from '../../schema/rights/directives.ts'
import type { Rule } from '../../schema/rights/rule.ts'

const withToken: Rule = { authenticated: true, scopes: null, policies: null }

/**
 * The rules by which a supergraph is served. Where its authors wrote rules, a field that has none and is not tagged
 * `openbaar` is for callers with a token: what is public is said, never assumed.
 *
 * @param unprotected serves a supergraph without rules, to anyone.
 * @throws when there are no rules and that was not asked for, or there are and they were to be left out.
 */
export function protect(schema: GraphQLSchema, rules: Rules, unprotected: boolean): Rules {
  if (unprotected && rules.count > 0) {
    throw new Error(
      `Loading the supergraph: it has rules (${rules.count}), and "--unprotected" is for one without; leave that out`,
    )
  }
  if (unprotected) return rules
  if (rules.count === 0) {
    throw new Error(
      'Loading the supergraph: it has no rule, so it would give everything to anyone; wanted rules ' +
        '(@authenticated, @requiresScopes, @policy), or "--unprotected" to serve it so',
    )
  }
  const undecided = undecidedFields(schema, rules)
  if (undecided.length === 0) return rules
  return {
    ...rules,
    fields: new Map([...rules.fields, ...undecided.map((one) => [one, [withToken]] as const)]),
  }
}
