import { lijstLoaders } from '../indeling/lijst-loaders.ts'
import { verantwoord } from '../indeling/telbron.ts'
import { tellingLoaders } from '../indeling/telling-loaders.ts'
import type { Session } from '../kit/database/session.ts'
import { listLoader, perArguments, rowLoader } from '../kit/lists/loaders.ts'
import { aanvragenLijst, aanvragenTelling, maatregelenTelling } from './bronnen.ts'
import { aanvragenVragen, findAanvragenByIds } from './store/aanvragen.ts'
import {
  findAdviezenByAanvragen,
  findDreigingsanalysesByAanvragen,
  findMaatregelenByAanvragen,
  findPersonenByAanvragen,
  findVerloopByAanvragen,
} from './store/onderdelen.ts'
import { countDoorlooptijden, countStatussen, countWachtenden } from './store/standen.ts'
import { countAanvragenStatistiek, countMaatregelen } from './store/statistiek.ts'
import { countBetaald, findTegemoetkoming } from './store/tegemoetkoming.ts'
import { wachtlijstVragen } from './store/wachtlijst.ts'
import type { MaatregelRij, StapRij, Tables } from './tables.ts'

export type Loaders = ReturnType<typeof createLoaders>

export function createLoaders(session: Session<Tables>) {
  return {
    aanvraagById: rowLoader(session, findAanvragenByIds),
    aanvragen: lijstLoaders(session, aanvragenLijst, aanvragenVragen),
    wachtlijst: lijstLoaders(session, aanvragenLijst, wachtlijstVragen),
    /** Of the whole waiting list that the caller may read: in it every aanvraag has its place, whatever is selected. */
    heleWachtlijst: perArguments((peildatum: string) => verantwoord(session, aanvragenLijst, { peildatum })),

    verloopOfAanvraag: listLoader<Tables, StapRij>(session, findVerloopByAanvragen),
    maatregelenOfAanvraag: listLoader<Tables, MaatregelRij>(session, findMaatregelenByAanvragen),
    persoonOfAanvraag: rowLoader(session, findPersonenByAanvragen, (row) => row.aanvraag_id),
    dreigingsanalyseOfAanvraag: rowLoader(
      session,
      findDreigingsanalysesByAanvragen,
      (row) => row.aanvraag_id,
    ),
    adviesOfAanvraag: rowLoader(session, findAdviezenByAanvragen, (row) => row.aanvraag_id),

    aanvragenStatistiek: tellingLoaders(session, aanvragenTelling, countAanvragenStatistiek),
    statusStatistiek: tellingLoaders(session, aanvragenTelling, countStatussen),
    wachtlijstStatistiek: tellingLoaders(session, aanvragenTelling, countWachtenden),
    doorlooptijdStatistiek: tellingLoaders(session, aanvragenTelling, countDoorlooptijden),
    maatregelenStatistiek: tellingLoaders(session, maatregelenTelling, countMaatregelen),
    betaald: tellingLoaders(session, maatregelenTelling, countBetaald),
    tegemoetkoming: (jaar: number) => session.read((db) => findTegemoetkoming(db, jaar)),
  }
}
