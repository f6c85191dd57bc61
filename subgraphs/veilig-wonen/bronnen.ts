import type { Telbron } from '../indeling/telbron.ts'
import { type Given, isGiven } from '../kit/request/given.ts'
import { contradiction } from '../kit/request/together.ts'
import { type Regeling, rechthebbendeFuncties } from './tables.ts'

/** Office holders of every kind of organisation are entitled; those of councils, and officials, are not. */
const deelname = {
  deelnemers: ['GEMEENTE', 'PROVINCIE', 'WATERSCHAP'],
  soortVeld: 'soort',
  naarFunctie: true,
  functies: rechthebbendeFuncties,
} satisfies Partial<Telbron>

interface MetRegeling {
  readonly regeling?: Given<Regeling>
  readonly van?: Given<string>
  readonly tot?: Given<string>
  readonly peildatum?: Given<string>
}

/** The first day of the regeling of 2024; the day on which an aanvraag came in says under which it falls. */
const regelingVan2024 = '2024-01-01'

/** What came in under the regeling of 2024 did so after it began, and what was done for it came later still. */
function holdNaBegin({ regeling, tot, peildatum }: MetRegeling): void {
  if (regeling !== 'VEILIG_WONEN_2024') return
  for (const [naam, dag] of Object.entries({ tot, peildatum })) {
    if (isGiven(dag) && dag < regelingVan2024) throw contradiction(['regeling', naam], 'aanvraag')
  }
}

function holdRegeling(asked: MetRegeling): void {
  holdNaBegin(asked)
  const { regeling, van } = asked
  if (regeling === 'VOOR_2024' && isGiven(van) && van >= regelingVan2024) {
    throw contradiction(['regeling', 'van'], 'aanvraag')
  }
}

/** What lists of aanvragen, the waiting list too, are made of. */
export const aanvragenLijst: Telbron = {
  ...deelname,
  rijen: 'veilig_wonen.aanvraag',
  bereik: 'organisaties',
  hold: holdRegeling,
}

/** What statistics of aanvragen count, and of the steps that these took. */
export const aanvragenTelling: Telbron = {
  ...deelname,
  rijen: 'veilig_wonen.aanvraag_statistiek',
  bereik: 'organisatiesStatistiek',
  hold: holdRegeling,
}

/** What statistics of maatregelen count; they are carried out and paid long after the aanvraag. */
export const maatregelenTelling: Telbron = {
  ...deelname,
  rijen: 'veilig_wonen.maatregel_statistiek',
  looptDoor: true,
  bereik: 'organisatiesStatistiek',
  hold: holdNaBegin,
}
