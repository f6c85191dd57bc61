import {
  type DocumentNode,
  type FragmentDefinitionNode,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql'

/** A document, and the operation in it that is executed. */
export interface Operation {
  readonly document: DocumentNode
  readonly definition: OperationDefinitionNode
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  /** The variables on which `@skip` and `@include` depend, with their defaults. */
  readonly conditions: readonly { readonly name: string; readonly otherwise: boolean | undefined }[]
}

export function operationIn(document: DocumentNode, name: string | undefined): Operation {
  const definition = getOperationAST(document, name)
  if (!definition) throw new Error('Executing an operation: the document holds no operation of this name')
  const fragments = new Map(
    document.definitions
      .filter((one) => one.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  )
  return { document, definition, fragments, conditions: conditionsIn(document, definition) }
}

function conditionsIn(document: DocumentNode, definition: OperationDefinitionNode): Operation['conditions'] {
  const used = new Set<string>()
  visit(document, {
    Directive({ name, arguments: given }) {
      const value = given?.find((argument) => argument.name.value === 'if')?.value
      if (value?.kind === Kind.VARIABLE && (name.value === 'skip' || name.value === 'include'))
        used.add(value.name.value)
    },
  })
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
