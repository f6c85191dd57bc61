import type { Blok, Hoofdstuk, Tekst, Verslag, Verwijzing } from './verslag.ts'

/** A text of a report, and where a reader finds it. */
export interface Plek {
  /** `samenvatting`, `2.1 Door de jaren`. */
  readonly waar: string
  readonly blok: Blok
  readonly tekst: Tekst
}

/** Every text of a report in order: sentences, cells, and what is said instead of a picture. */
export function textsOf(verslag: Pick<Verslag, 'samenvatting' | 'hoofdstukken'>): readonly Plek[] {
  return [
    ...verslag.samenvatting.flatMap((blok) => placesIn('samenvatting', blok)),
    ...verslag.hoofdstukken.flatMap(textsIn),
  ]
}

/** Every block of a report, those of its sections too. */
export function blokkenOf(verslag: Pick<Verslag, 'samenvatting' | 'hoofdstukken'>): readonly Blok[] {
  const within = ({ blokken, paragrafen }: Hoofdstuk): readonly Blok[] => [
    ...blokken,
    ...paragrafen.flatMap(within),
  ]
  return [...verslag.samenvatting, ...verslag.hoofdstukken.flatMap(within)]
}

function textsIn({ nummer, titel, blokken, paragrafen }: Hoofdstuk): readonly Plek[] {
  return [...blokken.flatMap((blok) => placesIn(`${nummer} ${titel}`, blok)), ...paragrafen.flatMap(textsIn)]
}

function placesIn(waar: string, blok: Blok): readonly Plek[] {
  const alternatief = blok.soort === 'grafiek' ? [blok.alternatief] : []
  return [...readTexts(blok), ...alternatief].map((tekst) => ({ waar, blok, tekst }))
}

/** The texts of a block that a reader sees, without what is said instead of a picture. */
export function readTexts(blok: Blok): readonly Tekst[] {
  switch (blok.soort) {
    case 'alinea':
    case 'kennisgeving':
      return [blok.tekst]
    case 'lijst':
      return blok.punten
    case 'tabel':
      return blok.rijen.flat()
    case 'grafiek':
      return blok.tabel.rijen.flat()
  }
}

export function isVerwijzing(deel: Tekst[number]): deel is Verwijzing {
  return typeof deel !== 'string'
}

/** Ids of all figures that a text rests on. */
export function idsIn(tekst: Tekst): readonly string[] {
  return tekst.filter(isVerwijzing).flatMap(({ cijfers }) => cijfers)
}
