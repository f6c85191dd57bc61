import { Kind, type SelectionSetNode } from 'graphql'
import { implies } from '../rights/implies.ts'
import { describeRule, type Rule } from '../rights/rule.ts'
import { FederatedTypes } from './federated-types.ts'
import type { SubgraphSdl } from './subgraph-sdl.ts'

/**
 * Finds fields whose `@requires` reads, over any number of hops, what a caller who may read the field may not read
 * itself: the subgraph gets the value, and could answer it. The rules of the requiring field must imply those of
 * everything that it is given. Composition of Apollo looks at one hop and names the last one; this says the way.
 */
export function findUnimpliedRequires(subgraphs: readonly SubgraphSdl[]): string[] {
  const types = new FederatedTypes(subgraphs)
  const problems = new Set<string>()
  for (const { type, field } of types.requiring()) {
    for (const object of types.objects(type)) {
      for (const problem of new Journey(types, object, field).problems()) problems.add(problem)
    }
  }
  return [...problems]
}

/** Everything that one field is given before it is resolved, and what that is given in turn. */
class Journey {
  readonly #types: FederatedTypes
  readonly #start: string
  readonly #have: readonly Rule[]
  readonly #followed = new Set<string>()
  readonly #problems: string[] = []

  constructor(types: FederatedTypes, object: string, field: string) {
    this.#types = types
    this.#start = `${object}.${field}`
    this.#have = types.leastRules(object, field)
    this.#follow(object, field, [this.#start])
  }

  problems(): readonly string[] {
    return this.#problems
  }

  #follow(object: string, field: string, way: readonly string[]): void {
    const coordinate = `${object}.${field}`
    if (this.#followed.has(coordinate)) return
    this.#followed.add(coordinate)
    for (const set of this.#types.requires(object, field)) this.#read(set, [object], way, '@requires ')
  }

  #read(set: SelectionSetNode, objects: readonly string[], way: readonly string[], hop: string): void {
    for (const selection of set.selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition?.name.value
        const reached = condition === undefined ? objects : this.#types.objects(condition)
        if (condition !== undefined) this.#hold([condition], [...way, `${hop}... on ${condition}`])
        this.#read(
          selection.selectionSet,
          objects.filter((one) => reached.includes(one)),
          way,
          hop,
        )
      } else if (selection.kind === Kind.FIELD) {
        for (const object of objects)
          this.#readField(object, selection.name.value, selection.selectionSet, way, hop)
      }
    }
  }

  #readField(
    object: string,
    field: string,
    below: SelectionSetNode | undefined,
    way: readonly string[],
    hop: string,
  ): void {
    const here = [...way, `${hop}${object}.${field}`]
    this.#hold(field === '__typename' ? [object] : this.#types.protecting(object, field), here)
    const returned = this.#types.returns(object, field)
    if (returned !== undefined && below) this.#read(below, this.#types.objects(returned), here, '')
    this.#follow(object, field, here)
  }

  #hold(coordinates: readonly string[], way: readonly string[]): void {
    for (const coordinate of coordinates) {
      for (const rule of this.#types.rulesOn(coordinate)) {
        if (implies(this.#have, rule)) continue
        this.#problems.push(
          `${way.join(' → ')}: whoever may read ${this.#start} could learn what the rule on ${coordinate} ` +
            `protects (${describeRule(rule)}); wanted a rule on ${this.#start} that implies it`,
        )
      }
    }
  }
}
