import { expect, test } from 'vitest'
import { barChart, figure } from './bar-chart.ts'

const bar = (label: string, value: number) => ({ label, value, least: value, most: value * 2, isOurs: false })

test('a chart says its figures in words, the smallest first, and escapes what it is given', () => {
  const svg = barChart({ title: 'A & B', unit: 'ms', bars: [bar('<two>', 2), bar('one', 1)] })
  expect(svg).toContain('<title id="title">A &amp; B</title>')
  expect(svg).toContain('<desc id="words">one: 1 ms; &lt;two&gt;: 2 ms</desc>')
  expect(svg).not.toContain('<two>')
})

test('bars are as long as their values say', () => {
  const svg = barChart({ title: '', unit: 'ms', bars: [bar('one', 1), bar('four', 4)] })
  const widths = [...svg.matchAll(/<rect x="250" y="\d+" width="([\d.]+)"/g)].map(([, width]) =>
    Number(width),
  )
  expect(widths).toEqual([60, 240])
})

test.each([
  [0.0333333, '0.0333'],
  [1, '1'],
  [2.5, '2.5'],
  [10, '10'],
  [123.4, '123'],
  [1000, '1000'],
  [Number.NaN, '–'],
])('writes %d as %s', (value, text) => {
  expect(figure(value)).toBe(text)
})
