/** Mutants of the code: single checks taken out, as replacements of exact text. A text that is gone is a fault here. */
import type { First } from './check.ts'
import type { CodeMutant } from './mutant.ts'
import { checkMutants } from './mutants-checks.ts'

const one = (first: First, name: string, file: string, from: string, to: string): CodeMutant => ({
  name,
  edits: [{ file, from, to }],
  first,
})

const guards: First = { part: 'guards' }
const decisions: First = { part: 'decisions' }
const args: First = { part: 'arguments' }
const rowsOf = (asker: string): First => ({ part: 'rows', asker })
const view: First = { part: 'view', asker: 'vng' }

const rule = 'schema/rights/rule.ts'
const policy = 'schema/rights/policy.ts'
const reveal = 'schema/rights/reveal.ts'
const remembered = 'gateway/operation/decisions.ts'
const filter = 'gateway/decision/filter.ts'
const register = 'gateway/register/register.ts'
const rights = 'subgraphs/kit/database/rights.ts'
const guard = 'subgraphs/kit/request/guard.ts'

const decide = 'const decision = decide(this.#policy, caller, this.#document, this.#operation, revealed)'
const guarded = 'const error = reason && refusal(reason)'

const walked: readonly CodeMutant[] = [
  one(
    args,
    'the gateway decides nothing',
    remembered,
    decide,
    "const decision: Decision = { kind: 'unchanged' }",
  ),
  one(
    guards,
    'the source guards nothing',
    guard,
    guarded,
    'const error = null as GraphQLError | null; void reason; void refusal',
  ),
  {
    name: 'neither the gateway nor the source refuses',
    first: args,
    edits: [
      { file: remembered, from: decide, to: "const decision: Decision = { kind: 'unchanged' }" },
      {
        file: guard,
        from: guarded,
        to: 'const error = null as GraphQLError | null; void reason; void refusal',
      },
    ],
  },
  one(
    args,
    'a decision is remembered without the rights',
    remembered,
    'revealed.size === 0 ? rightsKey(caller) : rightsKey(caller) + JSON',
    "revealed.size === 0 ? rightsKey(caller) && '' : JSON",
  ),
  one(
    args,
    'a decision is remembered without what variables reveal',
    remembered,
    'rightsKey(caller) + JSON.stringify([...revealed])',
    'rightsKey(caller)',
  ),
  one(guards, 'a scope is not asked', rule, 'caller.scopes.includes(scope)', 'true'),
  one(guards, 'a policy is not asked', rule, 'satisfiesPolicy(caller, policy)', 'true'),
  one(guards, 'a token is not asked', rule, 'rule.authenticated && caller.afnemer === null', 'false'),
  one(
    guards,
    'a purpose is not compared',
    'schema/rights/policies.ts',
    'doel !== undefined && caller.doel === doel',
    'doel !== undefined',
  ),
  {
    name: 'the rule on a type is ignored',
    first: decisions,
    edits: [
      { file: policy, from: 'this.type(objectType) ??', to: '' },
      { file: policy, from: 'this.type(selectedOn) ??', to: '' },
    ],
  },
  one(
    guards,
    'the rule on a field is ignored',
    policy,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source text
    'this.#reason(`${objectType}.${fieldName}`, rules.fields.get(`${objectType}.${fieldName}`)) ??',
    '',
  ),
  one(
    decisions,
    'what arguments reveal is not asked',
    filter,
    'if (reason) return { veld: reason.veld, vereist: reason.vereist }',
    '',
  ),
  one(
    guards,
    'what a variable reveals is not seen',
    reveal,
    'return revealed ? [...revealed] : null',
    'return null',
  ),
  one(
    guards,
    'what a field of a written input reveals is not seen',
    reveal,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source text
    'const inside = inPlace(policy, field, given, byVariable)\n      return inside === null ? [] : [...own(policy, `${type.name}.${field.name}`), ...inside]',
    'const inside = inPlace(policy, field, given, byVariable)\n      return inside ?? []',
  ),
  one(
    guards,
    'what a field of an input in a variable reveals is not seen',
    reveal,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source text
    'const inside = inValue(policy, field.type, one)\n      return inside === null ? [] : [...own(policy, `${type.name}.${field.name}`), ...inside]',
    'const inside = inValue(policy, field.type, one)\n      return inside ?? []',
  ),
  one(
    guards,
    'what a written enum value reveals is not seen',
    reveal,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source text
    'isEnumType(type) && node.kind === Kind.ENUM ? own(policy, `${type.name}.${node.value}`) : []',
    '[]',
  ),
  one(
    decisions,
    'a fragment is passed over',
    filter,
    'const selections = this.selections(selectionSet, {',
    'if (selectionSet.kind) return node ? [node] : []\n    const selections = this.selections(selectionSet, {',
  ),
  one(
    args,
    'a refusal is told under the name of the field',
    filter,
    'const key = responseKey(node)',
    'const key = node.name.value',
  ),
  one(args, 'a refusal is not told', 'gateway/decision/apply.ts', 'refusals.add(refused, path)', ''),
  one(
    { part: 'arguments', asker: 'bva-bzk' },
    'who wants all or nothing gets a part',
    'gateway/pipeline/authorise.ts',
    "wholeOnly && decision.kind !== 'unchanged'",
    'wholeOnly && !wholeOnly',
  ),
  one(
    guards,
    'the token gets more than the register gives',
    register,
    'afnemer.scopes.filter((scope) => scopes.includes(scope)).sort()',
    '[...scopes].sort()',
  ),
  one(
    guards,
    'the token limits nothing',
    register,
    'afnemer.scopes.filter((scope) => scopes.includes(scope)).sort()',
    '[...afnemer.scopes].sort()',
  ),
  one(view, 'any purpose is accepted', register, '|| !afnemer.verwerkingsactiviteiten.includes(purpose)', ''),
  one(
    guards,
    'a caller is remembered without its purpose',
    register,
    'JSON.stringify([id, granted, purpose])',
    'JSON.stringify([id, granted])',
  ),
  one(
    rowsOf('gemeente-utrecht'),
    'the bereik of rows is the whole country',
    register,
    'organisaties: afnemer.organisaties,',
    "organisaties: 'ALLE',",
  ),
  one(
    rowsOf('gemeente-utrecht'),
    'the bereik of statistics is the whole country',
    register,
    'organisatiesStatistiek: afnemer.organisatiesStatistiek,',
    "organisatiesStatistiek: 'ALLE',",
  ),
  one(
    rowsOf('ngb'),
    'the functies are all',
    register,
    "functies: afnemer.functies ?? 'ALLE'",
    "functies: 'ALLE'",
  ),
  one(
    rowsOf('politie'),
    'the beperkingen are none',
    register,
    'beperkingen: afnemer.beperkingen,',
    'beperkingen: [],',
  ),
  one(rowsOf('gemeente-utrecht'), 'a session has no role', rights, '    role,\n', ''),
  one(
    rowsOf('gemeente-utrecht'),
    'a session has every organisation',
    rights,
    'list(caller.organisaties)',
    "'*'",
  ),
  one(
    rowsOf('gemeente-utrecht'),
    'a session counts every organisation',
    rights,
    'list(caller.organisatiesStatistiek)',
    "'*'",
  ),
  one(
    rowsOf('gemeente-utrecht'),
    'a transaction takes no rights',
    'subgraphs/kit/database/read-through.ts',
    '    await query(take.sql, take.parameters)\n',
    '',
  ),
  one(rowsOf('ngb'), 'a session has every functie', rights, 'list(caller.functies)', "'*'"),
  one(rowsOf('politie'), 'a session has no beperking', rights, "caller.beperkingen.join(',')", "''"),
  one(
    guards,
    'a guard remembers without the rights',
    guard,
    'const rights = rightsKey(caller)',
    "const rights = ''",
  ),
  one(
    guards,
    'a guard does not look at representations',
    guard,
    'const reason = representable(policy.schema, view, one)',
    'const reason = representable(policy.schema, view, one) && null',
  ),
  one(
    view,
    'the own schema shows every field',
    'gateway/view/own-schema.ts',
    'seenAs(type).every((one) => view.field(one, field, one) === null)',
    'true',
  ),
  one(
    { part: 'view' },
    'the own schema is remembered without the rights',
    'gateway/view/own-schemas.ts',
    'const key = rightsKey(caller)',
    "const key = rightsKey(caller) && ''",
  ),
]

/** Those with a suite of their own last: each takes a few seconds, whatever it finds. */
export const codeMutants: readonly CodeMutant[] = [...walked, ...checkMutants]
