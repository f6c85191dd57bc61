import type { GraphQLSchema } from 'graphql'
import type { Logger } from 'pino'
import type { Caller } from '../../schema/rights/caller.ts'
import type { Policy } from '../../schema/rights/policy.ts'
import { reasonsOf } from '../decision/decide.ts'
import { PublicError } from '../errors.ts'
import type { CostDirectives } from '../limits/cost-directives.ts'
import { anonymousLimits, type LimitValues } from '../limits/limits.ts'
import { Prices } from '../limits/prices.ts'
import type { Register } from '../register/register.ts'
import type { AccessToken } from '../tokens/verify.ts'
import { authenticate, type Credentials } from './authenticate.ts'
import { createAuthorise } from './authorise.ts'
import type { Execution, Executor } from './execute.ts'
import { introspect, splitIntrospection, withDescription } from './introspect.ts'
import { limit, type Variables } from './limit.ts'
import { createPrepare, type OperationRequest, type PreparedOperation } from './prepare.ts'
import { type Answer, respond } from './respond.ts'
import { Turns } from './turns.ts'

/** What the steps of a request need. */
export interface PipelineParts {
  readonly policy: Policy
  readonly costs: CostDirectives
  readonly register: () => Register
  readonly verifyToken: (token: string) => Promise<AccessToken>
  readonly executor: Executor
  /** The schema as a caller can use it. */
  readonly ownSchemas: (caller: Caller) => GraphQLSchema
  readonly logger: Logger
}

/**
 * Does what one request asks, under a W3C traceparent; what it resolves to makes the answer, once. Throws a
 * `PublicError` where there is no answer but an error.
 */
export type Pipeline = (
  credentials: Credentials,
  request: OperationRequest,
  trace: string,
) => Promise<() => Answer>

/** The part of a request that asks for data. */
interface Asked {
  readonly caller: Caller
  readonly asked: PreparedOperation
  readonly request: OperationRequest
  /** With defaults applied. */
  readonly variables: Variables
  readonly kosten: number
  readonly trace: string
}

/** One request, in the order in which it happens. */
export function createPipeline({
  policy,
  costs,
  register,
  verifyToken,
  executor,
  ownSchemas,
  logger,
}: PipelineParts): Pipeline {
  const prepare = createPrepare(policy.schema)
  const limited = { ...policy, prices: new Prices(policy.schema, costs) }
  const authorise = createAuthorise(policy)
  const turns = new Turns()

  const answerData = async ({
    caller,
    asked,
    request,
    variables,
    kosten,
    trace,
  }: Asked): Promise<() => Answer> => {
    const decision = authorise(caller, asked, variables)
    if (decision.kind !== 'unchanged' && refusesWhole(register(), caller.afnemer))
      throw refusedWhole(decision)
    if (decision.kind === 'refused') return () => respond(decision, null, variables)
    const execution: Execution = {
      operation: decision.kind === 'modified' ? decision.operation : asked.query,
      operationName: asked.operation.name?.value,
      // As they came: execution applies the defaults, and a source reads the values itself.
      variables: request.variables,
      caller,
      traceparent: trace,
    }
    const finish = await turns.take(caller.afnemer, kosten, () => executor.execute(execution))
    return () => {
      const result = finish()
      for (const { message, path, extensions } of result.errors) {
        logger.warn({ afnemer: caller.afnemer, path, code: extensions?.['code'], message }, 'a source failed')
      }
      return respond(decision, result, variables)
    }
  }

  return async (credentials, request, trace) => {
    const caller = await authenticate(credentials, verifyToken, register())
    const allowed = limitsOf(register(), caller.afnemer)
    const ownSchema = () => ownSchemas(caller)
    const prepared = prepare(request, allowed, ownSchema)
    const { variables, kosten } = limit(limited, allowed, request, prepared, ownSchema)
    const { about, data } = splitIntrospection(prepared)
    const described = about ? introspect(ownSchema(), about, variables) : {}
    if (!data) return () => ({ data: described })
    const makeAnswer = await answerData({ caller, asked: data, request, variables, kosten, trace })
    return about ? () => withDescription(makeAnswer(), described, prepared) : makeAnswer
  }
}

/** What this caller may ask at most. */
function limitsOf(register: Register, afnemer: string | null): LimitValues {
  return (afnemer !== null && register.afnemers.get(afnemer)?.limieten) || anonymousLimits
}

/** Whether this afnemer wants all or nothing. */
function refusesWhole(register: Register, afnemer: string | null): boolean {
  return afnemer !== null && register.afnemers.get(afnemer)?.bijWeigering === 'weiger'
}

function refusedWhole(decision: Parameters<typeof reasonsOf>[0]): PublicError {
  const velden = reasonsOf(decision).map(({ veld, vereist }) => ({ veld, vereist }))
  return new PublicError(
    'UNAUTHORIZED_FIELD_OR_TYPE',
    403,
    `Not authorised to read ${velden.map(({ veld }) => `"${veld}"`).join(', ')}`,
    { velden },
  )
}
