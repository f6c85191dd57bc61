import { possibleCode } from '../kit/lists/known-code.ts'
import type { PageArguments } from '../kit/lists/page.ts'
import type { Geteld } from '../kit/lists/tellen.ts'
import { celTelling, telling, type Verantwoording } from '../kit/lists/telling.ts'
import { type Given, idGiven } from '../kit/request/given.ts'
import type { Context } from '../kit/subgraph.ts'
import * as codes from './codes.ts'
import { duidingVan } from './duiding.ts'
import type { Loaders } from './loaders/index.ts'
import type { GemiddeldeArguments } from './store/catalogus.ts'
import type { BezoekenRij, GebruikArguments } from './store/dashboard-gebruik.ts'
import type { TrajectenArguments } from './store/datavolwassenheid.ts'
import type { StatistiekVraag, TrajectenRij } from './store/datavolwassenheid-statistiek.ts'
import type { ThemaStatus } from './store/filter.ts'
import type { GebiedenArguments } from './store/gebieden.ts'
import type { IndicatorWaardeArguments, OpvallendArguments } from './store/indicatorwaarden.ts'
import type { DekkingArguments } from './store/waardetellingen.ts'
import {
  alleBranches,
  type GebiedRij,
  type IndicatorRij,
  type IndicatorWaardeRij,
  type ScoreRij,
  type ThemaRij,
  type TrajectRij,
} from './tables.ts'

type Ctx = Context<Loaders>
type Key = { readonly id: string }
type Code = { readonly code: string }
type Cel<Rij> = Rij & { readonly verantwoording: Verantwoording }

export const resolvers = {
  Query: {
    themas: (_: unknown, { status }: { status?: Given<ThemaStatus> }, { loaders }: Ctx) =>
      loaders.themas(status),
    thema: (_: unknown, { id }: Key, { loaders }: Ctx) =>
      loaders.themaById.load(possibleCode(codes.themas, 'id', id)),
    indicatoren: (_: unknown, { thema }: { thema?: Given<string> }, { loaders }: Ctx) =>
      loaders.indicatoren(thema),
    indicator: (_: unknown, { id }: Key, { loaders }: Ctx) =>
      loaders.indicatorById.load(possibleCode(codes.indicatoren, 'id', id)),
    branches: (_: unknown, __: unknown, { loaders }: Ctx) => loaders.branches(),
    gebied: (_: unknown, { code }: Code, { loaders }: Ctx) =>
      loaders.gebiedByCode.load(possibleCode(codes.gebieden, 'code', code)),
    gebieden: (_: unknown, args: GebiedenArguments, { loaders }: Ctx) => loaders.gebieden(args),
    indicatorwaarden: (_: unknown, args: IndicatorWaardeArguments, { loaders }: Ctx) =>
      loaders.indicatorwaarden(args),
    opvallendeAfwijkingen: (_: unknown, args: OpvallendArguments, { loaders }: Ctx) =>
      loaders.opvallendeAfwijkingen(args),
    dashboardGebruik: (_: unknown, args: GebruikArguments, { loaders }: Ctx) => loaders.gebruik(args),
    datavolwassenheidstraject: (_: unknown, { id }: Key, { loaders }: Ctx) =>
      loaders.trajectById.load(idGiven(id)),
    datavolwassenheidstrajecten: (_: unknown, args: TrajectenArguments, { loaders }: Ctx) =>
      loaders.trajecten.connection(args),
    datavolwassenheidStatistiek: (_: unknown, vraag: StatistiekVraag, { loaders }: Ctx) =>
      loaders.statistiek.geheel(vraag),
  },
  Organisatie: {
    __resolveReference: (organisatie: Key) => organisatie,
    gebied: ({ id }: Key, _: unknown, { loaders }: Ctx) => loaders.gebiedOfOrganisatie.load(id),
    indicatorwaarden: ({ id }: Key, args: IndicatorWaardeArguments, { loaders }: Ctx) =>
      loaders.waardenOfOrganisatie(id, args),
    datavolwassenheidstrajecten: ({ id }: Key, page: PageArguments, { loaders }: Ctx) =>
      loaders.trajecten.ofOrganisatie(id, page),
  },
  Thema: {
    __resolveReference: ({ id }: Key, { loaders }: Ctx) => loaders.themaById.load(id),
    indicatoren: ({ id }: ThemaRij, _: unknown, { loaders }: Ctx) => loaders.indicatorenOfThema.load(id),
  },
  Indicator: {
    __resolveReference: ({ id }: Key, { loaders }: Ctx) => loaders.indicatorById.load(id),
    thema: (indicator: IndicatorRij, _: unknown, { loaders }: Ctx) =>
      loaders.themaById.load(indicator.thema_id),
    laagsteNiveau: (indicator: IndicatorRij) => indicator.laagste_niveau,
    perBranche: (indicator: IndicatorRij) => indicator.per_branche,
    peiljaren: async ({ id }: IndicatorRij, _: unknown, { loaders }: Ctx) =>
      (await loaders.peiljarenOfIndicator.load(id)).map(({ jaar }) => jaar),
    dekking: async ({ id }: IndicatorRij, args: DekkingArguments, { loaders }: Ctx) =>
      (await loaders.dekkingOfIndicator(args).load(id))?.dekking,
    landelijkGemiddelde: ({ id }: IndicatorRij, args: GemiddeldeArguments, { loaders }: Ctx) =>
      loaders.gemiddeldeOfIndicator(id, args),
    waarden: ({ id }: IndicatorRij, args: IndicatorWaardeArguments, { loaders }: Ctx) =>
      loaders.waardenOfIndicator(id, args),
  },
  Branche: {
    __resolveReference: ({ code }: Code, { loaders }: Ctx) => loaders.brancheByCode.load(code),
  },
  Gebied: {
    __resolveReference: ({ code }: Code, { loaders }: Ctx) => loaders.gebiedByCode.load(code),
    bovenliggend: (gebied: GebiedRij, _: unknown, { loaders }: Ctx) =>
      gebied.bovenliggend_code === null ? null : loaders.gebiedByCode.load(gebied.bovenliggend_code),
    onderliggend: ({ code }: GebiedRij, page: PageArguments, { loaders }: Ctx) =>
      loaders.onderliggend(code, page),
    organisatie: (gebied: GebiedRij) =>
      gebied.organisatie_id === null ? null : { id: gebied.organisatie_id },
    waarden: ({ code }: GebiedRij, args: IndicatorWaardeArguments, { loaders }: Ctx) =>
      loaders.waardenOfGebied(code, args),
  },
  IndicatorWaarde: {
    indicator: (waarde: IndicatorWaardeRij, _: unknown, { loaders }: Ctx) =>
      loaders.indicatorById.load(waarde.indicator_id),
    gebied: (waarde: IndicatorWaardeRij, _: unknown, { loaders }: Ctx) =>
      loaders.gebiedByCode.load(waarde.gebied_code),
    branche: (waarde: IndicatorWaardeRij, _: unknown, { loaders }: Ctx) =>
      waarde.branche_code === alleBranches ? null : loaders.brancheByCode.load(waarde.branche_code),
    redenOntbreekt: (waarde: IndicatorWaardeRij) => waarde.reden_ontbreekt,
    landelijkGemiddelde: (waarde: IndicatorWaardeRij) => waarde.landelijk,
    afwijkingRelatief: (waarde: IndicatorWaardeRij) => waarde.afwijking_relatief,
    duiding: async (waarde: IndicatorWaardeRij, _: unknown, { loaders }: Ctx) =>
      duidingVan(waarde, await loaders.indicatorById.load(waarde.indicator_id)),
  },
  DashboardGebruik: {
    totaal: ({ totaal, verantwoording }: Geteld<BezoekenRij>) =>
      telling(totaal?.bezoeken ?? 0, verantwoording),
  },
  DashboardGebruikCel: {
    thema: ({ thema_id }: BezoekenRij, _: unknown, { loaders }: Ctx) =>
      thema_id && loaders.themaById.load(thema_id),
    bezoeken: (cel: Cel<BezoekenRij>) => celTelling(cel.bezoeken, cel.verantwoording, cel),
    synthetisch: ({ synthetisch }: BezoekenRij) => synthetisch > 0,
  },
  Datavolwassenheidstraject: {
    __resolveReference: ({ id }: Key, { loaders }: Ctx) => loaders.trajectById.load(id),
    organisatie: (traject: TrajectRij) => ({ id: traject.organisatie_id }),
    gestartOp: (traject: TrajectRij) => traject.gestart_op,
    afgerondOp: (traject: TrajectRij) => traject.afgerond_op,
    scores: ({ id }: TrajectRij, _: unknown, { loaders }: Ctx) => loaders.scoresOfTraject.load(id),
    totaalscoreStart: (traject: TrajectRij) => traject.totaalscore_start,
    aanbevelingen: async ({ id }: TrajectRij, _: unknown, { loaders }: Ctx) =>
      (await loaders.aanbevelingenOfTraject.load(id)).map(({ tekst }) => tekst),
  },
  DatavolwassenheidScore: {
    niveauStart: (score: ScoreRij) => score.niveau_start,
    niveauEind: (score: ScoreRij) => score.niveau_eind,
  },
  DatavolwassenheidStatistiek: {
    totaal: ({ totaal, verantwoording }: Geteld<TrajectenRij>) =>
      telling(totaal?.aantal ?? 0, verantwoording),
    gemeenten: ({ totaal, verantwoording }: Geteld<TrajectenRij>) =>
      telling(totaal?.gemeenten ?? 0, verantwoording),
  },
  DatavolwassenheidStatistiekCel: {
    provincie: ({ provincie_id }: TrajectenRij) => provincie_id && { id: provincie_id },
    riec: ({ riec_id }: TrajectenRij) => riec_id && { id: riec_id },
    aantal: (cel: Cel<TrajectenRij>) => celTelling(cel.aantal, cel.verantwoording, cel),
    gemeenten: (cel: Cel<TrajectenRij>) => celTelling(cel.gemeenten, cel.verantwoording, cel),
  },
}
