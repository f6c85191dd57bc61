import { isGeldigOp, organisatieMet } from '../../../schema/indeling/indeling.ts'
import { provincieId } from '../../indeling/codes.ts'
import type { Session } from '../../kit/database/session.ts'
import { connectionLoader, perArguments, rowLoader } from '../../kit/lists/loaders.ts'
import { type Connection, toConnection } from '../../kit/lists/page.ts'
import { nietTeTellen, openbareVerantwoording, type Verantwoording } from '../../kit/lists/telling.ts'
import { type Given, isGiven, unfit } from '../../kit/request/given.ts'
import { contradiction } from '../../kit/request/together.ts'
import { dagenVan, holdOpenbaar, openbaarVerantwoord } from '../openbaar.ts'
import type { IndicatorWaardeFilter } from '../store/filter.ts'
import * as waarden from '../store/indicatorwaarden.ts'
import { dagVanIndeling, type IndicatorWaardeRij, type Tables } from '../tables.ts'
import type { CatalogusLoaders } from './catalogus.ts'
import type { GebiedLoaders } from './gebieden.ts'
import { raaktIndicatoren, strijdig } from './samen.ts'

type Codes = Pick<CatalogusLoaders, 'known' | 'alleIndicatoren'> &
  Pick<GebiedLoaders, 'knownGebied' | 'gebiedByCode' | 'gebiedOfOrganisatie'>
type Arguments = waarden.IndicatorWaardeArguments

const soort = 'indicatorwaarde'

/** Values of indicators, in the whole and under what they are of. */
export function waardeLoaders(session: Session<Tables>, codes: Codes) {
  /**
   * The filter with its codes as the registers write them; each must be there before anything is counted by it.
   *
   * @throws BAD_USER_INPUT for what no register has, and for fields that no value can meet together.
   */
  async function known(filter: Given<IndicatorWaardeFilter>): Promise<IndicatorWaardeFilter | null> {
    if (!filter) return null
    const provincie = provincieId('provincie', filter.provincie)
    const [indicator, thema, branche, gebied] = await Promise.all([
      codes.known.indicator(filter.indicator),
      codes.known.thema(filter.thema),
      codes.known.branche(filter.branche),
      codes.knownGebied('gebied', filter.gebied),
    ])
    const { minimaleAfwijking } = filter
    if (isGiven(minimaleAfwijking) && minimaleAfwijking < 0) {
      throw unfit('minimaleAfwijking', String(minimaleAfwijking), 'a percentage of 0 or more, without sign')
    }
    const asked = { ...filter, indicator, thema, branche, gebied, provincie }
    const conflict = await conflictOf(asked)
    if (conflict) throw contradiction(conflict, 'value')
    return asked
  }

  async function conflictOf(filter: IndicatorWaardeFilter) {
    const [gebied, indicatoren] = await Promise.all([
      isGiven(filter.gebied) ? codes.gebiedByCode.load(filter.gebied) : null,
      raaktIndicatoren(filter) ? codes.alleIndicatoren() : [],
    ])
    return strijdig(filter, { gebied, indicatoren })
  }

  /** Whether the values of a parent can be among those that a filter asks. */
  async function past(
    ouder: waarden.Ouder,
    id: string,
    filter: Given<IndicatorWaardeFilter>,
  ): Promise<boolean> {
    if (!isGiven(filter)) return true
    if (ouder === 'indicator') {
      if (isGiven(filter.indicator) && filter.indicator !== id) return false
      return (await conflictOf({ ...filter, indicator: id })) === null
    }
    const code = ouder === 'gebied' ? id : (await codes.gebiedOfOrganisatie.load(id))?.code
    if (code === undefined || (isGiven(filter.gebied) && filter.gebied !== code)) return false
    return (await conflictOf({ ...filter, gebied: code })) === null
  }

  const judge = ({ filter }: Arguments, synthetisch: Verantwoording['synthetisch']) =>
    openbaarVerantwoord(
      session,
      { soort, thema: filter?.thema, indicator: filter?.indicator, ...dagenVan(filter?.jaar) },
      synthetisch,
    )

  /** The values under each parent. */
  function onder(ouder: waarden.Ouder, vragen: (typeof waardenOnder)[waarden.Ouder]) {
    const synthetisch = perArguments(({ filter }: Pick<Arguments, 'filter'>) =>
      rowLoader(session, (db, ids) => waarden.findSynthetischByOuders(db, ouder, ids, filter)),
    )
    const load = connectionLoader(session, vragen, async (id, args) => {
      const zonder = ouder === 'organisatie' ? zonderGebied(id) : null
      if (zonder) return zonder
      if (!(await past(ouder, id, args.filter))) return geenDeelnemer
      const of = ouder === 'indicator' ? { ...args, filter: { ...args.filter, indicator: id } } : args
      return judge(of, async () => (await synthetisch({ filter: args.filter }).load(id)) !== null)
    })
    return async (id: string, args: Arguments): Promise<Connection<IndicatorWaardeRij>> =>
      load(id, { ...args, filter: await known(args.filter) })
  }

  return {
    async indicatorwaarden(args: Arguments): Promise<Connection<IndicatorWaardeRij>> {
      const asked = { ...args, filter: await known(args.filter) }
      return toConnection(
        () => session.read((db) => waarden.findIndicatorwaarden(db, asked)),
        args,
        waarden.orderOf(args),
        {
          aantal: () => session.read((db) => waarden.countIndicatorwaarden(db, asked)),
          verantwoording: () =>
            judge(asked, () => session.read((db) => waarden.findSynthetisch(db, asked.filter))),
        },
      )
    },
    async opvallendeAfwijkingen(args: waarden.OpvallendArguments) {
      const asked = { ...args, thema: await codes.known.thema(args.thema) }
      if (asked.niveau === 'LAND')
        throw unfit('niveau', asked.niveau, 'a level below the country, which is compared with')
      const conflict = await conflictOf({ thema: asked.thema, niveau: asked.niveau })
      if (conflict) throw contradiction(conflict, 'value')
      await holdOpenbaar(session, { soort, thema: asked.thema, ...dagenVan(asked.jaar) })
      return session.read((db) => waarden.findOpvallendeAfwijkingen(db, asked))
    },
    waardenOfGebied: onder('gebied', waardenOnder.gebied),
    waardenOfIndicator: onder('indicator', waardenOnder.indicator),
    waardenOfOrganisatie: onder('organisatie', waardenOnder.organisatie),
  }
}

/** Declared once, so that the statements can be remembered. */
const waardenOnder = {
  gebied: waarden.waardenOnder('gebied'),
  indicator: waarden.waardenOnder('indicator'),
  organisatie: waarden.waardenOnder('organisatie'),
}

const geenDeelnemer = openbareVerantwoording({ nietTeTellen: nietTeTellen('GEEN_DEELNEMER') })

/** Of an organisation that has no area there are no values to count: a waterschap, or one that was not there then. */
function zonderGebied(id: string): Verantwoording | null {
  const rij = organisatieMet(id)
  if (!rij || rij.soort === 'WATERSCHAP') {
    return geenDeelnemer
  }
  if (isGeldigOp(rij, dagVanIndeling)) return null
  return openbareVerantwoording({ nietTeTellen: nietTeTellen('BESTOND_NIET') })
}
