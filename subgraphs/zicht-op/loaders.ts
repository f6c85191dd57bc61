import type { Session } from '../kit/database/session.ts'
import { connectionLoader, listLoader, perArguments, rowLoader } from '../kit/lists/loaders.ts'
import type { PageArguments } from '../kit/lists/page.ts'
import type { ConnectionQueries } from '../kit/lists/queries.ts'
import { openbareTelling } from '../kit/lists/telling.ts'
import * as catalogus from './store/catalogus.ts'
import { countBezoeken, type GebruikArguments } from './store/dashboard-gebruik.ts'
import * as datavolwassenheid from './store/datavolwassenheid.ts'
import { countTrajectenVolgens, type StatistiekArguments } from './store/datavolwassenheid-statistiek.ts'
import * as gebieden from './store/gebieden.ts'
import * as waarden from './store/indicatorwaarden.ts'
import type { GebiedRij, IndicatorWaardeRij, Tables, ThemaRij, TrajectRij } from './tables.ts'

export type Loaders = ReturnType<typeof createLoaders>

const waardenOf = {
  gebied: waardenOnder('gebied'),
  indicator: waardenOnder('indicator'),
  organisatie: waardenOnder('organisatie'),
}

function waardenOnder(
  ouder: waarden.Ouder,
): ConnectionQueries<Tables, IndicatorWaardeRij, waarden.IndicatorWaardeArguments> {
  return {
    order: waarden.orderOf,
    find: (db, ids, args) => waarden.findIndicatorwaardenByOuders(db, ouder, ids, args),
    count: (db, ids, args) => waarden.countIndicatorwaardenByOuders(db, ouder, ids, args),
  }
}

const onderliggend: ConnectionQueries<Tables, GebiedRij, PageArguments> = {
  order: () => gebieden.opNaam,
  find: gebieden.findOnderliggend,
  count: gebieden.countOnderliggend,
}

const trajectenOfOrganisatie: ConnectionQueries<Tables, TrajectRij, PageArguments> = {
  order: () => datavolwassenheid.opStart,
  find: datavolwassenheid.findTrajectenByOrganisaties,
  count: datavolwassenheid.countTrajectenByOrganisaties,
}

export function createLoaders(session: Session<Tables>) {
  return {
    ...catalogusLoaders(session),
    ...gebiedLoaders(session),
    ...waardeLoaders(session),
    ...trajectLoaders(session),
    gebruik: (args: GebruikArguments) => session.read((db) => countBezoeken(db, args)),
  }
}

function catalogusLoaders(session: Session<Tables>) {
  return {
    themas: (status: ThemaRij['status'] | null | undefined) =>
      session.read((db) => catalogus.findThemas(db, status)),
    themaById: rowLoader(session, catalogus.findThemasByIds),
    indicatoren: (thema: string | null | undefined) =>
      session.read((db) => catalogus.findIndicatoren(db, thema)),
    indicatorById: rowLoader(session, catalogus.findIndicatorenByIds),
    indicatorenOfThema: listLoader(session, catalogus.findIndicatorenByThemas),
    branches: () => session.read(catalogus.findBranches),
    brancheByCode: rowLoader(session, catalogus.findBranchesByCodes, (row) => row.code),
    peiljarenOfIndicator: listLoader(session, catalogus.findPeiljarenByIndicatoren),
    dekkingOfIndicator: perArguments((args: catalogus.DekkingArguments) =>
      rowLoader(
        session,
        (db, ids) => catalogus.findDekkingByIndicatoren(db, ids, args),
        (row) => row.indicator_id,
      ),
    ),
    gemiddeldeOfIndicator: perArguments((args: catalogus.GemiddeldeArguments) =>
      rowLoader(
        session,
        (db, ids) => catalogus.findGemiddeldeByIndicatoren(db, ids, args),
        (row) => row.indicator_id,
      ),
    ),
  }
}

function gebiedLoaders(session: Session<Tables>) {
  return {
    gebiedByCode: rowLoader(session, gebieden.findGebiedenByCodes, (row) => row.code),
    gebiedOfOrganisatie: rowLoader(session, gebieden.findGebiedenByOrganisaties, (row) => row.organisatie_id),
    gebieden: (filter: gebieden.GebiedFilter, page: PageArguments) =>
      session.read((db) => gebieden.findGebieden(db, filter, page)),
    aantalGebieden: (filter: gebieden.GebiedFilter) =>
      session.read((db) => gebieden.countGebieden(db, filter)),
    onderliggend: connectionLoader(session, onderliggend, openbareTelling),
  }
}

function waardeLoaders(session: Session<Tables>) {
  return {
    indicatorwaarden: (args: waarden.IndicatorWaardeArguments) =>
      session.read((db) => waarden.findIndicatorwaarden(db, args)),
    aantalIndicatorwaarden: (args: waarden.IndicatorWaardeArguments) =>
      session.read((db) => waarden.countIndicatorwaarden(db, args)),
    opvallendeAfwijkingen: (args: waarden.OpvallendArguments) =>
      session.read((db) => waarden.findOpvallendeAfwijkingen(db, args)),
    waardenOfGebied: connectionLoader(session, waardenOf.gebied, openbareTelling),
    waardenOfIndicator: connectionLoader(session, waardenOf.indicator, openbareTelling),
    waardenOfOrganisatie: connectionLoader(session, waardenOf.organisatie, openbareTelling),
  }
}

function trajectLoaders(session: Session<Tables>) {
  return {
    trajectById: rowLoader(session, datavolwassenheid.findTrajectenByIds),
    trajecten: (filter: datavolwassenheid.TrajectFilter, page: PageArguments) =>
      session.read((db) => datavolwassenheid.findTrajecten(db, filter, page)),
    aantalTrajecten: (filter: datavolwassenheid.TrajectFilter) =>
      session.read((db) => datavolwassenheid.countTrajecten(db, filter)),
    trajectenOfOrganisatie: connectionLoader(session, trajectenOfOrganisatie, openbareTelling),
    scoresOfTraject: listLoader(session, datavolwassenheid.findScoresByTrajecten),
    aanbevelingenOfTraject: listLoader(session, datavolwassenheid.findAanbevelingenByTrajecten),
    statistiek: (args: StatistiekArguments) => session.read((db) => countTrajectenVolgens(db, args)),
  }
}
