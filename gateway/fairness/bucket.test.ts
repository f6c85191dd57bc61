import { describe, expect, it } from 'vitest'
import { Bucket } from './bucket.ts'

const size = { tempo: 100, voorraad: 1_000 }

describe('a bucket', () => {
  it('gives what is in it, and says in how many seconds there is enough', () => {
    const bucket = new Bucket(size, 0)
    expect(bucket.take(1_000, size, 0)).toBe(0)
    expect(bucket.take(50, size, 0)).toBe(0.5)
    expect(bucket.take(50, size, 499)).toBeCloseTo(0.001)
    expect(bucket.take(50, size, 500)).toBe(0)
  })

  it('fills up to what it holds, and no further', () => {
    const bucket = new Bucket(size, 0)
    bucket.take(1_000, size, 0)
    expect(bucket.level(size, 5_000)).toBe(500)
    expect(bucket.level(size, 3_600_000)).toBe(1_000)
  })

  it('lets pass what costs more than it holds, when it is full', () => {
    const bucket = new Bucket(size, 0)
    expect(bucket.take(5_000, size, 0)).toBe(0)
    expect(bucket.take(5_000, size, 9_000)).toBe(1)
    expect(bucket.take(5_000, size, 10_000)).toBe(0)
  })

  it('does not fill by a clock that runs backwards', () => {
    const bucket = new Bucket(size, 1_000)
    bucket.take(1_000, size, 1_000)
    expect(bucket.level(size, 0)).toBe(0)
  })

  it('takes over what all gateways left, less what was spent meanwhile', () => {
    const bucket = new Bucket(size, 0)
    bucket.take(100, size, 0)
    expect(bucket.takeUntold()).toBe(100)
    bucket.take(30, size, 0)
    bucket.setShared(400, 0)
    expect(bucket.level(size, 0)).toBe(370)
    expect(bucket.takeUntold()).toBe(30)
    bucket.keepUntold(30)
    expect(bucket.takeUntold()).toBe(30)
  })

  it('stays empty while what all gateways spent is more than there was', () => {
    const bucket = new Bucket(size, 0)
    bucket.setShared(-500, 0)
    expect(bucket.take(100, size, 5_999)).toBeCloseTo(0.001)
    expect(bucket.take(100, size, 6_001)).toBe(0)
  })
})
