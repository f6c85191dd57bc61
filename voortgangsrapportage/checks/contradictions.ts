import { statuswoord } from '../taal/woorden.ts'
import { blokkenOf, isVerwijzing, type Plek, textsOf } from '../texts.ts'
import type { Beeld, Cijfer, Punt, Verslag, Verwijzing } from '../verslag.ts'
import { identities } from './identities.ts'
import { allows, readNumber, type Said } from './read-number.ts'

/**
 * Two places of a finished report that disagree about one figure, or a place that disagrees with the figure itself, a
 * line each; empty when it says one thing of everything. It reads the words back, and knows nothing of how they came to
 * be.
 */
export function contradictions(verslag: Verslag): readonly string[] {
  const cijfers = new Map(verslag.cijfers.map((cijfer) => [cijfer.id, cijfer]))
  const sayings = textsOf(verslag).flatMap((plek) =>
    plek.tekst
      .filter(isVerwijzing)
      .filter(({ letterlijk }) => letterlijk !== true)
      .map((verwijzing) => ({ plek, verwijzing })),
  )
  return [
    ...sayings.flatMap((saying) => againstFigures(saying, cijfers)),
    ...againstEachOther(sayings, cijfers),
    ...blokkenOf(verslag).flatMap((blok) =>
      blok.soort === 'grafiek' ? drawnOtherwise(blok.bijschrift, blok.beeld, cijfers) : [],
    ),
    ...identities(cijfers),
  ]
}

interface Saying {
  readonly plek: Plek
  readonly verwijzing: Verwijzing
}

type Figures = ReadonlyMap<string, Cijfer>

function againstFigures({ plek, verwijzing }: Saying, all: Figures): readonly string[] {
  const cijfers = verwijzing.cijfers.flatMap((id) => all.get(id) ?? [])
  const here = `${plek.waar}: "${verwijzing.tekst}"`
  if (cijfers.length < verwijzing.cijfers.length)
    return [`${here} rests on a figure that the report does not have`]
  const said = readNumber(verwijzing.tekst)
  const [first] = cijfers
  if (first === undefined) return []
  if (cijfers.length === 1 && first.waarde === null) return withoutValue(here, plek, verwijzing, first, said)
  if (said === null || plek.blok.soort === 'kennisgeving') return []
  const missing = cijfers.find(({ waarde }) => waarde === null)
  if (missing) return [`${here} gives a number, but ${missing.id} has none (${missing.status})`]
  return possible(cijfers, said) ? [] : [`${here} is not what ${describe(cijfers)} say`]
}

/** In a sentence, cell or picture a figure without value is called by the one word for its status. */
function withoutValue(
  here: string,
  { blok }: Plek,
  { tekst }: Verwijzing,
  { id, status }: Cijfer,
  said: Said | null,
): readonly string[] {
  if (said !== null) return [`${here} gives a number, but ${id} has none (${status})`]
  // A notice names what is missing by the name of the figure.
  if (blok.soort === 'kennisgeving' || tekst === statuswoord(status)) return []
  return [`${here} calls ${id} otherwise than its status: "${statuswoord(status)}"`]
}

/** What a number may say of its figures: each of them, their sum, or the part that the first is of the second. */
function possible(cijfers: readonly Cijfer[], said: Said): boolean {
  const waarden = cijfers.map(({ waarde }) => waarde ?? 0)
  const [eerste = 0, tweede] = waarden
  if (cijfers.every(({ eenheid }) => fits(said, eenheid))) {
    if (waarden.every((waarde) => allows(said, waarde))) return true
    if (
      waarden.length > 1 &&
      allows(
        said,
        waarden.reduce((som, waarde) => som + waarde, 0),
      )
    )
      return true
  }
  if (waarden.length !== 2 || said.unit !== 'procent' || !tweede) return false
  return allows(said, (100 * eerste) / tweede, said.low === said.high ? 0.5 : 0)
}

/** In a column whose heading has the unit a number stands bare; one with a unit is of that unit only; none is of any. */
function fits({ unit, high }: Said, eenheid: Cijfer['eenheid']): boolean {
  if (high === 0) return true
  return unit === null ? eenheid === 'aantal' || eenheid === 'dagen' : unit === eenheid
}

function describe(cijfers: readonly Cijfer[]): string {
  return cijfers.map(({ id, waarde, eenheid }) => `${id} (${waarde} ${eenheid})`).join(' and ')
}

/** The same figure said in two places that cannot both be right. */
function againstEachOther(sayings: readonly Saying[], all: Figures): readonly string[] {
  const seen = new Map<string, { readonly saying: Saying; readonly said: Said }>()
  return sayings.flatMap((saying): readonly string[] => {
    const [id] = saying.verwijzing.cijfers
    const said = readNumber(saying.verwijzing.tekst)
    if (id === undefined || saying.verwijzing.cijfers.length !== 1 || said === null) return []
    // A notice that names a figure gives no value of it.
    if (saying.plek.blok.soort === 'kennisgeving' && all.get(id)?.waarde === null) return []
    const earlier = seen.get(id)
    if (earlier === undefined) {
      seen.set(id, { saying, said })
      return []
    }
    const overlaps = said.low <= earlier.said.high + 1e-9 && earlier.said.low <= said.high + 1e-9
    if (overlaps) return []
    const [een, ander] = [earlier.saying, saying]
    return [
      `${id} is "${een.verwijzing.tekst}" in ${een.plek.waar} and "${ander.verwijzing.tekst}" in ${ander.plek.waar}`,
    ]
  })
}

function drawnOtherwise(bijschrift: string, beeld: Beeld, all: Figures): readonly string[] {
  return pointsOf(beeld).flatMap(({ naam, waarde, cijfers = [] }): readonly string[] => {
    const own = cijfers.flatMap((id) => all.get(id)?.waarde ?? [])
    if (cijfers.length === 0) return []
    const where = `the picture "${bijschrift}" at ${naam}`
    if (own.length < cijfers.length) {
      return waarde === null
        ? []
        : [`${where} draws ${waarde}, but not all of ${cijfers.join(', ')} are known`]
    }
    const [eerste = 0, tweede] = own
    const fits = [
      eerste,
      own.reduce((som, een) => som + een, 0),
      ...(tweede === undefined ? [] : [(100 * eerste) / tweede]),
    ]
    const drawn = waarde !== null && fits.some((een) => Math.abs(een - waarde) < 1e-6)
    // Of a whole of nothing there is no share to draw.
    return drawn || (waarde === null && tweede === 0)
      ? []
      : [`${where} draws ${waarde}, not ${own.join(' and ')}`]
  })
}

function pointsOf(beeld: Beeld): readonly Punt[] {
  switch (beeld.vorm) {
    case 'lijnen':
    case 'staven':
      return beeld.reeksen.flatMap(({ punten }) => punten)
    case 'trechter':
      return beeld.stappen
    case 'tegelkaart':
      return beeld.tegels
    case 'hellingen':
      return beeld.lijnen.flatMap(({ naam, van, naar, cijfers: [toen, nu] = [] }) => [
        { naam: `${naam}, then`, waarde: van, cijfers: toen === undefined ? [] : [toen] },
        { naam: `${naam}, now`, waarde: naar, cijfers: nu === undefined ? [] : [nu] },
      ])
  }
}
