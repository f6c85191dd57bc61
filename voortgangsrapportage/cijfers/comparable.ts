import type { Cijfer } from '../verslag.ts'

/**
 * Whether two figures may be laid side by side: both known, and counted over all organisations that there were, or over
 * the same part of them. A figure past the end of its source has no value, so that a late delivery is never a fall; and
 * what a letter said is not a count.
 */
export function isComparable(toen: Cijfer, nu: Cijfer): boolean {
  return (
    toen.status === 'WAARDE' &&
    nu.status === 'WAARDE' &&
    toen.soort === nu.soort &&
    isComplete(toen) &&
    isComplete(nu) &&
    isOverTheSame(toen, nu)
  )
}

/** Whether the source of a count goes on to the day that the count is told of. */
export function isComplete({ bijgewerktTot, peildatum }: Cijfer): boolean {
  return bijgewerktTot === null || bijgewerktTot >= peildatum
}

/** After a herindeling there are fewer organisations, and all of them are still all. */
export function isOverTheSame({ dekking: toen }: Cijfer, { dekking: nu }: Cijfer): boolean {
  if (toen === null || nu === null) return toen === nu
  if (toen.geteld === toen.gevraagd && nu.geteld === nu.gevraagd) return true
  return toen.geteld === nu.geteld && toen.gevraagd === nu.gevraagd
}
