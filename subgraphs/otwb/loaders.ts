import { type LijstArguments, lijstLoaders } from '../indeling/lijst-loaders.ts'
import { type Telbron, verantwoord } from '../indeling/telbron.ts'
import { tellingLoaders } from '../indeling/telling-loaders.ts'
import type { Session } from '../kit/database/session.ts'
import { listLoader, perArguments, rowLoader } from '../kit/lists/loaders.ts'
import { type PageArguments, toConnection } from '../kit/lists/page.ts'
import { geteld } from '../kit/lists/tellen.ts'
import { holdKnown } from '../kit/lists/telling.ts'
import type { Given } from '../kit/request/given.ts'
import {
  afsprakenLijst,
  afsprakenTelling,
  bezoekenTelling,
  contactmomentenLijst,
  contactmomentenTelling,
  dekkingLijst,
  dekkingTelling,
  sessiesLijst,
  voorgesprekkenLijst,
} from './bronnen.ts'
import { countTourdekking, findTourdekking, findTourstatusByOrganisaties, opNaam } from './store/dekking.ts'
import { countTourdekkingStatistiek } from './store/dekking-statistiek.ts'
import type { RijLijst } from './store/lijst.ts'
import {
  afspraken,
  contactmomenten,
  findAfsprakenBySessies,
  findSessiesByVoorgesprekken,
  sessies,
  voorgesprekken,
} from './store/lijsten.ts'
import { countAfspraken, countBezoeken, countContactmomenten } from './store/statistiek.ts'
import { findTour, findTourbronnen } from './store/tour.ts'
import type { Tables, TourBezoek } from './tables.ts'

export type Loaders = ReturnType<typeof createLoaders>

/** Whose coverage is asked, on which day. */
interface OpPeildatum {
  readonly peildatum: string
  readonly soort?: Given<'GEMEENTE' | 'PROVINCIE'>
  readonly provincie?: Given<string>
  readonly riec?: Given<string>
}

export interface TourdekkingArguments extends OpPeildatum, PageArguments {
  readonly peildatum: string
  readonly bezoek?: Given<readonly TourBezoek[]>
}

export interface TourdekkingStatistiekArguments extends OpPeildatum {
  readonly perProvincie: boolean
  readonly opIndeling?: Given<number>
}

export function createLoaders(session: Session<Tables>) {
  const tourstatusOp = perArguments((peildatum: string) =>
    rowLoader(
      session,
      (db, ids) => findTourstatusByOrganisaties(db, peildatum, ids),
      (row) => row.organisatie_id,
    ),
  )
  return {
    tour: () => session.read(findTour),
    tourbronnen: () => session.read(findTourbronnen),
    voorgesprekken: rijLoaders(session, voorgesprekkenLijst, voorgesprekken),
    sessies: rijLoaders(session, sessiesLijst, sessies),
    afspraken: rijLoaders(session, afsprakenLijst, afspraken),
    contactmomenten: rijLoaders(session, contactmomentenLijst, contactmomenten),
    sessiesOfVoorgesprek: listLoader(session, findSessiesByVoorgesprekken),
    afsprakenOfSessie: listLoader(session, findAfsprakenBySessies),
    async tourdekking(args: TourdekkingArguments) {
      const { peildatum, bezoek } = args
      const { geteld, verantwoording } = await verantwoord(session, dekkingLijst, bestaandOp(args))
      const vraag = { peildatum, filter: { bezoek, organisaties: geteld.map(({ id }) => id) } }
      return toConnection(() => session.read((db) => findTourdekking(db, vraag, args)), args, opNaam, {
        aantal: () => session.read((db) => countTourdekking(db, vraag)),
        verantwoording: async () => verantwoording,
      })
    },
    /** Null where the tour has no business, where the caller may not look, and before and after it existed. */
    async tourstatus(ouder: string, peildatum: string) {
      const { verantwoording } = await verantwoord(session, dekkingLijst, {
        ...bestaandOp({ peildatum }),
        ouder,
      })
      holdKnown(`How far the tour was on ${peildatum}`, verantwoording)
      return verantwoording.nietTeTellen ? null : tourstatusOp(peildatum).load(ouder)
    },
    async tourdekkingStatistiek(args: TourdekkingStatistiekArguments) {
      const asked = { ...bestaandOp(args), opIndeling: args.opIndeling }
      const judged = await verantwoord(session, dekkingTelling, asked)
      return geteld(judged.verantwoording, () =>
        session.read((db) => countTourdekkingStatistiek(db, { ...args, geteld: judged.geteld })),
      )
    },
    otwbStatistiek: tellingLoaders(session, bezoekenTelling, countBezoeken),
    afsprakenStatistiek: tellingLoaders(session, afsprakenTelling, countAfspraken),
    contactmomentenStatistiek: tellingLoaders(session, contactmomentenTelling, countContactmomenten),
  }
}

/** Coverage is of organisations that existed on the peildatum: a period of one day. */
function bestaandOp({ peildatum, soort, provincie, riec }: OpPeildatum) {
  return { soort, provincie, riec, van: peildatum, tot: peildatum }
}

/** The three ways to one kind of row: by id, as a list, and as a list per organisation. */
function rijLoaders<Row extends { readonly id: string }, Fields extends LijstArguments['filter'] & object>(
  session: Session<Tables>,
  bron: Telbron,
  lijst: RijLijst<Row, Fields>,
) {
  return { byId: rowLoader(session, lijst.findByIds), ...lijstLoaders(session, bron, lijst) }
}
