const dagVorm = new Intl.DateTimeFormat('nl-NL', { dateStyle: 'long', timeZone: 'UTC' })
const momentVorm = new Intl.DateTimeFormat('nl-NL', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Europe/Amsterdam',
})
const maandVorm = new Intl.DateTimeFormat('nl-NL', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** A day in running text: `14 mei 2024`. Takes `2024-05-14`. */
export function dag(datum: string): string {
  return dagVorm.format(new Date(`${datum}T00:00:00Z`))
}

/** A moment in UTC as the clock in the Netherlands gave it: "14 mei 2024 om 10:30". */
export function moment(tijdstip: string): string {
  return momentVorm.format(new Date(tijdstip))
}

/** A text in which days stand as `16-1-2022`, with those written out: no line breaks inside a day then. */
export function voluit(tekst: string): string {
  return tekst.replaceAll(/\b(\d{1,2})-(\d{1,2})-(\d{4})\b/g, (gevonden, dagInMaand, maand, jaar) => {
    const datum = `${jaar}-${maand.padStart(2, '0')}-${dagInMaand.padStart(2, '0')}`
    return isDag(datum) ? dag(datum) : gevonden
  })
}

/** A period of the hub in words: `2024-03` is `maart 2024`, `2024-K1` is `eerste kwartaal 2024`, `2024` itself. */
export function tijdvak(periode: string): string {
  const [, jaar, kwartaal] = /^(\d{4})-K([1-4])$/.exec(periode) ?? []
  if (jaar && kwartaal)
    return `${['eerste', 'tweede', 'derde', 'vierde'][Number(kwartaal) - 1]} kwartaal ${jaar}`
  if (/^\d{4}-\d{2}$/.test(periode)) return maandVorm.format(new Date(`${periode}-01T00:00:00Z`))
  return periode
}

/** The day that it is in the Netherlands: after midnight there it is tomorrow, whatever UTC says. */
export function vandaag(nu: Date = new Date()): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Amsterdam' }).format(nu)
}

/** The last day of a period of the hub: `2024-02` ends on `2024-02-29`, `2024-K1` on `2024-03-31`. */
export function eindeVan(periode: string): string {
  const [, jaar, kwartaal] = /^(\d{4})-K([1-4])$/.exec(periode) ?? []
  if (/^\d{4}$/.test(periode)) return `${periode}-12-31`
  const maand = jaar && kwartaal ? `${jaar}-${String(Number(kwartaal) * 3).padStart(2, '0')}` : periode
  return plusDagen(`${volgendeMaand(maand)}-01`, -1)
}

/** A period in words, and up to which day where it was not over yet: `mei 2024 (tot en met 14 mei 2024)`. */
export function tijdvakTot(periode: string, peildatum: string): string {
  const woorden = tijdvak(periode)
  return eindeVan(periode) > peildatum ? `${woorden} (tot en met ${dag(peildatum)})` : woorden
}

/** Whether this is a day that exists, written `2024-05-14`. */
export function isDag(tekst: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(tekst)) return false
  const moment = new Date(`${tekst}T00:00:00Z`)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(tekst)
}

export function jaarVan(datum: string): number {
  return Number(datum.slice(0, 4))
}

export function plusDagen(datum: string, dagen: number): string {
  const moment = new Date(`${datum}T00:00:00Z`)
  moment.setUTCDate(moment.getUTCDate() + dagen)
  return moment.toISOString().slice(0, 10)
}

/** The first day of the twelve months that end on this day. */
export function jaarEerder(datum: string): string {
  const moment = new Date(`${datum}T00:00:00Z`)
  const dagInMaand = moment.getUTCDate()
  moment.setUTCFullYear(moment.getUTCFullYear() - 1)
  // 29 February has no counterpart a year earlier: the twelve months then begin on 1 March.
  if (moment.getUTCDate() !== dagInMaand) return moment.toISOString().slice(0, 10)
  return plusDagen(moment.toISOString().slice(0, 10), 1)
}

/** The last day of the last calendar year that was over on this day. */
export function eindeLaatsteJaar(datum: string): string {
  return datum.endsWith('-12-31') ? datum : `${jaarVan(datum) - 1}-12-31`
}

/** The last day of the last calendar month that was over on this day. */
export function eindeLaatsteMaand(datum: string): string {
  const volgende = plusDagen(datum, 1)
  return volgende.endsWith('-01') ? datum : plusDagen(`${datum.slice(0, 7)}-01`, -1)
}

/** The earlier of two days. */
export function earliestDay(een: string, ander: string): string {
  return een < ander ? een : ander
}

/** Every month from one day to another, `2024-01` and on. */
export function maandenTussen(van: string, tot: string): readonly string[] {
  const maanden: string[] = []
  for (let maand = van.slice(0, 7); maand <= tot.slice(0, 7); maand = volgendeMaand(maand))
    maanden.push(maand)
  return maanden
}

/** Every quarter from one day to another, `2024-K1` and on. */
export function kwartalenTussen(van: string, tot: string): readonly string[] {
  return [...new Set(maandenTussen(van, tot).map(kwartaalVan))]
}

/** Every year from one to another, as the hub writes them. */
export function jarenTussen(van: number, tot: number): readonly string[] {
  return Array.from({ length: Math.max(0, tot - van + 1) }, (_, index) => String(van + index))
}

function kwartaalVan(maand: string): string {
  return `${maand.slice(0, 4)}-K${Math.ceil(Number(maand.slice(5)) / 3)}`
}

function volgendeMaand(maand: string): string {
  return plusDagen(`${maand}-01`, 31).slice(0, 7)
}
