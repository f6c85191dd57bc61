import { buildASTSchema, type DocumentNode, execute, parse, validate } from 'graphql'
import { operationsOf } from '../../schema/language/operations.ts'
import { argumentDirectivesOf } from '../../schema/rights/argument-directives.ts'
import type { Caller } from '../../schema/rights/caller.ts'
import { anonymous } from '../../schema/rights/caller.ts'
import { rulesOf } from '../../schema/rights/directives.ts'
import type { Policy } from '../../schema/rights/policy.ts'
import { revealReader } from '../../schema/rights/reveal.ts'
import type { AnswerError } from '../errors.ts'
import { applyRefusals } from './apply.ts'
import { type Decision, decide } from './decide.ts'

const header = `
  extend schema @link(
    url: "https://specs.apollo.dev/federation/v2.12"
    import: ["@authenticated", "@requiresScopes", "@policy", "@tag"]
  )
`

/** A policy from the SDL of types with rules, for tests of the decision without a federation around it. */
export function policyOf(sdl: string): Policy {
  const document = parse(header + sdl)
  return {
    schema: buildASTSchema(document, { assumeValidSDL: true }),
    rules: rulesOf(document),
    arguments: argumentDirectivesOf(document),
  }
}

/** A known afnemer with these scopes. */
export function withScopes(...scopes: string[]): Caller {
  return { ...anonymous, afnemer: 'test', oin: '00000099000000000000', scopes, doel: 'test' }
}

/** Decides, executes what is left against `root`, and puts the refusals in: what a caller would get. */
export async function answerAs(
  policy: Policy,
  caller: Caller,
  query: string,
  options: { root?: unknown; variables?: Record<string, unknown> } = {},
): Promise<{ decision: Decision; data: unknown; errors: unknown[]; executed: string | null }> {
  const { root = {}, variables = {} } = options
  const document = valid(policy, query)
  const [operation] = operationsOf(document)
  if (!operation) throw new Error('The test query has no operation')
  const decision = decide(
    policy,
    caller,
    document,
    operation,
    revealReader(policy, operation.variableDefinitions ?? [])(variables),
  )
  if (decision.kind === 'refused') {
    const { data, errors } = applyRefusals(decision, null, variables)
    return { decision, data, errors: [...errors], executed: null }
  }
  const executed = decision.kind === 'modified' ? decision.operation : query
  const result = await execute({
    schema: policy.schema,
    document: valid(policy, executed),
    rootValue: root,
    variableValues: variables,
    typeResolver: (value) => (value as { is: string }).is,
  })
  if (result.errors) throw new Error(`Executing what was left: ${result.errors[0]?.message}`)
  const fetched = (result.data ?? null) as Record<string, unknown> | null
  const { data, errors } =
    decision.kind === 'modified' ? applyRefusals(decision, fetched, variables) : { data: fetched, errors: [] }
  return { decision, data: JSON.parse(JSON.stringify(data)), errors: [...errors], executed }
}

function valid(policy: Policy, query: string): DocumentNode {
  const document = parse(query)
  const errors = validate(policy.schema, document)
  if (errors.length > 0) throw new Error(`The operation is not valid: ${errors[0]?.message}\n${query}`)
  return document
}

/** Every place that the refusals of an answer name, of each field together. */
export function placesOf(errors: readonly unknown[]): unknown[] {
  return (errors as AnswerError[]).flatMap(({ path, extensions }) => extensions['plaatsen'] ?? [path])
}
