import { describe, expect, test } from 'vitest'
import { begrensd } from './begrenzing.ts'

describe('a count is bounded as the letters bound it', () => {
  test.each([
    [142, 'circa 140'],
    [207, 'meer dan 200'],
    [84, 'meer dan 80'],
    [43, 'ruim 40'],
    [53, 'meer dan 50'],
    [32, '32'],
  ])('%d is written "%s"', (aantal, woorden) => {
    expect(begrensd(aantal)).toBe(woorden)
  })
})

describe('a count is bounded by one rule', () => {
  test.each([
    [0, 'geen'],
    [10, 'tien'],
    [39, '39'],
    [40, '40'],
    [48, 'bijna 50'],
    [47, '47'],
    [138, 'bijna 140'],
    [140, '140'],
    [141, 'circa 140'],
    [225, 'ruim 200'],
    [231, '231'],
    [900, '900'],
    [980, 'bijna 1.000'],
    [1212, 'circa 1.200'],
    [5487, 'bijna 5.500'],
    [60085, 'circa 60.000'],
  ])('%d is written "%s"', (aantal, woorden) => {
    expect(begrensd(aantal)).toBe(woorden)
  })

  test('never says more than 4 percent too much or 15 percent too little', () => {
    for (let aantal = 11; aantal < 20_000; aantal += aantal < 1_000 ? 1 : 37) {
      const gezegd = Number(begrensd(aantal).replaceAll('.', '').replaceAll(/\D/g, ''))
      expect(gezegd / aantal).toBeLessThan(1.042)
      expect(aantal / gezegd).toBeLessThanOrEqual(1.15)
    }
  })
})
