import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createGuard } from './guard.ts'

beforeEach(() => vi.useFakeTimers({ toFake: ['Date'] }))
afterEach(() => vi.useRealTimers())

const fails = async () => {
  throw new Error('stuk')
}
const answers = async () => 'antwoord'

describe('a guard', () => {
  it('lets through what succeeds, and failures until there are five on end', async () => {
    const { ask: guard } = createGuard('otwb', {})
    for (let times = 0; times < 4; times++) await expect(guard(fails)).rejects.toThrow('stuk')
    expect(await guard(answers)).toBe('antwoord')
    for (let times = 0; times < 5; times++) await expect(guard(fails)).rejects.toThrow('stuk')
    await expect(guard(answers)).rejects.toMatchObject({ code: 'SOURCE_UNAVAILABLE', source: 'otwb' })
  })

  it('says when a source is left alone and when it is asked again, once', async () => {
    const onChange = vi.fn()
    const { ask: guard } = createGuard('otwb', { failures: 1, restFor: 1_000, onChange })
    await expect(guard(fails)).rejects.toThrow('stuk')
    vi.setSystemTime(Date.now() + 1_000)
    await expect(guard(fails)).rejects.toThrow('stuk')
    await expect(guard(answers)).rejects.toThrow('left alone')
    expect(onChange.mock.calls).toEqual([['left alone']])
    vi.setSystemTime(Date.now() + 1_000)
    expect(await guard(answers)).toBe('antwoord')
    expect(onChange.mock.calls).toEqual([['left alone'], ['asked again']])
  })

  it('lets one through after the rest, for which nobody waits', async () => {
    const { ask: guard, check } = createGuard('otwb', { failures: 1 })
    await expect(guard(fails)).rejects.toThrow('stuk')
    vi.setSystemTime(Date.now() + 5_000)
    let answer: (text: string) => void = () => undefined
    const probe = guard(
      () =>
        new Promise<string>((resolve) => {
          answer = resolve
        }),
    )
    await expect(guard(answers)).rejects.toMatchObject({ code: 'SOURCE_UNAVAILABLE' })
    expect(check).toThrow('left alone')
    answer('terug')
    expect(await probe).toBe('terug')
    expect(await guard(answers)).toBe('antwoord')
  })
})
