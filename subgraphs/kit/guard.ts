import { type DocumentNode, GraphQLError, type OperationDefinitionNode } from 'graphql'
import { LRUCache } from 'lru-cache'
import { type Caller, rightsKey } from '../../schema/rights/caller.ts'
import { CallerView, type Policy, type Reason } from '../../schema/rights/policy.ts'
import { revealedByArguments, revealedByVariables } from '../../schema/rights/reveal.ts'
import { type NameRead, type Reads, readsOf } from './reads.ts'
import { representable, representedBy } from './representations.ts'

/**
 * Refuses a caller who may not see everything an operation asks; null lets it pass.
 *
 * @param variables the request's variables with defaults applied.
 */
export type Guard = (caller: Caller, variables: Readonly<Record<string, unknown>>) => GraphQLError | null

const rememberedCallers = 200
const rememberedAnswers = 100

/**
 * The subgraph's own check of its own directives, on fields, types, arguments and representations. The gateway
 * never asks what the caller may not see, so a refusal here means that something else asked: the whole operation
 * is refused, before any of it runs.
 *
 * @returns prepares an operation once; the guard then remembers its answer under the caller's rights and what the
 * variables reveal.
 */
export function createGuards(
  policy: Policy,
): (document: DocumentNode, operation: OperationDefinitionNode) => Guard {
  const views = new LRUCache<string, CallerView>({ max: rememberedCallers })

  return (document, operation) => {
    const reads = readsOf(policy.schema, document, operation)
    const answers = new LRUCache<string, { readonly error: GraphQLError | null }>({ max: rememberedAnswers })

    return (caller, variables) => {
      const rights = rightsKey(caller)
      const revealed = revealedByVariables(policy, operation, variables)
      const represented = representedBy(policy.schema, reads.calls, variables)
      const key = JSON.stringify([rights, [...revealed], represented])
      const known = answers.get(key)
      if (known) return known.error

      const view = views.get(rights) ?? new CallerView(policy, caller)
      views.set(rights, view)
      const reason = refused(policy, view, reads, revealed, represented)
      const error = reason && refusal(reason)
      answers.set(key, { error })
      return error
    }
  }
}

function refused(
  policy: Policy,
  view: CallerView,
  { fields, names, calls }: Reads,
  revealed: ReadonlyMap<string, readonly string[]>,
  represented: readonly string[],
): Reason | null {
  for (const { object, field, selectedOn } of fields) {
    const reason = view.field(object, field, selectedOn)
    if (reason) return reason
  }
  for (const read of names) {
    const reason = named(view, read)
    if (reason) return reason
  }
  for (const { node, field, owners } of calls) {
    for (const owner of owners) {
      for (const coordinate of revealedByArguments(policy, owner, field, node, revealed)) {
        const reason = view.revealed(coordinate)
        if (reason) return reason
      }
    }
  }
  for (const one of represented) {
    const reason = representable(policy.schema, view, one)
    if (reason) return reason
  }
  return null
}

/**
 * Why `__typename` may not be asked. On an interface or union one visible member is enough: the gateway asks the
 * name to know what it got, and hides the names of the members that the caller may not see.
 */
function named(view: CallerView, { objects, selectedOn }: NameRead): Reason | null {
  const own = view.type(selectedOn)
  if (own) return own
  const reasons = objects.map((object) => view.type(object))
  return reasons.every((reason) => reason !== null) ? (reasons[0] ?? null) : null
}

function refusal({ veld }: Reason): GraphQLError {
  return new GraphQLError(`The caller may not read "${veld}"`, {
    extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE', veld },
  })
}
