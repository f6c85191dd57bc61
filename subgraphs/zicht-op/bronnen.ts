import type { Telbron } from '../indeling/telbron.ts'
import { isGiven } from '../kit/request/given.ts'
import { contradiction } from '../kit/request/together.ts'
import type { TrajectFilter } from './store/filter.ts'

/** Only gemeenten go through a traject; it belongs to no office holder, and can be completed when its gemeente has gone. */
const deelname = {
  deelnemers: ['GEMEENTE'],
  soortVeld: null,
  naarFunctie: false,
  looptDoor: true,
} satisfies Partial<Telbron>

export const trajectenLijst: Telbron = {
  ...deelname,
  rijen: 'zicht_op.datavolwassenheidstraject',
  bereik: 'organisaties',
  hold: ({ status, van, tot }: TrajectFilter) => {
    // Its days are those of completion.
    if (status !== 'GESTART') return
    if (isGiven(van)) throw contradiction(['status', 'van'], 'traject')
    if (isGiven(tot)) throw contradiction(['status', 'tot'], 'traject')
  },
}

/** What statistics count. */
export const trajectenTelling: Telbron = {
  ...deelname,
  rijen: 'zicht_op.datavolwassenheid_statistiek',
  bereik: 'organisatiesStatistiek',
}
