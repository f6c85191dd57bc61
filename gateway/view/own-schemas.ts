import type { GraphQLSchema } from 'graphql'
import { LRUCache } from 'lru-cache'
import { type Caller, rightsKey } from '../../schema/rights/caller.ts'
import type { Policy } from '../../schema/rights/policy.ts'
import { ownSchema } from './own-schema.ts'

/** Of distinct rights, not of operations: every operation of a caller, and the route of its schema, share one. */
const rememberedSchemas = 100

/** Makes the function that gives a caller the schema that its rights can open, once per rights. */
export function createOwnSchemas(policy: Policy): (caller: Caller) => GraphQLSchema {
  const schemas = new LRUCache<string, GraphQLSchema>({ max: rememberedSchemas })
  return (caller) => {
    const key = rightsKey(caller)
    const known = schemas.get(key)
    if (known) return known
    const made = ownSchema(policy, caller)
    schemas.set(key, made)
    return made
  }
}
