import type { Kleuren } from './kleuren.ts'

/** What a picture is drawn on. */
export interface Doek {
  /** In the drawing's own units, which are about a CSS pixel where it is shown. */
  readonly breedte: number
  readonly letter: number
  readonly kleuren: Kleuren
  /** Keeps the names inside this drawing apart from those of others on the page. */
  readonly naam: string
}

/** For a phone: its drawing is shown at about its own size. */
export const SMALLE_BREEDTE = 340
/** For a screen or a sheet of paper. */
export const BREDE_BREEDTE = 680

export function isSmal(doek: Doek): boolean {
  return doek.breedte < 500
}

/** A picture as data, placed; the origin is above on the left. */
export interface Tekening {
  readonly hoogte: number
  readonly vlakken: readonly Vlak[]
  readonly paden: readonly Pad[]
  readonly symbolen: readonly Symbool[]
  readonly teksten: readonly Regels[]
}

export interface Vlak {
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

export interface Symbool {
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

export const REGELHOOGTE = 1.25

export function voegSamen(hoogte: number, ...delen: readonly Partial<Omit<Tekening, 'hoogte'>>[]): Tekening {
  return {
    hoogte,
    vlakken: delen.flatMap((deel) => deel.vlakken ?? []),
    paden: delen.flatMap((deel) => deel.paden ?? []),
    symbolen: delen.flatMap((deel) => deel.symbolen ?? []),
    teksten: delen.flatMap((deel) => deel.teksten ?? []),
  }
}
