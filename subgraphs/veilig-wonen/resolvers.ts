import { holdKnown } from '../kit/lists/telling.ts'
import { idGiven } from '../kit/request/given.ts'
import type { Context } from '../kit/subgraph.ts'
import type { Loaders } from './loaders.ts'
import { statistiekResolvers } from './resolvers-statistiek.ts'
import type { AanvragenArguments } from './store/aanvragen.ts'
import type { WachtendeRij, WachtlijstArguments } from './store/wachtlijst.ts'
import type { AanvraagRij, AdviesRij, MaatregelRij } from './tables.ts'

type Ctx = Context<Loaders>
type Key = { readonly id: string }

export const resolvers = {
  ...statistiekResolvers,
  Query: {
    ...statistiekResolvers.Query,
    aanvraag: (_: unknown, { id }: Key, { loaders }: Ctx) => loaders.aanvraagById.load(idGiven(id)),
    aanvragen: (_: unknown, args: AanvragenArguments, { loaders }: Ctx) => loaders.aanvragen.connection(args),
    wachtlijst: (_: unknown, args: WachtlijstArguments, { loaders }: Ctx) =>
      loaders.wachtlijst.connection(args),
  },
  Organisatie: {
    ...statistiekResolvers.Organisatie,
    __resolveReference: (reference: Key) => reference,
    aanvragen: ({ id }: Key, args: AanvragenArguments, { loaders }: Ctx) =>
      loaders.aanvragen.ofOrganisatie(id, args),
  },
  Aanvraag: {
    __resolveReference: ({ id }: Key, { loaders }: Ctx) => loaders.aanvraagById.load(id),
    organisatie: ({ organisatie_id }: AanvraagRij) => ({ id: organisatie_id }),
    ingediendOp: ({ ingediend_op }: AanvraagRij) => ingediend_op,
    statusSinds: ({ status_sinds }: AanvraagRij) => status_sinds,
    verloop: ({ id }: AanvraagRij, _: unknown, { loaders }: Ctx) => loaders.verloopOfAanvraag.load(id),
    afgerondOp: ({ afgerond_op }: AanvraagRij) => afgerond_op,
    doorlooptijdDagen: ({ doorlooptijd_dagen }: AanvraagRij) => doorlooptijd_dagen,
    nieuweDreigingInGesprek: ({ nieuwe_dreiging_in_gesprek }: AanvraagRij) => nieuwe_dreiging_in_gesprek,
    bestuurder: ({ id }: AanvraagRij, _: unknown, { loaders }: Ctx) => loaders.persoonOfAanvraag.load(id),
    adres: ({ id }: AanvraagRij, _: unknown, { loaders }: Ctx) => loaders.persoonOfAanvraag.load(id),
    dreigingsanalyse: async ({ id }: AanvraagRij, _: unknown, { loaders }: Ctx) =>
      (await loaders.dreigingsanalyseOfAanvraag.load(id))?.tekst,
    advies: ({ id }: AanvraagRij, _: unknown, { loaders }: Ctx) => loaders.adviesOfAanvraag.load(id),
    maatregelen: ({ id }: AanvraagRij, _: unknown, { loaders }: Ctx) =>
      loaders.maatregelenOfAanvraag.load(id),
  },
  Advies: {
    opgesteldOp: ({ opgesteld_op }: AdviesRij) => opgesteld_op,
    vastgesteldOp: ({ vastgesteld_op }: AdviesRij) => vastgesteld_op,
    toetsing: ({ toetsing_uitkomst, toetsing_op, toetsing_door }: AdviesRij) =>
      toetsing_uitkomst === null
        ? null
        : { uitkomst: toetsing_uitkomst, op: toetsing_op, door: toetsing_door },
    domeinen: ({ wonen, werken, verplaatsen, informatie }: AdviesRij) => [
      { domein: 'WONEN', tekst: wonen },
      { domein: 'WERKEN', tekst: werken },
      { domein: 'VERPLAATSEN', tekst: verplaatsen },
      { domein: 'INFORMATIE', tekst: informatie },
    ],
  },
  Maatregel: {
    uitgevoerdOp: ({ uitgevoerd_op }: MaatregelRij) => uitgevoerd_op,
    betaaldDoorWerkgever: ({ kosten, betaald_op }: MaatregelRij) =>
      kosten === 0 ? null : betaald_op !== null,
    betaaldOp: ({ betaald_op }: MaatregelRij) => betaald_op,
  },
  WachtlijstEdge: {
    plaats: async ({ node }: { node: WachtendeRij }, _: unknown, { loaders }: Ctx) => {
      const { verantwoording } = await loaders.heleWachtlijst(node.peildatum)
      holdKnown(`The place in the waiting list on ${node.peildatum}`, verantwoording)
      return node.plaats
    },
    statusOpPeildatum: ({ node }: { node: WachtendeRij }) => node.status_op_peildatum,
    wachttijdDagen: ({ node }: { node: WachtendeRij }) => node.wachttijd_dagen,
  },
}
