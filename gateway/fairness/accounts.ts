import { LRUCache } from 'lru-cache'
import type { Caller } from '../../schema/rights/caller.ts'
import { PublicError } from '../errors.ts'
import { Bucket } from './bucket.ts'
import { invalidTokenQuotas, type Quotas } from './quotas.ts'
import { inWholeSeconds, policyOf, standingHeaders } from './standing.ts'

/** Who is counted as one: an afnemer, an address without a token, or an address that sends tokens that are not valid. */
export type AccountKind = 'afnemer' | 'adres' | 'tokens'

/** What somebody took of what it may. */
export class Account {
  readonly kind: AccountKind
  /** The id of the afnemer, or the address. */
  readonly id: string
  readonly bucket: Bucket
  /** Operations of it that are being executed. */
  underWay = 0
  /** For how long others come first because its operations computed, in milliseconds. */
  owes = 0
  #quotas: Quotas
  #policy: string

  constructor(kind: AccountKind, id: string, quotas: Quotas, now: number) {
    this.kind = kind
    this.id = id
    this.bucket = new Bucket(quotas, now)
    this.#quotas = quotas
    this.#policy = policyOf(quotas)
  }

  get quotas(): Quotas {
    return this.#quotas
  }

  /** The register may give others than before. */
  set quotas(quotas: Quotas) {
    if (quotas === this.#quotas) return
    this.#quotas = quotas
    this.#policy = policyOf(quotas)
  }

  /**
   * What it may, and what of that is left, as headers: name, value, name, value.
   *
   * @param wait in how many seconds it may ask again, where it must wait: until then nothing is left for it.
   */
  headers(wait: number | undefined): readonly string[] {
    const { tempo, voorraad } = this.#quotas
    const policy = this.#policy
    if (wait !== undefined) return standingHeaders({ policy, voorraad, left: 0, full: wait })
    const left = this.bucket.level(this.#quotas, performance.now())
    return standingHeaders({ policy, voorraad, left, full: (voorraad - left) / tempo })
  }
}

/** How many addresses are remembered; one that is forgotten begins anew. */
const rememberedAddresses = 10_000

/** Everybody's account. */
export class Accounts {
  readonly #afnemers = new Map<string, Account>()
  readonly #addresses = new LRUCache<string, Account>({ max: rememberedAddresses })
  readonly #tokens = new LRUCache<string, Account>({ max: rememberedAddresses })
  readonly #anonymous: Quotas
  readonly #invalidTokens: Quotas
  /** Accounts from which something was spent that other gateways have not heard of. */
  readonly spent = new Set<Account>()
  readonly #isShared: boolean

  constructor({
    anonymous,
    invalidTokens = invalidTokenQuotas,
    isShared = false,
  }: {
    readonly anonymous: Quotas
    readonly invalidTokens?: Quotas
    /** Whether somebody tells other gateways what is in `spent`. */
    readonly isShared?: boolean
  }) {
    this.#anonymous = anonymous
    this.#invalidTokens = invalidTokens
    this.#isShared = isShared
  }

  /** @param quotas of the afnemer, as the register gives them now. @param address asked only without an afnemer. */
  of({ afnemer }: Caller, quotas: Quotas, address: () => string): Account {
    if (afnemer === null) return find(this.#addresses, 'adres', address(), this.#anonymous)
    return find(this.#afnemers, 'afnemer', afnemer, quotas)
  }

  /** Of everything that comes from an address and does not say who asks. */
  ofAddress(address: string): Account {
    return find(this.#addresses, 'adres', address, this.#anonymous)
  }

  /** Of the tokens from an address that are not valid. */
  ofTokens(address: string): Account {
    return find(this.#tokens, 'tokens', address, this.#invalidTokens)
  }

  /**
   * Has an account pay.
   *
   * @throws {PublicError} 429 when it cannot, with when it can.
   */
  pay(account: Account, price: number): void {
    const wait = account.bucket.take(price, account.quotas, performance.now())
    if (wait > 0) throw tooMuch(wait)
    if (this.#isShared) this.spent.add(account)
  }
}

interface Kept {
  get(id: string): Account | undefined
  set(id: string, account: Account): unknown
}

function find(kept: Kept, kind: AccountKind, id: string, quotas: Quotas): Account {
  let account = kept.get(id)
  if (account === undefined) {
    account = new Account(kind, id, quotas, performance.now())
    kept.set(id, account)
  }
  account.quotas = quotas
  return account
}

/** @param wait in seconds. */
function tooMuch(wait: number): PublicError {
  const seconds = inWholeSeconds(wait)
  return new PublicError(
    'TOO_MANY_REQUESTS',
    429,
    `What may be asked in this time has been asked; try again in ${seconds} s, or ask less at once`,
    { wachttijd: seconds },
    seconds,
  )
}
