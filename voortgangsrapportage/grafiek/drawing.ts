import type { Colours } from './colours.ts'

/** What a picture is drawn on. */
export interface Canvas {
  /** In the drawing's own units, which are about a CSS pixel where it is shown. */
  readonly breedte: number
  readonly letter: number
  readonly kleuren: Colours
  /** Keeps the names inside this drawing apart from those of others on the page. */
  readonly naam: string
}

/** For a phone: its drawing is shown at about its own size. */
export const NARROW_WIDTH = 340
/** For a screen or a sheet of paper. */
export const WIDE_WIDTH = 680

export function isNarrow(doek: Canvas): boolean {
  return doek.breedte < 500
}

/** A picture as data, placed; the origin is above on the left. */
export interface Drawing {
  readonly hoogte: number
  readonly vlakken: readonly Area[]
  readonly paden: readonly Pad[]
  readonly symbolen: readonly Mark[]
  readonly teksten: readonly Regels[]
}

export interface Area {
  readonly x: number
  readonly y: number
  readonly breedte: number
  readonly hoogte: number
  readonly vulling: string
  readonly rand?: string
  readonly streep?: readonly number[]
  readonly hoek?: number
  readonly dekking?: number
}

export interface Pad {
  /** SVG path data. */
  readonly pad: string
  readonly lijn?: string
  readonly dikte?: number
  readonly streep?: readonly number[]
  readonly vulling?: string
  readonly dekking?: number
  /** Behind all else: lines of a grid. */
  readonly achter?: boolean
}

export type Vorm = 'circle' | 'square' | 'diamond' | 'triangle-up' | 'triangle-down' | 'kruis'

export interface Mark {
  readonly x: number
  readonly y: number
  readonly vorm: Vorm
  readonly kleur: string
  readonly vulling: string
}

export interface Regels {
  readonly x: number
  /** The baseline of the first line. */
  readonly y: number
  readonly regels: readonly string[]
  readonly kleur: string
  readonly grootte: number
  readonly uitlijning?: 'left' | 'center' | 'right'
  readonly vet?: boolean
  readonly schuin?: boolean
}

export const LINE_HEIGHT = 1.25

export function combine(hoogte: number, ...delen: readonly Partial<Omit<Drawing, 'hoogte'>>[]): Drawing {
  return {
    hoogte,
    vlakken: delen.flatMap((deel) => deel.vlakken ?? []),
    paden: delen.flatMap((deel) => deel.paden ?? []),
    symbolen: delen.flatMap((deel) => deel.symbolen ?? []),
    teksten: delen.flatMap((deel) => deel.teksten ?? []),
  }
}
