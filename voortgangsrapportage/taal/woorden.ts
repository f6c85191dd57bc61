import type { CijferStatus, Hoofdstuk, Kennisgeving } from '../verslag.ts'

/**
 * The words for everything that is not a number: each status, reason, notice and state has one name, wherever the
 * report says it.
 */

/** Why a figure has no value: as the hub names it (`TellingReden`), or as only a report of letters can know. */
export type RedenCode = (typeof redencodes)[number] | 'BRIEF_ONZEKER'

/** The reasons of the hub. */
export const redencodes = [
  'BUITEN_BEREIK',
  'FUNCTIE_BUITEN_BEREIK',
  'BUITEN_BEPERKING',
  'GEEN_DEELNEMER',
  'BESTOND_NIET',
  'NIET_GELEVERD',
  'NIET_BIJGEWERKT',
  'GESPLITST',
] as const

const statuswoorden: Readonly<Record<CijferStatus, string>> = {
  WAARDE: 'bekend',
  ONDERDRUKT: 'onderdrukt',
  ONBEKEND: 'onbekend',
  NIET_VAN_TOEPASSING: 'niet van toepassing',
  GEWEIGERD: 'geen toegang',
  MISLUKT: 'niet opgehaald',
}

/** What stands in the place of a number. A figure that claims a value and has none is unknown. */
export function statuswoord(status: CijferStatus): string {
  return status === 'WAARDE' ? statuswoorden.ONBEKEND : statuswoorden[status]
}

/** All that can stand in the place of a number. */
export const statuswoordenZonderWaarde: readonly string[] = Object.entries(statuswoorden)
  .filter(([status]) => status !== 'WAARDE')
  .map(([, woord]) => woord)

/** Why a source gives no number, where it does not say more itself. */
export const redenVanStatus: Readonly<Record<'ONDERDRUKT' | 'ONBEKEND' | 'NIET_VAN_TOEPASSING', string>> = {
  ONDERDRUKT: 'te klein aantal om te noemen zonder dat personen herkenbaar worden',
  ONBEKEND: 'de bron kent dit aantal niet',
  NIET_VAN_TOEPASSING: 'dit aantal bestaat hier niet',
}

export const redenwoorden: Readonly<Record<RedenCode, string>> = {
  BUITEN_BEREIK: 'geen van de gevraagde organisaties ligt in het bereik van deze afnemer',
  FUNCTIE_BUITEN_BEREIK: 'deze afnemer krijgt geen cijfers over deze functie',
  BUITEN_BEPERKING: 'het register beperkt wat deze afnemer hiervan mag tellen',
  GEEN_DEELNEMER: 'de gevraagde organisaties doen aan deze bron niet mee',
  BESTOND_NIET: 'de gevraagde organisatie bestond toen niet',
  NIET_GELEVERD: 'de bron kreeg hierover geen gegevens, of niet over het hele gevraagde tijdvak',
  NIET_BIJGEWERKT: 'de bron is niet voor het hele gevraagde tijdvak bijgewerkt',
  GESPLITST: 'een deel ligt bij een gemeente die over meer gemeenten is verdeeld',
  BRIEF_ONZEKER: 'van een brief die hierover gaat, is niet bekend of hij toen al was verschenen',
}

/** What a notice begins with. */
export const ernstwoorden: Readonly<Record<Kennisgeving['ernst'], string>> = {
  uitleg: 'Toelichting',
  'let-op': 'Let op',
  mislukt: 'Niet beschikbaar',
}

/** What stands behind the heading of a chapter; `null` where all of it came. */
export const staatwoorden: Readonly<Record<Hoofdstuk['staat'], string | null>> = {
  heel: null,
  deels: 'onvolledig',
  mislukt: 'zonder cijfers',
}

/** What stands in a picture in the place of a value; the words below the picture say why. */
export const GEEN_CIJFER = 'geen cijfer'
