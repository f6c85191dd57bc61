import { PublicError } from '../errors.ts'
import type { Accounts } from './accounts.ts'
import { prices } from './quotas.ts'

export interface Attempt {
  /** From where it is made. */
  readonly address: () => string
  /** Whether its token was found to be genuine before, so that trying costs nothing. */
  readonly isKnown: boolean
}

/**
 * Has an address pay for each attempt to say who asks that is refused. One with a token that is not known pays before it is
 * verified, and has it back when it is good: who sent too many that were not, has none verified for a while. A token that
 * is known is always good enough to be tried, whatever else comes from its address.
 *
 * @throws {PublicError} 429 in place of trying.
 */
export async function payForFailure<Result>(
  accounts: Accounts,
  { address, isKnown }: Attempt,
  authenticate: () => Promise<Result>,
): Promise<Result> {
  if (isKnown) {
    try {
      return await authenticate()
    } catch (error) {
      if (isRefusal(error)) accounts.pay(accounts.ofTokens(address()), prices.invalidToken)
      throw error
    }
  }
  const account = accounts.ofTokens(address())
  accounts.pay(account, prices.invalidToken)
  try {
    const result = await authenticate()
    account.bucket.giveBack(prices.invalidToken)
    return result
  } catch (error) {
    if (!isRefusal(error)) account.bucket.giveBack(prices.invalidToken)
    throw error
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof PublicError && error.status === 401
}
