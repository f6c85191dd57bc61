const gehelen = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 0 })

const woorden = ['geen', 'een', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen', 'tien']

/** A whole number in digits: `1.212`. */
export function geheel(getal: number): string {
  return gehelen.format(getal)
}

const decimalen = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 2 })

/** A number with the decimals that it has, two at most: `66`, `22,5`; what is smaller is not written as nought. */
export function decimaal(getal: number): string {
  return getal > 0 && getal < 0.005 ? 'minder dan 0,01' : decimalen.format(getal)
}

/** A count in running text: up to ten as a word (none is `geen`), above that in digits. */
export function telwoord(getal: number): string {
  return woorden[getal] ?? geheel(getal)
}

/** Every word that follows a count, and its plural. */
const meervouden = {
  aanvraag: 'aanvragen',
  activiteit: 'activiteiten',
  afspraak: 'afspraken',
  beveiligingsmaatregel: 'beveiligingsmaatregelen',
  contactmoment: 'contactmomenten',
  dag: 'dagen',
  deelnam: 'deelnamen',
  'een bestuurder die wordt bedreigd': 'bestuurders die worden bedreigd',
  gemeente: 'gemeenten',
  'gemeente of provincie': 'gemeenten en provincies',
  gesprek: 'gesprekken',
  ging: 'gingen',
  had: 'hadden',
  heeft: 'hebben',
  intake: 'intakes',
  is: 'zijn',
  krijgt: 'krijgen',
  loopt: 'lopen',
  melding: 'meldingen',
  onderwerp: 'onderwerpen',
  organisatie: 'organisaties',
  provincie: 'provincies',
  sessie: 'sessies',
  thema: "thema's",
  'toezegging of motie': 'toezeggingen en moties',
  traject: 'trajecten',
  voorgesprek: 'voorgesprekken',
  wachtte: 'wachtten',
  was: 'waren',
} as const satisfies Readonly<Record<string, string>>

/** The word that goes with a count: `1 dag`, `2 dagen`. */
export function bij(getal: number, enkelvoud: keyof typeof meervouden): string {
  return getal === 1 ? enkelvoud : meervouden[enkelvoud]
}

/** For the head of a sentence: `Vijf`. */
export function hoofdletter(woorden: string): string {
  return woorden.charAt(0).toUpperCase() + woorden.slice(1)
}
