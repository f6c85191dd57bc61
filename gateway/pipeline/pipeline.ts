import type { Logger } from 'pino'
import { reasonsOf } from '../decision/decide.ts'
import type { Policy } from '../decision/policy.ts'
import { PublicError } from '../errors.ts'
import type { Register } from '../register/register.ts'
import type { AccessToken } from '../tokens/verify.ts'
import { authenticate, type Credentials } from './authenticate.ts'
import { createAuthorise } from './authorise.ts'
import type { Executor } from './execute.ts'
import { limit } from './limit.ts'
import { createPrepare, type OperationRequest } from './prepare.ts'
import { type Answer, respond } from './respond.ts'

/** What the steps of a request need. */
export interface PipelineParts {
  readonly policy: Policy
  readonly register: () => Register
  readonly verifyToken: (token: string) => Promise<AccessToken>
  readonly executor: Executor
  readonly logger: Logger
}

/** Answers one request, under a W3C traceparent. Throws a `PublicError` where there is no answer but an error. */
export type Pipeline = (credentials: Credentials, request: OperationRequest, trace: string) => Promise<Answer>

/** One request, in the order in which it happens. */
export function createPipeline({ policy, register, verifyToken, executor, logger }: PipelineParts): Pipeline {
  const prepare = createPrepare(policy.schema)
  const authorise = createAuthorise(policy)

  return async (credentials, request, trace) => {
    const caller = await authenticate(credentials, verifyToken, register())
    const prepared = prepare(request)
    const variables = limit(policy.schema, policy.arguments, request, prepared)
    const decision = authorise(caller, prepared, variables)
    if (decision.kind !== 'unchanged' && refusesWhole(register(), caller.afnemer))
      throw refusedWhole(decision)

    const result =
      decision.kind === 'refused'
        ? null
        : await executor.execute({
            operation: decision.kind === 'modified' ? decision.operation : request.query,
            operationName: prepared.operation.name?.value,
            variables: request.variables,
            caller,
            traceparent: trace,
          })
    for (const { message, path, extensions } of result?.errors ?? []) {
      logger.warn({ afnemer: caller.afnemer, path, code: extensions?.['code'], message }, 'a source failed')
    }
    return respond(decision, result, variables)
  }
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
