import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql'
import type { Misfit } from '../../schema/language/misfits.ts'
import { type ReadVariables, variablesReader } from '../../schema/language/read-variables.ts'
import { unfitVariables } from '../../schema/language/unfit-variables.ts'
import { bytesOf } from '../../schema/memory/sizes.ts'
import {
  type BoundedArgument,
  boundedArguments,
  type OutOfBounds,
  outOfBounds,
} from '../../schema/rights/bounds.ts'
import type { Caller } from '../../schema/rights/caller.ts'
import type { Policy } from '../../schema/rights/policy.ts'
import type { Decision } from '../decision/decide.ts'
import type { Prices } from '../limits/prices.ts'
import { type Cost, Costs } from './costs.ts'
import { Decisions } from './decisions.ts'
import { type GivenValues, GivenValuesCounter } from './given-values.ts'
import type { Variables } from './operation-request.ts'
import { nobody, type Remembering } from './remembering.ts'
import { splitIntrospection } from './split-introspection.ts'

/** What an operation is held against: the same for all operations of a hub. */
export interface OperationParts {
  readonly policy: Policy
  readonly prices: Prices
}

/**
 * An operation of a document that is valid against the API schema, and all that is remembered of it. Each thing is
 * worked out when it is first asked for, and all of it goes when the operation does. What depends on who asks, or on
 * the variables, is kept under those, up to a bound.
 */
export class PreparedOperation {
  readonly query: string
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  readonly #parts: OperationParts
  readonly #remembering: Remembering
  readonly #costs: Costs
  readonly #decisions: Decisions
  readonly #givenValues: GivenValuesCounter
  #readVariables: ReadVariables | undefined
  #bounded: readonly BoundedArgument[] | undefined
  #split: SplitOperation | undefined

  constructor(
    parts: OperationParts,
    { query, document, operation }: Pick<PreparedOperation, 'query' | 'document' | 'operation'>,
    remembering: Remembering = nobody,
  ) {
    this.#parts = parts
    this.#remembering = remembering
    this.query = query
    this.document = document
    this.operation = operation
    this.#costs = new Costs(parts, document, operation, remembering)
    this.#decisions = new Decisions(parts.policy, document, operation, remembering)
    this.#givenValues = new GivenValuesCounter(document)
  }

  /** How much the variables hold, to be held against the limits before anything else reads them. */
  givenValues(given: Variables): GivenValues {
    return this.#givenValues.count(given)
  }

  /** The variables with defaults applied; undefined where one does not fit its type. */
  readVariables(given: Variables): Variables | undefined {
    this.#readVariables ??= variablesReader(this.#parts.policy.schema, this.operation)
    return this.#readVariables(given)
  }

  /** What does not fit of variables that could not be read (see `unfitVariables`), by the schema of who gave them. */
  misfits(given: Variables, ownSchema: GraphQLSchema): readonly Misfit[] {
    return unfitVariables(ownSchema, this.operation, given, ownSchema)
  }

  /** The first number outside the bounds that the schema sets, if any. */
  outOfBounds(variables: Variables): OutOfBounds | undefined {
    const { schema, arguments: directives } = this.#parts.policy
    this.#bounded ??= boundedArguments(schema, directives, this.document)
    return outOfBounds(directives, this.#bounded, variables)
  }

  /** What it costs at most, and how large its answer is expected to be (see `cost`). */
  cost(variables: Variables): Cost {
    return this.#costs.of(variables)
  }

  /** What the caller may see of it. */
  decision(caller: Caller, variables: Variables): Decision {
    return this.#decisions.of(caller, variables)
  }

  /** The part that asks about the schema, and the part that asks for data. */
  get split(): SplitOperation {
    this.#split ??= this.#splitOnce()
    return this.#split
  }

  #splitOnce(): SplitOperation {
    const split = splitIntrospection(this)
    if (!split) return { about: null, data: this, keys: [] }
    const { about, data, keys } = split
    this.#remembering.onGrowth(bytesOf('document', this.#remembering.tokens))
    return { about, keys, data: data && new PreparedOperation(this.#parts, data, this.#remembering) }
  }
}

/** An operation in the part that asks about the schema and the part that asks for data; either can be absent. */
export interface SplitOperation {
  readonly about: DocumentNode | null
  /** The operation itself where it asks only for data. */
  readonly data: PreparedOperation | null
  /** The keys of the answer in the order in which they are asked, where there is something about the schema in it. */
  readonly keys: readonly string[]
}
