import type { Geteld } from '../kit/lists/tellen.ts'
import { celTelling, telling, type Verantwoording } from '../kit/lists/telling.ts'
import { idGiven, isGiven } from '../kit/request/given.ts'
import type { Context } from '../kit/subgraph.ts'
import type { Loaders, TourdekkingArguments, TourdekkingStatistiekArguments } from './loaders.ts'
import type { TourstatusRij } from './store/dekking.ts'
import type { DekkingRij } from './store/dekking-statistiek.ts'
import type { LijstArguments } from './store/lijst.ts'
import type { AfspraakFilter, ContactmomentFilter, SessieFilter, VoorgesprekFilter } from './store/lijsten.ts'
import type { AfsprakenVraag, BezoekenRij, BezoekenVraag, ContactmomentenVraag } from './store/statistiek.ts'
import type { AfspraakRij, ContactmomentRij, SessieRij, TourRij, VoorgesprekRij } from './tables.ts'

type Ctx = Context<Loaders>
type Key = { readonly id: string }
type WithOrganisatie = { readonly organisatie_id: string }
type WithProvincie = { readonly provincie_id?: string | null }

const organisatie = (row: WithOrganisatie) => ({ id: row.organisatie_id })
const provincie = ({ provincie_id }: WithProvincie) => (isGiven(provincie_id) ? { id: provincie_id } : null)

type Cel<Rij> = Rij & { readonly verantwoording: Verantwoording }
type Aantal = { readonly aantal: number; readonly periode?: string }

const totaal = ({ totaal, verantwoording }: Geteld<Aantal>) => telling(totaal?.aantal ?? 0, verantwoording)
const aantal = (cel: Cel<Aantal>) => celTelling(cel.aantal, cel.verantwoording, cel)

type DekkingCel = Cel<
  Pick<DekkingRij, 'totaal' | 'periode' | 'organisaties' | 'met_voorgesprek' | 'met_sessie'>
>

/** Of all organisations together where nothing may be told: `telling` says so. */
const geenDekking = { totaal: true, organisaties: 0, met_voorgesprek: 0, met_sessie: 0 }

/** A coverage is of all that is counted, or of one province. */
const dekking = (maat: (cel: DekkingCel) => number) => (cel: DekkingCel) =>
  cel.totaal ? telling(maat(cel), cel.verantwoording) : celTelling(maat(cel), cel.verantwoording, cel)

const voorgesprek = (_: unknown, { id }: Key, { loaders }: Ctx) =>
  loaders.voorgesprekken.byId.load(idGiven(id))
const sessie = (_: unknown, { id }: Key, { loaders }: Ctx) => loaders.sessies.byId.load(idGiven(id))
const afspraak = (_: unknown, { id }: Key, { loaders }: Ctx) => loaders.afspraken.byId.load(idGiven(id))
const contactmoment = (_: unknown, { id }: Key, { loaders }: Ctx) =>
  loaders.contactmomenten.byId.load(idGiven(id))

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
    tourdekking: (_: unknown, args: TourdekkingArguments, { loaders }: Ctx) => loaders.tourdekking(args),
    tourdekkingStatistiek: async (_: unknown, args: TourdekkingStatistiekArguments, { loaders }: Ctx) => {
      const { totaal = geenDekking, cellen, verantwoording } = await loaders.tourdekkingStatistiek(args)
      return { peildatum: args.peildatum, totaal: { ...totaal, verantwoording }, cellen }
    },
    otwbStatistiek: (_: unknown, vraag: BezoekenVraag, { loaders }: Ctx) =>
      loaders.otwbStatistiek.geheel(vraag),
    afsprakenStatistiek: async (_: unknown, vraag: AfsprakenVraag, { loaders }: Ctx) => ({
      peildatum: vraag.peildatum,
      ...(await loaders.afsprakenStatistiek.geheel(vraag)),
    }),
    contactmomentenStatistiek: (_: unknown, vraag: ContactmomentenVraag, { loaders }: Ctx) =>
      loaders.contactmomentenStatistiek.geheel(vraag),
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
      loaders.tourstatus(id, peildatum),
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
      isGiven(rij.laatste_voorgesprek_id)
        ? loaders.voorgesprekken.byId.load(rij.laatste_voorgesprek_id)
        : null,
    aantalSessies: (rij: TourstatusRij) => rij.aantal_sessies,
    laatsteSessie: (rij: TourstatusRij, _: unknown, { loaders }: Ctx) =>
      isGiven(rij.laatste_sessie_id) ? loaders.sessies.byId.load(rij.laatste_sessie_id) : null,
    openstaandeAfspraken: (rij: TourstatusRij) => rij.openstaande_afspraken,
  },
  TourdekkingCel: {
    provincie,
    organisaties: dekking((cel) => cel.organisaties),
    metVoorgesprek: dekking((cel) => cel.met_voorgesprek),
    metSessie: dekking((cel) => cel.met_sessie),
    nietBezocht: dekking((cel) => cel.organisaties - cel.met_voorgesprek),
  },
  OtwbStatistiek: { totaal },
  OtwbCel: {
    provincie,
    soortOrganisatie: (cel: BezoekenRij) => cel.organisatie_soort,
    aantal,
    cumulatief: (cel: Cel<BezoekenRij>) =>
      cel.cumulatief === null ? null : celTelling(cel.cumulatief, cel.verantwoording, cel),
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
