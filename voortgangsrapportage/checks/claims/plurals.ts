import { textsOf } from '../../texts.ts'
import type { Verslag } from '../../verslag.ts'
import { readNumber } from '../read-number.ts'
import { type Slot, sentencesOf } from './sentences.ts'

/** What is counted in sentences, one and more of it; written by hand, apart from what makes the sentences. */
const nouns: readonly (readonly [one: string, more: string])[] = [
  ['aanvraag', 'aanvragen'],
  ['activiteit', 'activiteiten'],
  ['afspraak', 'afspraken'],
  ['beveiligingsmaatregel', 'beveiligingsmaatregelen'],
  ['contactmoment', 'contactmomenten'],
  ['gemeente', 'gemeenten'],
  ['gesprek', 'gesprekken'],
  ['intake', 'intakes'],
  ['melding', 'meldingen'],
  ['onderwerp', 'onderwerpen'],
  ['organisatie', 'organisaties'],
  ['provincie', 'provincies'],
  ['sessie', 'sessies'],
  ['thema', "thema's"],
  ['toezegging', 'toezeggingen'],
  ['traject', 'trajecten'],
  ['voorgesprek', 'voorgesprekken'],
]

/** A count that is followed by the other number of what it counts, or said with digits that the figure does not have. */
export function wronglyNumbered(verslag: Verslag): readonly string[] {
  return textsOf(verslag).flatMap(({ waar, blok, tekst }) => {
    const slots = sentencesOf(tekst).flatMap((sentence) => sentence.slots.filter(({ literal }) => !literal))
    const inSentence = blok.soort === 'alinea' ? slots.flatMap(nextToIts) : []
    return [...inSentence, ...slots.flatMap(padded)].map((finding) => `${waar}: ${finding}`)
  })
}

/** The first word of those that follow which is something that is counted. */
function nextToIts({ words, after }: Slot): readonly string[] {
  const said = readNumber(words)
  const counted = /^ (?:(?:afgeronde|extra|verschillende|raads- of Statenbrede) )?([a-z']+)/.exec(after)?.[1]
  if (said === null || counted === undefined) return []
  const isOne = said.low === 1 && said.high === 1
  const wrong = nouns.some(([one, more]) => counted === (isOne ? more : one))
  return wrong ? [`"${words} ${counted}"`] : []
}

/** `66,0` where elsewhere it is `66`: only an amount of money has two digits behind its comma whatever they are. */
function padded({ words }: Slot): readonly string[] {
  return /,\d*0(?: \D*)?$/.test(words.replaceAll('\u00a0', ' ')) && !words.includes('€')
    ? [`"${words}" has a digit that says nothing`]
    : []
}
