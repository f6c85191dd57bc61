import { GraphQLError, type OperationDefinitionNode } from 'graphql'
import { nameOfType } from '../../../schema/language/nodes.ts'
import { valuesIn } from '../../../schema/language/values-in.ts'

/**
 * What a subgraph takes at most of a gateway, whatever that let pass: each is counted before the work that it guards.
 * None is smaller than what the gateway can come to ask within the most that its register gives.
 */
export const limits = {
  /** What is parsed: fragments come spelled out, and apart for each type. */
  tokens: 100_000,
  /** Lists and objects within each other, in a variable. */
  nesting: 60,
  /** Values in all variables together, but for the representations of entities. */
  waarden: 20_000,
  /** Entities asked at once: they come of rows, which the gateway has counted as `kosten`. */
  representaties: 100_000,
  /** Bytes of one answer, as JSON: as many as the gateway takes of a source. */
  omvang: 20_000_000,
} as const

type LimitName = keyof typeof limits

/** Counts what the variables of an operation hold, and says which limit that passes, if any. */
export type HoldVariables = (given: Readonly<Record<string, unknown>>) => GraphQLError | undefined

export function variablesHolder({ variableDefinitions = [] }: OperationDefinitionNode): HoldVariables {
  const ofEntities = new Set(
    variableDefinitions
      .filter(({ type }) => nameOfType(type) === '_Any')
      .map(({ variable }) => variable.name.value),
  )
  return (given) => {
    let waarden = 0
    for (const name in given) {
      const value = given[name]
      if (ofEntities.has(name) && Array.isArray(value) && value.length > limits.representaties)
        return passed('representaties', value.length)
      const { count, nesting } = valuesIn(value)
      if (nesting > limits.nesting) return passed('nesting', nesting)
      if (!ofEntities.has(name)) waarden += count
    }
    return waarden > limits.waarden ? passed('waarden', waarden) : undefined
  }
}

/** @param found undefined where counting stopped at the limit. */
export function passed(limiet: LimitName, found?: number): GraphQLError {
  const toegestaan = limits[limiet]
  const has = found === undefined ? 'more' : String(found)
  return new GraphQLError(
    `The request passes the limit "${limiet}": it has ${has}; wanted at most ${toegestaan}`,
    {
      extensions: {
        code: 'LIMIT_EXCEEDED',
        limiet,
        ...(found === undefined ? {} : { waarde: found }),
        toegestaan,
      },
    },
  )
}
