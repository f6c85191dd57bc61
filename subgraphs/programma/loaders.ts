import type { Session } from '../kit/database/session.ts'
import {
  type ConnectionQueries,
  connectionLoader,
  listLoader,
  perArguments,
  rowLoader,
} from '../kit/lists/loaders.ts'
import type { PageArguments } from '../kit/lists/page.ts'
import * as activiteiten from './store/activiteiten.ts'
import * as brieven from './store/brieven.ts'
import * as middelen from './store/middelen.ts'
import { type StatistiekVraag, telActiviteiten } from './store/statistiek.ts'
import * as toezeggingen from './store/toezeggingen.ts'
import type { ActiviteitDeelnameRij, ActiviteitRij, Tables } from './tables.ts'

export type Loaders = ReturnType<typeof createLoaders>
export type { ActiviteitFilter } from './store/activiteiten.ts'
export type { MijlpaalFilter } from './store/brieven.ts'
export type { MiddelFilter } from './store/middelen.ts'
export type { StatistiekVraag, TelRij } from './store/statistiek.ts'
export type { ToezeggingFilter } from './store/toezeggingen.ts'

/** The activities of an organisation: a page of those that fit the filter. */
export type ActiviteitenArguments = PageArguments & { readonly filter?: activiteiten.ActiviteitFilter | null }

const activiteitenOfOrganisatie: ConnectionQueries<Tables, ActiviteitRij, ActiviteitenArguments> = {
  order: () => activiteiten.nieuwsteEerst,
  find: (db, ids, args) => activiteiten.findActiviteitenByOrganisaties(db, ids, args.filter ?? {}, args),
  count: (db, ids, args) => activiteiten.countActiviteitenByOrganisaties(db, ids, args.filter ?? {}),
}

const deelnamesOfActiviteit: ConnectionQueries<Tables, ActiviteitDeelnameRij, PageArguments> = {
  order: () => activiteiten.opNaam,
  find: activiteiten.findDeelnamesByActiviteiten,
  count: activiteiten.countDeelnamesByActiviteiten,
}

export function createLoaders(session: Session<Tables>) {
  const uitkeringenOf = (ouder: middelen.UitkeringOuder) =>
    perArguments((jaar: number | null) =>
      listLoader(session, (db, ids) => middelen.findUitkeringenByOuders(db, ouder, ids, jaar)),
    )

  return {
    brieven: () => session.read(brieven.findBrieven),
    briefById: rowLoader(session, brieven.findBrievenByIds),
    mijlpalen: (filter: brieven.MijlpaalFilter) => session.read((db) => brieven.findMijlpalen(db, filter)),
    mijlpaalById: rowLoader(session, brieven.findMijlpalenByIds),
    mijlpalenOfBrief: listLoader(session, brieven.findMijlpalenByBrieven),
    mijlpalenOfMiddel: listLoader(session, brieven.findMijlpalenByMiddelen),
    eerdereMijlpalen: listLoader(session, brieven.findEerdereMijlpalen),
    organisatiesOfMijlpaal: listLoader(session, brieven.findOrganisatiesByMijlpalen),

    middelen: (filter: middelen.MiddelFilter) => session.read((db) => middelen.findMiddelen(db, filter)),
    middelById: rowLoader(session, middelen.findMiddelenByIds),
    uitkeringById: rowLoader(session, middelen.findUitkeringenByIds),
    uitkeringenOfMiddel: uitkeringenOf('middel_id')(null),
    uitkeringenOfOrganisatie: uitkeringenOf('organisatie_id'),

    normen: (soort: string | null) => session.read((db) => middelen.findNormen(db, soort)),
    normById: rowLoader(session, middelen.findNormenByIds),
    normOfOrganisatie: rowLoader(session, middelen.findNormenByOrganisaties, (row) => row.ouder_id),

    toezeggingen: (filter: toezeggingen.ToezeggingFilter, peildatum: toezeggingen.Peildatum) =>
      session.read((db) => toezeggingen.findToezeggingen(db, filter, peildatum)),
    toezeggingById: perArguments((peildatum: toezeggingen.Peildatum) =>
      rowLoader(session, (db, ids) => toezeggingen.findToezeggingenByIds(db, ids, peildatum)),
    ),
    toezeggingenOfBrief: perArguments((peildatum: toezeggingen.Peildatum) =>
      listLoader(session, (db, ids) => toezeggingen.findToezeggingenByBrieven(db, ids, peildatum)),
    ),
    standenOfToezegging: perArguments((peildatum: toezeggingen.Peildatum) =>
      listLoader(session, (db, ids) => toezeggingen.findStandenByToezeggingen(db, ids, peildatum)),
    ),

    activiteiten: (filter: activiteiten.ActiviteitFilter, page: PageArguments) =>
      session.read((db) => activiteiten.findActiviteiten(db, filter, page)),
    aantalActiviteiten: (filter: activiteiten.ActiviteitFilter) =>
      session.read((db) => activiteiten.countActiviteiten(db, filter)),
    activiteitById: rowLoader(session, activiteiten.findActiviteitenByIds),
    activiteitenOfOrganisatie: connectionLoader(session, activiteitenOfOrganisatie),
    deelnameById: rowLoader(session, activiteiten.findDeelnamesByIds),
    deelnamesOfActiviteit: connectionLoader(session, deelnamesOfActiviteit),
    telActiviteiten: (vraag: StatistiekVraag) => session.read((db) => telActiviteiten(db, vraag)),
  }
}
