import type { Geteld } from '../kit/lists/tellen.ts'
import { alsGeteld, celTelling, telling, type Verantwoording } from '../kit/lists/telling.ts'
import { isGiven } from '../kit/request/given.ts'
import type { Context } from '../kit/subgraph.ts'
import type { Loaders } from './loaders.ts'
import type { DoorlooptijdRij, StandVraag, StatusRij, WachtendenRij } from './store/standen.ts'
import type { AanvragenRij, AanvragenVraag, MaatregelenRij, MaatregelenVraag } from './store/statistiek.ts'
import type { Urgentie } from './tables.ts'
import { type Status, statussen } from './toestanden.ts'

type Ctx = Context<Loaders>
type Key = { readonly id: string }
type Cel<Rij> = Rij & { readonly verantwoording: Verantwoording }

const vanHoogNaarLaag: readonly Urgentie[] = ['DREIGING', 'VERHOOGD_RISICO', 'REGULIER']

/** The statuses that a finished aanvraag has spent time in. */
const doorlopen = statussen.filter((status) => status !== 'AFGEROND' && status !== 'INGETROKKEN')

/** The part of the resolvers that counts. */
export const statistiekResolvers = {
  Query: {
    aanvragenStatistiek: (_: unknown, vraag: AanvragenVraag, { loaders }: Ctx) =>
      loaders.aanvragenStatistiek.geheel(vraag),
    doorlooptijdStatistiek: (_: unknown, vraag: StandVraag, { loaders }: Ctx) =>
      loaders.doorlooptijdStatistiek.geheel(vraag),
    statusStatistiek: async (_: unknown, vraag: StandVraag, { loaders }: Ctx) => ({
      ...(await loaders.statusStatistiek.geheel(vraag)),
      peildatum: vraag.peildatum,
    }),
    wachtlijstStatistiek: async (_: unknown, vraag: StandVraag, { loaders }: Ctx) => ({
      ...(await loaders.wachtlijstStatistiek.geheel(vraag)),
      peildatum: vraag.peildatum,
    }),
    maatregelenStatistiek: (_: unknown, vraag: MaatregelenVraag, { loaders }: Ctx) =>
      loaders.maatregelenStatistiek.geheel(vraag),
    tegemoetkoming,
  },
  Organisatie: {
    aanvragenStatistiek: ({ id }: Key, vraag: AanvragenVraag, { loaders }: Ctx) =>
      loaders.aanvragenStatistiek.ofOrganisatie(id, vraag),
  },
  AanvragenStatistiek: { totaal: totaalVan<AanvragenRij> },
  AanvragenCel: {
    provincie: ({ provincie_id }: Cel<AanvragenRij>) => (isGiven(provincie_id) ? { id: provincie_id } : null),
    soortOrganisatie: ({ organisatie_soort }: Cel<AanvragenRij>) => organisatie_soort,
    aantal: (cel: Cel<AanvragenRij>) => celTelling(cel.aantal, cel.verantwoording, cel),
  },
  DoorlooptijdStatistiek: {
    totaal: ({ totaal, verantwoording }: Geteld<DoorlooptijdRij>) =>
      doorlooptijd(null, totaal, verantwoording),
    stappen: ({ cellen, verantwoording }: Geteld<DoorlooptijdRij>) =>
      doorlopen.map((status) =>
        doorlooptijd(
          status,
          cellen?.find(({ stap }) => stap === status),
          verantwoording,
        ),
      ),
  },
  StatusStatistiek: {
    totaal: totaalVan<StatusRij>,
    cellen: ({ cellen, verantwoording }: Geteld<StatusRij>) =>
      statussen.map((status) => {
        const cel = cellen?.find(({ stap }) => stap === status)
        return {
          status,
          aantal: telling(cel?.aantal ?? 0, verantwoording),
          bereikt: telling(cel?.bereikt ?? 0, verantwoording),
        }
      }),
  },
  WachtlijstStatistiek: {
    totaal: ({ totaal, verantwoording }: Geteld<WachtendenRij>) => wachtenden(null, totaal, verantwoording),
    cellen: ({ cellen, verantwoording }: Geteld<WachtendenRij>) =>
      vanHoogNaarLaag.map((urgentie) =>
        wachtenden(
          urgentie,
          cellen?.find((cel) => cel.urgentie === urgentie),
          verantwoording,
        ),
      ),
  },
  MaatregelenStatistiek: {
    totaal: totaalVan<MaatregelenRij>,
    kosten: (geteld: Geteld<MaatregelenRij>) => alsGeteld(totaalVan(geteld), geteld.totaal?.kosten ?? 0),
  },
  MaatregelenCel: {
    soort: ({ soort_maatregel }: Cel<MaatregelenRij>) => soort_maatregel,
    aantal: maatregelenIn,
    kosten: (cel: Cel<MaatregelenRij>) => alsGeteld(maatregelenIn(cel), cel.kosten),
  },
}

/** The whole year is asked, so until its last day nobody knows what employers paid in it. */
async function tegemoetkoming(_: unknown, { jaar }: { readonly jaar: number }, { loaders, caller }: Ctx) {
  const [betaald, regeling] = await Promise.all([
    loaders.betaald.geheel({ filter: { van: `${jaar}-01-01`, tot: `${jaar}-12-31` } }),
    loaders.tegemoetkoming(jaar),
  ])
  const maatregelen = totaalVan(betaald)
  const gebruikt = alsGeteld(maatregelen, betaald.totaal?.bedrag ?? 0)
  // The budget is that of the whole country, for all who are entitled.
  const heel = caller.organisatiesStatistiek === 'ALLE' && caller.functies === 'ALLE'
  return {
    jaar,
    budget: regeling?.bedrag,
    bron: regeling?.bron,
    maatregelen,
    gebruikt,
    aandeelGebruikt: heel && gebruikt !== null && regeling ? gebruikt / regeling.bedrag : null,
  }
}

function totaalVan<Rij extends { readonly aantal: number }>({ totaal, verantwoording }: Geteld<Rij>) {
  return telling(totaal?.aantal ?? 0, verantwoording)
}

function maatregelenIn(cel: Cel<MaatregelenRij>) {
  return celTelling(cel.aantal, cel.verantwoording, cel)
}

function wachtenden(
  urgentie: Urgentie | null,
  rij: WachtendenRij | undefined,
  verantwoording: Verantwoording,
) {
  const aantal = telling(rij?.aantal ?? 0, verantwoording)
  return {
    urgentie,
    aantal,
    oudsteIngediendOp: alsGeteld(aantal, rij?.oudste),
    langsteWachttijdDagen: alsGeteld(aantal, rij?.langste),
  }
}

function doorlooptijd(
  status: Status | null,
  rij: DoorlooptijdRij | undefined,
  verantwoording: Verantwoording,
) {
  const aantal = telling(rij?.aantal ?? 0, verantwoording)
  return {
    status,
    aantal,
    mediaanDagen: alsGeteld(aantal, rij?.mediaan),
    percentiel90Dagen: alsGeteld(aantal, rij?.percentiel90),
  }
}
