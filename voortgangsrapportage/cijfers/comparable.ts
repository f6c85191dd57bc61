import type { Cijfer } from '../verslag.ts'

/**
 * Whether two figures may be laid side by side: both known, and counted over as many organisations. A figure past the
 * end of its source has no value, so that a late delivery is never a fall; and what a letter said is not a count.
 */
export function isComparable(toen: Cijfer, nu: Cijfer): boolean {
  return (
    toen.status === 'WAARDE' &&
    nu.status === 'WAARDE' &&
    toen.soort === nu.soort &&
    toen.dekking?.geteld === nu.dekking?.geteld &&
    toen.dekking?.gevraagd === nu.dekking?.gevraagd
  )
}
