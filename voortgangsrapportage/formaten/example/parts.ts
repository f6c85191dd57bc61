import type { Alinea, Grafiek, Kennisgeving, Punt, Tabel, Tekst, Verwijzing } from '../../verslag.ts'

export function v(tekst: string, ...ids: string[]): Verwijzing {
  return { tekst, cijfers: ids }
}

export function alinea(...tekst: Tekst): Alinea {
  return { soort: 'alinea', tekst }
}

export function kennisgeving(ernst: Kennisgeving['ernst'], ...tekst: Tekst): Kennisgeving {
  return { soort: 'kennisgeving', ernst, tekst }
}

export function tabelVan(
  id: string,
  bijschrift: string,
  kop: string,
  koppen: readonly string[],
  rijen: readonly Tekst[][],
): Tabel {
  return {
    soort: 'tabel',
    id: `${id}-tabel`,
    bijschrift,
    kolommen: [
      { kop, uitlijning: 'links' },
      ...koppen.map((naam) => ({ kop: naam, uitlijning: 'rechts' as const })),
    ],
    rijen,
  }
}

export function punten(paren: Readonly<Record<string, number | string>>): readonly Punt[] {
  return Object.entries(paren).map(([naam, waarde]) =>
    typeof waarde === 'number' ? { naam, waarde } : { naam, waarde: null, reden: waarde },
  )
}

export function grafiek(
  id: string,
  bijschrift: string,
  alternatief: string,
  beeld: Grafiek['beeld'],
  koppen: readonly string[],
  rijen: readonly Tekst[][],
): Grafiek {
  return {
    soort: 'grafiek',
    id,
    bijschrift,
    alternatief: [alternatief],
    beeld,
    tabel: tabelVan(id, bijschrift, 'Naam', koppen, rijen),
  }
}

export const rijenVan = (alle: readonly Punt[], bron: string): Tekst[][] =>
  alle.map((punt) => [
    [punt.naam],
    punt.waarde === null ? [punt.reden ?? ''] : [v(String(punt.waarde), bron)],
  ])
