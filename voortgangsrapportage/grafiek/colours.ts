/** The colours of a picture; in the page they are CSS variables, so that one drawing follows light and dark. */
export interface Colours {
  readonly papier: string
  readonly tekst: string
  readonly zacht: string
  readonly raster: string
  /** Series, in order; told apart by dash, point or texture as well. */
  readonly reeks: readonly string[]
  /** Steps from little to much, and the colour of text upon each. */
  readonly trap: readonly string[]
  readonly trapTekst: readonly string[]
}

/** Hues of Okabe and Ito, darkened where they fell below 3:1 on paper. */
export const LIGHT: Colours = {
  papier: '#ffffff',
  tekst: '#1b2430',
  zacht: '#4d5866',
  raster: '#d5dae1',
  reeks: ['#0072b2', '#c65200', '#00805d', '#a9457f', '#4d5866'],
  trap: ['#e3eef7', '#b3d3ea', '#6fabd6', '#1f6fa8', '#0b3c61'],
  trapTekst: ['#1b2430', '#1b2430', '#1b2430', '#ffffff', '#ffffff'],
}

export const DARK: Colours = {
  papier: '#151a21',
  tekst: '#eef1f5',
  zacht: '#b4bdc9',
  raster: '#3a4452',
  reeks: ['#56b4e9', '#f2994a', '#3fc9a0', '#e59ac6', '#b4bdc9'],
  trap: ['#203246', '#2a5578', '#36729e', '#79b8e4', '#cfe6f8'],
  trapTekst: ['#ffffff', '#ffffff', '#ffffff', '#10161d', '#10161d'],
}

/** Every colour under the name that it has in the style sheet. */
export function colourNames(kleuren: Colours): ReadonlyMap<string, string> {
  return new Map([
    ['--papier', kleuren.papier],
    ['--tekst', kleuren.tekst],
    ['--zacht', kleuren.zacht],
    ['--raster', kleuren.raster],
    ...kleuren.reeks.map((kleur, i) => [`--reeks-${i}`, kleur] as const),
    ...kleuren.trap.map((kleur, i) => [`--trap-${i}`, kleur] as const),
    ...kleuren.trapTekst.map((kleur, i) => [`--trap-tekst-${i}`, kleur] as const),
  ])
}

/** Colours that the style sheet fills in. */
export const THEMED: Colours = {
  papier: 'var(--papier)',
  tekst: 'var(--tekst)',
  zacht: 'var(--zacht)',
  raster: 'var(--raster)',
  reeks: LIGHT.reeks.map((_, i) => `var(--reeks-${i})`),
  trap: LIGHT.trap.map((_, i) => `var(--trap-${i})`),
  trapTekst: LIGHT.trapTekst.map((_, i) => `var(--trap-tekst-${i})`),
}
