import {
  type DocumentNode,
  Kind,
  type OperationDefinitionNode,
  print,
  type SelectionNode,
  visit,
} from 'graphql'
import { type Fragments, fragmentAt, fragmentsOf } from '../../schema/language/fragments.ts'
import { onlyUsed } from '../../schema/language/only-used.ts'
import { responseKey } from '../../schema/language/response-key.ts'

interface Whole {
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
}

/** An operation with some of its root fields, as a document of its own. */
interface Part extends Whole {
  readonly query: string
}

/**
 * Takes `__schema` and `__type` apart from the rest; either part can be absent.
 *
 * @returns undefined for an operation that asks only for data, which stays as it is. With the parts come the keys of
 * the answer, in the order in which the operation asks them.
 */
export function splitIntrospection({
  document,
  operation,
}: Whole):
  | { readonly about: DocumentNode | null; readonly data: Part | null; readonly keys: readonly string[] }
  | undefined {
  if (!asksAboutSchema(document)) return undefined
  const fragments = fragmentsOf(document)
  const whole = { document, operation }
  return {
    about: withRoot(whole, fragments, isAbout)?.document ?? null,
    data: withRoot(whole, fragments, (name) => !isAbout(name)),
    keys: rootKeys(operation.selectionSet.selections, fragments),
  }
}

const isAbout = (name: string) => name === '__schema' || name === '__type'

function asksAboutSchema(document: DocumentNode): boolean {
  let found = false
  visit(document, {
    Field({ name }) {
      found ||= isAbout(name.value)
    },
  })
  return found
}

/** The operation with only those root fields; null when none is left. */
function withRoot(
  { document, operation }: Whole,
  fragments: Fragments,
  keep: (field: string) => boolean,
): Part | null {
  const kept = (selections: readonly SelectionNode[]): SelectionNode[] =>
    selections.flatMap((selection): SelectionNode[] => {
      if (selection.kind === Kind.FIELD) return keep(selection.name.value) ? [selection] : []
      const left = kept(fragmentAt(selection, fragments)?.selectionSet.selections ?? [])
      if (left.length === 0) return []
      return [
        {
          kind: Kind.INLINE_FRAGMENT,
          directives: selection.directives ?? [],
          selectionSet: { kind: Kind.SELECTION_SET, selections: left },
        },
      ]
    })
  const selections = kept(operation.selectionSet.selections)
  if (selections.length === 0) return null
  const left: OperationDefinitionNode = {
    ...operation,
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  }
  const whole = onlyUsed(left, document)
  return { query: print(whole), document: whole, operation: left }
}

function rootKeys(selections: readonly SelectionNode[], fragments: Fragments): string[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [responseKey(selection)]
    return rootKeys(fragmentAt(selection, fragments)?.selectionSet.selections ?? [], fragments)
  })
}
