import {
  type DocumentNode,
  type GraphQLCompositeType,
  GraphQLError,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import { type Caller, rightsKey } from '../../schema/rights/caller.ts'
import type { Rules } from '../../schema/rights/directives.ts'
import { allows, type Rule } from '../../schema/rights/rule.ts'

/** Refuses a caller who may not see everything an operation asks; null lets it pass. */
export type Guard = (caller: Caller) => GraphQLError | null

/**
 * The subgraph's own check of its own directives. The gateway never asks what the caller may not see, so a
 * refusal here means that something else asked: the whole operation is refused.
 */
export function guardFor(schema: GraphQLSchema, rules: Rules, document: DocumentNode): Guard {
  const required = requiredRules(schema, rules, document)
  const answers = new LRUCache<string, { readonly error: GraphQLError | null }>({ max: 100 })

  return (caller) => {
    const key = rightsKey(caller)
    const known = answers.get(key)
    if (known) return known.error
    const refused = [...required].find(([, rule]) => !allows(rule, caller))
    const error = refused ? refusal(refused[0]) : null
    answers.set(key, { error })
    return error
  }
}

function refusal(coordinate: string): GraphQLError {
  return new GraphQLError(`The caller may not read "${coordinate}"`, {
    extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE', veld: coordinate },
  })
}

/** Every rule that some selection of the document meets, with the coordinate it stands on. */
function requiredRules(schema: GraphQLSchema, rules: Rules, document: DocumentNode): Set<[string, Rule]> {
  const required = new Set<[string, Rule]>()
  const add = (coordinate: string, found: readonly Rule[] | undefined) => {
    for (const rule of found ?? []) required.add([coordinate, rule])
  }
  // A selection on an abstract type reaches every type that it can be.
  const concrete = (type: GraphQLCompositeType) =>
    isAbstractType(type) ? schema.getPossibleTypes(type) : [type]
  const typeInfo = new TypeInfo(schema)
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field() {
        const parent = typeInfo.getParentType()
        const field = typeInfo.getFieldDef()
        if (!parent || !field) return
        for (const { name } of concrete(parent)) {
          add(name, rules.types.get(name))
          add(`${name}.${field.name}`, rules.fields.get(`${name}.${field.name}`))
        }
        const returned = getNamedType(field.type).name
        add(returned, rules.types.get(returned))
      },
      InlineFragment(node) {
        const condition = node.typeCondition?.name.value
        if (condition) add(condition, rules.types.get(condition))
      },
    }),
  )
  return required
}
