import { type GraphQLSchema, parse, print } from 'graphql'
import { LRUCache } from 'lru-cache'
import type { Logger } from 'pino'
import { OwnedCache } from '../../schema/memory/owned-cache.ts'
import { bytesFor } from '../../schema/memory/shares.ts'
import { bytesOf } from '../../schema/memory/sizes.ts'
import { PublicError } from '../errors.ts'
import type { Execution, Executor } from '../operation/execution.ts'
import type { Plan } from '../planner/plan.ts'
import { type Planner, Unplannable } from '../planner/planner.ts'
import type { Source } from '../sources/source.ts'
import { faultIn } from './check-plan.ts'
import { type Compiled, compile } from './compile.ts'
import { normalise } from './normalise/normalise.ts'
import { planDocument } from './normalise/plan-document.ts'
import { type Operation, operationIn, trueConditions } from './operation.ts'
import { Run } from './run.ts'
import { knowledgeOf } from './supergraph/knowledge.ts'
import { tellOfAsked } from './tell-of-asked.ts'

export interface EngineOptions {
  /** The supergraph without its authorisation features. */
  readonly executableSdl: string
  /** Its API schema. */
  readonly schema: GraphQLSchema
  /** Of the same supergraph, in the order in which they are asked; they are closed with the engine. */
  readonly planners: readonly Planner[]
  readonly sources: ReadonlyMap<string, Source>
  readonly logger: Logger
}

/** An operation, and what became of it, or is becoming, under each set of conditions that was asked. */
interface Prepared {
  readonly tokens: number
  readonly operation: Operation
  readonly forms: LRUCache<string, Promise<Compiled>>
}

const rememberedForms = 32

/**
 * Executes operations: a plan and the answer's shape become functions once per
 * operation, so that a request does no more than ask, merge, check and order.
 *
 * An operation is what the decision left of it, so its text is all that what is remembered here depends on: prepared
 * operations and rights that come to the same text share one plan.
 */
export function createEngine({ executableSdl, schema, planners, sources, logger }: EngineOptions): Executor {
  const knowledge = knowledgeOf(executableSdl)
  const operations = new OwnedCache<Map<string, Prepared>>({ bytes: bytesFor('operations') })

  function prepared(afnemer: string | null, text: string, name: string | undefined): Prepared {
    let byName = operations.get(afnemer, text)
    if (!byName) {
      byName = new Map()
      operations.set(afnemer, text, byName, text.length)
    }
    let known = byName.get(name ?? '')
    if (known === undefined) {
      const document = parse(text, { noLocation: true })
      const tokens = document.tokenCount ?? text.length
      const operation = operationIn(document, name)
      known = { operation, tokens, forms: new LRUCache({ max: rememberedForms }) }
      byName.set(name ?? '', known)
      operations.grow(afnemer, text, bytesOf('compiledPlan', tokens))
    }
    return known
  }

  /** Who asks while a form is made waits for that one; a form that could not be made is made anew for who asks next. */
  function formOf(
    { operation, tokens, forms }: Prepared,
    conditions: ReadonlySet<string>,
    onGrowth: (bytes: number) => void,
  ): Promise<Compiled> {
    const key = conditions.size === 0 ? '' : [...conditions].join(' ')
    const known = forms.get(key)
    if (known) return known
    const made = makeForm(operation, conditions)
    if (forms.size > 0 && forms.size < rememberedForms) onGrowth(bytesOf('compiledPlan', tokens))
    forms.set(key, made)
    made.catch(() => {
      if (forms.peek(key) === made) forms.delete(key)
    })
    return made
  }

  async function makeForm(asked: Operation, conditions: ReadonlySet<string>): Promise<Compiled> {
    const { operation, names } = normalise(knowledge.names, asked, conditions)
    if (operation.definition.selectionSet.selections.length === 0)
      return async () => () => ({ data: {}, errors: [] })
    const plan = await goodPlan(operation)
    return compile({ schema, knowledge, sources }, plan, operation, names)
  }

  /** Of the first planner that makes one in which nothing can go wrong unseen. */
  async function goodPlan(operation: Operation): Promise<Plan> {
    const document = planDocument(schema, operation)
    if (!document) return { node: null }
    const text = print(document)
    for (const planner of planners) {
      try {
        const made = await planner.plan(text, operation.definition.name?.value)
        const plan = planner.forgetsTypes ? tellOfAsked(schema, knowledge, made, operation) : made
        const fault = faultIn(knowledge, plan.node)
        if (fault === undefined) return plan
        logger.info({ fault }, 'a plan is not taken')
      } catch (error) {
        if (!(error instanceof Unplannable)) throw error
        logger.info({ err: error }, 'a planner makes no plan')
      }
    }
    throw notPlannable()
  }

  return {
    async execute(execution: Execution) {
      const { operation: text, operationName, variables, caller } = execution
      const known = prepared(caller.afnemer, text, operationName)
      const form = await formOf(known, trueConditions(known.operation, variables), (bytes) =>
        operations.grow(caller.afnemer, text, bytes),
      )
      return form(new Run(execution))
    },
    async close() {
      await Promise.all(planners.map((planner) => planner.close()))
    },
  }
}

function notPlannable(): PublicError {
  return new PublicError(
    'NOT_PLANNABLE',
    400,
    'The operation cannot be planned over the sources without a chance of wrong values; ask its parts in operations of their own',
  )
}
