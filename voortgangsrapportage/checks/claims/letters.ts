import { isVerwijzing, textsOf } from '../../texts.ts'
import type { Blok, Cijfer, Verslag } from '../../verslag.ts'
import { dayIn } from './days.ts'
import { sentencesOf } from './sentences.ts'

/** A letter, by the words of its date, with the first day on which it can have appeared and the day when it surely had. */
interface Letter {
  readonly words: string
  readonly earliest: string
  readonly latest: string
}

/** Written by hand, apart from the hub: a new letter needs a line here, and its name below where it says something. */
const letters = {
  L2022: { words: 'begin 2022', earliest: '2022-01-16', latest: '2022-06-30' },
  L2023: { words: 'voorjaar 2023', earliest: '2023-02-01', latest: '2023-06-20' },
  BN2024: { words: 'voorjaar 2024', earliest: '2024-03-22', latest: '2024-05-14' },
  L2024: { words: '14 mei 2024', earliest: '2024-05-14', latest: '2024-05-14' },
} as const satisfies Readonly<Record<string, Letter>>

type LetterId = keyof typeof letters

/** What letters said: before the first of them there is none of it. */
const onlySaid: Readonly<Record<string, readonly LetterId[]>> = {
  'middelen.aantal': ['L2022', 'L2023', 'L2024'],
  mijlpalen: ['L2022', 'L2023', 'BN2024', 'L2024'],
  'organisaties.extra-driehoeksessies': ['L2024'],
  'organisaties.provincies-met-norm': ['L2024'],
  'organisaties.aantal.IMPULS': ['L2022'],
  'organisaties.organisaties.IMPULS': ['L2022'],
  'organisaties.aantal.PILOT': ['L2022'],
  'organisaties.organisaties.PILOT': ['L2022'],
  'organisaties.aantal.CONFERENTIE': ['L2022'],
  toezeggingen: ['L2022', 'L2023', 'BN2024', 'L2024'],
  'toezeggingen.NAGEKOMEN': ['L2022', 'L2023', 'BN2024', 'L2024'],
  'toezeggingen.IN_UITVOERING': ['L2022', 'L2023', 'BN2024', 'L2024'],
  'toezeggingen.OPEN': ['L2022', 'L2023', 'BN2024', 'L2024'],
  'toezeggingen.ONBEKEND': ['L2022', 'L2023', 'BN2024', 'L2024'],
  'toezeggingen.termijn-voorbij': ['L2022', 'L2023', 'BN2024', 'L2024'],
  'zicht-op.themas.ACTIEF': ['L2022', 'L2023', 'L2024'],
  'zicht-op.themas.IN_VOORBEREIDING': ['L2024'],
}

/** What is counted, with something in it that only letters made known. */
const alsoSaid: typeof onlySaid = {
  'organisaties.activiteiten': ['L2022', 'L2024'],
  'organisaties.aantal.LEERKRING': ['L2022', 'L2024'],
}

/** Sentences with words of a letter of which no figure is told: from when they may be said. */
const sayable: readonly (readonly [sentence: RegExp, from: LetterId])[] = [
  [/^De tour van het Ondersteuningsteam/, 'L2023'],
  [/ is zij verlengd tot en met /, 'L2024'],
]

/**
 * What a report tells of a letter that had not appeared by its day, or of which nobody knows whether it had: then it is
 * unknown, and neither there, nor absent, nor new.
 */
export function lettersBeforeTheirDay(verslag: Verslag, cijfers: readonly Cijfer[]): readonly string[] {
  const { peildatum } = verslag
  return [
    ...cijfers.flatMap(ofLetters),
    ...cijfers.flatMap(ofOneLetter),
    ...textsOf(verslag).flatMap(({ waar, tekst }) =>
      sentencesOf(tekst).flatMap(({ template }) =>
        sayable
          .filter(([sentence, from]) => sentence.test(template) && peildatum < letters[from].latest)
          .map(([, from]) => `${waar}: "${template}" is not known before ${letters[from].latest}`),
      ),
    ),
    ...verslag.hoofdstukken.flatMap(({ blokken }) => news(blokken, cijfers)),
  ]
}

function ownId({ id }: Cijfer): string {
  return id.replace(/^vorige\./, '')
}

function ofLetters(cijfer: Cijfer): readonly string[] {
  const { id, waarde, peildatum } = cijfer
  if (waarde === null) return []
  const only = onlySaid[ownId(cijfer)]
  const bearing = (only ?? alsoSaid[ownId(cijfer)] ?? []).map((one): Letter => letters[one])
  const uncertain = bearing.find(({ earliest, latest }) => earliest <= peildatum && peildatum < latest)
  if (uncertain) return [`${id} has a value on ${peildatum}, but ${uncertain.words} may have appeared or not`]
  const before = only !== undefined && bearing.every(({ earliest }) => peildatum < earliest)
  return before && waarde !== 0 ? [`${id} is ${waarde} on ${peildatum}, before any letter said so`] : []
}

/** Figures that stand for what one letter said. */
function letterOf(cijfer: Cijfer): Letter | null | undefined {
  if (!/^(middelen|mijlpalen)\./.test(ownId(cijfer)) || ownId(cijfer) === 'middelen.aantal') return null
  return Object.values(letters).find(({ words }) => cijfer.bron.replaceAll('\u00a0', ' ').includes(words))
}

function ofOneLetter(cijfer: Cijfer): readonly string[] {
  const letter = letterOf(cijfer)
  const { id, bron, waarde, peildatum, bekendSinds } = cijfer
  if (letter === null) return []
  if (letter === undefined) return [`${id} rests on no letter that is known: "${bron}"`]
  if (peildatum < letter.earliest) return [`${id} is there on ${peildatum}, before ${letter.words}`]
  if (waarde !== null && peildatum < letter.latest)
    return [`${id} has a value on ${peildatum}, but ${letter.words} may have appeared or not`]
  return bekendSinds?.vroegst === letter.earliest && bekendSinds.uiterst === letter.latest
    ? []
    : [`${id} does not say when ${letter.words} appeared`]
}

/** What is called new came after the earlier day; what may be new, from a letter that may have been there then. */
function news(blokken: readonly Blok[], cijfers: readonly Cijfer[]): readonly string[] {
  const all = new Map(cijfers.map((cijfer) => [cijfer.id, cijfer]))
  return blokken.flatMap((blok, index) => {
    const before = blokken[index - 1]
    if (blok.soort !== 'lijst' || before?.soort !== 'alinea') return []
    const head = before.tekst.map((piece) => (typeof piece === 'string' ? piece : piece.tekst)).join('')
    const since = head.startsWith('Nieuw') ? dayIn(head) : null
    if (since === null) return []
    const isCertain = head.startsWith('Nieuw:')
    return blok.punten.flat().flatMap((piece) => {
      const figures = isVerwijzing(piece) ? piece.cijfers.flatMap((id) => all.get(id) ?? []) : []
      return figures.flatMap((cijfer) => {
        const letter = letterOf(cijfer)
        if (letter === null || letter === undefined) return []
        const holds = isCertain ? since < letter.earliest : letter.earliest <= since && since < letter.latest
        return holds ? [] : [`"${head}" names ${cijfer.id}, of ${letter.words}`]
      })
    })
  })
}
