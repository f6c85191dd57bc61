import { type DocumentNode, Kind, type OperationDefinitionNode } from 'graphql'

/** The operation of a document that is asked for. */
export function chosenIn(document: DocumentNode, name: string | undefined): OperationDefinitionNode {
  for (const one of document.definitions) {
    if (one.kind === Kind.OPERATION_DEFINITION && (!name || one.name?.value === name)) return one
  }
  throw new Error(`Reading a document: it has no operation "${name ?? ''}"`)
}
