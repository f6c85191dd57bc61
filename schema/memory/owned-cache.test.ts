import { describe, expect, it } from 'vitest'
import { OwnedCache } from './owned-cache.ts'

const fill = (cache: OwnedCache<number>, owner: string | null, count: number, bytes = 800) => {
  for (let index = 0; index < count; index++) cache.set(owner, `k${index}`, index, bytes)
}
const held = (cache: OwnedCache<number>, owner: string | null, count: number) =>
  Array.from({ length: count }, (_, index) => cache.get(owner, `k${index}`)).filter(
    (one) => one !== undefined,
  )

describe('OwnedCache', () => {
  it('holds no more bytes than it may, whoever asks', () => {
    const cache = new OwnedCache<number>({ bytes: 100_000 })
    for (const owner of ['vng', null, 'politie']) fill(cache, owner, 5_000)

    expect(cache.bytes()).toBeLessThanOrEqual(100_000)
    expect(cache.bytes()).toBeGreaterThan(90_000)
  })

  it('lets nobody push out what another has within an equal part of it', () => {
    const cache = new OwnedCache<number>({ bytes: 100_000 })
    fill(cache, 'vng', 30)
    fill(cache, 'politie', 30)
    fill(cache, null, 10_000)

    expect(held(cache, 'vng', 30)).toHaveLength(30)
    expect(held(cache, 'politie', 30)).toHaveLength(30)
  })

  it('lets one alone use all of it, and has it give way to who comes', () => {
    const cache = new OwnedCache<number>({ bytes: 100_000 })
    fill(cache, null, 1_000)
    expect(cache.bytes(null)).toBeGreaterThan(90_000)
    fill(cache, 'vng', 50)
    expect(held(cache, 'vng', 50)).toHaveLength(50)
    expect(cache.bytes(null)).toBeLessThan(60_000)
  })

  it('gives up what was not used for longest', () => {
    const cache = new OwnedCache<number>({ bytes: 10_000 })
    fill(cache, 'vng', 10)
    cache.get('vng', 'k0')
    cache.set('vng', 'k10', 10, 800)

    expect([cache.get('vng', 'k0'), cache.get('vng', 'k1'), cache.get('vng', 'k10')]).toEqual([
      0,
      undefined,
      10,
    ])
  })

  it('keeps what owners have under one key apart', () => {
    const cache = new OwnedCache<number>({ bytes: 10_000 })
    cache.set('vng', 'k', 1, 10)
    cache.set(null, 'k', 2, 10)
    cache.delete(null, 'k')

    expect([cache.get('vng', 'k'), cache.get(null, 'k'), cache.get('politie', 'k')]).toEqual([
      1,
      undefined,
      undefined,
    ])
  })

  it('counts what a value comes to hold, and forgets it when that is too much', () => {
    const cache = new OwnedCache<number>({ bytes: 10_000 })
    cache.set('vng', 'k', 1, 1_000)
    cache.grow('vng', 'k', 5_000)
    expect(cache.bytes('vng')).toBe(6_200)
    cache.grow('vng', 'k', 5_000)
    expect([cache.bytes(), cache.get('vng', 'k')]).toEqual([0, undefined])
    cache.grow('vng', 'k', 5_000)
    expect(cache.bytes()).toBe(0)
  })

  it('counts a value anew that is set again, and remembers none that takes over half', () => {
    const cache = new OwnedCache<number>({ bytes: 10_000 })
    cache.set('vng', 'k', 1, 1_000)
    cache.set('vng', 'k', 2, 2_000)
    expect([cache.bytes(), cache.get('vng', 'k')]).toEqual([2_200, 2])
    cache.set('vng', 'k', 3, 6_000)
    expect([cache.bytes(), cache.get('vng', 'k')]).toEqual([0, undefined])
  })

  it('gives what is remembered in turns, so that no owner stands before all others', () => {
    const cache = new OwnedCache<number>({ bytes: 10_000 })
    for (const index of [1, 2, 3]) cache.set(null, `a${index}`, index, 10)
    cache.set('vng', 'b1', 4, 10)

    expect(cache.entries()).toEqual([
      ['a3', 3],
      ['b1', 4],
      ['a2', 2],
      ['a1', 1],
    ])
  })

  it('keeps a bounded number for each owner', () => {
    const cache = new OwnedCache<number>({ bytes: 1e9, entries: 20 })
    fill(cache, 'vng', 100)
    expect(held(cache, 'vng', 100)).toHaveLength(20)
  })
})
