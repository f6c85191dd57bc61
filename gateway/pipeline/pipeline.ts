import type { GraphQLSchema } from 'graphql'
import type { Logger } from 'pino'
import type { Caller } from '../../schema/rights/caller.ts'
import type { Policy } from '../../schema/rights/policy.ts'
import type { CostDirectives } from '../limits/cost-directives.ts'
import { anonymousLimits, type LimitValues } from '../limits/limits.ts'
import { Prices } from '../limits/prices.ts'
import type { Answer } from '../operation/answer.ts'
import type { Executor } from '../operation/execution.ts'
import type { OperationRequest } from '../operation/operation-request.ts'
import type { Register } from '../register/register.ts'
import type { AccessToken } from '../tokens/verify.ts'
import { authenticate, type Credentials } from './authenticate.ts'
import { authorise } from './authorise.ts'
import { describe, withDescription } from './describe.ts'
import { execute } from './execute.ts'
import { limit } from './limit.ts'
import { createPrepare } from './prepare.ts'
import { respond } from './respond.ts'
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

/** One request, in the order in which it happens. */
export function createPipeline(parts: PipelineParts): Pipeline {
  const { policy, costs, register, verifyToken, ownSchemas } = parts
  const prepare = createPrepare({ policy, prices: new Prices(policy.schema, costs) })
  const turns = new Turns()

  return async (credentials, request, trace) => {
    const given = request.variables
    const caller = await authenticate(credentials, verifyToken, register())
    const { limits, wholeOnly } = allowanceOf(register(), caller)
    const ownSchema = () => ownSchemas(caller)

    const prepared = prepare(request, limits, ownSchema)
    const { variables, kosten } = limit(prepared, given, limits, ownSchema)
    const described = describe(prepared, variables, ownSchema)
    const asked = prepared.split.data
    const decision = authorise(asked, caller, variables, wholeOnly)
    const inTurn = turns.of(caller.afnemer, kosten)
    const fetched = await execute(parts, { asked, decision, caller, given, trace }, inTurn)
    return () => withDescription(respond(decision, fetched(), variables), described, prepared)
  }
}

/** What the register says of how this caller may ask: how much at most, and whether it wants all or nothing. */
function allowanceOf(
  { afnemers }: Register,
  { afnemer }: Caller,
): { readonly limits: LimitValues; readonly wholeOnly: boolean } {
  const registered = afnemer === null ? undefined : afnemers.get(afnemer)
  return {
    limits: registered?.limieten ?? anonymousLimits,
    wholeOnly: registered?.bijWeigering === 'weiger',
  }
}
