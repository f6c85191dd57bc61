import { setImmediate as settled } from 'node:timers/promises'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Turns } from './turns.ts'

/** Work that says when it began, and goes on until it is told to end. */
function workshop(turns: Turns) {
  const begun: string[] = []
  const endings = new Map<string, { end: () => void; fail: (error: Error) => void }>()
  return {
    begun,
    ask(name: string, kosten: number, afnemer = 'een') {
      return turns.take(afnemer, kosten, () => {
        begun.push(name)
        return new Promise<string>((resolve, reject) => {
          endings.set(name, { end: () => resolve(name), fail: reject })
        })
      })
    },
    async end(name: string) {
      endings.get(name)?.end()
      await settled()
    },
    async fail(name: string) {
      endings.get(name)?.fail(new Error(name))
      await settled()
    },
  }
}

describe('operations that ask for much', () => {
  afterEach(() => vi.useRealTimers())

  it('begin at once while there is room, and in the order they came when there is again', async () => {
    const { begun, ask, end } = workshop(new Turns({ atOnce: 10, small: 1 }))
    for (const name of ['a', 'b', 'c', 'd']) void ask(name, 5)
    await settled()
    expect(begun).toEqual(['a', 'b'])
    await end('b')
    expect(begun).toEqual(['a', 'b', 'c'])
    await end('a')
    expect(begun).toEqual(['a', 'b', 'c', 'd'])
  })

  it('give what the work gives, and make room when it fails', async () => {
    const { begun, ask, end, fail } = workshop(new Turns({ atOnce: 10, small: 1 }))
    const first = ask('a', 10)
    const second = ask('b', 10)
    const failed = expect(first).rejects.toThrow('a')
    await fail('a')
    await failed
    expect(begun).toEqual(['a', 'b'])
    await end('b')
    await expect(second).resolves.toBe('b')
  })

  it('let small ones pass', async () => {
    const { begun, ask } = workshop(new Turns({ atOnce: 10, small: 1 }))
    void ask('a', 10)
    void ask('b', 10)
    void ask('klein', 1)
    await settled()
    expect(begun).toEqual(['a', 'klein'])
  })

  it('are done alone when they cost more than may be done at once', async () => {
    const { begun, ask, end } = workshop(new Turns({ atOnce: 10, small: 1 }))
    void ask('a', 5)
    void ask('groot', 50)
    void ask('b', 5)
    await end('a')
    expect(begun).toEqual(['a', 'groot'])
    await end('groot')
    expect(begun).toEqual(['a', 'groot', 'b'])
  })

  it('do not overtake one that waits for more room', async () => {
    const { begun, ask, end } = workshop(new Turns({ atOnce: 10, small: 1 }))
    void ask('a', 6)
    void ask('groot', 10)
    void ask('b', 2)
    await settled()
    expect(begun).toEqual(['a'])
    await end('a')
    await end('groot')
    expect(begun).toEqual(['a', 'groot', 'b'])
  })

  it('of one afnemer do not keep another waiting for all of them', async () => {
    const { begun, ask, end } = workshop(new Turns({ atOnce: 10, small: 1 }))
    for (const name of ['a1', 'a2', 'a3']) void ask(name, 10, 'een')
    void ask('b1', 10, 'ander')
    await end('a1')
    await end('a2')
    expect(begun).toEqual(['a1', 'a2', 'b1'])
    await end('b1')
    expect(begun).toEqual(['a1', 'a2', 'b1', 'a3'])
  })

  it('wait for no longer than the patience there is', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { begun, ask, end } = workshop(new Turns({ atOnce: 10, small: 1, patience: 100 }))
    void ask('hangt', 10)
    void ask('b', 10)
    vi.advanceTimersByTime(99)
    await settled()
    expect(begun).toEqual(['hangt'])
    vi.advanceTimersByTime(1)
    await settled()
    expect(begun).toEqual(['hangt', 'b'])
    // Both count, so that a third waits for room that is really there.
    void ask('c', 10)
    await end('hangt')
    expect(begun).toEqual(['hangt', 'b'])
    await end('b')
    expect(begun).toEqual(['hangt', 'b', 'c'])
  })
})
