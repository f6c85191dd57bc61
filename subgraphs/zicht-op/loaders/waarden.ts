import { isGeldigOp, organisatieMet } from '../../../schema/indeling/indeling.ts'
import { provincieId } from '../../indeling/codes.ts'
import type { Session } from '../../kit/database/session.ts'
import { connectionLoader, perArguments, rowLoader } from '../../kit/lists/loaders.ts'
import { type Connection, toConnection } from '../../kit/lists/page.ts'
import { nietTeTellen, openbareVerantwoording, type Verantwoording } from '../../kit/lists/telling.ts'
import type { Given } from '../../kit/request/given.ts'
import { dagenVan, holdOpenbaar, openbaarVerantwoord } from '../openbaar.ts'
import type { IndicatorWaardeFilter } from '../store/filter.ts'
import * as waarden from '../store/indicatorwaarden.ts'
import { dagVanIndeling, type IndicatorWaardeRij, type Tables } from '../tables.ts'
import type { CatalogusLoaders } from './catalogus.ts'
import type { GebiedLoaders } from './gebieden.ts'

type Codes = Pick<CatalogusLoaders, 'known' | 'indicatorById'> & Pick<GebiedLoaders, 'knownGebied'>
type Arguments = waarden.IndicatorWaardeArguments

const soort = 'indicatorwaarde'

/** Values of indicators, in the whole and under what they are of. */
export function waardeLoaders(session: Session<Tables>, codes: Codes) {
  /** The filter with its codes as the registers write them; each must be there before anything is counted by it. */
  async function known(filter: Given<IndicatorWaardeFilter>): Promise<IndicatorWaardeFilter | null> {
    if (!filter) return null
    const provincie = provincieId('provincie', filter.provincie)
    const [indicator, thema, branche, gebied] = await Promise.all([
      codes.known.indicator(filter.indicator),
      codes.known.thema(filter.thema),
      codes.known.branche(filter.branche),
      codes.knownGebied('gebied', filter.gebied),
    ])
    return { ...filter, indicator, thema, branche, gebied, provincie }
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

/** Of an organisation that has no area there are no values to count: a waterschap, or one that was not there then. */
function zonderGebied(id: string): Verantwoording | null {
  const rij = organisatieMet(id)
  if (!rij || rij.soort === 'WATERSCHAP') {
    return openbareVerantwoording({ nietTeTellen: nietTeTellen('GEEN_DEELNEMER') })
  }
  if (isGeldigOp(rij, dagVanIndeling)) return null
  return openbareVerantwoording({ nietTeTellen: nietTeTellen('BESTOND_NIET') })
}
