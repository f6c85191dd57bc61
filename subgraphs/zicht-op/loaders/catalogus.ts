import type { Session } from '../../kit/database/session.ts'
import { heldRead } from '../../kit/lists/held.ts'
import { knownCode } from '../../kit/lists/known-code.ts'
import { listLoader, perArguments, rowLoader } from '../../kit/lists/loaders.ts'
import type { Given } from '../../kit/request/given.ts'
import * as codes from '../codes.ts'
import * as catalogus from '../store/catalogus.ts'
import type { ThemaStatus } from '../store/filter.ts'
import { type DekkingArguments, findDekkingByIndicatoren } from '../store/waardetellingen.ts'
import type { Tables } from '../tables.ts'

export type CatalogusLoaders = ReturnType<typeof catalogusLoaders>

/** Themes, indicators and branches, and their codes as the catalogue writes them. */
export function catalogusLoaders(session: Session<Tables>) {
  const themaById = rowLoader(session, catalogus.findThemasByIds)
  const indicatorById = rowLoader(session, catalogus.findIndicatorenByIds)
  const brancheByCode = rowLoader(session, catalogus.findBranchesByCodes, (row) => row.code)
  const thema = (value: Given<string>) => knownCode(codes.themas, themaById, 'thema', value)
  const indicator = (value: Given<string>) => knownCode(codes.indicatoren, indicatorById, 'indicator', value)
  const branche = (value: Given<string>) => knownCode(codes.branches, brancheByCode, 'branche', value)

  const gemiddelden = perArguments((args: catalogus.GemiddeldeArguments) =>
    rowLoader(
      session,
      (db, ids) => catalogus.findGemiddeldeByIndicatoren(db, ids, args),
      (row) => row.indicator_id,
    ),
  )
  return {
    known: { thema, indicator, branche },
    themas: (status: Given<ThemaStatus>) => session.read((db) => catalogus.findThemas(db, { status })),
    themaById,
    async indicatoren(value: Given<string>) {
      const asked = { thema: await thema(value) }
      return session.read((db) => catalogus.findIndicatoren(db, asked))
    },
    indicatorById,
    alleIndicatoren: () =>
      heldRead(session, 'zicht_op indicatoren', (db) => catalogus.findIndicatoren(db, {})),
    indicatorenOfThema: listLoader(session, catalogus.findIndicatorenByThemas),
    branches: () => session.read(catalogus.findBranches),
    brancheByCode,
    peiljarenOfIndicator: listLoader(session, catalogus.findPeiljarenByIndicatoren),
    dekkingOfIndicator: perArguments((args: DekkingArguments) =>
      rowLoader(
        session,
        (db, ids) => findDekkingByIndicatoren(db, ids, args),
        (row) => row.indicator_id,
      ),
    ),
    async gemiddeldeOfIndicator(id: string, args: catalogus.GemiddeldeArguments) {
      const row = await gemiddelden({ ...args, branche: await branche(args.branche) }).load(id)
      return row?.gemiddelde
    },
  }
}
