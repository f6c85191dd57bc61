import type { Cijferbestand } from '../../cijferbestand.ts'
import { type Plek, textsOf } from '../../texts.ts'
import type { Cijfer, Tabel, Tekst, Verslag } from '../../verslag.ts'
import { readNumber } from '../read-number.ts'
import { dayIn } from './days.ts'
import { type Figures, figuresOf, number, ofTheSame, share, sum } from './derive.ts'
import { lettersBeforeTheirDay } from './letters.ts'
import { wronglyNumbered } from './plurals.ts'
import { joined, type Sentence, type Slot, sentencesOf } from './sentences.ts'
import { explanations, type Template, templates } from './templates.ts'

/**
 * What a finished report says that its figures do not carry, a line each. It reads the report as it was written and the
 * figures beside it, knows every sentence that may be said and which figure must carry it, and derives each anew: a
 * number, a share, more or less, the most, none. It has nothing in common with what writes the sentences.
 */
export function notCarried(verslag: Verslag, { cijfers }: Cijferbestand): readonly string[] {
  const all: Figures = new Map(cijfers.map((cijfer) => [cijfer.id, cijfer]))
  const texts = textsOf(verslag)
  return [
    ...texts.flatMap((plek) => inText(plek, all).map((finding) => `${plek.waar}: ${finding}`)),
    ...listsIn(texts, all),
    ...tablesIn(texts, all),
    ...headings(texts),
    ...directions(verslag, all),
    ...pastTheEnd(cijfers),
    ...unsaidMadeUp(texts, cijfers),
    ...oldest(all),
    ...lettersBeforeTheirDay(verslag, cijfers),
    ...wronglyNumbered(verslag),
  ]
}

function inText({ blok, tekst: pieces }: Plek, all: Figures): readonly string[] {
  const tekst = joined(pieces)
  if (blok.soort === 'tabel' || (blok.soort === 'grafiek' && pieces !== blok.alternatief))
    return inCell(tekst, all)
  if (blok.soort === 'kennisgeving' && isAbsence(tekst)) return absence(tekst, all)
  if (blok.soort === 'lijst') return inPoint(tekst, all)
  if (blok.soort === 'grafiek' && isEnumeration(tekst)) return inCell(tekst, all)
  return sentencesOf(tekst).flatMap((sentence) => inSentence(sentence, all))
}

function inSentence({ template, slots }: Sentence, all: Figures): readonly string[] {
  const own = slots.filter(({ literal }) => !literal)
  const known = templates.filter(({ pattern }) => pattern.test(template))
  if (known.length > 0) {
    const tries = known.map((one) => against(one, own, all))
    return tries.find((findings) => findings.length === 0) ?? tries[0] ?? []
  }
  if (own.length === 0 && explanations.some((pattern) => pattern.test(template))) return []
  return [`no figure is known to carry "${template}" (${slots.map(({ words }) => words).join('; ')})`]
}

function against({ expected, rest }: Template, slots: readonly Slot[], all: Figures): readonly string[] {
  if (slots.length < expected.length || (rest === null && slots.length > expected.length))
    return [`${slots.length} figures in a sentence of ${expected.length}`]
  return slots.flatMap((slot, index) => {
    const wanted = expected[index] ?? rest
    if (wanted === null) return []
    const misplaced = slot.ids.find((id) => !wanted.ids.some((one) => matches(id, one)))
    if (misplaced !== undefined)
      return [`"${slot.words}" rests on ${misplaced}; wanted ${wanted.ids.join(', ')}`]
    const figures = figuresOf(slot, all)
    if (figures.length < slot.ids.length)
      return [`"${slot.words}" rests on a figure that figures.json does not have`]
    return wanted.rule(slot, figures) ?? []
  })
}

function matches(id: string, wanted: string): boolean {
  return wanted.endsWith('*') ? id.startsWith(wanted.slice(0, -1)) : id === wanted
}

const absenceWords: Readonly<Record<string, Cijfer['status']>> = {
  Onderdrukt: 'ONDERDRUKT',
  Onbekend: 'ONBEKEND',
  'Niet van toepassing': 'NIET_VAN_TOEPASSING',
  'Geen toegang': 'GEWEIGERD',
  'Niet opgehaald': 'MISLUKT',
}

function statusOf(words: string): Cijfer['status'] | undefined {
  return absenceWords[words.charAt(0).toUpperCase() + words.slice(1)]
}

/** A notice of what is not there: `Onbekend (reden): namen.` */
function isAbsence(tekst: Tekst): boolean {
  const head = typeof tekst[0] === 'string' ? tekst[0] : ''
  return (
    head.startsWith('Niet te vergelijken:') ||
    statusOf(/^([A-Z][a-z ]+) \(/.exec(head)?.[1] ?? '') !== undefined
  )
}

function absence(tekst: Tekst, all: Figures): readonly string[] {
  const head = typeof tekst[0] === 'string' ? tekst[0] : ''
  const slots = sentencesOf(tekst).flatMap((sentence) => sentence.slots)
  if (head.startsWith('Niet te vergelijken:')) return slots.flatMap((slot) => incomparable(slot, all))
  const status = statusOf(/^([A-Z][a-z ]+) \(/.exec(head)?.[1] ?? '')
  return slots.flatMap((slot) =>
    figuresOf(slot, all).flatMap((cijfer) => {
      if (cijfer.status !== status) return [`"${head}" names ${cijfer.id}, which is ${cijfer.status}`]
      return cijfer.reden === null || head.includes(cijfer.reden)
        ? []
        : [`"${head}" is not why of ${cijfer.id}`]
    }),
  )
}

/** Two figures that are said not to compare are not both known of the same, or count since another day. */
function incomparable(slot: Slot, all: Figures): readonly string[] {
  const [now, then] = figuresOf(slot, all)
  if (now === undefined || then === undefined) return [`"${slot.words}" is not two figures`]
  const differ =
    now.waarde === null ||
    then.waarde === null ||
    !ofTheSame(now, then) ||
    [now, then].some(({ bijgewerktTot, peildatum }) => bijgewerktTot !== null && bijgewerktTot < peildatum) ||
    slot.after.includes('niet vanaf dezelfde dag')
  return differ ? [] : [`"${slot.words}" could be compared`]
}

/** A point of a list in the comparison: `Naam: van C naar C.`, or of what is new. */
function inPoint(tekst: Tekst, all: Figures): readonly string[] {
  const slots = sentencesOf(tekst).flatMap((sentence) => sentence.slots)
  return slots.flatMap((slot) => {
    const figures = figuresOf(slot, all)
    const said = readNumber(slot.words)
    // What is new in letters is named, and its number left to the letter.
    if (said === null)
      return figures.every(({ naam }) => naam.startsWith(slot.words))
        ? []
        : [`"${slot.words}" is no figure's name`]
    return figures.flatMap((figure) => number(slot, [figure]) ?? [])
  })
}

/** `Staven per kanaal: fysiek 253, sociale media 241.` */
function isEnumeration(tekst: Tekst): boolean {
  const head = tekst.find((piece) => typeof piece === 'string') ?? ''
  return /: /.test(head) && !/^Trechter/.test(head) && !claimWords.test(typeof head === 'string' ? head : '')
}

function inCell(tekst: Tekst, all: Figures): readonly string[] {
  const found: string[] = []
  for (const { words, ids, literal, after } of sentencesOf(tekst).flatMap(({ slots }) => slots)) {
    if (literal) continue
    const slot = { words, ids, literal, after }
    const figures = figuresOf(slot, all)
    if (figures.length < ids.length)
      found.push(`"${words}" rests on a figure that figures.json does not have`)
    else if (!holdsInCell(slot, figures)) found.push(`"${words}" is not what ${ids.join(', ')} say`)
  }
  const plain = tekst.filter((piece) => typeof piece === 'string').join(' ')
  if (tekst.every((piece) => typeof piece === 'string') && claimWords.test(plain) && !plainCells.has(plain))
    found.push(`no figure is known to carry "${plain}"`)
  return found
}

function holdsInCell(slot: Slot, figures: readonly Cijfer[]): boolean {
  const status = statusOf(slot.words)
  if (status !== undefined)
    return figures.some((figure) => figure.status === status) || isShareOfNothing(status, figures)
  return [number, sum, share].some((rule) => rule(slot, figures) === null)
}

function isShareOfNothing(status: Cijfer['status'], [, whole]: readonly Cijfer[]): boolean {
  return status === 'NIET_VAN_TOEPASSING' && whole?.waarde === 0
}

/** Words that compare or deny; where they stand without a figure, something must say why they may. */
const claimWords =
  /\b(meer|minder|meeste|minste|hoogste|laagste|sterkst\w*|grootste|kleinste|oudste|gelijk|geen|niemand|niets|nooit|altijd|alle|iedere|elke|helft|stijg\w*|steeg|gestegen|daal\w*|gedaald|toename|afname|oplopend\w*)\b/i

/** What may stand in a cell: of the letters, not of a figure. */
const plainCells: ReadonlySet<string> = new Set(['geen brief in de hub gaat op de uitvoering in'])

const explainedHeadings: readonly RegExp[] = [/een melding kan meer vormen hebben$/]

function headings(texts: readonly Plek[]): readonly string[] {
  const captions = texts.flatMap(({ waar, blok }) =>
    blok.soort === 'tabel' || blok.soort === 'grafiek' ? [`${waar}: ${blok.bijschrift}`] : [],
  )
  return [...new Set(captions)]
    .filter((caption) => claimWords.test(caption) && !explainedHeadings.some((one) => one.test(caption)))
    .map((caption) => `no figure is known to carry the caption "${caption}"`)
}

/** Where a sentence names the things that it counts, it names as many. */
function listsIn(texts: readonly Plek[], all: Figures): readonly string[] {
  return texts.flatMap(({ waar, blok, tekst }) => {
    if (blok.soort === 'tabel' || blok.soort === 'grafiek') return []
    const counts = countLiterals(
      [tekst],
      /^(organisaties\.provincies|zicht-op\.themas\.|toezeggingen\.termijn)/,
    )
    return wrongCounts(counts, all).map((finding) => `${waar}: ${finding}`)
  })
}

function tablesIn(texts: readonly Plek[], all: Figures): readonly string[] {
  const tables = new Map<string, Tabel>()
  for (const { blok } of texts) {
    if (blok.soort === 'tabel') tables.set(blok.id, blok)
    if (blok.soort === 'grafiek') tables.set(blok.tabel.id, blok.tabel)
  }
  return [...tables.values()].flatMap((tabel) => [
    ...wrongCounts(countLiterals(tabel.rijen.flat(), /^otwb\.niet-bezocht$/), all),
    ...misplacedRows(tabel, all),
  ])
}

function countLiterals(texts: readonly Tekst[], which: RegExp): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const slot of texts.flatMap(sentencesOf).flatMap(({ slots }) => slots)) {
    for (const id of slot.literal ? slot.ids.filter((one) => which.test(one)) : [])
      counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}

function wrongCounts(counts: ReadonlyMap<string, number>, all: Figures): readonly string[] {
  return [...counts].flatMap(([id, named]) => {
    const waarde = all.get(id)?.waarde ?? null
    return waarde === named ? [] : [`${named} are named of the ${waarde} that ${id} counts`]
  })
}

/** Tables whose rows are not called as their figures are. */
const otherwiseNamed: ReadonlySet<string> = new Set([
  'toen-en-nu',
  'zicht-op-afwijkingen-tabel',
  'vergeleken-beeld-tabel',
  'zicht-op-themas-tabel',
  'otwb-niet-bezocht',
  'onderzoek-overig',
])

/** A figure in a row is a figure of what the row is called after. */
function misplacedRows({ id, rijen }: Tabel, all: Figures): readonly string[] {
  if (otherwiseNamed.has(id)) return []
  return rijen.flatMap(([head = [], ...cells]) => {
    const label = plain(head).replace(/ \(tot en met .*\)$/, '')
    if (label === 'Van indiening tot afronding') return []
    return cells.flat().flatMap((piece) => {
      if (typeof piece === 'string' || piece.letterlijk === true) return []
      const figures = piece.cijfers.flatMap((one) => all.get(one) ?? [])
      const about = figures.some(({ naam }) => naam.toLowerCase().includes(label.toLowerCase()))
      return about ? [] : [`the row "${label}" of ${id} gives ${piece.cijfers[0]}`]
    })
  })
}

function plain(tekst: Tekst): string {
  return tekst.map((piece) => (typeof piece === 'string' ? piece : piece.tekst)).join('')
}

/** A count has a value only up to where its source is complete: past that it is of a period that ended before. */
function pastTheEnd(cijfers: readonly Cijfer[]): readonly string[] {
  return cijfers.flatMap(({ id, naam, waarde, bijgewerktTot, peildatum }) => {
    if (waarde === null || bijgewerktTot === null || bijgewerktTot >= peildatum) return []
    const period = /\.(\d{4}(?:-\d{2}|-K[1-4])?)$/.exec(id)?.[1] ?? null
    const within = period !== null && (period.includes('K') ? period.slice(0, 4) : period) <= bijgewerktTot
    return within || endsBefore(naam, bijgewerktTot)
      ? []
      : [`${id} has a value, but its source ends on ${bijgewerktTot}`]
  })
}

const went: Readonly<Record<string, (then: number, now: number) => boolean>> = {
  'Gestegen:': (then, now) => now > then,
  'Gedaald:': (then, now) => now < then,
  'Gelijk gebleven:': (then, now) => now === then,
}

/** A list of what rose, fell or stayed holds only what did, between complete counts over the same organisations. */
function directions({ hoofdstukken }: Verslag, all: Figures): readonly string[] {
  return hoofdstukken.flatMap(({ nummer, titel, blokken }) =>
    blokken.flatMap((blok, index) => {
      const before = blokken[index - 1]
      const holds = before?.soort === 'alinea' ? went[plain(before.tekst)] : undefined
      if (holds === undefined || before?.soort !== 'alinea' || blok.soort !== 'lijst') return []
      return blok.punten.flatMap((punt) => {
        const figures = sentencesOf(punt)
          .flatMap(({ slots }) => slots)
          .flatMap((slot) => figuresOf(slot, all))
        const wrong = figures.length === 2 ? misdirected(figures, holds) : 'is not two figures'
        return wrong === null ? [] : [`${nummer} ${titel}: ${plain(before.tekst)} "${plain(punt)}" ${wrong}`]
      })
    }),
  )
}

function misdirected(
  [then, now]: readonly Cijfer[],
  holds: (then: number, now: number) => boolean,
): string | null {
  if (then?.waarde == null || now?.waarde == null) return 'is not known of both days'
  if (then.soort !== 'telling' || now.soort !== 'telling') return 'is not counted'
  if (!ofTheSame(then, now)) return 'is counted over other organisations'
  for (const { bijgewerktTot, peildatum } of [then, now])
    if (bijgewerktTot !== null && bijgewerktTot < peildatum) return `is not complete on ${peildatum}`
  return holds(then.waarde, now.waarde) ? null : `went from ${then.waarde} to ${now.waarde}`
}

/** Whether a figure is named after a last day that its source has: `… tot en met 31 december 2023`. */
function endsBefore(naam: string, day: string): boolean {
  const last = dayIn(/tot en met .*$/.exec(naam)?.[0] ?? '')
  return last !== null && last <= day
}

/** Whatever is made up is said to be: in its chapter and at the top. */
function unsaidMadeUp(texts: readonly Plek[], cijfers: readonly Cijfer[]): readonly string[] {
  const said = (top: boolean) =>
    new Set(
      texts
        .filter(({ waar, blok }) => blok.soort === 'kennisgeving' && (waar === 'samenvatting') === top)
        .flatMap(({ tekst }) => tekst)
        .flatMap((piece) =>
          typeof piece !== 'string' && piece.tekst === 'verzonnen demogegevens' ? piece.cijfers : [],
        ),
    )
  const [atTop, inChapter] = [said(true), said(false)]
  return cijfers
    .filter(({ id, synthetisch }) => synthetisch === true && !id.startsWith('vorige.'))
    .filter(({ id }) => !atTop.has(id) || !inChapter.has(id))
    .map(({ id }) => `${id} is made up, and is not said to be`)
}

/** The oldest that waits is the oldest of each urgentie. */
function oldest(all: Figures): readonly string[] {
  const whole = all.get('veilig-wonen.wachtlijst.langst')
  const parts = [...all.values()].filter(({ id }) =>
    id.startsWith('veilig-wonen.wachtlijst.langsteWachttijdDagen.'),
  )
  if (
    whole?.waarde == null ||
    parts.some(({ status }) => status !== 'WAARDE' && status !== 'NIET_VAN_TOEPASSING')
  )
    return []
  const longest = Math.max(...parts.map(({ waarde }) => waarde ?? 0))
  return longest === whole.waarde
    ? []
    : [`${whole.id} is ${whole.waarde}, but the longest of its parts is ${longest}`]
}
