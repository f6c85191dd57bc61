import { possibleCode } from '../kit/lists/known-code.ts'
import type { PageArguments } from '../kit/lists/page.ts'
import type { Geteld } from '../kit/lists/tellen.ts'
import { celTelling, telling, type Verantwoording } from '../kit/lists/telling.ts'
import { type Given, idGiven } from '../kit/request/given.ts'
import { vandaag } from '../kit/request/today.ts'
import type { Context } from '../kit/subgraph.ts'
import * as codes from './codes.ts'
import type { Loaders } from './loaders.ts'
import type { ActiviteitenArguments } from './store/activiteiten.ts'
import type { MijlpaalFilter } from './store/brieven.ts'
import type { MiddelFilter, NormFilter, UitkeringFilter } from './store/middelen.ts'
import type { AantallenRij, StatistiekVraag } from './store/statistiek.ts'
import type { ToezeggingFilter } from './store/toezeggingen.ts'
import type * as T from './tables.ts'

type Ctx = Context<Loaders>
type Key = { readonly id: string }
type Peil = { readonly peildatum?: Given<string> }
type Cel = AantallenRij & { readonly verantwoording: Verantwoording }
type Geheel = Geteld<AantallenRij>

/** A reference to an entity that another subgraph owns. */
const entity = (id: string | null) => (id === null ? null : { id })
const brief = ({ brief_id }: { brief_id: string }, _: unknown, { loaders }: Ctx) =>
  loaders.briefById.load(brief_id)
const mijlpaal = ({ mijlpaal_id }: { mijlpaal_id: string | null }, _: unknown, { loaders }: Ctx) =>
  mijlpaal_id === null ? null : loaders.mijlpaalById.load(mijlpaal_id)
const organisatie = ({ organisatie_id }: { organisatie_id: string | null }) => entity(organisatie_id)

export const resolvers = {
  Query: {
    brieven: (_: unknown, __: unknown, { loaders }: Ctx) => loaders.brieven(),
    brief: (_: unknown, { id }: Key, { loaders }: Ctx) =>
      loaders.briefById.load(possibleCode(codes.brieven, 'id', id)),
    mijlpalen: (_: unknown, { filter }: { filter?: Given<MijlpaalFilter> }, { loaders }: Ctx) =>
      loaders.mijlpalen(filter),
    mijlpaal: (_: unknown, { id }: Key, { loaders }: Ctx) => loaders.mijlpaalById.load(idGiven(id)),
    middelen: (_: unknown, filter: MiddelFilter, { loaders }: Ctx) => loaders.middelen(filter),
    middel: (_: unknown, { id }: Key, { loaders }: Ctx) => loaders.middelById.load(idGiven(id)),
    normen: (_: unknown, filter: NormFilter, { loaders }: Ctx) => loaders.normen(filter),
    norm: (_: unknown, { id }: Key, { loaders }: Ctx) => loaders.normById.load(idGiven(id)),
    toezeggingen: (
      _: unknown,
      { filter, peildatum }: { filter?: Given<ToezeggingFilter> } & Peil,
      { loaders }: Ctx,
    ) => loaders.toezeggingen(filter, peildatum ?? vandaag()),
    toezegging: (_: unknown, { id, peildatum }: Key & Peil, { loaders }: Ctx) =>
      loaders.toezeggingById(peildatum ?? vandaag()).load(idGiven(id)),
    activiteit: (_: unknown, { id }: Key, { loaders }: Ctx) => loaders.activiteitById.load(idGiven(id)),
    activiteiten: (_: unknown, args: ActiviteitenArguments, { loaders }: Ctx) =>
      loaders.activiteiten.connection(args),
    activiteitenStatistiek: (_: unknown, vraag: StatistiekVraag, { loaders }: Ctx) =>
      loaders.statistiek.geheel(vraag),
  },
  Organisatie: {
    __resolveReference: (reference: Key) => reference,
    middelen: ({ id }: Key, filter: UitkeringFilter, { loaders }: Ctx) =>
      loaders.uitkeringenOfOrganisatie(id, filter),
    norm: ({ id }: Key, _: unknown, { loaders }: Ctx) => loaders.normOfOrganisatie.load(id),
    activiteiten: ({ id }: Key, args: ActiviteitenArguments, { loaders }: Ctx) =>
      loaders.activiteiten.ofOrganisatie(id, args),
  },
  Brief: {
    __resolveReference: ({ id }: Key, { loaders }: Ctx) => loaders.briefById.load(id),
    datumOmschrijving: (rij: T.BriefRij) => rij.datum_omschrijving,
    vroegsteDatum: (rij: T.BriefRij) => rij.vroegste_datum,
    uitersteDatum: (rij: T.BriefRij) => rij.uiterste_datum,
    medeNamens: (rij: T.BriefRij) => rij.mede_namens,
    mijlpalen: ({ id }: Key, _: unknown, { loaders }: Ctx) => loaders.mijlpalenOfBrief.load(id),
    toezeggingen: ({ id }: Key, { peildatum }: Peil, { loaders }: Ctx) =>
      loaders.toezeggingenOfBrief(peildatum ?? vandaag()).load(id),
  },
  Mijlpaal: {
    __resolveReference: ({ id }: Key, { loaders }: Ctx) => loaders.mijlpaalById.load(id),
    periodeVan: (rij: T.MijlpaalRij) => rij.periode_van,
    periodeTot: (rij: T.MijlpaalRij) => rij.periode_tot,
    openbareLichamen: (rij: T.MijlpaalRij) => rij.openbare_lichamen,
    brief,
    organisaties: ({ id }: Key, _: unknown, { loaders }: Ctx) => loaders.organisatiesOfMijlpaal.load(id),
    eerdere: ({ id }: Key, _: unknown, { loaders }: Ctx) => loaders.eerdereMijlpalen.load(id),
  },
  Middel: {
    __resolveReference: ({ id }: Key, { loaders }: Ctx) => loaders.middelById.load(id),
    perOrganisatie: (rij: T.MiddelRij) => rij.per_organisatie,
    jaarVan: (rij: T.MiddelRij) => rij.jaar_van,
    jaarTot: (rij: T.MiddelRij) => rij.jaar_tot,
    inclusiefBtwCompensatiefonds: (rij: T.MiddelRij) => rij.inclusief_btw_compensatiefonds,
    brief,
    mijlpalen: ({ id }: Key, _: unknown, { loaders }: Ctx) => loaders.mijlpalenOfMiddel.load(id),
    deelVan: ({ deel_van_id }: T.MiddelRij, _: unknown, { loaders }: Ctx) =>
      deel_van_id === null ? null : loaders.middelById.load(deel_van_id),
    uitkeringen: ({ id }: Key, _: unknown, { loaders }: Ctx) => loaders.uitkeringenOfMiddel.load(id),
  },
  MiddelUitkering: {
    __resolveReference: ({ id }: Key, { loaders }: Ctx) => loaders.uitkeringById.load(id),
    middel: ({ middel_id }: T.MiddelUitkeringRij, _: unknown, { loaders }: Ctx) =>
      loaders.middelById.load(middel_id),
    organisatie,
  },
  Norm: {
    __resolveReference: ({ id }: Key, { loaders }: Ctx) => loaders.normById.load(id),
    gepresenteerdOp: (rij: T.NormRij) => rij.gepresenteerd_op,
    organisatie,
    brief,
  },
  Toezegging: {
    __resolveReference: ({ id }: Key, { loaders }: Ctx) => loaders.toezeggingById(vandaag()).load(id),
    toegezegdOp: (rij: T.ToezeggingRij) => rij.toegezegd_op,
    toegezegdOpOmschrijving: (rij: T.ToezeggingRij) => rij.toegezegd_op_omschrijving,
    termijnDatum: (rij: T.ToezeggingRij) => rij.termijn_datum,
    brief,
    nagekomenMet: async ({ id, peildatum }: T.ToezeggingRij, _: unknown, { loaders }: Ctx) =>
      (await loaders.standenOfToezegging(peildatum).load(id)).find(({ status }) => status === 'NAGEKOMEN'),
    standen: ({ id, peildatum }: T.ToezeggingRij, _: unknown, { loaders }: Ctx) =>
      loaders.standenOfToezegging(peildatum).load(id),
  },
  ToezeggingStand: { brief, mijlpaal },
  Activiteit: {
    __resolveReference: ({ id }: Key, { loaders }: Ctx) => loaders.activiteitById.load(id),
    periodeOmschrijving: (rij: T.ActiviteitRij) => rij.periode_omschrijving,
    openbareLichamen: (rij: T.ActiviteitRij) => rij.openbare_lichamen,
    bekendSinds: (rij: T.ActiviteitRij) => rij.bekend_sinds,
    vroegstBekend: (rij: T.ActiviteitRij) => rij.vroegst_bekend,
    regio: (rij: T.ActiviteitRij) => entity(rij.riec_id),
    brief: ({ brief_id }: T.ActiviteitRij, _: unknown, { loaders }: Ctx) =>
      brief_id === null ? null : loaders.briefById.load(brief_id),
    mijlpaal,
    deelnemers: ({ id }: Key, page: PageArguments, { loaders }: Ctx) =>
      loaders.deelnamesOfActiviteit(id, page),
  },
  ActiviteitDeelname: {
    __resolveReference: ({ id }: Key, { loaders }: Ctx) => loaders.deelnameById.load(id),
    organisatie,
    activiteit: ({ activiteit_id }: T.ActiviteitDeelnameRij, _: unknown, { loaders }: Ctx) =>
      loaders.activiteitById.load(activiteit_id),
    aangemeldOp: (rij: T.ActiviteitDeelnameRij) => rij.aangemeld_op,
  },
  ActiviteitenStatistiek: {
    totaal: ({ totaal, verantwoording }: Geheel) => telling(totaal?.activiteiten ?? 0, verantwoording),
    deelnames: ({ totaal, verantwoording }: Geheel) => telling(totaal?.deelnames ?? 0, verantwoording),
    organisaties: ({ totaal, verantwoording }: Geheel) => telling(totaal?.organisaties ?? 0, verantwoording),
  },
  ActiviteitenCel: {
    provincie: ({ provincie_id }: Cel) => entity(provincie_id ?? null),
    aantal: (cel: Cel) => celTelling(cel.activiteiten, cel.verantwoording, cel),
    deelnames: (cel: Cel) => celTelling(cel.deelnames, cel.verantwoording, cel),
    organisaties: (cel: Cel) => celTelling(cel.organisaties, cel.verantwoording, cel),
  },
}
