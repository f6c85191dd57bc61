import type { Telbron } from '../indeling/telbron.ts'

/** Office holders of every kind of organisation are entitled. */
const deelname = {
  deelnemers: ['GEMEENTE', 'PROVINCIE', 'WATERSCHAP'],
  soortVeld: 'soort',
  naarFunctie: true,
} satisfies Partial<Telbron>

/** What lists of aanvragen, the waiting list too, are made of. */
export const aanvragenLijst: Telbron = {
  ...deelname,
  rijen: 'veilig_wonen.aanvraag',
  bereik: 'organisaties',
}

/** What statistics of aanvragen count, and of the steps that these took. */
export const aanvragenTelling: Telbron = {
  ...deelname,
  rijen: 'veilig_wonen.aanvraag_statistiek',
  bereik: 'organisatiesStatistiek',
}

/** What statistics of maatregelen count. */
export const maatregelenTelling: Telbron = {
  ...deelname,
  rijen: 'veilig_wonen.maatregel_statistiek',
  bereik: 'organisatiesStatistiek',
}
