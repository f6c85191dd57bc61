import type { Session } from '../kit/database/session.ts'
import {
  type ConnectionQueries,
  connectionLoader,
  listLoader,
  perArguments,
  rowLoader,
} from '../kit/lists/loaders.ts'
import type { MeldingFilter } from './store/filter.ts'
import {
  countMeldingen,
  countMeldingenByOrganisaties,
  findMeldingen,
  findMeldingenByIds,
  findMeldingenByOrganisaties,
  type MeldingenArguments,
  volgorden,
} from './store/meldingen.ts'
import { findMonitorCijfers, findMonitorCijfersByIds } from './store/monitor.ts'
import {
  findAangiftenByMeldingen,
  findNazorgByMeldingen,
  findOpvolgingByMeldingen,
  findPersoonsgegevensByMeldingen,
} from './store/opvolging.ts'
import { type AantalRij, countStatistiek, type StatistiekVraag } from './store/statistiek.ts'
import type { MeldingRij, Tables } from './tables.ts'

export type Loaders = ReturnType<typeof createLoaders>

const meldingenOfOrganisatie: ConnectionQueries<Tables, MeldingRij, MeldingenArguments> = {
  order: ({ volgorde }) => volgorden[volgorde],
  find: findMeldingenByOrganisaties,
  count: countMeldingenByOrganisaties,
}

export function createLoaders(session: Session<Tables>) {
  return {
    meldingById: rowLoader(session, findMeldingenByIds),
    meldingen: (args: MeldingenArguments) => session.read((db) => findMeldingen(db, args)),
    aantalMeldingen: (filter: MeldingFilter) => session.read((db) => countMeldingen(db, filter)),
    meldingenOfOrganisatie: connectionLoader(session, meldingenOfOrganisatie),
    persoonsgegevensOfMelding: rowLoader(session, findPersoonsgegevensByMeldingen, (row) => row.melding_id),
    aangifteOfMelding: rowLoader(session, findAangiftenByMeldingen, (row) => row.melding_id),
    nazorgOfMelding: rowLoader(session, findNazorgByMeldingen, (row) => row.melding_id),
    opvolgingOfMelding: listLoader(session, findOpvolgingByMeldingen),
    statistiek: (vraag: StatistiekVraag) => session.read((db) => countStatistiek(db, vraag)),
    statistiekOfOrganisatie: perArguments((vraag: StatistiekVraag) =>
      listLoader<Tables, AantalRij>(session, (db, ids) => countStatistiek(db, vraag, ids)),
    ),
    monitorCijferById: rowLoader(session, findMonitorCijfersByIds),
    monitorCijfers: (wanted: Parameters<typeof findMonitorCijfers>[1]) =>
      session.read((db) => findMonitorCijfers(db, wanted)),
  }
}
