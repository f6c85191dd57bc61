import type { GraphQLSchema } from 'graphql'
import type { Logger } from 'pino'
import { fieldsIn } from '../../schema/language/coordinates.ts'
import { traceIdIn } from '../../schema/log/trace-id.ts'
import type { Caller } from '../../schema/rights/caller.ts'
import type { Policy } from '../../schema/rights/policy.ts'
import type { Decision } from '../decision/decide.ts'
import { causeOf } from '../operation/cause-of.ts'
import type { ExecutionResult, Executor, Finish } from '../operation/execution.ts'
import type { Variables } from '../operation/operation-request.ts'
import type { PreparedOperation } from '../operation/prepared-operation.ts'
import { toldBySource } from '../operation/told-by-source.ts'

/** Does work when it is its turn. */
export type InTurn = (work: () => Promise<Finish>) => Promise<Finish>

/** A decided operation, and with what it is executed. */
export interface Decided {
  /** Null where nothing but the schema is asked about. */
  readonly asked: PreparedOperation | null
  readonly decision: Decision
  readonly caller: Caller
  /** As they came: execution applies the defaults, and a source reads the values itself. */
  readonly given: Variables
  readonly trace: string
  /** When answers of sources are no longer waited for, as `performance.now()` tells time. */
  readonly until: number
}

interface ExecuteParts {
  readonly executor: Executor
  readonly logger: Logger
  readonly policy: Policy
}

/**
 * Fetches what the decision left of an operation, in its turn.
 *
 * @returns makes what was fetched, once (see `Finish`); null where nothing was left to fetch.
 */
export async function execute(
  { executor, logger, policy }: ExecuteParts,
  { asked, decision, caller, given, trace, until }: Decided,
  inTurn: InTurn,
): Promise<() => ExecutionResult | null> {
  if (!asked) return () => ({ data: {}, errors: [] })
  if (decision.kind === 'refused') return () => null
  const execution = {
    operation: decision.kind === 'modified' ? decision.operation : asked.query,
    operationName: asked.operation.name?.value,
    variables: given,
    caller,
    traceparent: trace,
    until,
  }
  const finish = await inTurn(() => executor.execute(execution))
  return () => {
    const result = finish()
    for (const error of result.errors) {
      const { message, path, extensions } = error
      const code = extensions?.['code']
      // What the source tells the caller is no failure, and can hold what the caller sent; that a source is left alone
      // was said when that began.
      if (toldBySource(code) || code === 'SOURCE_UNAVAILABLE') continue
      const told = {
        trace_id: traceIdIn(trace),
        afnemer: caller.afnemer,
        path: shown(policy.schema, path),
        code,
        message,
      }
      logger.warn({ ...told, err: causeOf(error) }, 'a source failed')
    }
    return result
  }
}

const fieldNames = new WeakMap<GraphQLSchema, ReadonlySet<string>>()

/** A place for the log: an alias is the caller's, and can be about a person. */
function shown(schema: GraphQLSchema, path: readonly (string | number)[] | undefined) {
  const names = fieldNames.get(schema) ?? new Set(fieldsIn(schema).map(({ field }) => field.name))
  fieldNames.set(schema, names)
  return path?.map((step) => (typeof step === 'number' || names.has(step) ? step : '…'))
}
