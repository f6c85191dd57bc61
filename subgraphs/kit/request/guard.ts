import {
  type DocumentNode,
  type FieldNode,
  GraphQLError,
  type GraphQLNamedInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  type OperationDefinitionNode,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import { argumentCoordinate } from '../../../schema/language/coordinates.ts'
import { variablesIn } from '../../../schema/language/variables-in.ts'
import { bytesFor } from '../../../schema/memory/shares.ts'
import { type Caller, rightsKey } from '../../../schema/rights/caller.ts'
import { CallerView, type Policy, type Reason } from '../../../schema/rights/policy.ts'
import { type RevealedByVariables, revealedByArguments, revealReader } from '../../../schema/rights/reveal.ts'
import { type Call, type NameRead, type Reads, readsOf } from './reads.ts'
import { representable, representedIn } from './representations.ts'

/**
 * Refuses a caller who may not see everything an operation asks; null lets it pass.
 *
 * @param variables the request's variables with defaults applied.
 */
export type Guard = (caller: Caller, variables: Readonly<Record<string, unknown>>) => GraphQLError | null

/** What the view of a caller who asked much holds. */
const bytesOfView = 50_000
const rememberedAnswers = 100

interface Answer {
  readonly error: GraphQLError | null
}

/**
 * The subgraph's own check of its own directives, on fields, types, arguments and representations. The gateway
 * never asks what the caller may not see, so a refusal here means that something else asked: the whole operation
 * is refused, before any of it runs.
 *
 * @returns prepares an operation once; the guard then remembers its answer per caller's rights, what the variables
 * reveal and what the representations name. No two of those share an answer.
 */
export function createGuards(
  policy: Policy,
): (document: DocumentNode, operation: OperationDefinitionNode) => Guard {
  const viewOf = createViews(policy)

  return (document, operation) => {
    const reads = readsOf(policy.schema, document, operation)
    const represented = representedIn(policy.schema, reads.calls)
    const revealed = revealedIn(policy, operation, reads.calls)
    // One view per distinct rights, so an answer under a view is an answer under those rights.
    const answers = new WeakMap<CallerView, LRUCache<string, Answer>>()

    return (caller, variables) => {
      const view = viewOf(caller)
      const reveals = revealed(variables)
      const names = represented(variables)
      const key = keyOf(reveals, names)
      let known = answers.get(view)
      if (!known) {
        known = new LRUCache({ max: rememberedAnswers })
        answers.set(view, known)
      }
      const answer = known.get(key)
      if (answer) return answer.error

      const reason = refused(policy, view, reads, reveals, names)
      const error = reason && refusal(reason)
      known.set(key, { error })
      return error
    }
  }
}

/** Callers with the same rights share one view; a caller seen before is not even compared. */
function createViews(policy: Policy): (caller: Caller) => CallerView {
  const byRights = new LRUCache<string, CallerView>({
    maxSize: bytesFor('callers'),
    sizeCalculation: (_, rights) => rights.length + bytesOfView,
  })
  const byCaller = new WeakMap<Caller, CallerView>()
  return (caller) => {
    const known = byCaller.get(caller)
    if (known) return known
    const rights = rightsKey(caller)
    const view = byRights.get(rights) ?? new CallerView(policy, caller)
    byRights.set(rights, view)
    byCaller.set(caller, view)
    return view
  }
}

function keyOf(reveals: ReadonlyMap<string, readonly string[]>, names: readonly string[]): string {
  return reveals.size === 0 ? names.join() : JSON.stringify([[...reveals], names])
}

/** What the variables of a request reveal; only those are looked into that stand where something can be revealed. */
function revealedIn(
  policy: Policy,
  operation: OperationDefinitionNode,
  calls: readonly Call[],
): RevealedByVariables {
  const names = new Set(
    calls.flatMap(({ node, field, owners }) =>
      owners.some((owner) => canReveal(policy, owner, field)) ? writtenIn(node) : [],
    ),
  )
  const definitions = operation.variableDefinitions ?? []
  return revealReader(
    policy,
    definitions.filter(({ variable }) => names.has(variable.name.value)),
  )
}

function writtenIn({ arguments: given = [] }: FieldNode): string[] {
  return given.flatMap((argument) => [...variablesIn(argument)])
}

/** Whether an argument of a field reveals something in any way: itself, a field of its input, a value of its enum. */
function canReveal(policy: Policy, owner: string, selected: Call['field']): boolean {
  const { reveals } = policy.arguments
  const type = policy.schema.getType(owner)
  const own = isObjectType(type) || isInterfaceType(type) ? type.getFields()[selected.name] : undefined
  const seen = new Set<GraphQLNamedInputType>()

  const inside = (type: GraphQLNamedInputType): boolean => {
    if (seen.has(type)) return false
    seen.add(type)
    if (isEnumType(type)) return type.getValues().some(({ name }) => reveals.has(`${type.name}.${name}`))
    if (!isInputObjectType(type)) return false
    return Object.values(type.getFields()).some(
      (field) => reveals.has(`${type.name}.${field.name}`) || inside(getNamedType(field.type)),
    )
  }

  return [...selected.args, ...(own?.args ?? [])].some(
    ({ name, type }) =>
      reveals.has(argumentCoordinate(owner, selected.name, name)) || inside(getNamedType(type)),
  )
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
