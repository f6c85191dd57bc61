import { type ASTNode, type DocumentNode, Kind, type SelectionNode, type ValueNode, visit } from 'graphql'
import { largestOperation, sum } from './expansion.ts'

/**
 * How many values are written in arguments, those of directives too, each as often as its fragment is spread. A list
 * or an object counts one, and all in it as well; a variable counts one: what it holds is only known with a request.
 */
export function writtenValues(document: DocumentNode): number {
  return countedIn(document, () => true)
}

/** How often a variable stands in arguments, each place as often as its fragment is spread. */
export function usesOf(variable: string, document: DocumentNode): number {
  return countedIn(document, (value) => value.kind === Kind.VARIABLE && value.name.value === variable)
}

/** How many lists and objects lie within each other in an argument or a default, at most. */
export function writtenNesting(document: DocumentNode): number {
  let deepest = 0
  let here = 0
  const down = () => {
    here += 1
    deepest = Math.max(deepest, here)
  }
  const up = () => {
    here -= 1
  }
  visit(document, { ListValue: { enter: down, leave: up }, ObjectValue: { enter: down, leave: up } })
  return deepest
}

function countedIn(document: DocumentNode, counts: (value: ValueNode) => boolean): number {
  return largestOperation(document, {
    selection: (selection, below) => sum(ofSelection(selection, counts), below),
    together: sum,
  })
}

function ofSelection(selection: SelectionNode, counts: (value: ValueNode) => boolean): number {
  const written = selection.kind === Kind.FIELD ? (selection.arguments ?? []) : []
  const ofDirectives = (selection.directives ?? []).flatMap((directive) => directive.arguments ?? [])
  let count = 0
  for (const argument of [...written, ...ofDirectives]) count += inValue(argument.value, counts)
  return count
}

function inValue(node: ValueNode, counts: (value: ValueNode) => boolean): number {
  if (node.kind !== Kind.LIST && node.kind !== Kind.OBJECT) return counts(node) ? 1 : 0
  let count = 0
  visit(node, {
    enter(inside: ASTNode) {
      if (isValue(inside) && counts(inside)) count += 1
    },
  })
  return count
}

const values: ReadonlySet<string> = new Set<string>([
  Kind.VARIABLE,
  Kind.INT,
  Kind.FLOAT,
  Kind.STRING,
  Kind.BOOLEAN,
  Kind.NULL,
  Kind.ENUM,
  Kind.LIST,
  Kind.OBJECT,
])

function isValue(node: ASTNode): node is ValueNode {
  return values.has(node.kind)
}
