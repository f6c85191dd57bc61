import {
  type DefinitionNode,
  type DocumentNode,
  Kind,
  type OperationTypeDefinitionNode,
  parse,
} from 'graphql'

/** The name of the type of queries: the one that the document says, or else `Query`. */
export function queryTypeIn(document: DocumentNode): string {
  return queryRoot(document)?.type.name.value ?? 'Query'
}

/**
 * What the specification adds to every subgraph: `_service`, and `_entities` where the subgraph has entities. A
 * document that names its root types without one of queries gets that as well.
 *
 * @param entities names of the object types that have a key which resolves.
 */
export function queryFields(document: DocumentNode, entities: readonly string[]): readonly DefinitionNode[] {
  const query = queryTypeIn(document)
  const namesRoots = document.definitions.some(({ kind }) => kind === Kind.SCHEMA_DEFINITION)
  const sdl = [
    'scalar _Any',
    'type _Service { sdl: String }',
    ...(entities.length === 0
      ? []
      : [
          `union _Entity = ${entities.join(' | ')}`,
          `extend type ${query} { _entities(representations: [_Any!]!): [_Entity]! }`,
        ]),
    `extend type ${query} { _service: _Service! }`,
    ...(namesRoots && !queryRoot(document) ? [`extend schema { query: ${query} }`] : []),
  ]
  return parse(sdl.join('\n'), { noLocation: true }).definitions
}

function queryRoot({ definitions }: DocumentNode): OperationTypeDefinitionNode | undefined {
  return definitions
    .flatMap((definition) =>
      definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION
        ? (definition.operationTypes ?? [])
        : [],
    )
    .find(({ operation }) => operation === 'query')
}
