import type { PageArguments } from '../kit/lists/page.ts'
import { telling } from '../kit/lists/telling.ts'
import type { Context } from '../kit/subgraph.ts'
import type { Loaders } from './loaders.ts'
import type { DekkingFilter, TourstatusRij } from './store/dekking.ts'
import type { LijstArguments } from './store/lijst.ts'
import type { AfspraakFilter, ContactmomentFilter, SessieFilter, VoorgesprekFilter } from './store/lijsten.ts'
import type {
  AfsprakenStatistiekArguments,
  ContactmomentenStatistiekArguments,
  DekkingGeteld,
  OtwbKenmerken,
  OtwbStatistiekArguments,
  TourdekkingStatistiekArguments,
} from './store/statistiek.ts'
import type { Aantallen } from './store/tellen.ts'
import type { AfspraakRij, ContactmomentRij, SessieRij, TourRij, VoorgesprekRij } from './tables.ts'

type Ctx = Context<Loaders>
type Key = { readonly id: string }
type WithOrganisatie = { readonly organisatie_id: string }
type WithProvincie = { readonly provincie_id?: string | null }

const organisatie = (row: WithOrganisatie) => ({ id: row.organisatie_id })
const provincie = (row: WithProvincie) => (row.provincie_id ? { id: row.provincie_id } : null)
const totaal = (geteld: { totaal: number }) => telling(geteld.totaal)
const aantal = (cel: Aantallen) => telling(cel.aantal)

const voorgesprek = (_: unknown, { id }: Key, { loaders }: Ctx) => loaders.voorgesprekken.byId.load(id)
const sessie = (_: unknown, { id }: Key, { loaders }: Ctx) => loaders.sessies.byId.load(id)
const afspraak = (_: unknown, { id }: Key, { loaders }: Ctx) => loaders.afspraken.byId.load(id)
const contactmoment = (_: unknown, { id }: Key, { loaders }: Ctx) => loaders.contactmomenten.byId.load(id)

export const resolvers = {
  Query: {
    tour: (_: unknown, __: unknown, { loaders }: Ctx) => loaders.tour(),
    voorgesprek,
    voorgesprekken: (_: unknown, args: LijstArguments<VoorgesprekFilter>, { loaders }: Ctx) =>
      loaders.voorgesprekken.connection(args),
    sessie,
    sessies: (_: unknown, args: LijstArguments<SessieFilter>, { loaders }: Ctx) =>
      loaders.sessies.connection(args),
    afspraak,
    afspraken: (_: unknown, args: LijstArguments<AfspraakFilter>, { loaders }: Ctx) =>
      loaders.afspraken.connection(args),
    contactmoment,
    contactmomenten: (_: unknown, args: LijstArguments<ContactmomentFilter>, { loaders }: Ctx) =>
      loaders.contactmomenten.connection(args),
    tourdekking: (_: unknown, args: DekkingFilter & PageArguments, { loaders }: Ctx) =>
      loaders.tourdekking(args),
    tourdekkingStatistiek: async (_: unknown, args: TourdekkingStatistiekArguments, { loaders }: Ctx) => {
      const [totaal, ...cellen] = await loaders.tourdekkingStatistiek(args)
      return { peildatum: args.peildatum, totaal, cellen }
    },
    otwbStatistiek: (_: unknown, args: OtwbStatistiekArguments, { loaders }: Ctx) =>
      loaders.otwbStatistiek(args),
    afsprakenStatistiek: async (_: unknown, args: AfsprakenStatistiekArguments, { loaders }: Ctx) => ({
      peildatum: args.peildatum,
      ...(await loaders.afsprakenStatistiek(args)),
    }),
    contactmomentenStatistiek: (_: unknown, args: ContactmomentenStatistiekArguments, { loaders }: Ctx) =>
      loaders.contactmomentenStatistiek(args),
  },
  Organisatie: {
    __resolveReference: (reference: Key) => reference,
    voorgesprekken: ({ id }: Key, args: LijstArguments<VoorgesprekFilter>, { loaders }: Ctx) =>
      loaders.voorgesprekken.ofOrganisatie(id, args),
    sessies: ({ id }: Key, args: LijstArguments<SessieFilter>, { loaders }: Ctx) =>
      loaders.sessies.ofOrganisatie(id, args),
    afspraken: ({ id }: Key, args: LijstArguments<AfspraakFilter>, { loaders }: Ctx) =>
      loaders.afspraken.ofOrganisatie(id, args),
    contactmomenten: ({ id }: Key, args: LijstArguments<ContactmomentFilter>, { loaders }: Ctx) =>
      loaders.contactmomenten.ofOrganisatie(id, args),
    tourstatus: ({ id }: Key, { peildatum }: { peildatum: string }, { loaders }: Ctx) =>
      loaders.tourstatus(peildatum).load(id),
  },
  Tour: {
    oorspronkelijkEinde: (tour: TourRij) => tour.oorspronkelijk_einde,
    verlengdTot: (tour: TourRij) => tour.verlengd_tot,
    bronnen: (_: unknown, __: unknown, { loaders }: Ctx) => loaders.tourbronnen(),
  },
  Voorgesprek: {
    __resolveReference: (reference: Key, context: Ctx) => voorgesprek(null, reference, context),
    organisatie,
    vormVanGesprek: (rij: VoorgesprekRij) => rij.vorm,
    leidtTotSessie: (rij: VoorgesprekRij) => rij.leidt_tot_sessie,
    sessies: ({ id }: Key, _: unknown, { loaders }: Ctx) => loaders.sessiesOfVoorgesprek.load(id),
  },
  Sessie: {
    __resolveReference: (reference: Key, context: Ctx) => sessie(null, reference, context),
    organisatie,
    voorgesprek: (rij: SessieRij, _: unknown, { loaders }: Ctx) =>
      loaders.voorgesprekken.byId.load(rij.voorgesprek_id),
    afspraken: ({ id }: Key, _: unknown, { loaders }: Ctx) => loaders.afsprakenOfSessie.load(id),
  },
  Afspraak: {
    __resolveReference: (reference: Key, context: Ctx) => afspraak(null, reference, context),
    organisatie,
    sessie: (rij: AfspraakRij, _: unknown, { loaders }: Ctx) => loaders.sessies.byId.load(rij.sessie_id),
    ondersteuningDoorBzk: (rij: AfspraakRij) => rij.ondersteuning_door_bzk,
    gemaaktOp: (rij: AfspraakRij) => rij.gemaakt_op,
    opgepaktOp: (rij: AfspraakRij) => rij.opgepakt_op,
    uitgevoerdOp: (rij: AfspraakRij) => rij.uitgevoerd_op,
    vervallenOp: (rij: AfspraakRij) => rij.vervallen_op,
  },
  Contactmoment: {
    __resolveReference: (reference: Key, context: Ctx) => contactmoment(null, reference, context),
    organisatie,
    soortVraag: (rij: ContactmomentRij) => rij.soort_vraag,
  },
  Tourstatus: {
    organisatie,
    aantalVoorgesprekken: (rij: TourstatusRij) => rij.aantal_voorgesprekken,
    laatsteVoorgesprek: (rij: TourstatusRij, _: unknown, { loaders }: Ctx) =>
      rij.laatste_voorgesprek_id && loaders.voorgesprekken.byId.load(rij.laatste_voorgesprek_id),
    aantalSessies: (rij: TourstatusRij) => rij.aantal_sessies,
    laatsteSessie: (rij: TourstatusRij, _: unknown, { loaders }: Ctx) =>
      rij.laatste_sessie_id && loaders.sessies.byId.load(rij.laatste_sessie_id),
    openstaandeAfspraken: (rij: TourstatusRij) => rij.openstaande_afspraken,
  },
  TourdekkingCel: {
    provincie,
    organisaties: (cel: DekkingGeteld) => telling(cel.organisaties),
    metVoorgesprek: (cel: DekkingGeteld) => telling(cel.met_voorgesprek),
    metSessie: (cel: DekkingGeteld) => telling(cel.met_sessie),
    nietBezocht: (cel: DekkingGeteld) => telling(cel.organisaties - cel.met_voorgesprek),
  },
  OtwbStatistiek: { totaal },
  OtwbCel: {
    provincie,
    soortOrganisatie: (cel: OtwbKenmerken) => cel.organisatie_soort,
    aantal,
    cumulatief: (cel: Aantallen) => (cel.cumulatief === null ? null : telling(cel.cumulatief)),
  },
  AfsprakenStatistiek: { totaal },
  AfspraakCel: { aantal },
  ContactmomentenStatistiek: { totaal },
  ContactmomentCel: {
    soortVraag: (cel: { soort_vraag?: string }) => cel.soort_vraag,
    provincie,
    aantal,
  },
}
