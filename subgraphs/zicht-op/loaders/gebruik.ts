import type { Session } from '../../kit/database/session.ts'
import { holdRange } from '../../kit/lists/filter.ts'
import { dagenVan } from '../../kit/lists/periode.ts'
import { geteld } from '../../kit/lists/tellen.ts'
import { isGiven, unfit } from '../../kit/request/given.ts'
import { openbaarVerantwoord } from '../openbaar.ts'
import { countBezoeken, findSynthetisch, type GebruikArguments } from '../store/dashboard-gebruik.ts'
import type { Tables } from '../tables.ts'
import type { CatalogusLoaders } from './catalogus.ts'

/** Visits to the dashboard, of no organisation and no person. */
export function gebruikLoaders(session: Session<Tables>, { known }: Pick<CatalogusLoaders, 'known'>) {
  return {
    /** @throws BAD_USER_INPUT for a part of a month: visits are known by the month. */
    async gebruik(args: GebruikArguments) {
      holdRange(args)
      holdMaanden(args)
      const asked = { ...args, thema: await known.thema(args.thema) }
      const verantwoording = await openbaarVerantwoord(session, { soort: 'dashboardbezoek', ...asked }, () =>
        session.read((db) => findSynthetisch(db, asked)),
      )
      return geteld(verantwoording, () => session.read((db) => countBezoeken(db, asked)))
    },
  }
}

function holdMaanden({ van, tot }: GebruikArguments): void {
  const maand = (dag: string) => dagenVan(dag.slice(0, 7))
  if (isGiven(van) && van !== maand(van).van) throw unfit('van', van, 'the first day of a month')
  if (isGiven(tot) && tot !== maand(tot).tot) throw unfit('tot', tot, 'the last day of a month')
}
