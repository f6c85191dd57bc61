export interface Bar {
  readonly label: string
  readonly value: number
  readonly least: number
  readonly most: number
  /** What the chart is about. */
  readonly isOurs: boolean
}

export interface Chart {
  readonly title: string
  readonly unit: string
  readonly bars: readonly Bar[]
}

const width = 820
const labelWidth = 250
const valueWidth = 90
const rowHeight = 30
const top = 48
const colours = { ours: '#01689b', other: '#9aa5b1', whisker: '#1f2933', text: '#1f2933' }

/** Horizontal bars from zero, the smallest first, with the spread over the rounds; as SVG with its figures in words. */
export function barChart({ title, unit, bars }: Chart): string {
  const sorted = [...bars].sort((a, b) => a.value - b.value)
  const most = Math.max(...sorted.map((bar) => bar.most))
  const room = width - labelWidth - valueWidth
  const at = (value: number) => labelWidth + (value / most) * room
  const height = top + sorted.length * rowHeight + 12
  const words = sorted.map(({ label, value }) => `${label}: ${figure(value)} ${unit}`).join('; ')
  const rows = sorted.map((bar, index) => {
    const y = top + index * rowHeight
    const middle = y + rowHeight / 2
    return [
      `<text x="${labelWidth - 10}" y="${middle + 5}" text-anchor="end"${bar.isOurs ? ' font-weight="bold"' : ''}>${escaped(bar.label)}</text>`,
      `<rect x="${labelWidth}" y="${y + 5}" width="${one(Math.max(1, at(bar.value) - labelWidth))}" height="${rowHeight - 10}" fill="${bar.isOurs ? colours.ours : colours.other}"/>`,
      `<path d="M${one(at(bar.least))} ${middle}H${one(at(bar.most))}" stroke="${colours.whisker}" stroke-width="2"/>`,
      `<text x="${one(at(bar.most) + 8)}" y="${middle + 5}">${figure(bar.value)}</text>`,
    ].join('\n')
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title words" font-family="system-ui, sans-serif" font-size="14" fill="${colours.text}">
<title id="title">${escaped(title)}</title>
<desc id="words">${escaped(words)}</desc>
<rect width="${width}" height="${height}" fill="#ffffff"/>
<text x="12" y="28" font-size="16" font-weight="bold">${escaped(title)} (${escaped(unit)})</text>
${rows.join('\n')}
</svg>
`
}

/** Three figures that count. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return '–'
  return value >= 100
    ? value.toFixed(0)
    : value
        .toPrecision(3)
        .replace(/^(\d+\.\d*?)0+$/, '$1')
        .replace(/\.$/, '')
}

function one(value: number): string {
  return value.toFixed(1)
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
