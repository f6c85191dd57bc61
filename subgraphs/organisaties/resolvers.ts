import { readContract } from '../../schema/contract.ts'
import { accessOf, type FieldAccess } from '../../schema/rights/access.ts'
import type { Caller } from '../../schema/rights/caller.ts'
import type { Policy } from '../../schema/rights/policy.ts'
import { dagVanIndeling, possibleRiecId } from '../indeling/codes.ts'
import { type PageArguments, toConnection } from '../kit/lists/page.ts'
import { openbareTelling } from '../kit/lists/telling.ts'
import { isGiven } from '../kit/request/given.ts'
import type { Context } from '../kit/subgraph.ts'
import { type FilterArgument, type OrganisatieArguments, readFilter, readOrganisatie } from './asked.ts'
import type { Loaders } from './loaders.ts'
import type { PageOnDay } from './store/gemeenten.ts'
import { opNaam } from './store/organisaties.ts'
import type { OrganisatieRij, OrganisatieTable, RiecRij } from './tables.ts'

type Ctx = Context<Loaders>
type Key = { readonly id: string }

let read: Policy | undefined

/** Read at first use: while it is being composed, the contract is not there yet. */
function contract(): Policy {
  read ??= readContract()
  return read
}

const typenames: Record<OrganisatieTable['soort'], string> = {
  GEMEENTE: 'Gemeente',
  PROVINCIE: 'Provincie',
  WATERSCHAP: 'Waterschap',
}

/** What each kind of organisation says of its time. */
const inDeTijd = {
  geldigVan: ({ geldig_van }: OrganisatieRij) => geldig_van,
  geldigTot: ({ geldig_tot }: OrganisatieRij) => geldig_tot,
  opvolgers: ({ id, geldig_tot }: OrganisatieRij, _: unknown, { loaders }: Ctx) =>
    geldig_tot === null ? [] : loaders.opvolgers.load(id),
  voorgangers: ({ id }: OrganisatieRij, _: unknown, { loaders }: Ctx) => loaders.voorgangers.load(id),
}

const reference = ({ id }: Key, { loaders }: Ctx) => loaders.organisatieById.load(id)

export const resolvers = {
  Query: {
    organisatie: async (_: unknown, args: OrganisatieArguments, { loaders }: Ctx) => {
      const wanted = readOrganisatie(args)
      if (!('id' in wanted)) return loaders.organisatieByNaam(wanted)
      const rij = await loaders.organisatieById.load(wanted.id)
      return isGiven(args.soort) && rij?.soort !== args.soort ? null : rij
    },
    organisaties: (
      _: unknown,
      { filter: given, ...page }: PageArguments & { filter?: FilterArgument | null },
      { loaders }: Ctx,
    ) => {
      const filter = readFilter(given)
      return toConnection(() => loaders.organisaties(filter, page), page, opNaam, {
        aantal: () => loaders.aantalOrganisaties(filter),
        verantwoording: openbareTelling,
      })
    },
    riecs: (_: unknown, __: unknown, { loaders }: Ctx) => loaders.riecs(),
    riec: (_: unknown, { id }: Key, { loaders }: Ctx) => loaders.riecById.load(possibleRiecId('id', id)),
    ik: (_: unknown, __: unknown, { caller }: Ctx) => caller,
  },
  Organisatie: {
    __resolveType: ({ soort }: OrganisatieRij) => typenames[soort],
    __resolveReference: reference,
  },
  Gemeente: {
    ...inDeTijd,
    __resolveReference: reference,
    provincie: (gemeente: OrganisatieRij, _: unknown, { loaders }: Ctx) =>
      gemeente.provincie_id === null ? null : loaders.organisatieById.load(gemeente.provincie_id),
    riec: (gemeente: OrganisatieRij, _: unknown, { loaders }: Ctx) =>
      gemeente.riec_id === null ? null : loaders.riecById.load(gemeente.riec_id),
  },
  Provincie: {
    ...inDeTijd,
    __resolveReference: reference,
    gemeenten: ({ id }: Key, page: PageOnAnyDay, { loaders }: Ctx) =>
      loaders.gemeentenOfProvincie(id, onDay(page)),
  },
  Waterschap: { ...inDeTijd, __resolveReference: reference },
  Riec: {
    __resolveReference: ({ id }: Key, { loaders }: Ctx): Promise<RiecRij | null> => loaders.riecById.load(id),
    gemeenten: ({ id }: Key, page: PageOnAnyDay, { loaders }: Ctx) =>
      loaders.gemeentenOfRiec(id, onDay(page)),
  },
  Afnemer: {
    id: (caller: Caller) => caller.afnemer,
    verwerkingsactiviteit: (caller: Caller) => caller.doel,
    bereik: (caller: Caller) => caller.organisaties,
    bereikStatistiek: (caller: Caller) => caller.organisatiesStatistiek,
    functies: (caller: Caller) => (caller.functies === 'ALLE' ? null : caller.functies),
    velden: (caller: Caller, { toegestaan }: { toegestaan?: boolean | null }) =>
      accessOf(contract(), caller).filter(({ allowed }) => toegestaan == null || allowed === toegestaan),
  },
  Veldtoegang: {
    veld: ({ coordinate }: FieldAccess) => coordinate,
    toegestaan: ({ allowed }: FieldAccess) => allowed,
    vereist: ({ asks }: FieldAccess) => asks,
  },
  Bereik: {
    landelijk: (bereik: Caller['organisaties']) => bereik === 'ALLE',
    organisaties: async (bereik: Caller['organisaties'], _: unknown, { loaders }: Ctx) =>
      bereik === 'ALLE'
        ? []
        : opNaamGesorteerd(await Promise.all(bereik.map((id) => loaders.organisatieById.load(id)))),
  },
}

type PageOnAnyDay = PageArguments & { readonly peildatum?: string | null }

/** What page, and of which day: statements are remembered by their arguments, so today is one of them. */
function onDay({ first, after, peildatum }: PageOnAnyDay): PageOnDay {
  return { first, after, peildatum: dagVanIndeling('peildatum', peildatum) }
}

function opNaamGesorteerd(rows: readonly (OrganisatieRij | null)[]): OrganisatieRij[] {
  return rows
    .filter((rij): rij is OrganisatieRij => rij !== null)
    .sort((a, b) => a.naam.localeCompare(b.naam, 'nl'))
}
