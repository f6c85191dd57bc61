import type { Cijfer } from '../verslag.ts'

/** Figures of one thing, asked in two chapters: where both are known they are the same. */
const same: readonly (readonly [string, string])[] = [
  ['meldingen.twaalf-maanden', 'online.meldingen'],
  ['meldingen.bron.', 'meldingen.twaalf-maanden'],
  ['online.kanaal.', 'online.meldingen'],
  ['otwb.dekking.nietBezocht', 'otwb.niet-bezocht'],
  ['veilig-wonen.tegemoetkoming', 'middelen.tegemoetkoming-veilig-wonen'],
  ['veilig-wonen.aanvragen.maand.', 'veilig-wonen.aanvragen'],
  ['veilig-wonen.aanvragen.urgentie.', 'veilig-wonen.aanvragen'],
  ['veilig-wonen.status.aantal.', 'veilig-wonen.aanvragen'],
  ['veilig-wonen.maatregelen.aantal.', 'veilig-wonen.maatregelen'],
  ['veilig-wonen.wachtlijst.aantal.', 'veilig-wonen.wachtlijst'],
  ['otwb.afspraken.', 'otwb.afspraken'],
  ['organisaties.aantal.', 'organisaties.activiteiten'],
]

/** Parts that may not be more than their whole. */
const within: readonly (readonly [part: string, whole: string])[] = [
  ['otwb.intakes', 'otwb.voorgesprekken'],
  ['otwb.dekking.metVoorgesprek', 'otwb.dekking.organisaties'],
  ['otwb.dekking.metSessie', 'otwb.dekking.organisaties'],
  ['otwb.afspraken.met-ondersteuning', 'otwb.afspraken'],
  ['toezeggingen.termijn-voorbij', 'toezeggingen'],
  ['veilig-wonen.nieuwe-dreiging', 'veilig-wonen.aanvragen'],
]

/**
 * Where figures that are one thing differ, a line each. An id that ends in a dot stands for the sum of all that begin
 * with it.
 */
export function identities(all: ReadonlyMap<string, Cijfer>): readonly string[] {
  return [
    ...same.flatMap(([een, ander]) => compare(all, een, ander, (a, b) => a === b, 'is not')),
    ...within.flatMap(([deel, geheel]) => compare(all, deel, geheel, (a, b) => a <= b, 'is more than')),
  ]
}

function compare(
  all: ReadonlyMap<string, Cijfer>,
  een: string,
  ander: string,
  holds: (een: number, ander: number) => boolean,
  words: string,
): readonly string[] {
  const [a, b] = [valueUnder(all, een), valueUnder(all, ander)]
  if (a === null || b === null || holds(a, b)) return []
  return [`${een} (${a}) ${words} ${ander} (${b})`]
}

/** `null` where it is not there or not known. */
function valueUnder(all: ReadonlyMap<string, Cijfer>, id: string): number | null {
  if (!id.endsWith('.')) return all.get(id)?.waarde ?? null
  const parts = [...all.values()].filter(
    (cijfer) => cijfer.id.startsWith(id) && !cijfer.id.slice(id.length).includes('-'),
  )
  if (parts.length === 0 || parts.some(({ waarde }) => waarde === null)) return null
  return parts.reduce((som, { waarde }) => som + (waarde ?? 0), 0)
}
