import { lijstLoaders } from '../indeling/lijst-loaders.ts'
import { verantwoord } from '../indeling/telbron.ts'
import { tellingLoaders } from '../indeling/telling-loaders.ts'
import type { Session } from '../kit/database/session.ts'
import { heldRead } from '../kit/lists/held.ts'
import { knownCode } from '../kit/lists/known-code.ts'
import { connectionLoader, listLoader, perArguments, rowLoader } from '../kit/lists/loaders.ts'
import { holdYear } from '../kit/lists/periode.ts'
import { type Given, isGiven } from '../kit/request/given.ts'
import { activiteitenLijst, activiteitenTelling, deelnamesLijst } from './bronnen.ts'
import * as codes from './codes.ts'
import { activiteitenVragen, findActiviteitenByIds } from './store/activiteiten.ts'
import * as brieven from './store/brieven.ts'
import { deelnamesOfActiviteit, findDeelnamesByIds } from './store/deelnames.ts'
import * as middelen from './store/middelen.ts'
import { countActiviteitenStatistiek } from './store/statistiek.ts'
import * as toezeggingen from './store/toezeggingen.ts'
import type { Tables } from './tables.ts'

export type Loaders = ReturnType<typeof createLoaders>

export function createLoaders(session: Session<Tables>) {
  return {
    ...briefLoaders(session),
    ...middelLoaders(session),
    activiteiten: lijstLoaders(session, activiteitenLijst, activiteitenVragen),
    activiteitById: rowLoader(session, findActiviteitenByIds),
    deelnameById: rowLoader(session, findDeelnamesByIds),
    deelnamesOfActiviteit: connectionLoader(session, deelnamesOfActiviteit, async () => {
      const { verantwoording } = await verantwoord(session, deelnamesLijst, null)
      return verantwoording
    }),
    statistiek: tellingLoaders(session, activiteitenTelling, countActiviteitenStatistiek),
  }
}

/** What the letters say. */
function briefLoaders(session: Session<Tables>) {
  const briefById = rowLoader(session, brieven.findBrievenByIds)
  const sleutels = rowLoader(session, brieven.findSleutels, (row) => row.sleutel)

  /** The filter with its codes as the letters write them. */
  async function known<Filter extends brieven.MijlpaalFilter>(filter: Given<Filter>): Promise<Filter | null> {
    if (!isGiven(filter)) return null
    const brief = await knownCode(codes.brieven, briefById, 'brief', filter.brief)
    const sleutel = await knownCode(codes.sleutels, sleutels, 'sleutel', filter.sleutel)
    return { ...filter, brief, sleutel }
  }

  return {
    brieven: () => session.read(brieven.findBrieven),
    briefById,
    async mijlpalen(filter: Given<brieven.MijlpaalFilter>) {
      const asked = await known(filter)
      return session.read((db) => brieven.findMijlpalen(db, asked))
    },
    mijlpaalById: rowLoader(session, brieven.findMijlpalenByIds),
    mijlpalenOfBrief: listLoader(session, brieven.findMijlpalenByBrieven),
    mijlpalenOfMiddel: listLoader(session, brieven.findMijlpalenByMiddelen),
    eerdereMijlpalen: listLoader(session, brieven.findEerdereMijlpalen),
    organisatiesOfMijlpaal: listLoader(session, brieven.findOrganisatiesByMijlpalen),

    async toezeggingen(filter: Given<toezeggingen.ToezeggingFilter>, peildatum: string) {
      const asked = await known(filter)
      return session.read((db) => toezeggingen.findToezeggingen(db, asked, peildatum))
    },
    toezeggingById: perArguments((peildatum: string) =>
      rowLoader(session, (db, ids) => toezeggingen.findToezeggingenByIds(db, ids, peildatum)),
    ),
    toezeggingenOfBrief: perArguments((peildatum: string) =>
      listLoader(session, (db, ids) => toezeggingen.findToezeggingenByBrieven(db, ids, peildatum)),
    ),
    standenOfToezegging: perArguments((peildatum: string) =>
      listLoader(session, (db, ids) => toezeggingen.findStandenByToezeggingen(db, ids, peildatum)),
    ),
  }
}

/** The money and the norms. */
function middelLoaders(session: Session<Tables>) {
  const uitkeringenOf = (ouder: middelen.UitkeringOuder) =>
    perArguments((filter: middelen.UitkeringFilter) =>
      listLoader(session, (db, ids) => middelen.findUitkeringenByOuders(db, ouder, ids, filter)),
    )
  const ofOrganisatie = uitkeringenOf('organisatie_id')
  return {
    /** @throws BAD_USER_INPUT for a year before the first of which the letters name money. */
    async middelen(filter: middelen.MiddelFilter) {
      if (isGiven(filter.jaar)) {
        holdYear('jaar', filter.jaar, await heldRead(session, 'middelen', middelen.findJarenVanMiddelen))
      }
      return session.read((db) => middelen.findMiddelen(db, filter))
    },
    middelById: rowLoader(session, middelen.findMiddelenByIds),
    uitkeringById: rowLoader(session, middelen.findUitkeringenByIds),
    uitkeringenOfMiddel: uitkeringenOf('middel_id')({}),
    /** @throws BAD_USER_INPUT for a year of which the letters do not say who received what. */
    async uitkeringenOfOrganisatie(id: string, filter: middelen.UitkeringFilter) {
      if (isGiven(filter.jaar)) {
        holdYear(
          'jaar',
          filter.jaar,
          await heldRead(session, 'uitkeringen', middelen.findJarenVanUitkeringen),
        )
      }
      return ofOrganisatie(filter).load(id)
    },
    normen: (filter: middelen.NormFilter) => session.read((db) => middelen.findNormen(db, filter)),
    normById: rowLoader(session, middelen.findNormenByIds),
    normOfOrganisatie: rowLoader(session, middelen.findNormenByOrganisaties, (row) => row.ouder_id),
  }
}
