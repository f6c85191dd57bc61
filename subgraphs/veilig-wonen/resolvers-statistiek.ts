import { type Telling, telling } from '../kit/lists/telling.ts'
import type { Context } from '../kit/subgraph.ts'
import type { Loaders } from './loaders.ts'
import type { DoorlooptijdStand, PeildatumArguments, StatusStand, WachtlijstStand } from './store/standen.ts'
import type {
  AanvragenCelRij,
  AanvragenStatistiekArguments,
  MaatregelenCelRij,
  MaatregelenStatistiekArguments,
} from './store/tellingen.ts'
import type { Urgentie } from './tables.ts'
import { type Status, statussen } from './toestanden.ts'

type Ctx = Context<Loaders>
type Key = { readonly id: string }

const vanHoogNaarLaag: readonly Urgentie[] = ['DREIGING', 'VERHOOGD_RISICO', 'REGULIER']

/** The statuses that a finished aanvraag has spent time in. */
const doorlopen = statussen.filter((status) => status !== 'AFGEROND' && status !== 'INGETROKKEN')

/** The part of the resolvers that counts. */
export const statistiekResolvers = {
  Query: {
    aanvragenStatistiek: async (_: unknown, args: AanvragenStatistiekArguments, { loaders }: Ctx) =>
      aanvragenStatistiek(await loaders.aanvragenStatistiek(args), args),
    doorlooptijdStatistiek: async (_: unknown, args: PeildatumArguments, { loaders }: Ctx) => {
      const standen = await loaders.doorlooptijden(args)
      return {
        totaal: doorlooptijd(null, standen),
        stappen: doorlopen.map((status) => doorlooptijd(status, standen)),
      }
    },
    statusStatistiek: async (_: unknown, args: PeildatumArguments, { loaders }: Ctx) => {
      const standen = await loaders.statussen(args)
      return {
        peildatum: args.peildatum,
        totaal: telling(standen.reduce((sum, { aantal }) => sum + aantal, 0)),
        cellen: statussen.map((status) => statusCel(status, standen)),
      }
    },
    wachtlijstStatistiek: async (_: unknown, args: PeildatumArguments, { loaders }: Ctx) => {
      const standen = await loaders.standWachtlijst(args)
      return {
        peildatum: args.peildatum,
        totaal: wachtlijstCel(null, standen),
        cellen: vanHoogNaarLaag.map((urgentie) => wachtlijstCel(urgentie, standen)),
      }
    },
    maatregelenStatistiek: async (_: unknown, args: MaatregelenStatistiekArguments, { loaders }: Ctx) => {
      const rows = await loaders.maatregelenStatistiek(args)
      const totaal = telling(rows[0]?.totaal ?? 0)
      return {
        totaal,
        kosten: alsBekend(totaal, rows[0]?.totale_kosten ?? 0),
        cellen: isUitgesplitst(args) ? rows : [],
      }
    },
    tegemoetkoming: async (_: unknown, { jaar }: { jaar: number }, { loaders }: Ctx) => {
      const { maatregelen, gebruikt, budget, bron } = await loaders.tegemoetkoming(jaar)
      const aantal = telling(maatregelen)
      const bekend = alsBekend(aantal, gebruikt)
      return {
        jaar,
        budget,
        bron,
        maatregelen: aantal,
        gebruikt: bekend,
        aandeelGebruikt: bekend === null || budget === null ? null : bekend / budget,
      }
    },
  },
  Organisatie: {
    aanvragenStatistiek: async ({ id }: Key, args: AanvragenStatistiekArguments, { loaders }: Ctx) =>
      aanvragenStatistiek(await loaders.aanvragenStatistiekOfOrganisatie(args).load(id), args),
  },
  AanvragenCel: {
    provincie: ({ provincie_id }: AanvragenCelRij) => provincie_id && { id: provincie_id },
    soortOrganisatie: ({ soort }: AanvragenCelRij) => soort,
    aantal: ({ aantal }: AanvragenCelRij) => telling(aantal),
  },
  MaatregelenCel: {
    soort: ({ soort_maatregel }: MaatregelenCelRij) => soort_maatregel,
    aantal: ({ aantal }: MaatregelenCelRij) => telling(aantal),
    kosten: ({ aantal, kosten }: MaatregelenCelRij) => alsBekend(telling(aantal), kosten),
  },
}

function aanvragenStatistiek(rows: readonly AanvragenCelRij[], args: AanvragenStatistiekArguments) {
  return { totaal: telling(rows[0]?.totaal ?? 0), cellen: isUitgesplitst(args) ? rows : [] }
}

function isUitgesplitst(args: AanvragenStatistiekArguments | MaatregelenStatistiekArguments): boolean {
  return Boolean(args.periode) || args.uitgesplitstNaar.length > 0
}

function statusCel(status: Status, standen: readonly StatusStand[]) {
  const stand = standen.find((one) => one.status === status)
  return { status, aantal: telling(stand?.aantal ?? 0), bereikt: telling(stand?.bereikt ?? 0) }
}

function wachtlijstCel(urgentie: Urgentie | null, standen: readonly WachtlijstStand[]) {
  const stand = standen.find((one) => one.urgentie === urgentie)
  const aantal = telling(stand?.aantal ?? 0)
  return {
    urgentie,
    aantal,
    oudsteIngediendOp: alsBekend(aantal, stand?.oudste ?? null),
    langsteWachttijdDagen: alsBekend(aantal, stand?.langste ?? null),
  }
}

function doorlooptijd(status: Status | null, standen: readonly DoorlooptijdStand[]) {
  const stand = standen.find((one) => one.status === status)
  const aantal = telling(stand?.aantal ?? 0)
  return {
    status,
    aantal,
    mediaanDagen: alsBekend(aantal, stand?.mediaan ?? null),
    percentiel90Dagen: alsBekend(aantal, stand?.percentiel90 ?? null),
  }
}

/** A figure about a group says as much as its size: where the size is withheld, so is the figure. */
function alsBekend<Value>({ status }: Telling, value: Value): Value | null {
  return status === 'WAARDE' ? value : null
}
