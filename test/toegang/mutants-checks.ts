/** Mutants of the checks around the decision, which the walk does not come by: each has a suite beside its code. */
import type { CodeMutant } from './mutant.ts'

const of =
  (file: string, suite = file.replace(/\.ts$/, '.test.ts')) =>
  (name: string, from: string, to: string): CodeMutant => ({ name, edits: [{ file, from, to }], suite })

const token = of('gateway/tokens/verify.ts')
const claims = of('gateway/tokens/claims.ts', 'gateway/tokens/wrong-tokens.test.ts')
const signer = of('gateway/tokens/signer-certificate.ts', 'gateway/tokens/wrong-tokens.test.ts')
const authenticating = 'gateway/pipeline/authenticate.ts'
const authenticate = of(authenticating)
const assertion = of('schema/rights/assertion.ts')
const server = of('subgraphs/kit/serving/server.ts')
const limits = of('gateway/limits/limits.ts')
const limit = of('gateway/pipeline/limit.ts')
const prepare = of('gateway/pipeline/prepare.ts')
const directives = of('schema/rights/directives.ts')
const policies = of('schema/rights/policies.ts')
const cursor = of('subgraphs/kit/lists/cursor.ts')
const rights = of('subgraphs/kit/database/rights.ts', 'subgraphs/kit/database/session.test.ts')
const wire = of('subgraphs/kit/database/wire.ts', 'subgraphs/kit/database/session.test.ts')
const queue = of('subgraphs/kit/database/read-queue.ts')
const represented = of(
  'subgraphs/kit/request/representations.ts',
  'subgraphs/kit/request/guard-arguments.test.ts',
)
const reveal = of('schema/rights/reveal.ts')
const names = of('subgraphs/kit/request/guard.ts', 'subgraphs/kit/request/guard-arguments.test.ts')
const returned = of('schema/rights/policy.ts', 'gateway/decision/decide.test.ts')
const split = of('schema/rights/split-supergraph.ts')
const lost = of('schema/composition/lost-rules.ts', 'gateway/supergraph/load.test.ts')
const nonNull = of('schema/composition/protected-non-null.ts', 'schema/composition/schema-checks.test.ts')
const open = of('schema/composition/open-fields.ts', 'schema/composition/schema-checks.test.ts')
const owned = of('schema/memory/owned-cache.ts')
const room = of('subgraphs/kit/compiled/room.ts')
const share = of('gateway/sources/share-in-flight.ts')
const lane = of('gateway/http/fast-lane.ts')
const engine = of('gateway/engine/engine.ts')
const merge = of('gateway/engine/merge.ts')
const completed = of('gateway/engine/response/complete.ts')
const types = of('gateway/engine/response/complete.ts', 'gateway/engine/response/types.test.ts')
const sound = of('gateway/engine/response/sound.ts')
const leaving = of('gateway/pipeline/leave.ts')
const told = of('schema/language/wanted.ts', 'schema/language/unfit-variables.test.ts')
const protection = of('gateway/supergraph/protection.ts')

export const checkMutants: readonly CodeMutant[] = [
  token('a token of any audience counts', '      audience,\n', ''),
  token('a token of any algorithm counts', '      algorithms,\n', ''),
  token('a token of any type counts', 'if (!types.has(type))', 'if (types.size === 0)'),
  token('a token without end counts', "requiredClaims: ['exp', 'iat']", "requiredClaims: ['iat']"),
  token('a token that names no key counts', "if (typeof kid !== 'string' || kid === '')", "if (kid === '')"),
  token('a token expired long ago counts', 'const clockTolerance = 5', 'const clockTolerance = 1e9'),
  claims('a token for longer than it may be counts', 'if (exp - iat > longestLifetime)', 'if (exp < iat)'),
  claims('a token of two clients counts', 'client !== party', 'client === null'),
  claims('an identity token counts', 'if (identity)', "if (identity === 'geen')"),
  claims('a token without id counts', "['sub', 'jti']", "['sub']"),
  claims('a subject that is no text counts', "['sub', 'jti']", "['jti']"),
  claims(
    'a binding that is no certificate is passed over',
    "throw new TokenFault('BINDING_UNKNOWN', 'cnf names no certificate', 'cnf')",
    'return undefined',
  ),
  signer('the certificate of any key counts', 'if (signer.thumbprint !==', 'if (signer.thumbprint ==='),
  signer('the certificate of any organisation counts', 'oin !== undefined && signer.oin !== oin', 'false'),
  signer('a certificate further from the root than it may be counts', 'between <= Number(most)', 'true'),
  authenticate(
    'a bound token counts with any certificate',
    "if (boundTo !== undefined && certificate?.thumbprint !== boundTo) return 'CERTIFICATE_MISMATCH'",
    '',
  ),
  authenticate(
    'a token is brought with the certificate of any organisation',
    "if (certificate && certificate.oin !== registered.oin) return 'OIN_MISMATCH'",
    '',
  ),
  authenticate(
    'a binding that the register demands is passed over',
    "if (binding === 'mtls' && boundTo === undefined) return 'BINDING_MISSING'",
    '',
  ),
  authenticate(
    'a bad token counts as none',
    "if (!/^Bearer /i.test(authorization)) throw new RefusedToken('NOT_A_BEARER')",
    'if (!/^Bearer /i.test(authorization)) return anonymous',
  ),
  {
    name: 'an afnemer that is not registered counts as nobody',
    edits: [
      {
        file: authenticating,
        from: "if (!registered) return 'AFNEMER_UNKNOWN'",
        to: 'if (!registered) return undefined',
      },
      {
        file: authenticating,
        from: "if (!caller) throw new RefusedToken('AFNEMER_UNKNOWN', { afnemer: access.afnemer })\n  return caller",
        to: 'return caller ?? anonymous',
      },
    ],
    suite: 'gateway/pipeline/authenticate.test.ts',
  },
  assertion('an assertion for any subgraph counts', '    audience: subgraph,\n', ''),
  assertion('an assertion of any issuer counts', '    issuer: assertionIssuer,\n', ''),
  assertion('an assertion of any type counts', '    typ: type,\n', ''),
  assertion('an assertion of any age counts', '    maxTokenAge: lifetime,\n', ''),
  assertion(
    'one assertion serves every subgraph',
    'const known = forCaller.get(subgraph)',
    'const known = [...forCaller.values()][0]',
  ),
  server(
    'a subgraph answers who says nothing of itself',
    "return new Error('there is no assertion')",
    'return { scopes: [] } as unknown as Caller',
  ),
  server(
    'a subgraph takes an assertion unread',
    'const caller = await verifyAssertion(token, subgraph.name, keys)',
    "const caller = JSON.parse(atob(token.split('.')[1] ?? '')).caller as Caller",
  ),
  limits('no limit holds', 'waarde > toegestaan', 'waarde > Number.POSITIVE_INFINITY'),
  limit('no bound holds', 'checkBounds(prepared, variables)\n', '\n'),
  limit('values are not counted', 'hold({ ...prepared.givenValues(given) }, allowed)', ''),
  limit('no cost holds', 'hold({ ...cost }, allowed)', ''),
  leaving(
    'an error that nobody foresaw is told',
    'toAnswerErrors(shown)',
    '[{ message: String(error), extensions: { code: shown.code } }]',
  ),
  told(
    'an error lists values that the caller does not have',
    'isEnumType(own) ? own.getValues()',
    'isEnumType(own ?? type) ? type.getValues()',
  ),
  told(
    'an error lists fields that the caller does not have',
    'isInputObjectType(own) ? Object.keys(own.getFields()) : []',
    'Object.keys(type.getFields())',
  ),
  prepare('a remembered document passes every limit', 'if (known) hold(known.sizes, allowed)', ''),
  prepare(
    'a document is not validated',
    'if (!isValid(schema, document)) throw invalidFor(ownSchema(), document) ?? invalidSomehow()',
    'void schema; void isValid; void invalidFor; void invalidSomehow; void ownSchema',
  ),
  directives('an empty list of scopes is a rule', 'value.length > 0 &&', ''),
  directives('an empty alternative is a rule', 'all.length > 0 &&', ''),
  policies(
    'a policy that nobody defined holds',
    'doel !== undefined && caller.doel === doel',
    'doel === undefined || caller.doel === doel',
  ),
  rights(
    'a session reads what it should not change in a transaction that may write',
    "transaction_read_only: 'on'",
    "transaction_read_only: 'off'",
  ),
  rights('a session takes its rights for longer than a transaction', ', true)`', ', false)`'),
  wire(
    'a transaction on a server takes no rights',
    '[take, ...statements]',
    "[{ sql: 'select 1', parameters: [] }, ...statements]",
  ),
  queue(
    'what is asked at once shares a transaction, whoever asks',
    'const open = this.#open.get(rights)',
    'const open = [...this.#open.values()][0]',
  ),
  cursor('a cursor of another list is read', 'named === name &&', 'named !== undefined &&'),
  rights('a session has a purpose of its own', "caller.doel ?? ''", "'uitvoering-veilig-wonen'"),
  names(
    'a guard does not look at names of types',
    'const reason = named(view, read)',
    'const reason = named(view, read) && null',
  ),
  cursor(
    'a cursor may hold values of any kind',
    'holds[kind](values[index])',
    "['string', 'number'].includes(typeof values[index]) && kind !== undefined",
  ),
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source text
  represented('a key of a representation is not read', 'named.add(`${own}.${name}`)', ''),
  represented(
    'a representation inside another is not read',
    'if (isCompositeType(returned)) addNames(schema, named, returned.name, inside)',
    '',
  ),
  reveal(
    'what the default of a variable reveals is not seen',
    'definition.defaultValue && valueFromASTUntyped(definition.defaultValue)',
    'undefined',
  ),
  // In our own schema each field that gives a ruled type has a rule of its own as well.
  returned('the rule on what a field returns is ignored', 'this.#returned(objectType, fieldName)', 'null'),
  split(
    'a security feature that nobody knows is passed over',
    'if (understood.test(url)) return true',
    'return true',
  ),
  lost(
    'a rule that the supergraph lost is not missed',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source text
    'if (there === undefined) problems.push(`the rule on ${at} is not in the supergraph`)',
    'if (!there) continue',
  ),
  nonNull(
    'a protected field may be non-null',
    '.filter(({ field }) => isNonNullType(field.type))',
    '.filter(({ field }) => isNonNullType(field.type) && field.name === undefined)',
  ),
  open(
    'a field without a rule composes',
    '.filter((coordinate) => !decided(coordinate))',
    ".filter((coordinate) => coordinate === '')",
  ),
  owned(
    'one may push out what another has',
    'if (part.bytes > (largest?.bytes ?? 0)) largest = part',
    'largest ??= part',
  ),
  room('a source builds past its room', 'if (bytes > mostOfOne) {', 'if (bytes < 0) {'),
  share(
    'an answer under way is shared with every caller',
    'new WeakMap<Caller, Asked<Answer>>()',
    'new (class extends Map { get() { return super.get(1) } set(_: unknown, one: unknown) { return super.set(1, one) } })()',
  ),
  share(
    'an answer under way is shared over other variables',
    'if (known.variables === variables) return known.answer',
    'return known.answer',
  ),
  lane(
    'a page may use the lane',
    "headers['content-encoding'] ?? headers.origin ??",
    "headers['content-encoding'] ??",
  ),
  lane(
    'the lane reads a body of any length',
    'length === undefined || length > bodyLimit',
    'length === undefined',
  ),
  engine(
    'a form is remembered without its conditions',
    "conditions.size === 0 ? '' : [...conditions].join(' ')",
    "conditions.size === 0 ? '' : ''",
  ),
  merge(
    'an answer sets the prototype',
    "if (key !== '__proto__') target[key] = value",
    'target[key] = value',
  ),
  completed('what only the plan asked is shown', '.filter(([, nodes]) => !isHidden(nodes))', ''),
  types(
    'an object may be of any type',
    'if (!isCompositeType(type) || !canBe(schema, declared, type)) return undefined',
    'if (!isCompositeType(type)) return undefined',
  ),
  sound(
    'a field that was not asked goes out as it came',
    'if (field === undefined || key !== field.key) return false',
    'if (field === undefined) break',
  ),
  protection(
    'a supergraph without rules is served to anyone',
    'if (rules.count === 0) {',
    'if (rules.count < 0) {',
  ),
  protection(
    'a field without a rule is public',
    'if (undecided.length === 0) return rules',
    'if (undecided.length >= 0) return rules',
  ),
]
