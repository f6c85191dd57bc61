import type { Eenheid } from '../verslag.ts'

/** What words claim of a number: between which two it lies, ends included, in the unit of a figure. */
export interface Said {
  readonly unit: Eenheid | null
  readonly low: number
  readonly high: number
}

const words = ['geen', 'een', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen', 'tien']

/** What each bound leaves open, as a part of the number that it is said of. */
const bounds: Readonly<Record<string, readonly [low: number, high: number]>> = {
  circa: [1, 1.02],
  bijna: [0.96, 1],
  'meer dan': [1, 1.07],
  ruim: [1.07, 1.15],
}

const number = String.raw`\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?`
const pattern = new RegExp(
  String.raw`^(?:(circa|bijna|ruim|meer dan|minder dan|<|>)\s?)?(€\s?)?(${number})(?:\s?(miljoen|procent|%|dagen|dag))?$`,
)

/**
 * Reads what words say of a number: `circa 140`, `€ 2,5 miljoen`, `22,5 procent`, `zes`, `geen enkele melding`. Reading is
 * written apart from writing, so that the one can check the other. `null` where the words say no number.
 */
export function readNumber(text: string): Said | null {
  const plain = text.replaceAll('\u00a0', ' ').trim().toLowerCase()
  if (/^(nog )?geen( enkele?\b.*)?$|^niemand$|^niets$/.test(plain)) return { unit: null, low: 0, high: 0 }
  const word = words.indexOf(plain)
  if (word > 0) return { unit: null, low: word, high: word }
  const [, bound, euro, digits, suffix] = pattern.exec(plain) ?? []
  if (digits === undefined) return null
  const stated = Number(digits.replaceAll('.', '').replace(',', '.'))
  const unit = unitOf(euro, suffix)
  const scale = unit === 'euro' ? (suffix === 'miljoen' ? 100_000_000 : 100) : 1
  const value = unit === 'euro' ? Math.round(stated * scale) : stated
  if (bound === undefined) return { unit, low: value, high: value }
  // Of a share they mean anything on that side: `minder dan 1 procent`, `meer dan 99 procent`.
  if (bound === 'minder dan' || bound === '<') return { unit, low: 0, high: value }
  if (bound === '>' || (bound === 'meer dan' && unit === 'procent')) return { unit, low: value, high: 100 }
  const [low, high] = bounds[bound] ?? [1, 1]
  return { unit, low: value * low, high: value * high }
}

function unitOf(euro: string | undefined, suffix: string | undefined): Eenheid | null {
  if (euro !== undefined) return 'euro'
  if (suffix === 'procent' || suffix === '%') return 'procent'
  return suffix === 'dag' || suffix === 'dagen' ? 'dagen' : null
}

/** Whether a number is one that the words allow; a share is said in whole percents, so half a percent off. */
export function allows(said: Said, value: number, off = 0): boolean {
  const small = 1e-9 * Math.max(1, Math.abs(value))
  return value >= said.low - off - small && value <= said.high + off + small
}
