import { ernstwoorden } from '../taal/woorden.ts'
import { blokkenOf } from '../texts.ts'
import type { Cijfer, Verslag } from '../verslag.ts'
import { allows, readNumber } from './read-number.ts'

/** A file of a report that was written. */
export interface Written {
  readonly bestand: string
  readonly inhoud: string | Uint8Array
}

/** What a written format says otherwise than the report it was made from, a line each. */
export function renderedOtherwise(verslag: Verslag, written: readonly Written[]): readonly string[] {
  return written.flatMap(({ bestand, inhoud }) => {
    if (typeof inhoud !== 'string') return []
    if (bestand.endsWith('.md')) return inProse(verslag, bestand, readable.md(inhoud))
    if (!bestand.endsWith('.html')) return []
    return [...inProse(verslag, bestand, readable.html(inhoud)), ...inSources(verslag, bestand, inhoud)]
  })
}

/** The text of a format without its notes and sources, as a reader reads it. */
const readable = {
  md: (text: string) =>
    text
      .replace(/\n## Herkomst\n[\s\S]*/, '')
      .replaceAll(/\[\^[^\]]*\]/g, '')
      .replaceAll(/\\([\\`*_[\]<>|#])/g, '$1'),
  html: (text: string) =>
    withoutEntities(
      text
        .replace(/<section id="herkomst"[\s\S]*?<\/section>/, '')
        .replaceAll(/<(style|svg|head|nav)\b[\s\S]*?<\/\1>/g, ' ')
        .replaceAll(/<sup class="noot">[\s\S]*?<\/sup>|<p class="bron">[\s\S]*?<\/p>/g, '')
        .replaceAll(/<(b|summary)>(Cijfers bij )?(figuur|tabel) \d+\.?<\/\1>/gi, ' ')
        .replaceAll(/<[^>]*>/g, ' '),
    ),
}

function withoutEntities(text: string): string {
  const signs: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' }
  return text.replaceAll(/&(lt|gt|quot|#39|amp);/g, (entity, name: string) => signs[name] ?? entity)
}

/** Every number in a format is in the report, and every notice has the one word for its kind. */
function inProse(verslag: Verslag, bestand: string, text: string): readonly string[] {
  const { titel, peildatum, gemaaktOp, afnemer, hub, vorige, samenvatting, hoofdstukken } = verslag
  const said = numbersIn(
    JSON.stringify([titel, peildatum, gemaaktOp, afnemer, hub, vorige, samenvatting, hoofdstukken]),
  )
  // The moment it was made is written in Dutch time.
  const head = numbersIn(/Gemaakt op\D{0,12}\d{1,2} [a-z]+ \d{4} om [\d:]+/.exec(text)?.[0] ?? '')
  const strange = [...numbersIn(text)].filter((token) => !said.has(token) && !head.has(token))
  const notices = blokkenOf(verslag).filter((blok) => blok.soort === 'kennisgeving')
  const missing = [...new Set(notices.map(({ ernst }) => ernstwoorden[ernst]))].filter(
    (word) => !text.includes(`${word}.`),
  )
  return [
    ...strange.map((token) => `${bestand} says ${token}, which the report does not`),
    ...missing.map((word) => `${bestand} has no notice "${word}", which the report has`),
  ]
}

function numbersIn(text: string): ReadonlySet<string> {
  const tokens = text.match(/\d+(?:[.,]\d+)*/g) ?? []
  // A day is written out as `14 mei 2024`, and kept as `2024-05-14`: with and without leading zero.
  return new Set(tokens.map((token) => token.replace(/^0+(?=\d)/, '')))
}

/** The list of figures under a note gives each with the value that the report has. */
function inSources(verslag: Verslag, bestand: string, html: string): readonly string[] {
  const section = /<section id="herkomst"[\s\S]*?<\/section>/.exec(html)?.[0] ?? ''
  const byName = new Map<string, Cijfer[]>()
  for (const cijfer of verslag.cijfers) byName.set(cijfer.naam, [...(byName.get(cijfer.naam) ?? []), cijfer])
  const rows = section.matchAll(
    /<th scope="row"[^>]*><span>([^<]*)<\/span><\/th>(?:(?!<\/tr>)[\s\S])*data-kop="Waarde"><span>([^<]*)<\/span>/g,
  )
  return [...rows].flatMap(([, naam = '', waarde = '']) => {
    const cijfers = byName.get(withoutEntities(naam)) ?? []
    const text = withoutEntities(waarde).replace(' (demogegevens)', '')
    const said = readNumber(text)
    const fits = cijfers.some((cijfer) =>
      cijfer.waarde === null
        ? said === null && text.includes(cijfer.reden ?? '')
        : said !== null && allows(said, cijfer.waarde, 0.005),
    )
    return fits ? [] : [`${bestand} gives "${text}" as ${withoutEntities(naam)}, which the report does not`]
  })
}
