import { sql } from 'kysely'
import { equals, type Filter, from, type Optional, oneOf, upTo, whether } from '../../kit/lists/filter.ts'

/** What an activity is asked of by itself. */
type Kenmerken = Optional<{
  soort: string
  status: string
  extra: boolean
  /** `YYYY-MM-DD`, on the datum of the activity; both included. */
  van: string
  tot: string
  /** `YYYY-MM-DD`: the source certainly knew of it by then. */
  bekendOp: string
  /** `YYYY-MM-DD`: the source can have known of it by then. */
  mogelijkBekendOp: string
}>

/** Which activities are meant. */
export type ActiviteitFilter = Kenmerken &
  Optional<{
    /** Ids of organisations of which one takes part: what the filter in the schema says of areas comes down to. */
    organisaties: readonly string[]
  }>

const kenmerken: Filter<Kenmerken> = {
  soort: equals('rij.soort'),
  status: equals('rij.status'),
  extra: whether('rij.extra'),
  van: from('rij.datum'),
  tot: upTo('rij.datum'),
  bekendOp: upTo('rij.bekend_sinds'),
  mogelijkBekendOp: upTo('rij.vroegst_bekend'),
}

/** Of an activity; row-level security narrows the participations that it looks at. */
export const activiteitFilter: Filter<ActiviteitFilter> = {
  ...kenmerken,
  organisaties: (ids) => sql`exists (
    select from programma.activiteit_deelname as gezocht
    where gezocht.activiteit_id = rij.id and gezocht.organisatie_id = any (${[...ids]}::text[]))`,
}

/** Of a participation, as statistics count them. */
export const deelnameFilter: Filter<ActiviteitFilter> = {
  ...kenmerken,
  organisaties: oneOf('rij.organisatie_id'),
}
