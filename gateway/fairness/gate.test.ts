import { setImmediate as settled } from 'node:timers/promises'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Account } from './accounts.ts'
import { Gate, type GateOptions } from './gate.ts'
import { afnemerQuotas } from './quotas.ts'
import { Room } from './room.ts'

const quotas = { ...afnemerQuotas, gelijktijdig: 2, wachtend: 3 }
const afnemer = (id: string, own = {}) => new Account('afnemer', id, { ...quotas, ...own }, 0)
const address = (id: string) => new Account('adres', id, quotas, 0)
const roomy = () => new Room({ start: 64 })

/** A gate, and who was let in, in order. */
function gateWith(options: GateOptions = {}) {
  const gate = new Gate({ room: roomy(), turn: Number.POSITIVE_INFINITY, ...options })
  const inside: string[] = []
  const refused: unknown[] = []
  const ask = (account: Account, name: string, bytes = 1) => {
    if (gate.tryEnter(account)) inside.push(name)
    else
      void gate.enter(account, bytes).then(
        () => inside.push(name),
        (error: unknown) => refused.push(error),
      )
  }
  const leave = async (account: Account) => {
    gate.leave(account)
    await settled()
  }
  return { gate, inside, refused, ask, leave }
}

afterEach(() => vi.useRealTimers())

describe('the gate', () => {
  it('lets so many of an account in, and the others as these leave, in the order they came', async () => {
    const { inside, ask, leave } = gateWith()
    const druk = afnemer('druk')
    for (const name of ['1', '2', '3', '4']) ask(druk, name)
    expect(inside).toEqual(['1', '2'])
    await leave(druk)
    await leave(druk)
    expect(inside).toEqual(['1', '2', '3', '4'])
  })

  it('lets the next of an account in after the process has looked what else came, however soon it is answered', async () => {
    const { inside, ask, gate } = gateWith()
    const druk = afnemer('druk', { gelijktijdig: 1 })
    ask(druk, '1')
    ask(druk, '2')
    gate.leave(druk)
    ask(druk, '3')
    await Promise.resolve()
    ask(afnemer('rustig'), 'rustig')
    expect(inside).toEqual(['1', 'rustig'])
    await settled()
    expect(inside).toEqual(['1', 'rustig', '2'])
  })

  it('lets in for so long and no longer before the process has looked what else came, whoever asks', async () => {
    const { inside, ask } = gateWith({ turn: 0 })
    const [a, b] = [afnemer('a'), afnemer('b')]
    ask(a, 'a1')
    ask(a, 'a2')
    ask(b, 'b1')
    ask(address('192.0.2.1'), 'adres')
    expect(inside).toEqual(['a1'])
    const after = []
    for (let turns = 0; turns < 3; turns++) {
      await settled()
      after.push(inside.at(-1))
    }
    expect(after).toEqual(['a2', 'adres', 'b1'])
  })

  it('lets another account in at once, however many of one wait', () => {
    const { inside, ask } = gateWith()
    const druk = afnemer('druk')
    for (const name of ['1', '2', '3', '4']) ask(druk, name)
    ask(afnemer('rustig'), 'rustig')
    expect(inside).toEqual(['1', '2', 'rustig'])
  })

  it('takes accounts in turn where all of them have to wait', async () => {
    const { inside, ask, leave } = gateWith({ afnemers: 1 })
    const [a, b] = [afnemer('a'), afnemer('b')]
    for (const name of ['a1', 'a2', 'a3']) ask(a, name)
    ask(b, 'b1')
    ask(b, 'b2')
    for (const account of [a, a, b, a]) await leave(account)
    expect(inside).toEqual(['a1', 'a2', 'b1', 'a3', 'b2'])
  })

  it('keeps no room of afnemers for callers without a token, and gives these turns by address', async () => {
    const { inside, ask, leave } = gateWith({ anonymous: 2 })
    const many = Array.from({ length: 20 }, (_, at) => address(`192.0.2.${at}`))
    for (const [at, account] of many.entries()) ask(account, `adres ${at}`)
    ask(afnemer('rustig'), 'rustig')
    expect(inside).toEqual(['adres 0', 'adres 1', 'rustig'])
    await leave(many[0] as Account)
    expect(inside.at(-1)).toBe('adres 2')
  })

  it('refuses with 429 what would make more wait than may', async () => {
    const { ask, refused, inside, leave } = gateWith()
    const druk = afnemer('druk')
    for (let asked = 0; asked < 6; asked++) ask(druk, String(asked))
    await settled()
    expect(refused).toMatchObject([{ status: 429, code: 'TOO_MANY_REQUESTS', retryAfter: 1 }])
    for (let left = 0; left < 3; left++) await leave(druk)
    expect(inside).toHaveLength(5)
  })

  it('refuses what would make it keep more than it has memory for', async () => {
    const { ask, refused } = gateWith({ waitingBytes: 100 })
    const druk = afnemer('druk', { gelijktijdig: 1 })
    ask(druk, 'binnen', 1_000)
    ask(druk, 'wacht', 60)
    ask(druk, 'te veel', 60)
    await settled()
    expect(refused).toHaveLength(1)
  })

  it('has nobody wait longer than there is patience, and forgets who went', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { ask, refused, inside, leave } = gateWith({ patience: 100 })
    const druk = afnemer('druk', { gelijktijdig: 1 })
    ask(druk, '1')
    ask(druk, '2')
    vi.advanceTimersByTime(100)
    await settled()
    expect(refused).toMatchObject([{ status: 429 }])
    ask(druk, '3')
    await leave(druk)
    expect(inside).toEqual(['1', '3'])
  })

  it('lets each account have one in, however busy the process is, and a few of one that has few', async () => {
    const room = new Room({ start: 4, alone: 1 })
    for (let looked = 0; looked < 20; looked++) room.adapt(1)
    const { inside, ask, leave } = gateWith({ room })
    const [veel, weinig] = [afnemer('veel', { wachtend: 100, gelijktijdig: 9 }), afnemer('weinig')]
    for (let asked = 0; asked < 30; asked++) ask(veel, 'veel')
    for (let asked = 0; asked < 3; asked++) ask(weinig, 'weinig')
    expect(inside.filter((name) => name === 'weinig')).toHaveLength(2)
    expect(inside.filter((name) => name === 'veel')).toHaveLength(4)
    for (let left = 0; left < 4; left++) await leave(veel)
    expect(inside.filter((name) => name === 'veel')).toHaveLength(5)
  })

  it('passes over who computed long, for as long', async () => {
    const { gate, leave } = gateWith({ afnemers: 1 })
    const [zwaar, licht] = [afnemer('zwaar', { wachtend: 9 }), afnemer('licht', { wachtend: 9 })]
    const inside: string[] = []
    const asks = (account: Account, computes: number) =>
      gate.through(account, 1, () => {
        inside.push(account.id)
        for (const until = performance.now() + computes; performance.now() < until; );
      })
    const binnen = afnemer('binnen')
    gate.tryEnter(binnen)
    const asked = [zwaar, zwaar].map((account) => asks(account, 45))
    for (let more = 0; more < 6; more++) asked.push(asks(licht, 0))
    await leave(binnen)
    await Promise.all(asked)
    expect(inside.slice(0, 6)).toEqual(['zwaar', ...Array(5).fill('licht')])
  })
})

describe('how much room there is', () => {
  /** While two accounts ask. */
  const eachAfter = (room: Room, ...busy: number[]) => {
    for (const share of busy) {
      for (const account of [{}, {}]) room.asked(account)
      room.wanted()
      room.adapt(share)
    }
    return room.each
  }

  it('grows while somebody waits and the process has time, and shrinks when it has none', () => {
    expect(eachAfter(new Room({ start: 4 }), 0.2, 0.5, 0.9)).toBe(7)
    expect(eachAfter(new Room({ start: 8 }), 1, 1)).toBe(4)
    expect(eachAfter(new Room({ start: 4 }), 0.95, 0.95)).toBe(4)
  })

  it('never ends, and never is more than there may be', () => {
    expect(eachAfter(new Room({ start: 8 }), ...Array(50).fill(1))).toBe(1)
    expect(eachAfter(new Room({ start: 1, most: 5 }), ...Array(50).fill(0))).toBe(5)
  })

  it('stays as it is while nobody wants more', () => {
    const room = new Room({ start: 4, alone: 1 })
    for (let looked = 0; looked < 100; looked++) room.adapt(0)
    expect(room.each).toBe(4)
  })

  it('is sixteen for who asks alone, until another comes, and again a second after that one went', () => {
    const room = new Room({ start: 4 })
    const [one, other] = [{}, {}]
    room.asked(one)
    for (let looked = 0; looked < 20; looked++) room.adapt(1)
    expect(room.each).toBe(16)
    room.asked(other)
    expect(room.each).toBe(1)
    room.asked(one)
    for (let looked = 0; looked < 20; looked++) {
      expect(room.each).toBe(1)
      room.asked(one)
      room.adapt(1)
    }
    expect(room.each).toBe(16)
  })
})
