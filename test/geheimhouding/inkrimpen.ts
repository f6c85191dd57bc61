import type { GraphQLSchema } from 'graphql'
import { type DocumentNode, Kind, parse, print, validate, visit } from 'graphql'
import { typenameField } from '../../schema/language/nodes.ts'
import { onlyUsed } from '../../schema/language/only-used.ts'
import { operationsOf } from '../../schema/language/operations.ts'
import type { Bewerking } from './bewerkingen.ts'

/**
 * Makes an operation that shows a difference as small as it goes: takes out one selection or argument at a time, as
 * long as the difference stays. What comes out is what a person reads.
 */
export async function inkrimpen(
  schema: GraphQLSchema,
  { query, variables }: Bewerking,
  stillDiffers: (smaller: Bewerking) => Promise<boolean>,
): Promise<Bewerking> {
  let current = parse(query)
  for (let at = 0; at < countNodes(current); ) {
    const smaller = without(current, at)
    const text = print(smaller)
    const valid = validate(schema, smaller).filter(({ message }) => !/never used/.test(message)).length === 0
    const kept = valid && (await stillDiffers({ query: print(onlyUsedIn(smaller)), variables }))
    if (kept && text !== print(current)) current = smaller
    else at += 1
  }
  return { query: print(onlyUsedIn(current)), variables }
}

const removable = new Set<string>([
  Kind.FIELD,
  Kind.INLINE_FRAGMENT,
  Kind.FRAGMENT_SPREAD,
  Kind.ARGUMENT,
  Kind.OBJECT_FIELD,
  Kind.DIRECTIVE,
])

function countNodes(document: DocumentNode): number {
  let count = 0
  visit(document, {
    enter(node) {
      if (removable.has(node.kind)) count += 1
    },
  })
  return count
}

function without(document: DocumentNode, index: number): DocumentNode {
  let at = 0
  const smaller: DocumentNode = visit(document, {
    enter(node) {
      if (!removable.has(node.kind)) return undefined
      at += 1
      return at - 1 === index ? null : undefined
    },
  })
  return visit(smaller, {
    SelectionSet: (set) =>
      set.selections.length > 0 ? undefined : { ...set, selections: [typenameField()] },
  })
}

function onlyUsedIn(document: DocumentNode): DocumentNode {
  const [operation] = operationsOf(document)
  return operation ? onlyUsed(operation, document) : document
}
