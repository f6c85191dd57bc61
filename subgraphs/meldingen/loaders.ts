import { lijstLoaders } from '../indeling/lijst-loaders.ts'
import { tellingLoaders } from '../indeling/telling-loaders.ts'
import type { Session } from '../kit/database/session.ts'
import { heldRead } from '../kit/lists/held.ts'
import { listLoader, rowLoader } from '../kit/lists/loaders.ts'
import { holdYear } from '../kit/lists/periode.ts'
import { isGiven } from '../kit/request/given.ts'
import { meldingenLijst, meldingenTelling } from './bronnen.ts'
import { findMeldingenByIds, meldingenVragen } from './store/meldingen.ts'
import {
  findMonitorCijfers,
  findMonitorCijfersByIds,
  findMonitorJaren,
  type MonitorVraag,
} from './store/monitor.ts'
import {
  findAangiftenByMeldingen,
  findNazorgByMeldingen,
  findOpvolgingByMeldingen,
  findPersoonsgegevensByMeldingen,
} from './store/opvolging.ts'
import { countStatistiek } from './store/statistiek.ts'
import type { Tables } from './tables.ts'

export type Loaders = ReturnType<typeof createLoaders>

export function createLoaders(session: Session<Tables>) {
  return {
    meldingById: rowLoader(session, findMeldingenByIds),
    meldingen: lijstLoaders(session, meldingenLijst, meldingenVragen),
    persoonsgegevensOfMelding: rowLoader(session, findPersoonsgegevensByMeldingen, (row) => row.melding_id),
    aangifteOfMelding: rowLoader(session, findAangiftenByMeldingen, (row) => row.melding_id),
    nazorgOfMelding: rowLoader(session, findNazorgByMeldingen, (row) => row.melding_id),
    opvolgingOfMelding: listLoader(session, findOpvolgingByMeldingen),
    statistiek: tellingLoaders(session, meldingenTelling, countStatistiek),
    monitorCijferById: rowLoader(session, findMonitorCijfersByIds),
    /** @throws BAD_USER_INPUT for a year before the first figures or after the last: of it there are none yet, not nought. */
    async monitorCijfers(vraag: MonitorVraag) {
      if (isGiven(vraag.jaar)) {
        holdYear('jaar', vraag.jaar, await heldRead(session, 'meldingen monitor', findMonitorJaren))
      }
      return session.read((db) => findMonitorCijfers(db, vraag))
    },
  }
}
