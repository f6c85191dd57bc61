import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose'
import type { Issuer } from './verify.ts'

/** The keys of an issuer were never had, or not for too long, and cannot be fetched now. */
export class KeysUnavailable extends Error {
  constructor(cause: unknown) {
    super('Fetching the keys of the issuer of access tokens: they cannot be had now', { cause })
    this.name = 'KeysUnavailable'
  }
}

export interface RemoteKeysOptions {
  /** How long keys are used before they are fetched anew, in milliseconds (default an hour); nobody waits for that. */
  readonly freshFor?: number
  /** How long they are used when they cannot be fetched anew, in milliseconds (default a day). */
  readonly trustedFor?: number
  /** The time between two attempts to fetch what is there already, in milliseconds (default 30 000). */
  readonly refreshAfter?: number
  /** The time between two attempts to fetch what was never had, in milliseconds (default 2 000). */
  readonly retryAfter?: number
  /** How long a fetch may take, in milliseconds (default 1 500). */
  readonly timeout?: number
}

/**
 * Keys at a URL. Fetched when first needed, when they are an hour old, and for a token under a key that is not among
 * them; the last two at most once in 30 s. An issuer that is away for a while keeps nobody out whose key is known.
 *
 * @returns `keys`, which throws {@link KeysUnavailable} where there are none.
 */
export function remoteKeys(
  url: string,
  options: RemoteKeysOptions = {},
): Required<Pick<Issuer, 'keys' | 'ready'>> {
  const {
    freshFor = 3_600_000,
    trustedFor = 86_400_000,
    refreshAfter = 30_000,
    retryAfter = 2_000,
    timeout = 1_500,
  } = options
  // When it is fetched is decided here: of itself it would have each request wait for an issuer that is away.
  const set = createRemoteJWKSet(new URL(url), {
    cooldownDuration: Number.POSITIVE_INFINITY,
    cacheMaxAge: Number.POSITIVE_INFINITY,
    timeoutDuration: timeout,
  })
  let fetchedAt = Number.NEGATIVE_INFINITY
  let triedAt = Number.NEGATIVE_INFINITY
  let failure: unknown

  const had = () => set.jwks() !== undefined && Date.now() - fetchedAt < trustedFor

  async function load(): Promise<void> {
    triedAt = Date.now()
    try {
      await set.reload()
      fetchedAt = Date.now()
    } catch (error) {
      failure = error
    }
  }
  let loading: Promise<void> | undefined
  const loadOnce = () => {
    loading ??= load().finally(() => {
      loading = undefined
    })
    return loading
  }

  /** Has the keys there, or says that they cannot be. */
  async function present(): Promise<void> {
    if (had()) {
      if (Date.now() - fetchedAt >= freshFor && Date.now() - triedAt >= refreshAfter) void loadOnce()
      return
    }
    if (loading || Date.now() - triedAt >= retryAfter) await loadOnce()
    if (!had()) throw new KeysUnavailable(failure)
  }

  const keys: JWTVerifyGetKey = async (header, token) => {
    await present()
    try {
      return await set(header, token)
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey) || Date.now() - triedAt < refreshAfter) throw error
      await loadOnce()
      return set(header, token)
    }
  }
  return {
    keys,
    ready: () =>
      present().then(
        () => true,
        () => false,
      ),
  }
}
