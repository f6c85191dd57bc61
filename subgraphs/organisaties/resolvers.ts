import { GraphQLError } from 'graphql'
import { readContract } from '../../schema/contract.ts'
import { accessOf, type FieldAccess } from '../../schema/rights/access.ts'
import type { Caller } from '../../schema/rights/caller.ts'
import type { Policy } from '../../schema/rights/policy.ts'
import { type PageArguments, toConnection } from '../kit/lists/page.ts'
import type { Context } from '../kit/subgraph.ts'
import type { Loaders } from './loaders.ts'
import { type OrganisatieFilter, opNaam } from './store.ts'
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

const reference = ({ id }: Key, { loaders }: Ctx) => loaders.organisatieById.load(id)

export const resolvers = {
  Query: {
    organisatie: (
      _: unknown,
      wanted: Record<'id' | 'naam' | 'code' | 'soort', string | null>,
      { loaders }: Ctx,
    ) => {
      const given = [wanted.id, wanted.naam, wanted.code].filter((one) => typeof one === 'string')
      if (given.length !== 1) {
        throw new GraphQLError(
          `Looking up an organisatie: ${given.length} of id, naam and code given, wanted one`,
          {
            extensions: { code: 'BAD_USER_INPUT' },
          },
        )
      }
      return wanted.id
        ? loaders.organisatieById.load(wanted.id).then(ofSoort(wanted.soort))
        : loaders.organisatie(wanted)
    },
    organisaties: (_: unknown, args: PageArguments & { filter?: OrganisatieFilter }, { loaders }: Ctx) => {
      const filter = args.filter ?? {}
      return toConnection(
        () => loaders.organisaties(filter, args),
        args,
        opNaam,
        () => loaders.aantalOrganisaties(filter),
      )
    },
    riecs: (_: unknown, __: unknown, { loaders }: Ctx) => loaders.riecs(),
    riec: (_: unknown, { id }: Key, { loaders }: Ctx) => loaders.riecById.load(id),
    ik: (_: unknown, __: unknown, { caller }: Ctx) => caller,
  },
  Organisatie: {
    __resolveType: ({ soort }: OrganisatieRij) => typenames[soort],
    __resolveReference: reference,
  },
  Gemeente: {
    __resolveReference: reference,
    provincie: (gemeente: OrganisatieRij, _: unknown, { loaders }: Ctx) =>
      gemeente.provincie_id && loaders.organisatieById.load(gemeente.provincie_id),
    riec: (gemeente: OrganisatieRij, _: unknown, { loaders }: Ctx) =>
      gemeente.riec_id && loaders.riecById.load(gemeente.riec_id),
  },
  Provincie: {
    __resolveReference: reference,
    gemeenten: ({ id }: Key, page: PageArguments, { loaders }: Ctx) => loaders.gemeentenOfProvincie(id, page),
  },
  Waterschap: { __resolveReference: reference },
  Riec: {
    __resolveReference: ({ id }: Key, { loaders }: Ctx): Promise<RiecRij | null> => loaders.riecById.load(id),
    gemeenten: ({ id }: Key, page: PageArguments, { loaders }: Ctx) => loaders.gemeentenOfRiec(id, page),
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

function ofSoort(soort: string | null | undefined) {
  return (rij: OrganisatieRij | null) => (rij && soort && rij.soort !== soort ? null : rij)
}

function opNaamGesorteerd(rows: readonly (OrganisatieRij | null)[]): OrganisatieRij[] {
  return rows
    .filter((rij): rij is OrganisatieRij => rij !== null)
    .sort((a, b) => a.naam.localeCompare(b.naam, 'nl'))
}
