import type { Telbron } from '../indeling/telbron.ts'

/** Only gemeenten go through a traject; it belongs to no office holder. */
const deelname = { deelnemers: ['GEMEENTE'], soortVeld: null, naarFunctie: false } satisfies Partial<Telbron>

export const trajectenLijst: Telbron = {
  ...deelname,
  rijen: 'zicht_op.datavolwassenheidstraject',
  bereik: 'organisaties',
}

/** What statistics count. */
export const trajectenTelling: Telbron = {
  ...deelname,
  rijen: 'zicht_op.datavolwassenheid_statistiek',
  bereik: 'organisatiesStatistiek',
}
