import { eersteIndeling, organisatieMet, riecs } from '../../schema/indeling/indeling.ts'
import { type CodeList, codeGiven, type Given, isGiven, quoted, unfit } from '../kit/request/given.ts'
import { vandaag } from '../kit/request/today.ts'

/** Looks like the code of an organisation, of whatever register: `gm344`, `GM9999`. */
const asCode = /^[a-z]{2}\d{1,6}$/i
const wantedId = 'the id of an organisation such as gm0344, pv26 or ws0652'

const organisaties: CodeList = {
  find: (code) => organisatieMet(code.toLowerCase())?.id,
  wanted: wantedId,
  shape: asCode,
}

const provincies: CodeList = {
  find: (code) => {
    const rij = organisatieMet(code.toLowerCase())
    return rij?.soort === 'PROVINCIE' ? rij.id : undefined
  },
  wanted: 'the id of a province, pv20 to pv31',
  shape: asCode,
}

const riecIds: CodeList = {
  find: (code) => riecs.find(({ id }) => id === code.toLowerCase())?.id,
  wanted: `the id of a RIEC: ${riecs.map(({ id }) => id).join(', ')}`,
  shape: /^riec-[a-z-]+$/i,
}

/**
 * The id of an organisation of any year, ended ones too: ` GM0344 ` → `gm0344`. Null when nothing is asked.
 *
 * @throws BAD_USER_INPUT when no year knows such an organisation.
 */
export function organisatieId(argument: string, value: Given<string>): string | null {
  return codeGiven(organisaties, argument, value)
}

/** The id of a province; as `organisatieId`. */
export function provincieId(argument: string, value: Given<string>): string | null {
  return codeGiven(provincies, argument, value)
}

/** The id of a RIEC; as `organisatieId`. */
export function riecId(argument: string, value: Given<string>): string | null {
  return codeGiven(riecIds, argument, value)
}

/**
 * What could be the id of a RIEC, whether or not there is one; as `possibleOrganisatieId`.
 */
export function possibleRiecId(argument: string, value: string): string {
  const text = value.trim()
  if (/^riec-[a-z-]+$/i.test(text)) return text.toLowerCase()
  throw unfit(argument, quoted(text, riecIds.shape), 'an id such as riec-limburg')
}

/**
 * What could be the id of an organisation, whether or not there is one: for looking one up, where none is an answer.
 *
 * @throws BAD_USER_INPUT when no organisation could have it: `gm344`, and the empty text.
 */
export function possibleOrganisatieId(argument: string, value: Given<string>): string | null {
  if (!isGiven(value)) return null
  const text = value.trim()
  if (/^(gm\d{4}|pv\d{2}|ws\d{4})$/i.test(text)) return text.toLowerCase()
  throw unfit(argument, quoted(text, asCode), 'a code such as gm0344, pv26 or ws0652')
}

/**
 * The day on which organisations are asked; today when none is.
 *
 * @throws BAD_USER_INPUT for a day before the indeling knows every organisation, and for one of a later year than this.
 */
export function dagVanIndeling(argument: string, value: Given<string>): string {
  const dag = value ?? vandaag()
  const [eerste, laatste] = [`${eersteIndeling}-01-01`, `${laatsteIndeling()}-12-31`]
  if (dag < eerste || dag > laatste) throw unfit(argument, dag, `a day from ${eerste} to ${laatste}`)
  return dag
}

/** The last year of which anything may be asked of the indeling, this one: of the next nobody knows the herindelingen yet. */
export function laatsteIndeling(): number {
  return Number(vandaag().slice(0, 4))
}
