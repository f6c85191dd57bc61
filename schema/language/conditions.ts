import { type DirectiveNode, type DocumentNode, Kind, visit } from 'graphql'
import { writtenArgument } from './written-arguments.ts'

/** A `@skip` or `@include` that must hold for a selection to be in the answer. */
export interface Condition {
  /** The variable that decides, or the value itself. */
  readonly on: { readonly variable: string } | { readonly value: boolean }
  /** The value it must have. */
  readonly wanted: boolean
}

export function isCondition({ name }: DirectiveNode): boolean {
  return name.value === 'skip' || name.value === 'include'
}

export function conditionsOf(directives: readonly DirectiveNode[] | undefined): Condition[] {
  const conditions: Condition[] = []
  for (const directive of directives ?? []) {
    if (!isCondition(directive)) continue
    const value = writtenArgument(directive, 'if')
    const wanted = directive.name.value === 'include'
    if (value?.kind === Kind.VARIABLE) conditions.push({ on: { variable: value.name.value }, wanted })
    if (value?.kind === Kind.BOOLEAN) conditions.push({ on: { value: value.value }, wanted })
  }
  return conditions
}

/** Whether all conditions hold, given what each variable is (defaults applied). */
export function hold(conditions: readonly Condition[], given: (variable: string) => unknown): boolean {
  return conditions.every(({ on, wanted }) => ('value' in on ? on.value : given(on.variable)) === wanted)
}

/** The variables that stand in the conditions of a document, each once. */
export function conditionVariables(document: DocumentNode): ReadonlySet<string> {
  const names = new Set<string>()
  visit(document, {
    Directive(directive) {
      for (const { on } of conditionsOf([directive])) if ('variable' in on) names.add(on.variable)
    },
  })
  return names
}
