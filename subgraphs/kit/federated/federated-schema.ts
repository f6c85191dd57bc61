import { buildASTSchema, type DocumentNode, type GraphQLSchema, print } from 'graphql'
import { elementName } from '../../../schema/rights/links.ts'
import { readDefaults } from './default-values.ts'
import { entitiesResolver, typenameOf } from './entities.ts'
import { keyedTypes } from './keyed-types.ts'
import { federationLink, linkedDefinitions } from './linked-definitions.ts'
import { queryFields, queryTypeIn } from './query-fields.ts'
import { attachResolvers, type TypeResolvers } from './resolvers.ts'
import { wholeTypes } from './whole-types.ts'

/** What a subgraph of Federation 2 is made of. */
export interface FederatedParts {
  /** Its SDL, which links the federation specification. */
  readonly sdl: DocumentNode
  readonly resolvers: TypeResolvers
}

/**
 * The schema that a subgraph executes: its own, with the definitions of what it links, `_service`, and `_entities` for
 * the types with a key that resolves. `_service.sdl` is the SDL as it was given.
 *
 * @throws when the SDL is no valid schema, links no known federation specification, or misses what is
 * resolved.
 */
export function federatedSchema({ sdl, resolvers }: FederatedParts): GraphQLSchema {
  const keyed = keyedTypes(sdl, elementName(federationLink(sdl), '@key'))
  const definitions = [...sdl.definitions, ...linkedDefinitions(sdl), ...queryFields(sdl, [...keyed.objects])]
  const schema = buildASTSchema({ ...sdl, definitions: wholeTypes(definitions) })
  const references = attachResolvers(schema, resolvers)
  readDefaults(schema)

  const text = print(sdl)
  attachResolvers(schema, {
    [queryTypeIn(sdl)]: {
      _service: () => ({ sdl: text }),
      ...(keyed.objects.size === 0 ? {} : { _entities: entitiesResolver(schema, keyed, references) }),
    },
    ...(keyed.objects.size === 0 ? {} : { _Entity: { __resolveType: typenameOf } }),
  })
  return schema
}
