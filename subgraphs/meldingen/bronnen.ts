import type { Telbron } from '../indeling/telbron.ts'
import type { Given } from '../kit/request/given.ts'

/** GIR serves gemeenten, ARO the others and some gemeenten: every organisation takes part. */
const deelname = {
  deelnemers: ['GEMEENTE', 'PROVINCIE', 'WATERSCHAP'],
  soortVeld: 'soort',
  naarFunctie: true,
  beperkingen: {
    'alleen-aangifte': ({ metAangifte }: { readonly metAangifte?: Given<boolean> }) => metAangifte === false,
  },
} satisfies Partial<Telbron>

/** What lists of meldingen are made of. */
export const meldingenLijst: Telbron = { ...deelname, rijen: 'meldingen.melding', bereik: 'organisaties' }

/** What statistics count. */
export const meldingenTelling: Telbron = {
  ...deelname,
  rijen: 'meldingen.melding_statistiek',
  bereik: 'organisatiesStatistiek',
}
