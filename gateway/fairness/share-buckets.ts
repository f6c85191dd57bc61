import { createHash } from 'node:crypto'
import type { RedisClientType } from '@redis/client'
import type { Account, Accounts } from './accounts.ts'

/** What tells other gateways what was spent here. */
export interface SharedBuckets {
  /** Whether the gateways count together now; otherwise each counts for itself. */
  isShared(): boolean
  close(): Promise<void>
}

export interface ShareOptions {
  readonly url: string
  readonly accounts: Accounts
  /** Hears that the gateways count together from now on, or each for itself, and why. */
  readonly onChange: (isShared: boolean, reason: string) => void
  /** The time between two exchanges, in milliseconds (default 200). */
  readonly interval?: number
  /** How long Redis may take to answer, in milliseconds (default 1 000). */
  readonly timeout?: number
}

/**
 * Takes off a bucket what one gateway spent of it, and says what is left for all. Redis's own clock counts, so that the
 * gateways' clocks need not agree. A bucket goes when it is full again.
 */
const script = `
local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000
local tempo, voorraad, spent = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local kept = redis.call('HMGET', KEYS[1], 'niveau', 'om')
local level, at = tonumber(kept[1]) or voorraad, tonumber(kept[2]) or now
level = math.min(voorraad, level + math.max(0, now - at) * tempo / 1000) - spent
level = math.max(level, -voorraad)
redis.call('HSET', KEYS[1], 'niveau', tostring(level), 'om', string.format('%.3f', now))
redis.call('PEXPIRE', KEYS[1], math.ceil((voorraad - level) * 1000 / tempo) + 1000)
return tostring(level)
`

/**
 * Has several gateways count together, in Redis. No request waits for it: each gateway decides by what it knows, and a few
 * times a second they tell each other what was spent; so together they let pass at most what one lets pass in that time
 * too much, each. While Redis is away each counts for itself, and what it spent is told when it is back.
 */
export async function shareBuckets({
  url,
  accounts,
  onChange,
  interval = 200,
  timeout = 1_000,
}: ShareOptions): Promise<SharedBuckets> {
  // Needed only here.
  const { createClient } = await import('@redis/client')
  const client: RedisClientType = createClient({
    url,
    disableOfflineQueue: true,
    socket: {
      connectTimeout: timeout,
      // A connection that hangs is replaced; one that is alive is asked at each exchange.
      socketTimeout: 2 * timeout,
      reconnectStrategy: (tries) => Math.min(100 * 2 ** tries, 2_000),
    },
  })
  let isShared: boolean | undefined
  let isClosed = false
  const tell = (now: boolean, reason: string) => {
    if (now === isShared || isClosed) return
    isShared = now
    onChange(now, reason)
  }
  // Without a listener an error would end the process.
  client.on('error', (error: unknown) => tell(false, messageOf(error)))
  // It goes on trying by itself; the start of a gateway does not wait for it.
  client.connect().catch((error: unknown) => tell(false, messageOf(error)))

  /** What was sent and not answered: nothing more is sent before it is, or its connection is given up. */
  let unanswered: Promise<unknown> | undefined
  function sent<Result>(work: Promise<Result>): Promise<Result> {
    const settled = work.then(
      () => undefined,
      () => undefined,
    )
    unanswered = settled
    void settled.then(() => {
      unanswered = undefined
    })
    return within(timeout, work)
  }

  let exchanging: Promise<void> | undefined
  const timer = setInterval(() => {
    exchanging ??= exchange().finally(() => {
      exchanging = undefined
    })
  }, interval)
  timer.unref()

  async function exchange(): Promise<void> {
    if (unanswered) return
    if (!client.isReady) {
      if (isShared === true) tell(false, 'there is no connection')
      return
    }
    const told = [...accounts.spent]
    accounts.spent.clear()
    const spent = told.map((account) => account.bucket.takeUntold())
    try {
      const levels = await sent(Promise.all(told.map((account, at) => ask(account, spent[at] ?? 0))))
      const now = performance.now()
      for (const [at, account] of told.entries()) account.bucket.setShared(Number(levels[at]), now)
      if (told.length === 0) await sent(client.ping())
      tell(true, 'it answers')
    } catch (error) {
      // Perhaps it was counted all the same; then it counts twice, which is the safe side.
      for (const [at, account] of told.entries()) {
        account.bucket.keepUntold(spent[at] ?? 0)
        accounts.spent.add(account)
      }
      tell(false, messageOf(error))
    }
  }

  function ask(account: Account, spent: number): Promise<unknown> {
    const { tempo, voorraad } = account.quotas
    return client.eval(script, {
      keys: [keyOf(account)],
      arguments: [String(tempo), String(voorraad), String(spent)],
    })
  }

  return {
    isShared: () => isShared === true,
    async close() {
      isClosed = true
      clearInterval(timer)
      await exchanging
      client.destroy()
    },
  }
}

/** An address is somebody's; only what tells it from others is kept. */
function keyOf({ kind, id }: Account): string {
  const name = kind === 'afnemer' ? id : createHash('sha256').update(id).digest('base64url').slice(0, 22)
  return `nwb:tempo:${kind}:${name}`
}

async function within<Result>(time: number, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${time} milliseconds`)), time)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/** Never with the URL in it, which can hold a password. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return 'it failed'
  return (error as NodeJS.ErrnoException).code ?? error.name
}
