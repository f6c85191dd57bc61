import { type PageArguments, toConnection } from '../kit/lists/page.ts'
import { telling } from '../kit/lists/telling.ts'
import type { Context } from '../kit/subgraph.ts'
import type {
  ActiviteitenArguments,
  Loaders,
  MiddelFilter,
  MijlpaalFilter,
  StatistiekVraag,
  TelRij,
  ToezeggingFilter,
} from './loaders.ts'
import { nieuwsteEerst } from './store/activiteiten.ts'
import type * as T from './tables.ts'

type Ctx = Context<Loaders>
type Key = { readonly id: string }
type Peil = { readonly peildatum?: string | null }

/** A reference to an entity that another subgraph owns. */
const entity = (id: string | null) => id && { id }
const brief = ({ brief_id }: { brief_id: string }, _: unknown, { loaders }: Ctx) =>
  loaders.briefById.load(brief_id)
const mijlpaal = ({ mijlpaal_id }: { mijlpaal_id: string | null }, _: unknown, { loaders }: Ctx) =>
  mijlpaal_id && loaders.mijlpaalById.load(mijlpaal_id)
const organisatie = ({ organisatie_id }: { organisatie_id: string | null }) => entity(organisatie_id)

export const resolvers = {
  Query: {
    brieven: (_: unknown, __: unknown, { loaders }: Ctx) => loaders.brieven(),
    brief: (_: unknown, { id }: Key, { loaders }: Ctx) => loaders.briefById.load(id),
    mijlpalen: (_: unknown, { filter }: { filter?: MijlpaalFilter | null }, { loaders }: Ctx) =>
      loaders.mijlpalen(filter ?? {}),
    mijlpaal: (_: unknown, { id }: Key, { loaders }: Ctx) => loaders.mijlpaalById.load(id),
    middelen: (_: unknown, filter: MiddelFilter, { loaders }: Ctx) => loaders.middelen(filter),
    middel: (_: unknown, { id }: Key, { loaders }: Ctx) => loaders.middelById.load(id),
    normen: (_: unknown, { soort }: { soort?: string | null }, { loaders }: Ctx) =>
      loaders.normen(soort ?? null),
    norm: (_: unknown, { id }: Key, { loaders }: Ctx) => loaders.normById.load(id),
    toezeggingen: (
      _: unknown,
      { filter, peildatum }: { filter?: ToezeggingFilter | null } & Peil,
      { loaders }: Ctx,
    ) => loaders.toezeggingen(filter ?? {}, peildatum ?? null),
    toezegging: (_: unknown, { id, peildatum }: Key & Peil, { loaders }: Ctx) =>
      loaders.toezeggingById(peildatum ?? null).load(id),
    activiteit: (_: unknown, { id }: Key, { loaders }: Ctx) => loaders.activiteitById.load(id),
    activiteiten: (_: unknown, args: ActiviteitenArguments, { loaders }: Ctx) => {
      const filter = args.filter ?? {}
      return toConnection(
        () => loaders.activiteiten(filter, args),
        args,
        nieuwsteEerst,
        () => loaders.aantalActiviteiten(filter),
      )
    },
    activiteitenStatistiek: (
      _: unknown,
      { filter, periode, uitgesplitstNaar }: Partial<StatistiekVraag>,
      { loaders }: Ctx,
    ) =>
      loaders
        .telActiviteiten({
          filter: filter ?? {},
          periode: periode ?? null,
          uitgesplitstNaar: uitgesplitstNaar ?? [],
        })
        .then(toStatistiek),
  },
  Organisatie: {
    __resolveReference: (reference: Key) => reference,
    middelen: ({ id }: Key, { jaar }: { jaar?: number | null }, { loaders }: Ctx) =>
      loaders.uitkeringenOfOrganisatie(jaar ?? null).load(id),
    norm: ({ id }: Key, _: unknown, { loaders }: Ctx) => loaders.normOfOrganisatie.load(id),
    activiteiten: ({ id }: Key, args: ActiviteitenArguments, { loaders }: Ctx) =>
      loaders.activiteitenOfOrganisatie(id, args),
  },
  Brief: {
    __resolveReference: ({ id }: Key, { loaders }: Ctx) => loaders.briefById.load(id),
    datumOmschrijving: (rij: T.BriefRij) => rij.datum_omschrijving,
    vroegsteDatum: (rij: T.BriefRij) => rij.vroegste_datum,
    uitersteDatum: (rij: T.BriefRij) => rij.uiterste_datum,
    medeNamens: (rij: T.BriefRij) => rij.mede_namens,
    mijlpalen: ({ id }: Key, _: unknown, { loaders }: Ctx) => loaders.mijlpalenOfBrief.load(id),
    toezeggingen: ({ id }: Key, { peildatum }: Peil, { loaders }: Ctx) =>
      loaders.toezeggingenOfBrief(peildatum ?? null).load(id),
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
      deel_van_id && loaders.middelById.load(deel_van_id),
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
    __resolveReference: ({ id }: Key, { loaders }: Ctx) => loaders.toezeggingById(null).load(id),
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
    regio: (rij: T.ActiviteitRij) => entity(rij.riec_id),
    brief: ({ brief_id }: T.ActiviteitRij, _: unknown, { loaders }: Ctx) =>
      brief_id && loaders.briefById.load(brief_id),
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
  ActiviteitenCel: { provincie: (cel: { provincie_id: string | null }) => entity(cel.provincie_id) },
}

function toStatistiek(rows: readonly TelRij[]) {
  const tellingen = ({ activiteiten, deelnames, organisaties }: TelRij) => ({
    deelnames: telling(deelnames),
    organisaties: telling(organisaties),
    aantal: telling(activiteiten),
  })
  const [totaal] = rows.filter(({ is_totaal }) => is_totaal)
  if (!totaal) throw new Error('Counting activities: the statement gave no total')
  const { aantal, ...overige } = tellingen(totaal)
  return {
    totaal: aantal,
    ...overige,
    cellen: rows.filter(({ is_totaal }) => !is_totaal).map((rij) => ({ ...rij, ...tellingen(rij) })),
  }
}
