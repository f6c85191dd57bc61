import type { Telbron } from '../indeling/telbron.ts'
import { type Given, isGiven } from '../kit/request/given.ts'
import { contradiction } from '../kit/request/together.ts'
import type { BezoekFilter } from './store/statistiek.ts'
import type { SessieSoort } from './tables.ts'

/** The tour goes along gemeenteraden and Provinciale Staten, and concerns organisations. */
const tour = { deelnemers: ['GEMEENTE', 'PROVINCIE'], naarFunctie: false } satisfies Partial<Telbron>

/** Contact is with an office holder, of a waterschap too. */
const contact = {
  deelnemers: ['GEMEENTE', 'PROVINCIE', 'WATERSCHAP'],
  naarFunctie: true,
  soortVeld: null,
} satisfies Partial<Telbron>

const lijst = { bereik: 'organisaties' } satisfies Partial<Telbron>
const statistiek = { bereik: 'organisatiesStatistiek' } satisfies Partial<Telbron>

export const voorgesprekkenLijst: Telbron = {
  ...tour,
  ...lijst,
  rijen: 'otwb.voorgesprek',
  soortVeld: 'soortOrganisatie',
}
export const sessiesLijst: Telbron = {
  ...tour,
  ...lijst,
  rijen: 'otwb.sessie',
  soortVeld: null,
  eisen: ({ soort }: { readonly soort?: Given<SessieSoort> }) => {
    if (!isGiven(soort)) return []
    const bij = soort === 'RAAD' ? 'GEMEENTE' : 'PROVINCIE'
    return [{ argument: 'soort', of: (rij) => rij.soort === bij }]
  },
}
export const afsprakenLijst: Telbron = { ...tour, ...lijst, rijen: 'otwb.afspraak', soortVeld: null }
export const contactmomentenLijst: Telbron = { ...contact, ...lijst, rijen: 'otwb.contactmoment' }

/** Rows are organisations; what is said of them is counted from what the team did there. */
export const dekkingLijst: Telbron = {
  ...tour,
  ...lijst,
  rijen: ['otwb.voorgesprek', 'otwb.sessie', 'otwb.afspraak'],
  soortVeld: 'soort',
}

export const bezoekenTelling: Telbron = {
  ...tour,
  ...statistiek,
  rijen: 'otwb.bezoek_statistiek',
  soortVeld: null,
  hold: ({ soort, alleenIntakes }: Pick<BezoekFilter, 'soort' | 'alleenIntakes'>) => {
    if (soort === 'SESSIE' && alleenIntakes === true) throw contradiction(['soort', 'alleenIntakes'], 'visit')
  },
}
export const dekkingTelling: Telbron = { ...bezoekenTelling, soortVeld: 'soort' }
export const afsprakenTelling: Telbron = {
  ...tour,
  ...statistiek,
  rijen: 'otwb.afspraak_statistiek',
  soortVeld: null,
}
export const contactmomentenTelling: Telbron = {
  ...contact,
  ...statistiek,
  rijen: 'otwb.contactmoment_statistiek',
}
