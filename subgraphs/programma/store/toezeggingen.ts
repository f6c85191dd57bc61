import { type Kysely, sql } from 'kysely'
import { keyIn, type OfParent } from '../../kit/lists/by-keys.ts'
import { equals, type Filter, matches, type Optional } from '../../kit/lists/filter.ts'
import type { Given } from '../../kit/request/given.ts'
import type { Tables, ToezeggingRij, ToezeggingStandRij } from '../tables.ts'

type Db = Kysely<Tables>

export type ToezeggingFilter = Optional<{ status: string; soort: string; onderdeel: string; brief: string }>

const toezeggingFilter: Filter<ToezeggingFilter> = {
  status: equals('rij.status'),
  soort: equals('rij.soort'),
  onderdeel: equals('rij.onderdeel'),
  brief: equals('rij.brief_id'),
}

/** @param peildatum the day on which the statuses hold, `YYYY-MM-DD`. */
export async function findToezeggingen(
  db: Db,
  filter: Given<ToezeggingFilter>,
  peildatum: string,
): Promise<ToezeggingRij[]> {
  return toezeggingen(db, peildatum).where(matches(toezeggingFilter, filter)).orderBy('volgorde').execute()
}

export async function findToezeggingenByIds(
  db: Db,
  ids: readonly string[],
  peildatum: string,
): Promise<ToezeggingRij[]> {
  return toezeggingen(db, peildatum).where(keyIn('id', ids)).execute()
}

export async function findToezeggingenByBrieven(
  db: Db,
  brieven: readonly string[],
  peildatum: string,
): Promise<(ToezeggingRij & OfParent)[]> {
  return toezeggingen(db, peildatum)
    .select('brief_id as ouder_id')
    .where(keyIn('brief_id', brieven))
    .orderBy('volgorde')
    .execute()
}

/** What the letters up to and including the day show of each commitment, oldest first. */
export async function findStandenByToezeggingen(
  db: Db,
  ids: readonly string[],
  peildatum: string,
): Promise<(ToezeggingStandRij & OfParent)[]> {
  return db
    .selectFrom('programma.toezegging_stand as stand')
    .innerJoin('programma.brief as brief', 'brief.id', 'stand.brief_id')
    .selectAll('stand')
    .select('stand.toezegging_id as ouder_id')
    .where(keyIn('stand.toezegging_id', ids))
    .where('brief.uiterste_datum', '<=', dag(peildatum))
    .orderBy('brief.volgorde')
    .execute()
}

/**
 * Every commitment that a letter had named by the day, with its status then: what the last letter showed, unless
 * the term has passed since; without any, open until a later Kamerbrief appears or the term passes.
 */
function toezeggingen(db: Db, peildatum: string) {
  return db
    .selectFrom((eb) =>
      eb
        .selectFrom('programma.toezegging as toezegging')
        .innerJoin('programma.brief as eerste', 'eerste.id', 'toezegging.brief_id')
        .leftJoinLateral(
          (lateral) =>
            lateral
              .selectFrom('programma.toezegging_stand as stand')
              .innerJoin('programma.brief as brief', 'brief.id', 'stand.brief_id')
              .select(['stand.status', 'brief.uiterste_datum'])
              .whereRef('stand.toezegging_id', '=', 'toezegging.id')
              .where('brief.uiterste_datum', '<=', dag(peildatum))
              .orderBy('brief.volgorde', 'desc')
              .limit(1)
              .as('laatste'),
          (join) => join.onTrue(),
        )
        .selectAll('toezegging')
        .select(dag(peildatum).as('peildatum'))
        .select(
          sql<string>`case
            when laatste.status = 'NAGEKOMEN' then 'NAGEKOMEN'
            when toezegging.termijn_datum < ${dag(peildatum)}
              and coalesce(laatste.uiterste_datum <= toezegging.termijn_datum, true) then 'ONBEKEND'
            when laatste.status is not null then laatste.status
            when exists (
              select from programma.brief as latere
              where latere.soort = 'KAMERBRIEF' and latere.volgorde > eerste.volgorde
                and latere.uiterste_datum <= ${dag(peildatum)}) then 'ONBEKEND'
            else 'OPEN' end`.as('status'),
        )
        .where('eerste.uiterste_datum', '<=', dag(peildatum))
        .as('rij'),
    )
    .selectAll('rij')
}

function dag(peildatum: string) {
  return sql<string>`${peildatum}::date`
}
