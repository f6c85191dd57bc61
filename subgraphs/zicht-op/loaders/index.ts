import { lijstLoaders } from '../../indeling/lijst-loaders.ts'
import { tellingLoaders } from '../../indeling/telling-loaders.ts'
import type { Session } from '../../kit/database/session.ts'
import { listLoader, rowLoader } from '../../kit/lists/loaders.ts'
import { trajectenLijst, trajectenTelling } from '../bronnen.ts'
import * as datavolwassenheid from '../store/datavolwassenheid.ts'
import { countTrajectenStatistiek } from '../store/datavolwassenheid-statistiek.ts'
import type { Tables } from '../tables.ts'
import { catalogusLoaders } from './catalogus.ts'
import { gebiedLoaders } from './gebieden.ts'
import { gebruikLoaders } from './gebruik.ts'
import { waardeLoaders } from './waarden.ts'

export type Loaders = ReturnType<typeof createLoaders>

export function createLoaders(session: Session<Tables>) {
  const catalogus = catalogusLoaders(session)
  const gebieden = gebiedLoaders(session)
  return {
    ...catalogus,
    ...gebieden,
    ...waardeLoaders(session, { ...catalogus, ...gebieden }),
    ...gebruikLoaders(session, catalogus),
    trajectById: rowLoader(session, datavolwassenheid.findTrajectenByIds),
    trajecten: lijstLoaders(session, trajectenLijst, datavolwassenheid.trajectenVragen),
    scoresOfTraject: listLoader(session, datavolwassenheid.findScoresByTrajecten),
    aanbevelingenOfTraject: listLoader(session, datavolwassenheid.findAanbevelingenByTrajecten),
    statistiek: tellingLoaders(session, trajectenTelling, countTrajectenStatistiek),
  }
}
