/**
 * The decisions themselves, without a hub and without rows: what the gateway takes out of each operation of the walk,
 * and what a source's guard refuses, held against the oracle. Also reaches fields below which no asker has a row.
 */
import { isDeepStrictEqual } from 'node:util'
import {
  type DocumentNode,
  type GraphQLError,
  type OperationDefinitionNode,
  parse,
  valueFromASTUntyped,
} from 'graphql'
import { decide } from '../../gateway/decision/decide.ts'
import type { Shape } from '../../gateway/decision/shape.ts'
import type { Register } from '../../gateway/register/register.ts'
import { anonymous, type Caller } from '../../schema/rights/caller.ts'
import type { Policy } from '../../schema/rights/policy.ts'
import { revealReader } from '../../schema/rights/reveal.ts'
import { createGuards } from '../../subgraphs/kit/request/guard.ts'
import type { Asker } from './askers.ts'
import { idNames } from './given.ts'
import { refusalOf, refusalsIn } from './judge.ts'
import { type Node, type Operation, render } from './operations.ts'
import { possible, type Refusal, refusal } from './oracle.ts'
import { nestedQuestions, questionsOf } from './source.ts'

/** Of what is decided, the ids make no difference: each variable has its own name for a value. */
const ids = Object.fromEntries(idNames.map((name) => [name, name]))

interface Asked {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
}

/** Operations of which something else is refused as this asker, in another place or for another reason, than wanted. */
export function wrongDecisions(
  policy: Policy,
  register: Register,
  askers: readonly Asker[],
  operations: readonly Operation[],
): string[] {
  return askers.flatMap((asker) => {
    const caller = callerFor(register, asker)
    return operations.flatMap((one) => {
      const { query, variables, document, operation } = asked(one)
      const revealed = revealReader(
        policy,
        operation.variableDefinitions ?? [],
      )(withDefaults(operation, variables))
      const decision = decide(policy, caller, document, operation, revealed)
      const found = decision.kind === 'unchanged' ? [] : [...placesIn(decision.shape)].sort()
      const wanted = [...wantedPlaces(asker, one.roots, ['Query'])].sort()
      if (isDeepStrictEqual(found, wanted)) return []
      const more = found.filter((place) => !wanted.includes(place))
      const fewer = wanted.filter((place) => !found.includes(place))
      return `${asker.name}: refused ${more.slice(0, 3)}, and not ${fewer.slice(0, 3)}, of ${query.slice(0, 400)}`
    })
  })
}

/** `organisatie.meldingen on Gemeente: Melding (meldingen:lezen)`: where, on objects of which type, and why. */
function place(path: readonly string[], type: string, { veld, vereist }: Refusal): string {
  return `${path.join('.')} on ${type}: ${veld} (${vereist.join('; ')})`
}

function placesIn(shape: Shape, path: readonly string[] = []): Set<string> {
  return new Set(
    shape.entries.flatMap(({ key, types, refused, below }) => [
      ...(refused ? [...types].map((type) => place([...path, key], type, refused)) : []),
      ...(below ? placesIn(below, [...path, key]) : []),
    ]),
  )
}

function wantedPlaces(
  asker: Asker,
  nodes: readonly Node[],
  types: readonly string[],
  path: readonly string[] = [],
): Set<string> {
  const places = nodes.flatMap((node): string[] => {
    if (node.kind === 'fragment') {
      const narrowed = node.on ? types.filter((type) => possible(node.on ?? '').includes(type)) : types
      return [...wantedPlaces(asker, node.children, narrowed, path)]
    }
    const here = [...path, node.key]
    const reasons = types.map((type) => ({ type, reason: refusalOf(asker, node, type) }))
    const refused = reasons.flatMap(({ type, reason }) => (reason ? place(here, type, reason) : []))
    const seen = node.type !== undefined && reasons.some(({ reason }) => reason === null)
    return seen
      ? [...refused, ...wantedPlaces(asker, node.children, possible(node.type ?? ''), here)]
      : refused
  })
  return new Set(places)
}

/** Questions to a source that its guard lets through and the oracle refuses, or the other way round. */
export function wrongGuards(policy: Policy, register: Register, askers: readonly Asker[]): string[] {
  const guardFor = createGuards(policy)
  const direct = questionsOf(policy.schema, ids).map(({ on, field, ...question }) => ({
    ...question,
    steps: [{ on, field }],
  }))
  return [...direct, ...nestedQuestions(policy.schema, ids)].flatMap(({ steps, query, variables }) => {
    const document = parse(query)
    const guard = guardFor(document, operationIn(document))
    return askers.flatMap((asker) => {
      const refused = guard(callerFor(register, asker), variables)
      const reasons = steps.map(({ on, field }) => refusal(asker, on, field, on))
      return difference(asker, refused, reasons.find((reason) => reason !== null) ?? null, query)
    })
  })
}

/** The same of operations with arguments that reveal, as far as their root field is the source's own. */
export function wrongGuardsOfArguments(
  policy: Policy,
  register: Register,
  askers: readonly Asker[],
  operations: readonly Operation[],
): string[] {
  const guardFor = createGuards(policy)
  const own = policy.schema.getQueryType()?.getFields() ?? {}
  return operations
    .filter(({ roots: [root] }) => root?.kind === 'field' && root.uses !== undefined && root.name in own)
    .flatMap((one) => {
      const { query, variables, document, operation } = asked(one)
      const guard = guardFor(document, operation)
      return askers.flatMap((asker) => {
        const refused = guard(callerFor(register, asker), withDefaults(operation, variables))
        return difference(asker, refused, refusalsIn(asker, one.roots, ['Query'])[0], query)
      })
    })
}

function difference(
  { name }: Asker,
  refused: GraphQLError | null,
  wanted: Refusal | null | undefined,
  query: string,
): string[] {
  const found = refused?.extensions['veld']
  if (found === wanted?.veld) return []
  return [
    `${name}: the guard refuses ${found ?? 'nothing'}; wanted ${wanted?.veld ?? 'nothing'}, of ${query}`,
  ]
}

/** As execution would: the defaults that the operation writes for its variables. */
function withDefaults(
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Asked['variables'],
): Asked['variables'] {
  const defaults = variableDefinitions.flatMap(({ variable, defaultValue }) =>
    defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
  )
  return { ...Object.fromEntries(defaults), ...variables }
}

const parsed = new WeakMap<Operation, Asked>()

function asked(one: Operation): Asked {
  const known = parsed.get(one)
  if (known) return known
  const { query, variables } = render([one], ids)
  const document = parse(query)
  const made = { query, variables, document, operation: operationIn(document) }
  parsed.set(one, made)
  return made
}

function operationIn(document: DocumentNode): OperationDefinitionNode {
  const found = document.definitions.find(({ kind }) => kind === 'OperationDefinition')
  if (found?.kind === 'OperationDefinition') return found
  throw new Error('Deciding: the document holds no operation')
}

export function callerFor(register: Register, { afnemer, tokenScopes, doel, name }: Asker): Caller {
  const caller = afnemer === null ? anonymous : register.caller(afnemer, tokenScopes, doel ?? undefined)
  if (!caller) throw new Error(`Asking as "${name}": not in the register`)
  return caller
}
