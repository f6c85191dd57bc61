import { type ASTNode, visit } from 'graphql'

/** The names of the variables that stand in a piece of a document: a value, an argument, a whole operation. */
export function variablesIn(node: ASTNode): ReadonlySet<string> {
  const names = new Set<string>()
  visit(node, { Variable: ({ name }) => void names.add(name.value) })
  return names
}

export function holdsVariable(node: ASTNode): boolean {
  return variablesIn(node).size > 0
}
