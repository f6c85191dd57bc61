import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Session } from '../kit/database/session.ts'
import { leveringenOf } from './leveringen.ts'

/** Requests to one source, and how often it was read. */
function source() {
  const pool = {}
  let reads = 0
  const request = () =>
    ({
      pool,
      read: async () => {
        reads++
        return new Map([['gm0344', `2024-12-${10 + reads}`]])
      },
    }) as unknown as Session<unknown>
  return { request, reads: () => reads }
}

describe('what a source was delivered', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('is read once a second, however many ask', async () => {
    const { request, reads } = source()
    const [one, other] = await Promise.all([leveringenOf(request(), 'bron'), leveringenOf(request(), 'bron')])
    expect(one).toBe(other)
    vi.advanceTimersByTime(1001)
    expect(await leveringenOf(request(), 'bron')).toEqual(new Map([['gm0344', '2024-12-12']]))
    expect(reads()).toBe(2)
  })

  it('is one and the same within a request, however long that takes', async () => {
    const { request } = source()
    const slow = request()
    const first = await leveringenOf(slow, 'bron')
    vi.advanceTimersByTime(5000)
    expect(await leveringenOf(request(), 'bron')).not.toBe(first)
    expect(await leveringenOf(slow, 'bron')).toBe(first)
  })
})
