import { anonymous, type Caller } from '../../schema/rights/caller.ts'
import { authenticate, type Credentials } from '../pipeline/authenticate.ts'
import type { Afnemer, Register } from '../register/register.ts'
import type { TokenVerifier } from '../tokens/remember-tokens.ts'
import type { Account, Accounts } from './accounts.ts'
import { payForFailure } from './pay-for-failure.ts'
import type { Quotas } from './quotas.ts'

export interface IdentifyParts {
  readonly register: () => Register
  readonly verifyToken: TokenVerifier
  readonly accounts: Accounts
  /** What an afnemer has where the register says nothing else. */
  readonly afnemerQuotas: Quotas
}

/** Who asks, and who pays for it. */
export interface Identified {
  readonly caller: Caller
  readonly account: Account
}

/** @param address from where is asked. @throws {PublicError} as `authenticate` does, and 429 (see `payForFailure`). */
export type Identify = (credentials: Credentials, address: () => string) => Promise<Identified>

/** Finds out who asks; for what is sent in vain, the address pays. */
export function createIdentify({ register, verifyToken, accounts, afnemerQuotas }: IdentifyParts): Identify {
  const quotasOf = new WeakMap<Afnemer, Quotas>()

  function quotas({ afnemer }: Caller): Quotas {
    const registered = afnemer === null ? undefined : register().afnemers.get(afnemer)
    if (!registered) return afnemerQuotas
    let own = quotasOf.get(registered)
    if (!own) {
      own = { ...afnemerQuotas, ...registered.quotas }
      quotasOf.set(registered, own)
    }
    return own
  }

  return async (credentials, address) => {
    const { authorization } = credentials
    let caller: Caller = anonymous
    if (authorization !== undefined) {
      const known = verifyToken.known(authorization.slice('Bearer '.length))
      const verify = known ? async () => known : verifyToken
      caller = await payForFailure(accounts, { address, isKnown: known !== undefined }, () =>
        authenticate(credentials, verify, register()),
      )
    }
    return { caller, account: accounts.of(caller, quotas(caller), address) }
  }
}
