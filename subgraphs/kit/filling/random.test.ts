import { describe, expect, it } from 'vitest'
import { addDays, createRandom, daysBetween } from './random.ts'

const many = (length: number, make: () => unknown) => Array.from({ length }, make)

describe('createRandom', () => {
  it('gives the same series for the same seed, and another for another', () => {
    const series = (seed: number) => {
      const random = createRandom(seed)
      return many(50, () => random.int(1, 1_000_000))
    }
    expect(series(7)).toEqual(series(7))
    expect(series(7)).not.toEqual(series(8))
  })

  it('gives whole numbers from the first to the last, both included', () => {
    const random = createRandom(1)
    const drawn = new Set(many(200, () => random.int(3, 5)))
    expect([...drawn].sort()).toEqual([3, 4, 5])
  })

  it('is true as often as asked: never at 0, always at 1', () => {
    const random = createRandom(1)
    const times = (share: number) => many(2000, () => random.chance(share)).filter(Boolean).length
    expect(times(0)).toBe(0)
    expect(times(1)).toBe(2000)
    expect(times(0.25)).toBeGreaterThan(400)
    expect(times(0.25)).toBeLessThan(600)
  })

  it('picks by weight, and never what weighs nothing', () => {
    const random = createRandom(1)
    const drawn = many(1000, () =>
      random.weighted([
        ['vaak', 9],
        ['nooit', 0],
        ['soms', 1],
      ]),
    )
    const count = (item: string) => drawn.filter((one) => one === item).length
    expect(count('nooit')).toBe(0)
    expect(count('vaak')).toBeGreaterThan(800)
    expect(count('soms')).toBeGreaterThan(50)
  })

  it('shuffles without losing one, and leaves the list itself as it was', () => {
    const random = createRandom(1)
    const list = Object.freeze([1, 2, 3, 4, 5, 6, 7, 8, 9])
    const mixed = random.shuffle(list)
    expect(mixed).not.toEqual(list)
    expect([...mixed].sort()).toEqual(list)
    expect(random.shuffle([])).toEqual([])
  })

  it('gives dates within two, both included, over a leap day and the change of the clock', () => {
    const random = createRandom(1)
    const drawn = new Set(many(100, () => random.datum('2024-02-28', '2024-03-01')))
    expect([...drawn].sort()).toEqual(['2024-02-28', '2024-02-29', '2024-03-01'])
    const spring = new Set(many(100, () => random.datum('2024-03-30', '2024-04-01')))
    expect([...spring].sort()).toEqual(['2024-03-30', '2024-03-31', '2024-04-01'])
  })

  it('says that it cannot pick from nothing', () => {
    expect(() => createRandom(1).pick([])).toThrow()
  })
})

describe('days', () => {
  it('are added and counted on the calendar', () => {
    expect(addDays('2023-12-31', 1)).toBe('2024-01-01')
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29')
    expect(addDays('2024-10-26', 2)).toBe('2024-10-28')
    expect(daysBetween('2024-01-01', '2025-01-01')).toBe(366)
    expect(daysBetween('2024-05-14', '2024-05-13')).toBe(-1)
  })
})
