import {
  type DocumentNode,
  executeSync,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  print,
  type SelectionNode,
  visit,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import { type Fragments, fragmentAt, fragmentsOf } from '../../schema/language/fragments.ts'
import { onlyUsed } from '../../schema/language/only-used.ts'
import { responseKey } from '../../schema/language/response-key.ts'
import { type Caller, rightsKey } from '../../schema/rights/caller.ts'
import type { Policy } from '../../schema/rights/policy.ts'
import { ownSchema } from '../view/own-schema.ts'
import type { Variables } from './limit.ts'
import type { PreparedOperation } from './prepare.ts'
import type { Answer } from './respond.ts'

/** An operation in the part that asks about the schema and the part that asks for data; either can be absent. */
export interface SplitOperation {
  readonly about: DocumentNode | null
  readonly data: PreparedOperation | null
}

const rememberedSchemas = 100

/** Makes the function that gives a caller the schema that its rights can open, once per rights. */
export function createOwnSchemas(policy: Policy): (caller: Caller) => GraphQLSchema {
  const schemas = new LRUCache<string, GraphQLSchema>({ max: rememberedSchemas })
  return (caller) => {
    const key = rightsKey(caller)
    const known = schemas.get(key)
    if (known) return known
    const made = ownSchema(policy, caller)
    schemas.set(key, made)
    return made
  }
}

/** Answers what an operation asks about the schema, from the schema as the caller can use it. */
export function introspect(
  schema: GraphQLSchema,
  about: DocumentNode,
  variables: Variables,
): Record<string, unknown> {
  const { data } = executeSync({ schema, document: about, variableValues: { ...variables } })
  return data ?? {}
}

/** Puts what was asked about the schema into an answer, each where the operation asks it. */
export function withDescription(
  answer: Answer,
  described: Record<string, unknown>,
  { document, operation }: PreparedOperation,
): Answer {
  if (!answer.data) return answer
  const found: Record<string, unknown> = { ...answer.data, ...described }
  const data: Record<string, unknown> = Object.create(null)
  for (const key of rootKeys(operation.selectionSet.selections, fragmentsOf(document))) {
    if (Object.hasOwn(found, key)) data[key] = found[key]
  }
  return { ...answer, data }
}

function rootKeys(selections: readonly SelectionNode[], fragments: Fragments): string[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [responseKey(selection)]
    return rootKeys(fragmentAt(selection, fragments)?.selectionSet.selections ?? [], fragments)
  })
}

/** Takes `__schema` and `__type` apart from the rest. An operation that asks only for data stays as it is. */
export function splitIntrospection(prepared: PreparedOperation): SplitOperation {
  const known = splits.get(prepared.operation)
  if (known) return known
  const made = split(prepared)
  splits.set(prepared.operation, made)
  return made
}

const splits = new WeakMap<OperationDefinitionNode, SplitOperation>()

function split(prepared: PreparedOperation): SplitOperation {
  if (!asksAboutSchema(prepared.document)) return { about: null, data: prepared }
  const fragments = fragmentsOf(prepared.document)
  const about = withRoot(prepared, fragments, isAbout)
  const data = withRoot(prepared, fragments, (name) => !isAbout(name))
  return { about: about?.document ?? null, data }
}

const isAbout = (name: string) => name === '__schema' || name === '__type'

function asksAboutSchema(document: DocumentNode): boolean {
  let found = false
  visit(document, {
    Field({ name }) {
      found ||= isAbout(name.value)
    },
  })
  return found
}

/** The operation with only those root fields; null when none is left. */
function withRoot(
  { document, operation }: PreparedOperation,
  fragments: Fragments,
  keep: (field: string) => boolean,
): PreparedOperation | null {
  const kept = (selections: readonly SelectionNode[]): SelectionNode[] =>
    selections.flatMap((selection): SelectionNode[] => {
      if (selection.kind === Kind.FIELD) return keep(selection.name.value) ? [selection] : []
      const left = kept(fragmentAt(selection, fragments)?.selectionSet.selections ?? [])
      if (left.length === 0) return []
      return [
        {
          kind: Kind.INLINE_FRAGMENT,
          directives: selection.directives ?? [],
          selectionSet: { kind: Kind.SELECTION_SET, selections: left },
        },
      ]
    })
  const selections = kept(operation.selectionSet.selections)
  if (selections.length === 0) return null
  const left: OperationDefinitionNode = {
    ...operation,
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  }
  const whole = onlyUsed(left, document)
  return { query: print(whole), document: whole, operation: left }
}
