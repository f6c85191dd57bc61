import type { Cijfer } from '../../verslag.ts'
import { allows, readNumber } from '../read-number.ts'
import type { Slot } from './sentences.ts'

export type Figures = ReadonlyMap<string, Cijfer>

/** What is wrong with a claim, or nothing. */
export type Finding = string | null

/** Re-derives a slot from the figures that it rests on. */
export type Rule = (slot: Slot, figures: readonly Cijfer[]) => Finding

/** The figures that a slot rests on; those that are not there are left out. */
export function figuresOf({ ids }: Slot, all: Figures): readonly Cijfer[] {
  return ids.flatMap((id) => all.get(id) ?? [])
}

/** The number is the figure's, and the figure is known. */
export const number: Rule = ({ words, after }, figures) => {
  const said = readNumber(words)
  const [figure] = figures
  if (said === null || figure === undefined || figures.length !== 1)
    return `"${words}" is not one number of one figure`
  if (figure.status !== 'WAARDE' || figure.waarde === null)
    return `"${words}", but ${figure.id} is ${figure.status}`
  if (said.unit !== null && said.unit !== figure.eenheid) return `"${words}" is no ${figure.eenheid}`
  const year = /^ in (\d{4})\b/.exec(after)?.[1]
  if (year !== undefined && /\d{4}/.test(figure.naam) && !figure.naam.includes(year))
    return `"${words}${after}", but that is ${figure.naam}`
  return allows(said, figure.waarde) ? null : `"${words}", but ${figure.id} is ${figure.waarde}`
}

const promises: readonly (readonly [after: string, id: string])[] = [
  [' nagekomen', 'toezeggingen.NAGEKOMEN'],
  [' in uitvoering', 'toezeggingen.IN_UITVOERING'],
  [' open', 'toezeggingen.OPEN'],
  [' met een stand', 'toezeggingen.ONBEKEND'],
]

/** How many promises stand where the words behind the number say. */
export const promise: Rule = (slot, figures) => {
  const [, id] = promises.find(([after]) => slot.after.startsWith(after)) ?? []
  return figures[0]?.id === id
    ? number(slot, figures)
    : `"${slot.words}${slot.after}" rests on ${figures[0]?.id}`
}

/** The number is that of all figures together. */
export const sum: Rule = ({ words }, figures) => {
  const said = readNumber(words)
  if (said === null || figures.length === 0 || figures.some(({ waarde }) => waarde === null))
    return `"${words}" is not a sum of known figures`
  const total = figures.reduce((together, { waarde }) => together + (waarde ?? 0), 0)
  return allows(said, total) ? null : `"${words}", but together they are ${total}`
}

/** The percentage is the part that the first figure is of the second. */
export const share: Rule = ({ words }, figures) => {
  const said = readNumber(words)
  const [part, whole] = figures.map(({ waarde }) => waarde)
  if (said?.unit !== 'procent' || part == null || !whole || figures.length !== 2)
    return `"${words}" is not a share of two known figures`
  const percentage = (100 * part) / whole
  return allows(said, percentage, said.low === said.high ? 0.5 : 0)
    ? null
    : `"${words}", but ${part} of ${whole} is ${percentage.toFixed(1)} percent`
}

/** The first is more, less or as much as the second; which may only be said of complete counts over the same whom. */
export const comparison: Rule = ({ words }, figures) => {
  const [now, then] = figures
  if (now?.waarde == null || then?.waarde == null || figures.length !== 2)
    return `"${words}" compares what is not known`
  if (now.soort !== 'telling' || then.soort !== 'telling') return `"${words}" compares what is no count`
  if (!ofTheSame(now, then)) return `"${words}" compares counts over other organisations`
  for (const { id, bijgewerktTot, peildatum } of figures)
    if (bijgewerktTot !== null && bijgewerktTot < peildatum)
      return `"${words}" compares ${id}, which is not complete`
  const holds = {
    meer: now.waarde > then.waarde,
    minder: now.waarde < then.waarde,
    'even veel': now.waarde === then.waarde,
  }[words.toLowerCase()]
  return holds === true ? null : `"${words}", but it is ${now.waarde} beside ${then.waarde}`
}

/** Both over all that there were, or over as many of as many. */
export function ofTheSame({ dekking: one }: Cijfer, { dekking: other }: Cijfer): boolean {
  const share = (dekking: Cijfer['dekking']) =>
    dekking === null
      ? 'not told'
      : dekking.geteld === dekking.gevraagd
        ? 'all'
        : `${dekking.geteld}/${dekking.gevraagd}`
  return share(one) === share(other)
}

/** The first is above each of the others, and all are known. */
export const most: Rule = ({ words }, [first, ...others]) => {
  if (first?.waarde == null || others.length === 0 || others.some(({ waarde }) => waarde === null))
    return `"${words}" is said of what is not known`
  return others.every(({ waarde }) => (waarde ?? 0) < (first.waarde ?? 0))
    ? null
    : `"${words}", but it is not the highest`
}

/** A run of percentages went the way that is said, in the order of their years. */
export const course: Rule = ({ words }, figures) => {
  const values = figures.map(({ waarde }) => waarde)
  const years = figures.map(({ naam }) => Number(/\((\d{4})\)/.exec(naam)?.[1]))
  if (values.length < 2 || values.some((value) => value === null))
    return `"${words}" is said of fewer than two values`
  if (years.some((year, index) => index > 0 && !(year > (years[index - 1] ?? 0))))
    return `"${words}" is not in order of years`
  const steps = values.slice(1).map((value, index) => Math.sign((value ?? 0) - (values[index] ?? 0)))
  const went = steps.every((step) => step > 0)
    ? 'nam toe'
    : steps.every((step) => step < 0)
      ? 'nam af'
      : steps.every((step) => step === 0)
        ? 'bleef gelijk'
        : 'wisselde'
  return went === words ? null : `"${words}", but it ${went}`
}

/** All that the words stand for is made up, and says so. */
export const madeUp: Rule = ({ words }, figures) => {
  const real = figures.find(({ synthetisch }) => synthetisch !== true)
  return figures.length > 0 && real === undefined
    ? null
    : `"${words}", but ${real?.id ?? 'nothing'} is not known to be`
}

/** `4 van de 342`: what the figures themselves say of the organisations they were counted over. */
export const coverage: Rule = ({ words }, figures) => {
  const [, counted, asked] = /^(\d+) van de (\d+)$/.exec(words) ?? []
  const holds = figures.some(
    ({ dekking }) => dekking?.geteld === Number(counted) && dekking.gevraagd === Number(asked),
  )
  return holds ? null : `"${words}" is not the dekking of ${figures.map(({ id }) => id).join(', ')}`
}
