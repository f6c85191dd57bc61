import type { IndicatorRij, IndicatorWaardeRij, RedenOntbreekt } from './tables.ts'

const redenen: Record<RedenOntbreekt, string> = {
  ONBEKEND: 'De bron heeft voor dit gebied en dit jaar geen gegevens. Dat is iets anders dan nul.',
  ONBETROUWBAAR: 'Er zijn te weinig waarnemingen voor een betrouwbaar cijfer. Dat is iets anders dan nul.',
  GEHEIM:
    'Het cijfer is niet gepubliceerd, omdat het tot personen, bedrijven of adressen te herleiden zou zijn. Dat is iets anders dan nul.',
  NIET_VAN_TOEPASSING: 'Het verschijnsel kan in dit gebied niet voorkomen.',
}

/** How one value reads: which way and how far it deviates, what that may mean, and whether it is made up. */
export function duidingVan(waarde: IndicatorWaardeRij, indicator: IndicatorRij | null): string {
  if (waarde.reden_ontbreekt) return redenen[waarde.reden_ontbreekt]
  const delen = [afwijking(waarde.afwijking_relatief), indicator?.duiding]
  if (waarde.synthetisch) delen.push('(Synthetische waarde.)')
  return delen.filter((deel) => deel).join(' ')
}

function afwijking(relatief: number | null): string {
  if (relatief === null) return 'Niet met het landelijk gemiddelde te vergelijken, want dat is nul.'
  if (relatief === 0) return 'Gelijk aan het landelijk gemiddelde.'
  const percentage = Math.abs(relatief).toFixed(1).replace('.', ',')
  return `${percentage} % ${relatief > 0 ? 'boven' : 'onder'} het landelijk gemiddelde.`
}
