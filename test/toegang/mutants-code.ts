/** Mutants of the code: single checks taken out, as replacements of exact text. A text that is gone is a fault here. */

export interface Edit {
  readonly file: string
  readonly from: string
  readonly to: string
}

export interface CodeMutant {
  readonly name: string
  readonly edits: readonly Edit[]
}

const one = (name: string, file: string, from: string, to: string): CodeMutant => ({
  name,
  edits: [{ file, from, to }],
})

const rule = 'schema/rights/rule.ts'
const policy = 'schema/rights/policy.ts'
const reveal = 'schema/rights/reveal.ts'
const authorise = 'gateway/pipeline/authorise.ts'
const filter = 'gateway/decision/filter.ts'
const register = 'gateway/register/register.ts'
const session = 'subgraphs/kit/session.ts'
const guard = 'subgraphs/kit/guard.ts'

const decide = 'const decision = decide(policy, caller, document, operation, revealed)'
const guarded = 'const error = reason && refusal(reason)'

export const codeMutants: readonly CodeMutant[] = [
  one('the gateway decides nothing', authorise, decide, "const decision: Decision = { kind: 'unchanged' }"),
  one(
    'the source guards nothing',
    guard,
    guarded,
    'const error = null as GraphQLError | null; void reason; void refusal',
  ),
  {
    name: 'neither the gateway nor the source refuses',
    edits: [
      { file: authorise, from: decide, to: "const decision: Decision = { kind: 'unchanged' }" },
      {
        file: guard,
        from: guarded,
        to: 'const error = null as GraphQLError | null; void reason; void refusal',
      },
    ],
  },
  one(
    'a decision is remembered without the rights',
    authorise,
    'revealed.size === 0 ? rightsKey(caller) : rightsKey(caller) + JSON',
    "revealed.size === 0 ? rightsKey(caller) && '' : JSON",
  ),
  one(
    'a decision is remembered without what variables reveal',
    authorise,
    'rightsKey(caller) + JSON.stringify([...revealed])',
    'rightsKey(caller)',
  ),
  one('a scope is not asked', rule, 'caller.scopes.includes(scope)', 'true'),
  one('a policy is not asked', rule, 'satisfiesPolicy(caller, policy)', 'true'),
  one('a token is not asked', rule, 'rule.authenticated && caller.afnemer === null', 'false'),
  one(
    'a purpose is not compared',
    'schema/rights/policies.ts',
    "doel !== '' && caller.doel === doel",
    "doel !== ''",
  ),
  one('the rule on a type is ignored', policy, 'this.type(objectType) ??', ''),
  one(
    'the rule on a field is ignored',
    policy,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source text
    'this.#reason(`${objectType}.${fieldName}`, rules.fields.get(`${objectType}.${fieldName}`)) ??',
    '',
  ),
  one('the rule on what a field returns is ignored', policy, 'this.#returned(objectType, fieldName)', 'null'),
  one(
    'what arguments reveal is not asked',
    filter,
    'if (reason) return { veld: reason.veld, vereist: reason.vereist }',
    '',
  ),
  one('what a variable reveals is not seen', reveal, 'return revealed ? [...revealed] : null', 'return null'),
  one(
    'what a default reveals is not seen',
    reveal,
    'definition.defaultValue && valueFromASTUntyped(definition.defaultValue)',
    'undefined',
  ),
  one(
    'what a field of a written input reveals is not seen',
    reveal,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source text
    'const inside = inPlace(policy, field, given, byVariable)\n      return inside === null ? [] : [...own(policy, `${type.name}.${field.name}`), ...inside]',
    'const inside = inPlace(policy, field, given, byVariable)\n      return inside ?? []',
  ),
  one(
    'what a field of an input in a variable reveals is not seen',
    reveal,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source text
    'const inside = inValue(policy, field.type, one)\n      return inside === null ? [] : [...own(policy, `${type.name}.${field.name}`), ...inside]',
    'const inside = inValue(policy, field.type, one)\n      return inside ?? []',
  ),
  one(
    'what a written enum value reveals is not seen',
    reveal,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source text
    'isEnumType(type) && node.kind === Kind.ENUM ? own(policy, `${type.name}.${node.value}`) : []',
    '[]',
  ),
  one(
    'a fragment is passed over',
    filter,
    'const selections = this.selections(selectionSet, {',
    'if (selectionSet.kind) return node ? [node] : []\n    const selections = this.selections(selectionSet, {',
  ),
  one(
    'a refusal is told under the name of the field',
    filter,
    '(node.alias ?? node.name).value',
    'node.name.value',
  ),
  one(
    'a refusal is not told',
    'gateway/decision/apply.ts',
    'errors.push(refusal(refused, [...path, key]))',
    '',
  ),
  one(
    'who wants all or nothing gets a part',
    'gateway/pipeline/pipeline.ts',
    "?.bijWeigering === 'weiger'",
    "?.bijWeigering === ('nooit' as string)",
  ),
  one(
    'the token gets more than the register gives',
    register,
    'afnemer.scopes.filter((scope) => scopes.includes(scope)).sort()',
    '[...scopes].sort()',
  ),
  one(
    'the token limits nothing',
    register,
    'afnemer.scopes.filter((scope) => scopes.includes(scope)).sort()',
    '[...afnemer.scopes].sort()',
  ),
  one('any purpose is accepted', register, '|| !afnemer.verwerkingsactiviteiten.includes(purpose)', ''),
  one(
    'a caller is remembered without its purpose',
    register,
    'JSON.stringify([id, granted, purpose])',
    'JSON.stringify([id, granted])',
  ),
  one(
    'the bereik of rows is the whole country',
    register,
    'organisaties: afnemer.organisaties,',
    "organisaties: 'ALLE',",
  ),
  one(
    'the bereik of statistics is the whole country',
    register,
    'organisatiesStatistiek: afnemer.organisatiesStatistiek,',
    "organisatiesStatistiek: 'ALLE',",
  ),
  one('the functies are all', register, "functies: afnemer.functies ?? 'ALLE'", "functies: 'ALLE'"),
  one('the beperkingen are none', register, 'beperkingen: afnemer.beperkingen,', 'beperkingen: [],'),
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source text
  one('a session has no role', session, ', `set local role ${identifier(readerRole)}`', ''),
  one('a session has every organisation', session, 'list(caller.organisaties)', "'*'"),
  one('a session counts every organisation', session, 'list(caller.organisatiesStatistiek)', "'*'"),
  one('a session has every functie', session, 'list(caller.functies)', "'*'"),
  one('a session has no beperking', session, "caller.beperkingen.join(',')", "''"),
  one('a session has a purpose of its own', session, "caller.doel ?? ''", "'uitvoering-veilig-wonen'"),
  one(
    'a guard remembers without the rights',
    guard,
    'JSON.stringify([rights, [...revealed], represented])',
    'JSON.stringify([[...revealed], represented])',
  ),
  one(
    'a guard does not look at names of types',
    guard,
    'const reason = named(view, read)',
    'const reason = named(view, read) && null',
  ),
  one(
    'a guard does not look at representations',
    guard,
    'const reason = representable(policy.schema, view, one)',
    'const reason = representable(policy.schema, view, one) && null',
  ),
  one(
    'the own schema shows every field',
    'gateway/view/own-schema.ts',
    '.filter(({ name }) => [type, ...implementers].every((one) => mayRead(one, name.value)))',
    '',
  ),
  one(
    'the own schema is remembered without the rights',
    'gateway/pipeline/introspect.ts',
    'const key = rightsKey(caller)',
    "const key = rightsKey(caller) && ''",
  ),
]
