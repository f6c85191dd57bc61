import { type ConstDirectiveNode, type ValueNode, valueFromASTUntyped } from 'graphql'

/** What can be given arguments: a field, a directive. */
interface WithArguments {
  readonly arguments?:
    | readonly { readonly name: { readonly value: string }; readonly value: ValueNode }[]
    | undefined
}

/** The argument of a field or directive as it is written; undefined where it is not. */
export function writtenArgument(node: WithArguments, name: string): ValueNode | undefined {
  return node.arguments?.find((argument) => argument.name.value === name)?.value
}

/** What a directive in a schema is given: text, a number, a list; the name of an enum value; undefined for nothing. */
export function directiveArgument(directive: ConstDirectiveNode, name: string): unknown {
  const value = writtenArgument(directive, name)
  return value && valueFromASTUntyped(value)
}
