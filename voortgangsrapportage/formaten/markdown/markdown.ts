import { dag } from '../../taal/datums.ts'
import { ernstwoorden, staatwoorden } from '../../taal/woorden.ts'
import type { Blok, Cijfer, Hoofdstuk, Tabel, Tekst, Verslag, Vraag } from '../../verslag.ts'
import { gegevens } from '../woorden.ts'

/** The report as Markdown, with a footnote for each question that its figures came from. */
export function makeMarkdown(verslag: Verslag): string {
  const schrijver = schrijverVan(verslag)
  const delen = [
    `# ${regel(verslag.titel)}`,
    gegevens(verslag)
      .map(({ naam, waarde }) => `- **${naam}:** ${regel(waarde)}`)
      .join('\n'),
    '## Samenvatting',
    ...verslag.samenvatting.map(schrijver.blok),
    ...verslag.hoofdstukken.flatMap(schrijver.hoofdstuk),
    '## Herkomst',
    'Elk cijfer staat met zijn vraag, plaats in het antwoord en status in `figures.json`.',
    schrijver.voetnoten(),
  ]
  return `${delen.filter((deel) => deel !== '').join('\n\n')}\n`
}

function schrijverVan(verslag: Verslag) {
  const cijfers = new Map(verslag.cijfers.map((cijfer) => [cijfer.id, cijfer]))
  const gebruikt = new Set<string>()

  const vragenVan = (ids: readonly string[]): readonly string[] =>
    [...new Set(ids.map((id) => bekend(cijfers, id).vraag))].sort()

  const noten = (vragen: readonly string[]): string => {
    for (const vraag of vragen) gebruikt.add(vraag)
    return vragen.map((vraag) => `[^${vraag}]`).join('')
  }

  /** A footnote stands behind the last words that rest on its question. */
  const metNoten = (stukken: Tekst): string => {
    const gezien = new Set<string>()
    return stukken
      .toReversed()
      .map((stuk) => {
        if (typeof stuk === 'string') return regel(stuk)
        const nieuw = vragenVan(stuk.cijfers).filter((vraag) => !gezien.has(vraag))
        for (const vraag of nieuw) gezien.add(vraag)
        return `${regel(stuk.tekst)}${noten(nieuw)}`
      })
      .toReversed()
      .join('')
  }

  const tabel = ({ bijschrift, kolommen, rijen }: Tabel): string => {
    const vragen = vragenVan(rijen.flat(2).flatMap((stuk) => (typeof stuk === 'string' ? [] : stuk.cijfers)))
    return [
      `**${regel(bijschrift)}**${noten(vragen)}`,
      '',
      rij(kolommen.map(({ kop }) => regel(kop))),
      rij(kolommen.map(({ uitlijning }) => (uitlijning === 'rechts' ? '---:' : ':---'))),
      ...rijen.map((cellen) => rij(cellen.map(zonderNoten))),
    ].join('\n')
  }

  const blok = (een: Blok): string => {
    switch (een.soort) {
      case 'alinea':
        return metNoten(een.tekst)
      case 'lijst':
        return een.punten.map((punt) => `- ${metNoten(punt)}`).join('\n')
      case 'kennisgeving':
        return `> **${ernstwoorden[een.ernst]}.** ${metNoten(een.tekst)}`
      case 'tabel':
        return tabel(een)
      case 'grafiek':
        return tabel({ ...een.tabel, bijschrift: een.bijschrift })
    }
  }

  const hoofdstuk = ({ nummer, titel, niveau, staat, blokken, paragrafen }: Hoofdstuk): readonly string[] => [
    `${'#'.repeat(niveau + 1)} ${nummer} ${regel(titel)}${inState(staat)}`,
    ...blokken.map(blok),
    ...paragrafen.flatMap(hoofdstuk),
  ]

  const voetnoten = (): string =>
    verslag.vragen
      .filter(({ id }) => gebruikt.has(id))
      .map((vraag) => `[^${vraag.id}]: ${herkomst(vraag, verslag.cijfers)}`)
      .join('\n')

  return { blok, hoofdstuk, voetnoten }
}

function inState(staat: Hoofdstuk['staat']): string {
  const woorden = staatwoorden[staat]
  return woorden === null ? '' : ` (${woorden})`
}

function herkomst({ id, traceId, gesteldOp, status }: Vraag, cijfers: readonly Cijfer[]): string {
  const eigen = cijfers.filter(({ vraag }) => vraag === id)
  const bronnen = [...new Set(eigen.map(({ bron }) => bron))].join('; ')
  const peildata = [...new Set(eigen.map(({ peildatum }) => dag(peildatum)))].join(', ')
  return `Vraag \`${id}\` aan de hub. Bron: ${regel(bronnen)}. Peildatum: ${peildata}. Gesteld op ${gesteldOp}, trace \`${traceId}\`, antwoord ${status ?? 'geen'}.`
}

function bekend(cijfers: ReadonlyMap<string, Cijfer>, id: string): Cijfer {
  const cijfer = cijfers.get(id)
  if (!cijfer)
    throw new Error(`Writing the report: a text refers to the figure "${id}", which it does not have`)
  return cijfer
}

function zonderNoten(stukken: Tekst): string {
  return stukken.map((stuk) => regel(typeof stuk === 'string' ? stuk : stuk.tekst)).join('')
}

function rij(cellen: readonly string[]): string {
  return `| ${cellen.join(' | ')} |`
}

/** Text that a source gave, on one line and without meaning to Markdown. */
function regel(tekst: string): string {
  return tekst.replaceAll(/\s*\n\s*/g, ' ').replaceAll(/[\\`*_[\]<>|#]/g, (teken) => `\\${teken}`)
}
