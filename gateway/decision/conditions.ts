import { type DirectiveNode, Kind } from 'graphql'

/** A `@skip` or `@include` that must hold for a selection to be in the answer. */
export interface Condition {
  /** The variable that decides, or the value itself. */
  readonly on: { readonly variable: string } | { readonly value: boolean }
  /** The value it must have. */
  readonly wanted: boolean
}

export function conditionsOf(directives: readonly DirectiveNode[] | undefined): Condition[] {
  const conditions: Condition[] = []
  for (const directive of directives ?? []) {
    if (directive.name.value !== 'skip' && directive.name.value !== 'include') continue
    const value = directive.arguments?.find((argument) => argument.name.value === 'if')?.value
    const wanted = directive.name.value === 'include'
    if (value?.kind === Kind.VARIABLE) conditions.push({ on: { variable: value.name.value }, wanted })
    if (value?.kind === Kind.BOOLEAN) conditions.push({ on: { value: value.value }, wanted })
  }
  return conditions
}

/** Whether all conditions hold for these variable values (defaults applied). */
export function hold(
  conditions: readonly Condition[],
  variables: Readonly<Record<string, unknown>>,
): boolean {
  return conditions.every(({ on, wanted }) => ('value' in on ? on.value : variables[on.variable]) === wanted)
}
