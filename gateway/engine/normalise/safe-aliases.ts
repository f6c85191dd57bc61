import { type DocumentNode, type FieldNode, visit } from 'graphql'
import { responseKey } from '../../../schema/language/response-key.ts'
import { inherited } from '../data.ts'

/** An operation in whose answers no response key can be taken for another field. */
export interface SafeDocument {
  readonly document: DocumentNode
  /** The response keys that were replaced, by what they became. */
  readonly names: ReadonlyMap<string, string>
}

/** Names that mean something to a plan. */
export interface PlanNames {
  /** Of every field in the supergraph. */
  readonly fields: ReadonlySet<string>
  /** Of fields that some source must be told of with arguments. */
  readonly requiredWithArguments: ReadonlySet<string>
}

/**
 * Replaces response keys that a plan could take for something else. `{ organisatie { id: naam } }` would have the
 * name sent to other sources as the id; `__typename: naam` would make it the type; `prijs(valuta: USD)` would be
 * told to a source that must know the price in euros; `__proto__` is no key at all. The answer gets the keys as they
 * were asked.
 */
export function withSafeAliases(planNames: PlanNames, document: DocumentNode): SafeDocument {
  const used = new Set<string>()
  visit(document, { Field: (node) => void used.add(responseKey(node)) })
  const replaced = new Map<string, string>()

  function safeName(key: string): string {
    const known = replaced.get(key)
    if (known !== undefined) return known
    let safe = `alias_${key}`
    while (used.has(safe) || planNames.fields.has(safe)) safe = `alias_${safe}`
    used.add(safe)
    replaced.set(key, safe)
    return safe
  }

  const made = visit(document, {
    Field(node) {
      if (!isUnsafe(planNames, node)) return undefined
      return { ...node, alias: { ...node.name, value: safeName(responseKey(node)) } }
    },
  })
  return { document: made, names: new Map([...replaced].map(([key, safe]) => [safe, key])) }
}

function isUnsafe({ fields, requiredWithArguments }: PlanNames, node: FieldNode): boolean {
  const key = responseKey(node)
  // Without arguments it has their defaults, which can be others than a source must be told.
  if (key === node.name.value) return requiredWithArguments.has(key)
  // `x__alias_0` is how the planner names what it aliases itself.
  return fields.has(key) || key.startsWith('_') || inherited.has(key) || key.includes('__alias_')
}
