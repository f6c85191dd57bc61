import type { GraphQLSchema } from 'graphql'
import type { Logger } from 'pino'
import { traceIdIn } from '../../schema/log/trace-id.ts'
import type { Caller } from '../../schema/rights/caller.ts'
import type { Policy } from '../../schema/rights/policy.ts'
import { type Decision, reasonsOf } from '../decision/decide.ts'
import type { Account, Accounts } from '../fairness/accounts.ts'
import type { Gate } from '../fairness/gate.ts'
import type { Identified, Identify } from '../fairness/identify.ts'
import { priceOfRequest } from '../fairness/quotas.ts'
import type { CostDirectives } from '../limits/cost-directives.ts'
import { anonymousLimits, holdSize, type LimitValues } from '../limits/limits.ts'
import { Prices } from '../limits/prices.ts'
import type { Answer } from '../operation/answer.ts'
import type { Executor } from '../operation/execution.ts'
import type { Register } from '../register/register.ts'
import type { Credentials } from './authenticate.ts'
import { authorise } from './authorise.ts'
import { describe, withDescription } from './describe.ts'
import { execute } from './execute.ts'
import { inTime } from './in-time.ts'
import { type Leaving, leave } from './leave.ts'
import { limit } from './limit.ts'
import { createPrepare } from './prepare.ts'
import { read } from './read.ts'
import { respond } from './respond.ts'
import { Turns } from './turns.ts'

/** An answer of many bytes and few objects waits for its turn like one of so many objects. */
const bytesPerObject = 200

/** What the steps of a request need. */
export interface PipelineParts {
  readonly policy: Policy
  readonly costs: CostDirectives
  readonly register: () => Register
  readonly identify: Identify
  readonly accounts: Accounts
  readonly gate: Gate
  readonly executor: Executor
  /** The schema as a caller can use it. */
  readonly ownSchemas: (caller: Caller) => GraphQLSchema
  /** How long an answer may take, in milliseconds. */
  readonly deadline: number
  readonly logger: Logger
}

/** A request as it comes in; each part is read inside the pipeline, and may throw a `PublicError`. */
export interface Incoming {
  readonly credentials: () => Credentials
  /** From where it comes. */
  readonly address: () => string
  readonly body: () => unknown
  /** How long the body is. */
  readonly bytes: number
  /** A W3C traceparent. */
  readonly trace: () => string
}

/** Does what one request asks. It never rejects: what went wrong is in the answer. */
export type Pipeline = (incoming: Incoming) => Promise<Leaving>

/** How long before the deadline a part that did not come is given up, in milliseconds: the rest has to leave yet. */
const timeToLeave = 200

/** One request, in the order in which it happens. Whichever step throws, the request leaves by the last. */
export function createPipeline(parts: PipelineParts): Pipeline {
  const { policy, costs, register, identify, accounts, gate, ownSchemas, deadline, logger } = parts
  const prepare = createPrepare({ policy, prices: new Prices(policy.schema, costs) })
  const turns = new Turns()

  return (incoming) => {
    const visit: Visit = { until: performance.now() + deadline - timeToLeave }
    const answered = inTime(answerTo(incoming, visit), deadline)
    return leave(answered, logger, {
      standing: (wait) => visit.account?.headers(wait) ?? [],
      trace: () => traceOf(incoming, visit),
    })
  }

  async function answerTo(incoming: Incoming, visit: Visit): Promise<() => Answer> {
    const { caller, account } = await identify(incoming.credentials(), incoming.address) // 401, 403, 429, 503
    visit.account = account
    accounts.pay(account, priceOfRequest(incoming.bytes)) // 429
    return gate.through(account, incoming.bytes, () => answerInside(incoming, visit, { caller, account })) // 429
  }

  async function answerInside(
    incoming: Incoming,
    visit: Visit,
    { caller, account }: Identified,
  ): Promise<() => Answer> {
    const request = read(incoming.body()) // 400
    const given = request.variables
    const { limits, wholeOnly } = allowanceOf(register(), caller)
    const ownSchema = () => ownSchemas(caller)

    const prepared = prepare(request, limits, ownSchema, caller.afnemer) // 400: cannot be read, too large, not valid
    const { variables, kosten, omvang } = limit(prepared, given, limits, ownSchema) // 400: wrong values, too dear
    accounts.pay(account, kosten) // 429
    const described = describe(prepared, variables, ownSchema)
    const asked = prepared.split.data
    const decision = authorise(asked, caller, variables, wholeOnly) // 403, to who wants all or nothing
    const inTurn = turns.of(caller.afnemer, Math.max(kosten, omvang / bytesPerObject))
    const trace = traceOf(incoming, visit)
    if (decision.kind !== 'unchanged') {
      const told = { trace_id: traceIdIn(trace), afnemer: caller.afnemer, velden: refusedIn(decision) }
      logger.info(told, 'fields were refused')
    }
    const { until } = visit
    const fetched = await execute(parts, { asked, decision, caller, given, trace, until }, inTurn)
    return () => {
      const beside = described !== null
      const answer = withDescription(respond(decision, fetched(), variables, beside), described, prepared)
      holdSize(answer.data, limits) // 400: larger than it may be
      return answer
    }
  }
}

/** What is known of a request before it is answered, for whatever leaves. */
interface Visit {
  /** When answers of sources are no longer waited for, as `performance.now()` tells time. */
  readonly until: number
  account?: Account
  trace?: string
}

/** A request has one trace, which is made when something first asks for it. */
function traceOf(incoming: Incoming, visit: Visit): string {
  visit.trace ??= incoming.trace()
  return visit.trace
}

const refused = new WeakMap<Decision, readonly string[]>()

/** The coordinates that a decision leaves out, found once: it is remembered with its operation. */
function refusedIn(decision: Decision): readonly string[] {
  const known = refused.get(decision) ?? reasonsOf(decision).map(({ veld }) => veld)
  refused.set(decision, known)
  return known
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
