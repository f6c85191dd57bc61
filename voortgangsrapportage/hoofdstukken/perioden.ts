import { jaarVan, jarenTussen } from '../taal/datums.ts'

interface MetPeriode {
  readonly periode: string | null
}

/** Every year from the first that a source has to the given one, so that a year without rows is not skipped. */
export function yearsIn(rijen: readonly MetPeriode[] | null | undefined, tot: string): readonly string[] {
  const eerste = firstPeriode(rijen)
  return jarenTussen(eerste === null ? jaarVan(tot) : Number(eerste), jaarVan(tot))
}

/** The earliest period that occurs; `null` without rows. */
export function firstPeriode(rijen: readonly MetPeriode[] | null | undefined): string | null {
  const perioden = (rijen ?? []).flatMap(({ periode }) => (periode === null ? [] : [periode]))
  return perioden.sort()[0] ?? null
}
