import { type GraphQLSchema, getNamedType, isAbstractType, isObjectType } from 'graphql'
import type { ArgumentDirectives } from './argument-directives.ts'
import type { Caller } from './caller.ts'
import type { Rules } from './directives.ts'
import { allows, describeRule, type Rule } from './rule.ts'

/** The supergraph as the decision needs it. */
export interface Policy {
  /** The API schema: what can be asked when nothing is refused. */
  readonly schema: GraphQLSchema
  readonly rules: Rules
  readonly arguments: ArgumentDirectives
}

/** Why something is refused: where the failing rules stand, and what would have opened it. */
export interface Reason {
  readonly veld: string
  readonly vereist: readonly string[]
}

/** One caller's rights held against the policy; answers are remembered. Null means allowed. */
export class CallerView {
  readonly #policy: Policy
  readonly #caller: Caller
  readonly #types = new Map<string, Reason | null>()
  readonly #fields = new Map<string, Reason | null>()

  constructor(policy: Policy, caller: Caller) {
    this.#policy = policy
    this.#caller = caller
  }

  /** Whether an object of this type may be seen at all. */
  type(name: string): Reason | null {
    return remembered(this.#types, name, () => this.#reason(name, this.#policy.rules.types.get(name)))
  }

  /**
   * Whether a field of an object may be read: the rules of the object's type, of the field on that type, and of
   * the field on the interface through which it is selected must all hold, and what it returns may be seen.
   */
  field(objectType: string, fieldName: string, selectedOn: string): Reason | null {
    return remembered(this.#fields, `${objectType}.${fieldName}/${selectedOn}`, () => {
      const { rules } = this.#policy
      return (
        this.type(objectType) ??
        this.type(selectedOn) ??
        this.#reason(`${objectType}.${fieldName}`, rules.fields.get(`${objectType}.${fieldName}`)) ??
        this.#reason(`${selectedOn}.${fieldName}`, rules.fields.get(`${selectedOn}.${fieldName}`)) ??
        this.#returned(objectType, fieldName)
      )
    })
  }

  /** Whether what a coordinate reveals may be read: on every object that it can be of. */
  revealed(coordinate: string): Reason | null {
    const [type = '', field = ''] = coordinate.split('.')
    const named = this.#policy.schema.getType(type)
    const members = isAbstractType(named) ? this.#policy.schema.getPossibleTypes(named) : []
    const reasons = [type, ...members.map(({ name }) => name)].map((owner) => this.field(owner, field, type))
    return reasons.find((reason) => reason !== null) ?? null
  }

  #returned(objectType: string, fieldName: string): Reason | null {
    const type = this.#policy.schema.getType(objectType)
    const field = isObjectType(type) ? type.getFields()[fieldName] : undefined
    const returned = field && getNamedType(field.type)
    if (!returned) return null
    const own = this.type(returned.name)
    if (own || !isAbstractType(returned)) return own
    const members = this.#policy.schema.getPossibleTypes(returned).map((member) => this.type(member.name))
    return members.length > 0 && members.every((member) => member !== null) ? (members[0] ?? null) : null
  }

  #reason(veld: string, rules: readonly Rule[] | undefined): Reason | null {
    const failing = (rules ?? []).filter((rule) => !allows(rule, this.#caller))
    return failing.length > 0 ? { veld, vereist: failing.map(describeRule) } : null
  }
}

function remembered(
  answers: Map<string, Reason | null>,
  key: string,
  find: () => Reason | null,
): Reason | null {
  const known = answers.get(key)
  if (known !== undefined) return known
  const found = find()
  answers.set(key, found)
  return found
}
