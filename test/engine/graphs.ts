import type { Graph } from './graph.ts'
import { eisen } from './graphs/eisen.ts'
import { media, planken } from './graphs/media.ts'
import { sleutels } from './graphs/sleutels.ts'
import { vormen } from './graphs/vormen.ts'
import { winkel } from './graphs/winkel.ts'

/** All federations that the engines are held against each other on. */
export const graphs: readonly Graph[] = [eisen, media, planken, sleutels, vormen, winkel]
