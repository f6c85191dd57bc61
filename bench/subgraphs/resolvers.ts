import { buildSubgraphSchema } from '@apollo/subgraph'
import type { GraphQLSchema } from 'graphql'
import { scalars } from '../../schema/language/scalars.ts'
import { gemeenteById, gemeenten } from '../domain/data.ts'
import { type SubgraphName, sdlOf } from '../domain/supergraph.ts'

type ResolverMap = NonNullable<
  Extract<Parameters<typeof buildSubgraphSchema>[0], { typeDefs: unknown }>['resolvers']
>

interface Page {
  readonly first: number
}

const firstOf =
  <Row>(rowsOf: (id: string) => readonly Row[] | undefined) =>
  ({ id }: { readonly id: string }, { first }: Page) =>
    rowsOf(id)?.slice(0, first) ?? null

const reference = { __resolveReference: ({ id }: { readonly id: string }) => gemeenteById(id) ?? null }

const resolvers: Readonly<Record<SubgraphName, ResolverMap>> = {
  organisaties: {
    Query: {
      gemeente: (_: unknown, { id }: { id: string }) => gemeenteById(id) ?? null,
      gemeenten: (_: unknown, { first, vanaf }: { first: number; vanaf: number }) =>
        gemeenten.slice(vanaf, vanaf + first),
    },
    Gemeente: reference,
  },
  meldingen: { Gemeente: { ...reference, meldingen: firstOf((id) => gemeenteById(id)?.meldingen) } },
  'veilig-wonen': { Gemeente: { ...reference, aanvragen: firstOf((id) => gemeenteById(id)?.aanvragen) } },
  otwb: { Gemeente: { ...reference, sessies: firstOf((id) => gemeenteById(id)?.sessies) } },
  'zicht-op': { Gemeente: { ...reference, indicatoren: firstOf((id) => gemeenteById(id)?.indicatoren) } },
}

/** A subgraph that can be executed, with the data in memory behind it. */
export function executableSchema(name: SubgraphName): GraphQLSchema {
  const typeDefs = sdlOf(name)
  const known = new Set(
    typeDefs.definitions.flatMap((definition) =>
      definition.kind === 'ScalarTypeDefinition' ? [definition.name.value] : [],
    ),
  )
  const own = Object.fromEntries(Object.entries(scalars).filter(([scalar]) => known.has(scalar)))
  return buildSubgraphSchema({ typeDefs, resolvers: { ...own, ...resolvers[name] } as ResolverMap })
}
