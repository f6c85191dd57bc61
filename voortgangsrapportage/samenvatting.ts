import type { Inhoud } from './hoofdstukken/sectie.ts'
import type { Afnemer } from './hub/afnemer.ts'
import { hoofdletter } from './taal/getallen.ts'
import { opsomming } from './taal/opsomming.ts'
import { tekst, volgens } from './taal/tekst.ts'
import { staatwoorden } from './taal/woorden.ts'
import type { Blok, Cijfer, Hoofdstuk } from './verslag.ts'

interface Samengevat {
  readonly afnemer: Afnemer
  readonly inhoud: readonly Inhoud[]
  readonly hoofdstukken: readonly Hoofdstuk[]
  /** The figures of each chapter, in the same order. */
  readonly cijfers: readonly (readonly Cijfer[])[]
}

/** What stands before everything else: what the reader must know of this report, and its main figures. */
export function samenvatting({ afnemer, inhoud, hoofdstukken, cijfers }: Samengevat): readonly Blok[] {
  return [
    ...verzonnen(hoofdstukken, cijfers),
    ...(afnemer.landelijk ? [] : beperktBereik(afnemer)),
    ...gemist(hoofdstukken),
    ...inhoud.flatMap(({ kern }) => kern),
  ]
}

/** As the data says itself, wherever the hub is: made-up figures are named as such before anything else. */
function verzonnen(
  hoofdstukken: readonly Hoofdstuk[],
  cijfers: readonly (readonly Cijfer[])[],
): readonly Blok[] {
  const eigen = cijfers.map((van) => van.filter(({ synthetisch }) => synthetisch === true))
  const waar = hoofdstukken.filter((_, index) => (eigen[index] ?? []).length > 0)
  if (waar.length === 0) return []
  const namen = opsomming(waar.map(({ nummer, titel }) => `${nummer} ${titel}`))
  return [
    {
      soort: 'kennisgeving',
      ernst: 'let-op',
      tekst: tekst`Dit verslag bevat ${volgens('verzonnen demogegevens', ...eigen.flat())}. Zij staan in hoofdstuk ${namen}; elk van die hoofdstukken zegt welke cijfers het zijn. Gebruik die cijfers niet als feiten.`,
    },
  ]
}

function beperktBereik({ naam }: Afnemer): readonly Blok[] {
  return [
    {
      soort: 'kennisgeving',
      ernst: 'let-op',
      tekst: tekst`De hub is bevraagd als ${naam}. De tellingen gaan over het bereik van die afnemer en niet over het hele land; de cijfers uit de brieven aan de Tweede Kamer gaan wel over het hele land. Een nul betekent dat binnen dat bereik niets is geteld, en niet dat het daarbuiten niet voorkomt.`,
    },
  ]
}

function gemist(hoofdstukken: readonly Hoofdstuk[]): readonly Blok[] {
  const met = (staat: Hoofdstuk['staat']) =>
    hoofdstukken.filter((een) => een.staat === staat).map(({ nummer, titel }) => `${nummer} ${titel}`)
  const mislukt = met('mislukt')
  const deels = met('deels')
  const zinnen = [
    mislukt.length > 0 ? `${hoofdletter(staatwoorden.mislukt ?? '')}: hoofdstuk ${opsomming(mislukt)}.` : '',
    deels.length > 0 ? `${hoofdletter(staatwoorden.deels ?? '')}: hoofdstuk ${opsomming(deels)}.` : '',
  ].filter((zin) => zin !== '')
  if (zinnen.length === 0) return []
  return [
    {
      soort: 'kennisgeving',
      ernst: 'let-op',
      tekst: tekst`Dit verslag is onvolledig; bij elk onderdeel staat wat ontbreekt en waarom. ${zinnen.join(' ')}`,
    },
  ]
}
