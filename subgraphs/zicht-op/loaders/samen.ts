import type { Given } from '../../kit/request/given.ts'
import { type Asks, asks, conflictIn } from '../../kit/request/together.ts'
import type { IndicatorWaardeFilter } from '../store/filter.ts'
import type { GebiedNiveau, GebiedRij, IndicatorRij } from '../tables.ts'

/** From the country down. */
export const niveaus: readonly GebiedNiveau[] = ['LAND', 'PROVINCIE', 'GEMEENTE', 'WIJK', 'BUURT']

/** What of the registers decides whether a filter can hold any value. */
export interface Bekend {
  readonly gebied: GebiedRij | null
  /** All indicators. */
  readonly indicatoren: readonly IndicatorRij[]
}

type Gebied = Pick<GebiedRij, 'code' | 'niveau' | 'provincie_id'>

/** Whether two fields of a filter ask something of one indicator, so that they can contradict each other. */
export function raaktIndicatoren(filter: IndicatorWaardeFilter): boolean {
  return ofIndicator(filter, null).length > 1
}

/** The arguments of a filter, with its codes as the registers write them, that no value can meet together; null when one can. */
export function strijdig(filter: IndicatorWaardeFilter, { gebied, indicatoren }: Bekend) {
  return (
    conflictIn(ofGebied(filter), gebied ? [gebied] : denkbaar(filter.provincie)) ??
    conflictIn(ofIndicator(filter, gebied), indicatoren) ??
    conflictIn(ofOntbreken(filter), [true, false])
  )
}

/** The country is what is compared with, so it deviates by nothing. */
function ofGebied(filter: IndicatorWaardeFilter): Asks<Gebied>[] {
  const { gebied, niveau, provincie, richting, minimaleAfwijking } = filter
  const afwijkend = ({ niveau: own }: Gebied) => own !== 'LAND'
  return [
    ...asks('gebied', gebied, ({ code }: Gebied, wanted) => code === wanted),
    ...asks('niveau', niveau, (one: Gebied, wanted) => one.niveau === wanted),
    ...asks('provincie', provincie, (one: Gebied, wanted) => one.provincie_id === wanted),
    ...asks('richting', richting, afwijkend),
    ...asks('minimaleAfwijking', minimaleAfwijking, (one: Gebied, least) => least === 0 || afwijkend(one)),
  ]
}

/** Of each level an area that lies in the province; the country lies in none. */
function denkbaar(provincie: Given<string>): Gebied[] {
  return niveaus.map((niveau) => ({
    code: '',
    niveau,
    provincie_id: niveau === 'LAND' ? null : (provincie ?? null),
  }))
}

function ofIndicator(
  { indicator, thema, branche, niveau, gebied: code }: IndicatorWaardeFilter,
  gebied: GebiedRij | null,
): Asks<IndicatorRij>[] {
  const reaches = ({ laagste_niveau }: IndicatorRij, wanted: GebiedNiveau) =>
    niveaus.indexOf(wanted) <= niveaus.indexOf(laagste_niveau)
  return [
    ...asks('indicator', indicator, ({ id }: IndicatorRij, wanted) => id === wanted),
    ...asks('thema', thema, ({ thema_id }: IndicatorRij, wanted) => thema_id === wanted),
    ...asks('branche', branche, ({ per_branche }: IndicatorRij) => per_branche),
    ...asks('niveau', niveau, reaches),
    ...asks('gebied', code, (one: IndicatorRij) => gebied === null || reaches(one, gebied.niveau)),
  ]
}

/** A value that is missing deviates from nothing. */
function ofOntbreken({
  redenOntbreekt,
  richting,
  minimaleAfwijking,
}: IndicatorWaardeFilter): Asks<boolean>[] {
  return [
    ...asks('redenOntbreekt', redenOntbreekt, (ontbreekt: boolean) => ontbreekt),
    ...asks('richting', richting, (ontbreekt: boolean) => !ontbreekt),
    ...asks('minimaleAfwijking', minimaleAfwijking, (ontbreekt: boolean) => !ontbreekt),
  ]
}
