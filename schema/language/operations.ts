import { type DocumentNode, Kind, type OperationDefinitionNode } from 'graphql'

/** The operations of a document, in the order in which they are written. */
export function operationsOf(document: DocumentNode): OperationDefinitionNode[] {
  return document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
}
