import { type IndelingRij, indeling } from '../../schema/indeling/indeling.ts'
import { dagVanIndeling, possibleOrganisatieId, provincieId, riecId } from '../indeling/codes.ts'
import { searchForm } from '../kit/lists/search-form.ts'
import { badInput } from '../kit/request/errors.ts'
import { type Given, isGiven, unfit } from '../kit/request/given.ts'
import { vandaag } from '../kit/request/today.ts'
import { asks, holdTogether } from '../kit/request/together.ts'
import type { Naamvraag, OrganisatieFilter } from './store/organisaties.ts'
import type { OrganisatieTable } from './tables.ts'

type Soort = Given<OrganisatieTable['soort']>

/** The filter as GraphQL gives it. */
export interface FilterArgument {
  readonly peildatum?: Given<string>
  readonly soort?: Soort
  readonly provincie?: Given<string>
  readonly riec?: Given<string>
  readonly naamBevat?: Given<string>
}

/**
 * @throws BAD_USER_INPUT for a province or RIEC that is none, for a name with nothing to look for, and for fields that no
 *   organisation of any year meets together.
 */
export function readFilter(filter: Given<FilterArgument>): OrganisatieFilter {
  const provincie = provincieId('filter.provincie', filter?.provincie)
  const riec = riecId('filter.riec', filter?.riec)
  const soort = filter?.soort ?? null
  holdTogether(
    [
      ...asks('filter.soort', soort, (rij: IndelingRij, wanted) => rij.soort === wanted),
      ...asks('filter.provincie', provincie, (rij: IndelingRij, id) => rij.provincie_id === id),
      ...asks('filter.riec', riec, (rij: IndelingRij, id) => rij.riec_id === id),
    ],
    indeling,
    'organisation',
  )
  return {
    peildatum: dagVanIndeling('filter.peildatum', filter?.peildatum),
    soort,
    provincie,
    riec,
    zoeknaam: zoeknaam('filter.naamBevat', filter?.naamBevat),
  }
}

/** How one organisation is looked up. */
export interface OrganisatieArguments {
  readonly id?: Given<string>
  readonly naam?: Given<string>
  readonly code?: Given<string>
  readonly soort?: Soort
}

/**
 * By id, which is also what a code says, or by name.
 *
 * @throws BAD_USER_INPUT unless one is given, and when that is a text that no organisation could have.
 */
export function readOrganisatie(args: OrganisatieArguments): { id: string } | Naamvraag {
  const given = [args.id, args.naam, args.code].filter(isGiven)
  if (given.length !== 1) {
    throw badInput(`Looking up an organisatie: ${given.length} of id, naam and code given, wanted one`)
  }
  const id = possibleOrganisatieId('id', args.id) ?? possibleOrganisatieId('code', args.code)
  if (id !== null) return { id }
  return { zoeknaam: zoeknaam('naam', args.naam) ?? '', soort: args.soort ?? null, peildatum: vandaag() }
}

/** In characters: bringing a text into one form takes a time that grows with the square of its length. */
const longestName = 200

function zoeknaam(argument: string, value: Given<string>): string | null {
  if (!isGiven(value)) return null
  if (value.length > longestName) {
    throw unfit(argument, `a text of ${value.length} characters`, `one of at most ${longestName}`)
  }
  const text = searchForm(value)
  if (text === '') throw unfit(argument, 'a text with nothing to look for', 'a name or a part of one')
  return text
}
