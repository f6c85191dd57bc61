import type { Telbron } from '../indeling/telbron.ts'

/** Every organisation can take part in activities; no office holder does. */
const deelname = {
  deelnemers: ['GEMEENTE', 'PROVINCIE', 'WATERSCHAP'],
  soortVeld: null,
  naarFunctie: false,
  komtNog: (filter) => (filter as { readonly status?: unknown }).status === 'GEPLAND',
} satisfies Partial<Telbron>

/** Who takes part in an activity. */
export const deelnamesLijst: Telbron = {
  ...deelname,
  rijen: 'programma.activiteit_deelname',
  bereik: 'organisaties',
}

/** Activities belong to no organisation; a question that names one is about who takes part. */
export const activiteitenLijst: Telbron = { ...deelnamesLijst, openbaar: 'programma.activiteit' }

/** What statistics count. */
export const activiteitenTelling: Telbron = {
  ...deelname,
  rijen: 'programma.activiteit_statistiek',
  bereik: 'organisatiesStatistiek',
}
