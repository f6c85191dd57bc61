import { type ConstDirectiveNode, type DocumentNode, Kind, valueFromASTUntyped } from 'graphql'

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

  const read = (coordinate: string, directives: readonly ConstDirectiveNode[] | undefined) => {
    for (const directive of directives ?? []) {
      if (directive.name.value === 'verraadt')
        reveals.set(coordinate, argument(directive, 'velden') as string[])
      if (directive.name.value === 'begrensd') {
        bounds.set(coordinate, {
          min: argument(directive, 'min') as number,
          max: argument(directive, 'max') as number,
        })
      }
    }
  }

  for (const definition of document.definitions) {
    switch (definition.kind) {
      case Kind.OBJECT_TYPE_DEFINITION:
      case Kind.OBJECT_TYPE_EXTENSION:
      case Kind.INTERFACE_TYPE_DEFINITION:
      case Kind.INTERFACE_TYPE_EXTENSION:
        for (const field of definition.fields ?? []) {
          for (const one of field.arguments ?? []) {
            read(argumentCoordinate(definition.name.value, field.name.value, one.name.value), one.directives)
          }
        }
        break
      case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      case Kind.INPUT_OBJECT_TYPE_EXTENSION:
        for (const field of definition.fields ?? []) {
          read(`${definition.name.value}.${field.name.value}`, field.directives)
        }
        break
      case Kind.ENUM_TYPE_DEFINITION:
      case Kind.ENUM_TYPE_EXTENSION:
        for (const value of definition.values ?? []) {
          read(`${definition.name.value}.${value.name.value}`, value.directives)
        }
    }
  }
  return { reveals, bounds }
}

export function argumentCoordinate(type: string, field: string, argument: string): string {
  return `${type}.${field}(${argument}:)`
}

function argument(directive: ConstDirectiveNode, name: string): unknown {
  const node = directive.arguments?.find((one) => one.name.value === name)
  return node ? valueFromASTUntyped(node.value) : undefined
}
