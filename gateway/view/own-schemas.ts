import type { GraphQLSchema } from 'graphql'
import { OwnedCache } from '../../schema/memory/owned-cache.ts'
import { bytesFor } from '../../schema/memory/shares.ts'
import { bytesOfSchema } from '../../schema/memory/sizes.ts'
import { type Caller, rightsKey } from '../../schema/rights/caller.ts'
import type { Policy } from '../../schema/rights/policy.ts'
import { ownSchema } from './own-schema.ts'

/**
 * Makes the function that gives a caller the schema that its rights can open. It is remembered of distinct rights, not
 * of operations: every operation of a caller, and the route of its schema, share one.
 */
export function createOwnSchemas(policy: Policy): (caller: Caller) => GraphQLSchema {
  const schemas = new OwnedCache<GraphQLSchema>({ bytes: bytesFor('ownSchemas') })
  return (caller) => {
    const key = rightsKey(caller)
    const known = schemas.get(caller.afnemer, key)
    if (known) return known
    const made = ownSchema(policy, caller)
    schemas.set(caller.afnemer, key, made, bytesOfSchema(Object.keys(made.getTypeMap()).length))
    return made
  }
}
