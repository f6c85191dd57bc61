import { type Bekendheid, bekendheidOp } from './brieven.ts'
import type { Cijferbestand } from './cijferbestand.ts'
import { isComparable, isComplete, isOverTheSame } from './cijfers/comparable.ts'
import { alinea, grafiek, letOp, uitleg } from './hoofdstukken/blokken.ts'
import { waarschuwing } from './hoofdstukken/meldingen.ts'
import { type KernCijfer, kerncijfers } from './kerncijfers.ts'
import { dag } from './taal/datums.ts'
import { richting } from './taal/richting.ts'
import { cite, say } from './taal/say.ts'
import { samen, tekst, volgens } from './taal/tekst.ts'
import { redenwoorden } from './taal/woorden.ts'
import { idsIn, readTexts } from './texts.ts'
import type { Blok, Cijfer, Hoofdstuk, Tekst, Verslag } from './verslag.ts'

/** What is compared with: the figures of an earlier day. */
export type Vorige = Pick<Cijferbestand, 'peildatum' | 'cijfers' | 'vragen'>

/** Put before the ids of figures and questions of the earlier day. */
const voorvoegsel = 'vorige.'

/**
 * Figures of which each one stands for something that a letter or study brought: a new one is news. What a letter said
 * of its figures, "circa 140", stands in another chapter; its bare number here would say more than the letter did.
 */
const perStuk = [
  ['middelen.', 'middelen', null],
  ['monitor.', 'cijfers uit onderzoek', null],
  ['mijlpalen.', 'cijfers in brieven', 'Het hoofdstuk Toen en nu geeft ze in de woorden van de brief.'],
] as const

/** The report with a chapter more: what is new, what rose and what fell since the earlier day. */
export function vergelijk(verslag: Verslag, vorige: Vorige): Verslag {
  const nu = new Map(verslag.cijfers.map((cijfer) => [cijfer.id, cijfer]))
  const toen = new Map(vorige.cijfers.map((cijfer) => [cijfer.id, alsVorige(cijfer)]))
  const paren = kerncijfers.flatMap((kern) => paar(kern, nu, toen))
  const blokken = [
    ...uitleg(
      tekst`De cijfers van ${dag(vorige.peildatum)} naast die van ${dag(verslag.peildatum)}. Een stijging of daling is hier geen oordeel.`,
    ),
    ...nietVergelijkbaar(paren, verslag, vorige),
    ...veranderingen(paren, verslag, vorige),
    ...nieuw(nu, toen, vorige.peildatum),
  ]
  const genoemd = new Set(
    blokken
      .flatMap(readTexts)
      .flatMap(idsIn)
      .filter((id) => id.startsWith(voorvoegsel)),
  )
  const vorigeCijfers = [...toen.values()].filter(({ id }) => genoemd.has(id))
  const gebruikt = new Set(vorigeCijfers.map(({ vraag }) => vraag))
  return {
    ...verslag,
    vorige: vorige.peildatum,
    hoofdstukken: [...verslag.hoofdstukken, hoofdstuk(blokken, verslag, vorige)],
    cijfers: [...verslag.cijfers, ...vorigeCijfers],
    vragen: [
      ...verslag.vragen,
      ...vorige.vragen
        .map((vraag) => ({ ...vraag, id: `${voorvoegsel}${vraag.id}` }))
        .filter(({ id }) => gebruikt.has(id)),
    ],
  }
}

function hoofdstuk(blokken: readonly Blok[], verslag: Verslag, vorige: Vorige): Hoofdstuk {
  return {
    id: 'vergeleken',
    nummer: String(verslag.hoofdstukken.length + 1),
    titel: `Vergeleken met ${dag(vorige.peildatum)}`,
    niveau: 1,
    staat: 'heel',
    blokken,
    paragrafen: [],
  }
}

function alsVorige(cijfer: Cijfer): Cijfer {
  return { ...cijfer, id: `${voorvoegsel}${cijfer.id}`, vraag: `${voorvoegsel}${cijfer.vraag}` }
}

/** A figure on both days. */
interface Paar {
  readonly kern: KernCijfer
  readonly nu: Cijfer
  readonly toen: Cijfer
}

function paar(
  kern: KernCijfer,
  nu: ReadonlyMap<string, Cijfer>,
  toen: ReadonlyMap<string, Cijfer>,
): readonly Paar[] {
  const [een, ander] = [nu.get(kern.id), toen.get(kern.id)]
  return een && ander ? [{ kern, nu: een, toen: ander }] : []
}

function isTeVergelijken({ kern, nu, toen }: Paar): boolean {
  return isComparable(toen, nu) && (kern.telt?.(nu.peildatum) ?? '') === (kern.telt?.(toen.peildatum) ?? '')
}

function nietVergelijkbaar(paren: readonly Paar[], verslag: Verslag, vorige: Vorige): readonly Blok[] {
  const zonder = paren.filter((een) => !isTeVergelijken(een))
  if (zonder.length === 0) return []
  return letOp(
    tekst`Niet te vergelijken: ${zonder.flatMap(
      ({ kern, nu, toen }, index): Tekst => [
        ...(index === 0 ? [] : ['; ']),
        volgens(kern.naam, nu, toen),
        ` (${waarom({ kern, nu, toen }, verslag, vorige)})`,
      ],
    )}.`,
  )
}

function waarom({ nu, toen }: Paar, verslag: Verslag, vorige: Vorige): string {
  if (nu.waarde === null) return `${dag(verslag.peildatum)}: ${nu.reden ?? 'geen cijfer'}`
  if (toen.waarde === null) return `${dag(vorige.peildatum)}: ${toen.reden ?? 'geen cijfer'}`
  if (!isComplete(nu) || !isComplete(toen)) return redenwoorden.NIET_BIJGEWERKT
  if (!isOverTheSame(toen, nu)) return 'het telt niet over evenveel organisaties'
  return 'het telt niet vanaf dezelfde dag'
}

function veranderingen(paren: readonly Paar[], verslag: Verslag, vorige: Vorige): readonly Blok[] {
  const vergeleken = paren.filter(isTeVergelijken)
  const groepen = [
    ['gestegen', 'Gestegen:'],
    ['gedaald', 'Gedaald:'],
    ['gelijk', 'Gelijk gebleven:'],
  ] as const
  const inBeeld = vergeleken.filter(({ kern }) => kern.inBeeld)
  return [
    ...groepen.flatMap(([welke, kop]): readonly Blok[] => {
      const punten = vergeleken
        .filter(({ nu, toen }) => richting(toen.waarde ?? 0, nu.waarde ?? 0) === welke)
        .map((een) => zinVerandering(een))
      return punten.length === 0 ? [] : [...alinea([kop]), { soort: 'lijst', punten }]
    }),
    ...(vergeleken.some(isMinderMeldingen) ? letOp([waarschuwing]) : []),
    ...grafiek({
      id: 'vergeleken-beeld',
      bijschrift: `Cijfers op ${dag(vorige.peildatum)} en op ${dag(verslag.peildatum)}`,
      alternatief: tekst`Hellingen: ${samen(
        inBeeld.map(({ kern, nu, toen }) => tekst`${kern.naam} van ${cite(toen)} naar ${cite(nu)}`),
        '; ',
      )}.`,
      beeld: {
        vorm: 'hellingen',
        eenheid: 'aantal',
        van: dag(vorige.peildatum),
        naar: dag(verslag.peildatum),
        lijnen: inBeeld.map(({ kern, nu, toen }) => ({
          naam: kern.naam,
          van: toen.waarde,
          naar: nu.waarde,
          cijfers: [toen.id, nu.id],
        })),
      },
      kolommen: ['Onderwerp', dag(vorige.peildatum), dag(verslag.peildatum)],
      rijen: vergeleken.map(({ kern, nu, toen }) => [kern.naam, toen, nu]),
    }),
  ]
}

/** A fall that is told with what it does not mean. */
function isMinderMeldingen({ kern, nu, toen }: Paar): boolean {
  return kern.melding === true && richting(toen.waarde ?? 0, nu.waarde ?? 0) === 'gedaald'
}

export function zinVerandering({ kern, nu, toen }: Paar): Tekst {
  const gelijk = nu.waarde === toen.waarde
  const waarden = gelijk ? tekst`${volgens(say(nu), toen, nu)}` : tekst`van ${cite(toen)} naar ${cite(nu)}`
  return tekst`${kern.naam}: ${waarden}.`
}

/** What was not there on the earlier day, a point each, with what it counts; and what may have been there. */
function nieuw(
  nu: ReadonlyMap<string, Cijfer>,
  toen: ReadonlyMap<string, Cijfer>,
  sinds: string,
): readonly Blok[] {
  return perStuk.flatMap(([begin, kop, elders]): readonly Blok[] => {
    const cijfers = [...nu.values()].filter(
      ({ id, eenheid, waarde }) =>
        id.startsWith(begin) &&
        waarde !== null &&
        id !== 'middelen.aantal' &&
        !id.endsWith('.totaal') &&
        eenheid !== 'dagen',
    )
    const met = (stand: Bekendheid) =>
      cijfers.filter((cijfer) => bekendheidToen(cijfer, toen, sinds) === stand)
    const slot = elders === null ? '' : ` ${elders}`
    return [
      ...perPunt(`Nieuw: ${kop} sinds ${dag(sinds)}.${slot}`, met('later'), elders !== null),
      ...perPunt(
        `Nieuw of op ${dag(sinds)} al bekend, want van de brief staat de dag niet vast: ${kop}.${slot}`,
        met('onzeker'),
        elders !== null,
      ),
    ]
  })
}

/** Whether a figure was known on the earlier day: by the letter that says it, or else by the report of that day. */
function bekendheidToen(
  { id, bekendSinds }: Cijfer,
  toen: ReadonlyMap<string, Cijfer>,
  sinds: string,
): Bekendheid {
  if (bekendSinds === null) return toen.has(id) ? 'bekend' : 'later'
  return bekendheidOp({ vroegsteDatum: bekendSinds.vroegst, uitersteDatum: bekendSinds.uiterst }, sinds)
}

function perPunt(kop: string, cijfers: readonly Cijfer[], zonderWaarde: boolean): readonly Blok[] {
  if (cijfers.length === 0) return []
  const punten = cijfers.map((cijfer) =>
    zonderWaarde
      ? tekst`${volgens(zonderPunt(cijfer.naam), cijfer)}.`
      : tekst`${zonderPunt(cijfer.naam)}: ${cite(cijfer)}.`,
  )
  return [...alinea([kop]), { soort: 'lijst', punten }]
}

function zonderPunt(naam: string): string {
  return naam.replace(/\.$/, '')
}
