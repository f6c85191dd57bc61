import type { Geteld } from '../kit/lists/tellen.ts'
import { celTelling, telling, type Verantwoording } from '../kit/lists/telling.ts'
import { idGiven } from '../kit/request/given.ts'
import type { Context } from '../kit/subgraph.ts'
import type { Loaders } from './loaders.ts'
import type { MeldingenArguments } from './store/meldingen.ts'
import type { MonitorVraag } from './store/monitor.ts'
import type { AangifteRij, NazorgRij, OpvolgstapRij } from './store/opvolging.ts'
import type { AantalRij } from './store/statistiek.ts'
import type { StatistiekVraag } from './store/vraag.ts'
import type { MeldingRij } from './tables.ts'

type Ctx = Context<Loaders>
type Key = { readonly id: string }
type Cel = AantalRij & { readonly verantwoording: Verantwoording }
/** An aangifte that was not done has no row. */
type Aangifte = { readonly gedaan: boolean; readonly rij: AangifteRij | null }

/** The stappenplan: a step's number is its place. */
const stappen = [
  'REGISTRATIE',
  'OPVANG',
  'VEILIGHEIDSINSCHATTING',
  'BEOORDELING_STRAFBAARHEID',
  'MELDING_OF_AANGIFTE',
  'REACTIE_NAAR_VEROORZAKER',
  'TERUGKOPPELING',
  'SCHADEVERHAAL',
  'NAZORG_EN_EVALUATIE',
]

export const resolvers = {
  Query: {
    melding: (_: unknown, { id }: Key, { loaders }: Ctx) => loaders.meldingById.load(idGiven(id)),
    meldingen: (_: unknown, args: MeldingenArguments, { loaders }: Ctx) => loaders.meldingen.connection(args),
    meldingenStatistiek: (_: unknown, vraag: StatistiekVraag, { loaders }: Ctx) =>
      loaders.statistiek.geheel(vraag),
    monitorCijfers: (_: unknown, vraag: MonitorVraag, { loaders }: Ctx) => loaders.monitorCijfers(vraag),
  },
  Organisatie: {
    __resolveReference: (organisatie: Key) => organisatie,
    meldingen: ({ id }: Key, args: MeldingenArguments, { loaders }: Ctx) =>
      loaders.meldingen.ofOrganisatie(id, args),
    meldingenStatistiek: ({ id }: Key, vraag: StatistiekVraag, { loaders }: Ctx) =>
      loaders.statistiek.ofOrganisatie(id, vraag),
  },
  Melding: {
    __resolveReference: ({ id }: Key, { loaders }: Ctx) => loaders.meldingById.load(id),
    organisatie: (melding: MeldingRij) => ({ id: melding.organisatie_id }),
    gerichtOpNaasten: (melding: MeldingRij) => melding.gericht_op_naasten,
    vormVolgensBron: (melding: MeldingRij) => melding.vorm_volgens_bron,
    kanaalVolgensBron: (melding: MeldingRij) => melding.kanaal_volgens_bron,
    gemeldOp: (melding: MeldingRij) => melding.gemeld_op,
    omschrijving: ({ id }: Key, _: unknown, { loaders }: Ctx) =>
      loaders.persoonsgegevensOfMelding.load(id).then((rij) => rij?.omschrijving),
    melder: ({ id }: Key, _: unknown, { loaders }: Ctx) =>
      loaders.persoonsgegevensOfMelding.load(id).then((rij) => rij?.melder),
    veroorzaker: ({ id }: Key, _: unknown, { loaders }: Ctx) =>
      loaders.persoonsgegevensOfMelding.load(id).then((rij) => rij?.veroorzaker),
    opvolging: ({ id }: Key, _: unknown, { loaders }: Ctx) => loaders.opvolgingOfMelding.load(id),
    nazorg: ({ id }: Key, _: unknown, { loaders }: Ctx) => loaders.nazorgOfMelding.load(id),
    aangifte: async (melding: MeldingRij, _: unknown, { loaders }: Ctx): Promise<Aangifte> => ({
      gedaan: melding.aangifte_gedaan,
      rij: melding.aangifte_gedaan ? await loaders.aangifteOfMelding.load(melding.id) : null,
    }),
  },
  Aangifte: {
    doorWie: ({ rij }: Aangifte) => rij?.door_wie,
    vptCode: ({ rij }: Aangifte) => rij?.vpt_code,
    domicilie: ({ rij }: Aangifte) => rij?.domicilie,
    onderNummer: ({ rij }: Aangifte) => rij?.onder_nummer,
    datum: ({ rij }: Aangifte) => rij?.datum,
    status: ({ rij }: Aangifte) => rij?.status,
  },
  MeldingNazorg: {
    aangebodenOp: (nazorg: NazorgRij) => nazorg.aangeboden_op,
    doorWie: (nazorg: NazorgRij) => nazorg.door_wie,
    ookVoorNaasten: (nazorg: NazorgRij) => nazorg.ook_voor_naasten,
    afgerondOp: (nazorg: NazorgRij) => nazorg.afgerond_op,
  },
  OpvolgingStap: {
    soort: ({ nummer }: OpvolgstapRij) => stappen[nummer - 1],
  },
  MeldingStatistiek: {
    totaal: ({ totaal, verantwoording }: Geteld<AantalRij>) => telling(totaal?.aantal ?? 0, verantwoording),
  },
  MeldingStatistiekCel: {
    provincie: ({ provincie_id }: Cel) => provincie_id && { id: provincie_id },
    soortOrganisatie: (cel: Cel) => cel.organisatie_soort,
    aantal: (cel: Cel) => celTelling(cel.aantal, cel.verantwoording, cel),
  },
  MonitorCijfer: {
    __resolveReference: ({ id }: Key, { loaders }: Ctx) => loaders.monitorCijferById.load(id),
  },
}
