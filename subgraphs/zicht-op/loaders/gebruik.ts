import type { Session } from '../../kit/database/session.ts'
import { geteld } from '../../kit/lists/tellen.ts'
import { openbaarVerantwoord } from '../openbaar.ts'
import { countBezoeken, findSynthetisch, type GebruikArguments } from '../store/dashboard-gebruik.ts'
import type { Tables } from '../tables.ts'
import type { CatalogusLoaders } from './catalogus.ts'

/** Visits to the dashboard, of no organisation and no person. */
export function gebruikLoaders(session: Session<Tables>, { known }: Pick<CatalogusLoaders, 'known'>) {
  return {
    async gebruik(args: GebruikArguments) {
      const asked = { ...args, thema: await known.thema(args.thema) }
      const verantwoording = await openbaarVerantwoord(session, { soort: 'dashboardbezoek', ...asked }, () =>
        session.read((db) => findSynthetisch(db, asked)),
      )
      return geteld(verantwoording, () => session.read((db) => countBezoeken(db, asked)))
    },
  }
}
