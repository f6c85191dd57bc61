import { lijstLoaders } from '../indeling/lijst-loaders.ts'
import { tellingLoaders } from '../indeling/telling-loaders.ts'
import type { Session } from '../kit/database/session.ts'
import { listLoader, rowLoader } from '../kit/lists/loaders.ts'
import { meldingenLijst, meldingenTelling } from './bronnen.ts'
import { findMeldingenByIds, meldingenVragen } from './store/meldingen.ts'
import { findMonitorCijfers, findMonitorCijfersByIds, type MonitorVraag } from './store/monitor.ts'
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
    monitorCijfers: (vraag: MonitorVraag) => session.read((db) => findMonitorCijfers(db, vraag)),
  }
}
