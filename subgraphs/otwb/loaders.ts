import type { Session } from '../kit/database/session.ts'
import { connectionLoader, listLoader, perArguments, rowLoader } from '../kit/lists/loaders.ts'
import { type PageArguments, toConnection } from '../kit/lists/page.ts'
import {
  countTourdekking,
  type DekkingFilter,
  findTourdekking,
  findTourstatusByOrganisaties,
  opNaam,
} from './store/dekking.ts'
import type { Lijst, LijstArguments } from './store/lijst.ts'
import {
  afspraken,
  contactmomenten,
  findAfsprakenBySessies,
  findSessiesByVoorgesprekken,
  sessies,
  voorgesprekken,
} from './store/lijsten.ts'
import {
  type AfsprakenStatistiekArguments,
  type ContactmomentenStatistiekArguments,
  type OtwbStatistiekArguments,
  type TourdekkingStatistiekArguments,
  telAfspraken,
  telBezoeken,
  telContactmomenten,
  telTourdekking,
} from './store/statistiek.ts'
import { findTour, findTourbronnen } from './store/tour.ts'
import type { Tables } from './tables.ts'

export type Loaders = ReturnType<typeof createLoaders>

export function createLoaders(session: Session<Tables>) {
  return {
    tour: () => session.read(findTour),
    tourbronnen: () => session.read(findTourbronnen),
    voorgesprekken: lijstLoaders(session, voorgesprekken),
    sessies: lijstLoaders(session, sessies),
    afspraken: lijstLoaders(session, afspraken),
    contactmomenten: lijstLoaders(session, contactmomenten),
    sessiesOfVoorgesprek: listLoader(session, findSessiesByVoorgesprekken),
    afsprakenOfSessie: listLoader(session, findAfsprakenBySessies),
    tourdekking: (args: DekkingFilter & PageArguments) =>
      toConnection(
        () => session.read((db) => findTourdekking(db, args, args)),
        args,
        opNaam,
        () => session.read((db) => countTourdekking(db, args)),
      ),
    tourstatus: perArguments((peildatum: string) =>
      rowLoader(
        session,
        (db, ids) => findTourstatusByOrganisaties(db, peildatum, ids),
        (row) => row.organisatie_id,
      ),
    ),
    tourdekkingStatistiek: (args: TourdekkingStatistiekArguments) =>
      session.read((db) => telTourdekking(db, args)),
    otwbStatistiek: (args: OtwbStatistiekArguments) => session.read((db) => telBezoeken(db, args)),
    afsprakenStatistiek: (args: AfsprakenStatistiekArguments) => session.read((db) => telAfspraken(db, args)),
    contactmomentenStatistiek: (args: ContactmomentenStatistiekArguments) =>
      session.read((db) => telContactmomenten(db, args)),
  }
}

/** The three ways to one kind of row: by id, as a list, and as a list per organisation. */
function lijstLoaders<Row extends { readonly id: string }, Filter>(
  session: Session<Tables>,
  lijst: Lijst<Row, Filter>,
) {
  return {
    byId: rowLoader(session, lijst.findByIds),
    connection: (args: LijstArguments<Filter>) =>
      toConnection(
        () => session.read((db) => lijst.find(db, args)),
        args,
        lijst.order,
        () => session.read((db) => lijst.count(db, args.filter)),
      ),
    ofOrganisatie: connectionLoader(session, lijst.ofOrganisaties),
  }
}
