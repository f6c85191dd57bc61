import { type DocumentNode, getOperationAST, Kind, type OperationDefinitionNode } from 'graphql'
import { conditionVariables } from '../../schema/language/conditions.ts'
import { type Fragments, fragmentsOf } from '../../schema/language/fragments.ts'

/** A document, and the operation in it that is executed. */
export interface Operation {
  readonly document: DocumentNode
  readonly definition: OperationDefinitionNode
  readonly fragments: Fragments
  /** The variables on which `@skip` and `@include` depend, with their defaults. */
  readonly conditions: readonly { readonly name: string; readonly otherwise: boolean | undefined }[]
}

export function operationIn(document: DocumentNode, name: string | undefined): Operation {
  const definition = getOperationAST(document, name)
  if (!definition) throw new Error('Executing an operation: the document holds no operation of this name')
  const conditions = conditionsIn(document, definition)
  return { document, definition, fragments: fragmentsOf(document), conditions }
}

function conditionsIn(document: DocumentNode, definition: OperationDefinitionNode): Operation['conditions'] {
  const used = conditionVariables(document)
  return (definition.variableDefinitions ?? [])
    .filter(({ variable }) => used.has(variable.name.value))
    .map(({ variable, defaultValue }) => ({
      name: variable.name.value,
      otherwise: defaultValue?.kind === Kind.BOOLEAN ? defaultValue.value : undefined,
    }))
}

/** The variables of the conditions that are true in a request. */
export function trueConditions(
  { conditions }: Operation,
  variables: Readonly<Record<string, unknown>>,
): ReadonlySet<string> {
  if (conditions.length === 0) return none
  const given = (name: string) => (Object.hasOwn(variables, name) ? variables[name] : undefined)
  return new Set(
    conditions
      .filter(({ name, otherwise }) => (given(name) ?? otherwise) === true)
      .map((condition) => condition.name),
  )
}

const none: ReadonlySet<string> = new Set()
