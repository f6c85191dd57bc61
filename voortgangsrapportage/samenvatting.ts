import type { Inhoud } from './hoofdstukken/sectie.ts'
import type { Afnemer } from './hub/afnemer.ts'
import { opsomming } from './taal/opsomming.ts'
import { tekst } from './taal/tekst.ts'
import type { Blok, Hoofdstuk } from './verslag.ts'

interface Samengevat {
  readonly afnemer: Afnemer
  /** Whether the hub is the embedded one, with its demo data. */
  readonly ingebed: boolean
  readonly inhoud: readonly Inhoud[]
  readonly hoofdstukken: readonly Hoofdstuk[]
}

/** What stands before everything else: what the reader must know of this report, and its main figures. */
export function samenvatting({ afnemer, ingebed, inhoud, hoofdstukken }: Samengevat): readonly Blok[] {
  return [
    ...(ingebed ? verzonnen() : []),
    ...(afnemer.landelijk ? [] : beperktBereik(afnemer)),
    ...gemist(hoofdstukken),
    ...inhoud.flatMap(({ kern }) => kern),
  ]
}

function verzonnen(): readonly Blok[] {
  return [
    {
      soort: 'kennisgeving',
      ernst: 'let-op',
      tekst: tekst`Dit verslag komt uit de ingebedde hub. De gegevens over aanvragen, meldingen, gesprekken, trajecten en gebieden daarin zijn verzonnen; organisaties, brieven, toezeggingen en bedragen zijn echt.`,
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
    mislukt.length > 0 ? `Zonder cijfers: hoofdstuk ${opsomming(mislukt)}.` : '',
    deels.length > 0 ? `Niet volledig: hoofdstuk ${opsomming(deels)}.` : '',
  ].filter((zin) => zin !== '')
  if (zinnen.length === 0) return []
  return [
    {
      soort: 'kennisgeving',
      ernst: 'let-op',
      tekst: tekst`Dit verslag is niet volledig; bij elk onderdeel staat wat ontbreekt en waarom. ${zinnen.join(' ')}`,
    },
  ]
}
