import type { FieldNode } from 'graphql'

/** The key under which a field stands in the answer. */
export function responseKey({ alias, name }: FieldNode): string {
  return (alias ?? name).value
}
