import { type ASTNode, type DocumentNode, Kind, type OperationDefinitionNode, visit } from 'graphql'
import { fragmentsOf } from './fragments.ts'

/** A document of one operation and the fragments and variables that it uses: what others would not validate is gone. */
export function onlyUsed(operation: OperationDefinitionNode, document: DocumentNode): DocumentNode {
  const fragments = fragmentsOf(document)
  const spread = new Set<string>()
  const variables = new Set<string>()
  const use = (node: ASTNode): void => {
    visit(node, {
      // Where a variable is defined is no use of it.
      VariableDefinition: () => false,
      Variable: ({ name }) => void variables.add(name.value),
      FragmentSpread({ name }) {
        const fragment = fragments.get(name.value)
        if (!fragment || spread.has(name.value)) return
        spread.add(name.value)
        use(fragment)
      },
    })
  }
  use(operation)
  const left: OperationDefinitionNode = {
    ...operation,
    variableDefinitions: (operation.variableDefinitions ?? []).filter(({ variable }) =>
      variables.has(variable.name.value),
    ),
  }
  const used = [...fragments].filter(([name]) => spread.has(name)).map(([, fragment]) => fragment)
  return { kind: Kind.DOCUMENT, definitions: [left, ...used] }
}
