import type { Caller } from '../../schema/rights/caller.ts'
import { type Decision, reasonsOf } from '../decision/decide.ts'
import { PublicError } from '../errors.ts'
import type { Variables } from '../operation/operation-request.ts'
import type { PreparedOperation } from '../operation/prepared-operation.ts'

/**
 * Decides what the caller may see of an operation, before anything of it is planned or fetched.
 *
 * @param asked null where nothing but the schema is asked about, of which each caller has its own.
 * @param wholeOnly whether the caller wants all or nothing.
 * @throws {PublicError} 403, naming what is refused, to who wants all or nothing.
 */
export function authorise(
  asked: PreparedOperation | null,
  caller: Caller,
  variables: Variables,
  wholeOnly: boolean,
): Decision {
  const decision = asked?.decision(caller, variables) ?? unchanged
  if (wholeOnly && decision.kind !== 'unchanged') throw refusedWhole(decision)
  return decision
}

const unchanged: Decision = { kind: 'unchanged' }

function refusedWhole(decision: Decision): PublicError {
  const velden = reasonsOf(decision).map(({ veld, vereist }) => ({ veld, vereist }))
  return new PublicError(
    'UNAUTHORIZED_FIELD_OR_TYPE',
    403,
    `Not authorised to read ${velden.map(({ veld }) => `"${veld}"`).join(', ')}`,
    { velden },
  )
}
