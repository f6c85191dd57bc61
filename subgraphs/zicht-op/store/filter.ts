import { sql } from 'kysely'
import {
  type AskedOf,
  type Condition,
  equals,
  type Filter,
  from,
  type Optional,
  oneOf,
  upTo,
} from '../../kit/lists/filter.ts'
import type {
  Begeleider,
  DatavolwassenheidStatus,
  GebiedNiveau,
  RedenOntbreekt,
  ThemaTable,
} from '../tables.ts'

/** Rows of indicators that belong to a theme. */
const vanThema: Condition<string> = (thema) => sql<boolean>`
  rij.indicator_id in (select id from zicht_op.indicator where thema_id = ${thema})`

/** What values and their kept counts are both asked of. */
const kenmerken = {
  indicator: equals<string>('rij.indicator_id'),
  thema: vanThema,
  niveau: equals<GebiedNiveau>('rij.niveau'),
  provincie: equals<string>('rij.provincie_id'),
  jaar: equals<number>('rij.jaar'),
  branche: equals<string>('rij.branche_code'),
}

type Richting = 'BOVEN' | 'ONDER'

/** Of a value. */
export const waardeFilter = {
  ...kenmerken,
  gebied: equals<string>('rij.gebied_code'),
  // In percents, without sign, from nought on. A missing value ranks -1.
  minimaleAfwijking: (percentage: number) => sql<boolean>`rij.afwijking_rang >= ${percentage}`,
  richting: (richting: Richting) => sql<boolean>`rij.afwijking ${richting === 'BOVEN' ? sql`>` : sql`<`} 0`,
  redenOntbreekt: equals<RedenOntbreekt>('rij.reden_ontbreekt'),
}

export type IndicatorWaardeFilter = AskedOf<typeof waardeFilter>

/** Of a kept count of values: not of one area, and not how far they deviate. */
export const tellingFilter = {
  ...kenmerken,
  richting: (richting: Richting) => sql<boolean>`rij.richting = ${sql.lit(richting === 'BOVEN' ? 1 : -1)}`,
  redenOntbreekt: equals<RedenOntbreekt>('rij.reden'),
}

export type TellingFilter = AskedOf<typeof tellingFilter>

export type ThemaStatus = ThemaTable['status']

export const themaFilter = { status: equals<ThemaStatus>('rij.status') }

export const indicatorFilter = { thema: equals<string>('rij.thema_id') }

export const gebiedFilter = {
  niveau: equals<GebiedNiveau>('rij.niveau'),
  bovenliggend: equals<string>('rij.bovenliggend_code'),
}

export type GebiedFilter = AskedOf<typeof gebiedFilter>

/** Of visits; a month counts by its first day. */
export const bezoekFilter = {
  van: from('rij.maand'),
  tot: upTo('rij.maand'),
  thema: equals<string>('rij.thema_id'),
}

export type BezoekFilter = AskedOf<typeof bezoekFilter>

/** Which trajects are meant. */
export type TrajectFilter = Optional<{
  /** Ids of gemeenten: what the filter in the schema says of areas comes down to. */
  organisaties: readonly string[]
  status: DatavolwassenheidStatus
  begeleider: Begeleider
  /** `YYYY-MM-DD`, on the day of completion; both included. */
  van: string
  tot: string
}>

export const trajectFilter: Filter<TrajectFilter> = {
  organisaties: oneOf('rij.organisatie_id'),
  status: equals('rij.status'),
  begeleider: equals('rij.begeleider'),
  van: from('rij.afgerond_op'),
  tot: upTo('rij.afgerond_op'),
}
