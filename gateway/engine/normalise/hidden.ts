import type { FieldNode } from 'graphql'
import { typenameField } from '../../../schema/language/nodes.ts'

const hidden = new WeakSet<FieldNode>()

/** A selection of `__typename` that the caller did not ask. */
export function hiddenTypename(): FieldNode {
  const node = typenameField()
  hidden.add(node)
  return node
}

/** Whether a field is in the operation for our own sake only. */
export function isHidden(nodes: readonly FieldNode[]): boolean {
  return nodes.every((node) => hidden.has(node))
}
