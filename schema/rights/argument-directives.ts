import type { DocumentNode } from 'graphql'
import { elementsIn } from '../language/coordinates.ts'
import { directiveArgument } from '../language/written-arguments.ts'

/** The bounds, both included, that `@begrensd` sets to a whole number. */
export interface Bounds {
  readonly min: number
  readonly max: number
}

/**
 * What our own directives say of arguments (`Query.meldingen(ernst:)`), input fields (`MeldingFilter.ernst`) and
 * enum values (`MeldingVolgorde.ERNST`).
 */
export interface ArgumentDirectives {
  /** Coordinate → the fields that using it reveals. */
  readonly reveals: ReadonlyMap<string, readonly string[]>
  readonly bounds: ReadonlyMap<string, Bounds>
}

/** Reads `@verraadt` and `@begrensd` from a supergraph or subgraph. */
export function argumentDirectivesOf(document: DocumentNode): ArgumentDirectives {
  const reveals = new Map<string, readonly string[]>()
  const bounds = new Map<string, Bounds>()
  for (const { kind, coordinate, node } of elementsIn(document)) {
    if (kind === 'type' || kind === 'field') continue
    for (const directive of node.directives ?? []) {
      const given = (name: string) => directiveArgument(directive, name)
      if (directive.name.value === 'verraadt') reveals.set(coordinate, given('velden') as string[])
      if (directive.name.value === 'begrensd')
        bounds.set(coordinate, { min: given('min') as number, max: given('max') as number })
    }
  }
  return { reveals, bounds }
}
