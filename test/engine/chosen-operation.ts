import type { DocumentNode, OperationDefinitionNode } from 'graphql'
import { operationsOf } from '../../schema/language/operations.ts'

/** The operation of a document that is asked for. */
export function chosenIn(document: DocumentNode, name: string | undefined): OperationDefinitionNode {
  const found = operationsOf(document).find((one) => !name || one.name?.value === name)
  if (found) return found
  throw new Error(`Reading a document: it has no operation "${name ?? ''}"`)
}
