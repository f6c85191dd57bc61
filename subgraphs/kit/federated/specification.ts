import { type DirectiveDefinitionNode, Kind, parse, type TypeDefinitionNode } from 'graphql'

/** A directive or type of a specification. */
export interface SpecifiedElement {
  /** The specification that it belongs to; that of federation takes in the others. */
  readonly feature: string
  /** From which minor version of `https://specs.apollo.dev/federation/v2.x` on. */
  readonly since: number
  /** Its definition, under the names of the specification: `@key`, `FieldSet`. */
  readonly definition: DirectiveDefinitionNode | TypeDefinitionNode
}

/** The newest minor version that is described here. */
export const newestMinor = 14

/** Where a rule of access may stand. */
const protectable = 'FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM'
/** Everything of a schema that has a name. */
const anything = `FIELD_DEFINITION | OBJECT | INTERFACE | UNION | ARGUMENT_DEFINITION | SCALAR | ENUM | ENUM_VALUE |
  INPUT_OBJECT | INPUT_FIELD_DEFINITION`
const costly = 'ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR'

const written: readonly (readonly [feature: string, since: number, sdl: string])[] = [
  [
    'link',
    0,
    'directive @link(url: String, as: String, for: Purpose, import: [Import]) repeatable on SCHEMA',
  ],
  [
    'link',
    0,
    `enum Purpose {
      "\`SECURITY\` features provide metadata necessary to securely resolve fields."
      SECURITY
      "\`EXECUTION\` features provide metadata necessary for operation execution."
      EXECUTION
    }`,
  ],
  ['link', 0, 'scalar Import'],
  ['federation', 0, 'scalar FieldSet'],
  [
    'federation',
    0,
    'directive @key(fields: FieldSet!, resolvable: Boolean = true) repeatable on OBJECT | INTERFACE',
  ],
  ['federation', 0, 'directive @requires(fields: FieldSet!) on FIELD_DEFINITION'],
  ['federation', 0, 'directive @provides(fields: FieldSet!) on FIELD_DEFINITION'],
  ['federation', 0, 'directive @external(reason: String) on OBJECT | FIELD_DEFINITION'],
  ['federation', 0, 'directive @extends on OBJECT | INTERFACE'],
  ['federation', 0, 'directive @shareable on OBJECT | FIELD_DEFINITION'],
  ['federation', 0, 'directive @override(from: String!) on FIELD_DEFINITION'],
  ['tag', 0, `directive @tag(name: String!) repeatable on ${anything}`],
  ['inaccessible', 0, `directive @inaccessible on ${anything}`],
  ['federation', 1, 'directive @composeDirective(name: String) repeatable on SCHEMA'],
  ['federation', 2, 'directive @shareable repeatable on OBJECT | FIELD_DEFINITION'],
  ['federation', 3, 'directive @interfaceObject on OBJECT'],
  ['tag', 3, `directive @tag(name: String!) repeatable on ${anything} | SCHEMA`],
  ['authenticated', 5, `directive @authenticated on ${protectable}`],
  ['requiresScopes', 5, 'scalar Scope'],
  ['requiresScopes', 5, `directive @requiresScopes(scopes: [[Scope!]!]!) on ${protectable}`],
  ['policy', 6, 'scalar Policy'],
  ['policy', 6, `directive @policy(policies: [[Policy!]!]!) on ${protectable}`],
  ['federation', 7, 'directive @override(from: String!, label: String) on FIELD_DEFINITION'],
  ['context', 8, 'scalar ContextFieldValue'],
  ['context', 8, 'directive @context(name: String!) repeatable on INTERFACE | OBJECT | UNION'],
  ['context', 8, 'directive @fromContext(field: ContextFieldValue) on ARGUMENT_DEFINITION'],
  ['cost', 9, `directive @cost(weight: Int!) on ${costly}`],
  [
    'cost',
    9,
    `directive @listSize(
      assumedSize: Int
      slicingArguments: [String!]
      sizedFields: [String!]
      requireOneSlicingArgument: Boolean = true
    ) on FIELD_DEFINITION`,
  ],
  ['federation', 12, 'directive @cacheTag(format: String!) repeatable on OBJECT | FIELD_DEFINITION'],
]

/**
 * What a subgraph may use of `https://specs.apollo.dev/link/v1.0` and of `https://specs.apollo.dev/federation/v2.0` to
 * v2.14, in the order in which it came. What stands in it twice was changed: the last that a version has counts.
 */
export const specification: readonly SpecifiedElement[] = written.map(([feature, since, sdl]) => {
  const [definition] = parse(sdl, { noLocation: true }).definitions
  return { feature, since, definition: definition as SpecifiedElement['definition'] }
})

/** How an import names it: `@key`, `FieldSet`. */
export function importName({ kind, name }: SpecifiedElement['definition']): string {
  return kind === Kind.DIRECTIVE_DEFINITION ? `@${name.value}` : name.value
}
