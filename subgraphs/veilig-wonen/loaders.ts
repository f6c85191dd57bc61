import type { Session } from '../kit/database/session.ts'
import {
  type ConnectionQueries,
  connectionLoader,
  listLoader,
  perArguments,
  rowLoader,
} from '../kit/lists/loaders.ts'
import {
  type AanvragenArguments,
  countAanvragen,
  countAanvragenByOrganisaties,
  findAanvragen,
  findAanvragenByIds,
  findAanvragenByOrganisaties,
  volgordes,
} from './store/aanvragen.ts'
import type { AanvraagFilter } from './store/filter.ts'
import {
  findAdviezenByAanvragen,
  findDreigingsanalysesByAanvragen,
  findMaatregelenByAanvragen,
  findPersonenByAanvragen,
  findVerloopByAanvragen,
} from './store/onderdelen.ts'
import {
  findTegemoetkoming,
  meetDoorlooptijden,
  type PeildatumArguments,
  telStatussen,
  telWachtlijst,
} from './store/standen.ts'
import {
  type AanvragenCelRij,
  type AanvragenStatistiekArguments,
  type MaatregelenStatistiekArguments,
  telAanvragen,
  telAanvragenByOrganisaties,
  telMaatregelen,
} from './store/tellingen.ts'
import { countWachtlijst, findWachtlijst, type WachtlijstArguments } from './store/wachtlijst.ts'
import type { AanvraagRij, MaatregelRij, StapRij, Tables } from './tables.ts'

export type Loaders = ReturnType<typeof createLoaders>

const aanvragenOfOrganisatie: ConnectionQueries<Tables, AanvraagRij, AanvragenArguments> = {
  order: ({ volgorde }) => volgordes[volgorde],
  find: findAanvragenByOrganisaties,
  count: (db, ids, { filter }) => countAanvragenByOrganisaties(db, ids, filter ?? {}),
}

export function createLoaders(session: Session<Tables>) {
  return {
    aanvraagById: rowLoader(session, findAanvragenByIds),
    aanvragen: (args: AanvragenArguments) => session.read((db) => findAanvragen(db, args)),
    aantalAanvragen: (filter: AanvraagFilter) => session.read((db) => countAanvragen(db, filter)),
    aanvragenOfOrganisatie: connectionLoader(session, aanvragenOfOrganisatie),
    wachtlijst: (args: WachtlijstArguments) => session.read((db) => findWachtlijst(db, args)),
    aantalWachtlijst: (args: WachtlijstArguments) => session.read((db) => countWachtlijst(db, args)),

    verloopOfAanvraag: listLoader<Tables, StapRij>(session, findVerloopByAanvragen),
    maatregelenOfAanvraag: listLoader<Tables, MaatregelRij>(session, findMaatregelenByAanvragen),
    persoonOfAanvraag: rowLoader(session, findPersonenByAanvragen, (row) => row.aanvraag_id),
    dreigingsanalyseOfAanvraag: rowLoader(
      session,
      findDreigingsanalysesByAanvragen,
      (row) => row.aanvraag_id,
    ),
    adviesOfAanvraag: rowLoader(session, findAdviezenByAanvragen, (row) => row.aanvraag_id),

    aanvragenStatistiek: (args: AanvragenStatistiekArguments) => session.read((db) => telAanvragen(db, args)),
    aanvragenStatistiekOfOrganisatie: perArguments((args: AanvragenStatistiekArguments) =>
      listLoader<Tables, AanvragenCelRij>(session, (db, ids) => telAanvragenByOrganisaties(db, ids, args)),
    ),
    maatregelenStatistiek: (args: MaatregelenStatistiekArguments) =>
      session.read((db) => telMaatregelen(db, args)),
    statussen: (args: PeildatumArguments) => session.read((db) => telStatussen(db, args)),
    standWachtlijst: (args: PeildatumArguments) => session.read((db) => telWachtlijst(db, args)),
    doorlooptijden: (args: PeildatumArguments) => session.read((db) => meetDoorlooptijden(db, args)),
    tegemoetkoming: (jaar: number) => session.read((db) => findTegemoetkoming(db, jaar)),
  }
}
