import { type PageArguments, toConnection } from '../kit/lists/page.ts'
import { openbareTelling, telling } from '../kit/lists/telling.ts'
import type { Context } from '../kit/subgraph.ts'
import { duidingVan } from './duiding.ts'
import type { Loaders } from './loaders.ts'
import type { DekkingArguments, GemiddeldeArguments } from './store/catalogus.ts'
import type { GebruikArguments, GebruikRij } from './store/dashboard-gebruik.ts'
import { opStart, type TrajectFilter } from './store/datavolwassenheid.ts'
import type { StatistiekArguments, StatistiekRij } from './store/datavolwassenheid-statistiek.ts'
import { type GebiedFilter, opNaam } from './store/gebieden.ts'
import { type IndicatorWaardeArguments, type OpvallendArguments, orderOf } from './store/indicatorwaarden.ts'
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

export const resolvers = {
  Query: {
    themas: (_: unknown, { status }: { status?: ThemaRij['status'] | null }, { loaders }: Ctx) =>
      loaders.themas(status),
    thema: (_: unknown, { id }: Key, { loaders }: Ctx) => loaders.themaById.load(id),
    indicatoren: (_: unknown, { thema }: { thema?: string | null }, { loaders }: Ctx) =>
      loaders.indicatoren(thema),
    indicator: (_: unknown, { id }: Key, { loaders }: Ctx) => loaders.indicatorById.load(id),
    branches: (_: unknown, __: unknown, { loaders }: Ctx) => loaders.branches(),
    gebied: (_: unknown, { code }: Code, { loaders }: Ctx) => loaders.gebiedByCode.load(code),
    gebieden: (_: unknown, args: PageArguments & GebiedFilter, { loaders }: Ctx) =>
      toConnection(() => loaders.gebieden(args, args), args, opNaam, {
        aantal: () => loaders.aantalGebieden(args),
        verantwoording: openbareTelling,
      }),
    indicatorwaarden: (_: unknown, args: IndicatorWaardeArguments, { loaders }: Ctx) =>
      toConnection(() => loaders.indicatorwaarden(args), args, orderOf(args), {
        aantal: () => loaders.aantalIndicatorwaarden(args),
        verantwoording: openbareTelling,
      }),
    opvallendeAfwijkingen: (_: unknown, args: OpvallendArguments, { loaders }: Ctx) =>
      loaders.opvallendeAfwijkingen(args),
    dashboardGebruik: (_: unknown, args: GebruikArguments, { loaders }: Ctx) => loaders.gebruik(args),
    datavolwassenheidstraject: (_: unknown, { id }: Key, { loaders }: Ctx) => loaders.trajectById.load(id),
    datavolwassenheidstrajecten: (
      _: unknown,
      args: PageArguments & { filter?: TrajectFilter | null },
      { loaders }: Ctx,
    ) => {
      const filter = args.filter ?? {}
      return toConnection(() => loaders.trajecten(filter, args), args, opStart, {
        aantal: () => loaders.aantalTrajecten(filter),
        verantwoording: openbareTelling,
      })
    },
    datavolwassenheidStatistiek: (_: unknown, args: StatistiekArguments, { loaders }: Ctx) =>
      loaders.statistiek(args),
  },
  Organisatie: {
    __resolveReference: (organisatie: Key) => organisatie,
    gebied: ({ id }: Key, _: unknown, { loaders }: Ctx) => loaders.gebiedOfOrganisatie.load(id),
    indicatorwaarden: ({ id }: Key, args: IndicatorWaardeArguments, { loaders }: Ctx) =>
      loaders.waardenOfOrganisatie(id, args),
    datavolwassenheidstrajecten: ({ id }: Key, page: PageArguments, { loaders }: Ctx) =>
      loaders.trajectenOfOrganisatie(id, page),
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
    landelijkGemiddelde: async ({ id }: IndicatorRij, args: GemiddeldeArguments, { loaders }: Ctx) =>
      (await loaders.gemiddeldeOfIndicator(args).load(id))?.gemiddelde,
    waarden: ({ id }: IndicatorRij, args: IndicatorWaardeArguments, { loaders }: Ctx) =>
      loaders.waardenOfIndicator(id, args),
  },
  Branche: {
    __resolveReference: ({ code }: Code, { loaders }: Ctx) => loaders.brancheByCode.load(code),
  },
  Gebied: {
    __resolveReference: ({ code }: Code, { loaders }: Ctx) => loaders.gebiedByCode.load(code),
    bovenliggend: (gebied: GebiedRij, _: unknown, { loaders }: Ctx) =>
      gebied.bovenliggend_code && loaders.gebiedByCode.load(gebied.bovenliggend_code),
    onderliggend: ({ code }: GebiedRij, page: PageArguments, { loaders }: Ctx) =>
      loaders.onderliggend(code, page),
    organisatie: (gebied: GebiedRij) => gebied.organisatie_id && { id: gebied.organisatie_id },
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
    totaal: async (rows: GebruikRij[]) =>
      telling(rows.find((row) => row.is_totaal)?.bezoeken ?? 0, await openbareTelling()),
    cellen: (rows: GebruikRij[]) => rows.filter((row) => !row.is_totaal),
  },
  DashboardGebruikCel: {
    thema: (cel: GebruikRij, _: unknown, { loaders }: Ctx) =>
      cel.thema_id && loaders.themaById.load(cel.thema_id),
    bezoeken: async (cel: GebruikRij) => telling(cel.bezoeken, await openbareTelling()),
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
    totaal: async (rows: StatistiekRij[]) =>
      telling(rows.find((row) => row.is_totaal)?.aantal ?? 0, await openbareTelling()),
    gemeenten: async (rows: StatistiekRij[]) =>
      telling(rows.find((row) => row.is_totaal)?.gemeenten ?? 0, await openbareTelling()),
    cellen: (rows: StatistiekRij[]) => rows.filter((row) => !row.is_totaal),
  },
  DatavolwassenheidStatistiekCel: {
    provincie: (cel: StatistiekRij) => cel.provincie_id && { id: cel.provincie_id },
    riec: (cel: StatistiekRij) => cel.riec_id && { id: cel.riec_id },
    aantal: async (cel: StatistiekRij) => telling(cel.aantal, await openbareTelling()),
    gemeenten: async (cel: StatistiekRij) => telling(cel.gemeenten, await openbareTelling()),
  },
}
