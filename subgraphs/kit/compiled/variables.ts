import { type ASTNode, Kind, visit } from 'graphql'

/** The names of the variables that stand in pieces of a document, as often as they stand there. */
export function variablesIn(nodes: readonly ASTNode[]): string[] {
  const names: string[] = []
  for (const node of nodes) {
    visit(node, {
      [Kind.VARIABLE]({ name }) {
        names.push(name.value)
      },
    })
  }
  return names
}

export function holdsVariable(node: ASTNode): boolean {
  return variablesIn([node]).length > 0
}
