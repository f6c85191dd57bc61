import type { SubgraphRequest } from '../../subgraphs/kit/request/execute.ts'

/** The typical query, with so many meldingen: one gemeente over all six subgraphs. */
export function typicalOf(gemeente: string, meldingen: number): string {
  return `{
  organisatie(id: "${gemeente}") {
    naam inwoners
    ... on Gemeente { provincie { naam } riec { naam } }
    meldingen(first: ${meldingen}) { aantal edges { node { id bron kanaal vormen incidentdatum gemeldOp functie ernst } } }
    aanvragen(first: 5) { aantal edges { node { kenmerk functie status urgentie ingediendOp } } }
    sessies(first: 5) { edges { node { datum soort deelnemers } } }
    datavolwassenheidstrajecten(first: 5) { edges { node { status gestartOp totaalscore } } }
    norm { naam }
  }
}`
}

/** Asked by gemeente Utrecht of itself. */
export const typical = typicalOf('gm0344', 10)

/** What the gateway's plan asks each subgraph of an organisatie. */
const selections: Readonly<Record<string, string>> = {
  organisaties: '__typename id naam inwoners ...on Gemeente{provincie{naam}riec{naam}}',
  meldingen:
    'meldingen(first:10){aantal edges{node{id bron kanaal vormen incidentdatum gemeldOp functie ernst}}}',
  'veilig-wonen': 'aanvragen(first:5){aantal edges{node{kenmerk functie status urgentie ingediendOp}}}',
  otwb: 'sessies(first:5){edges{node{datum soort deelnemers}}}',
  'zicht-op': 'datavolwassenheidstrajecten(first:5){edges{node{status gestartOp totaalscore}}}',
  programma: 'norm{naam}',
}

/** What each subgraph is asked, by its name. */
export type Fetches = Readonly<Record<string, SubgraphRequest>>

/** What each subgraph is asked for the typical query of these gemeenten, of all of them at once. */
export function fetchesFor(gemeenten: readonly string[]): Fetches {
  const representations = gemeenten.map((id) => ({ __typename: 'Organisatie', id }))
  return Object.fromEntries(
    Object.entries(selections).map(([name, selection]) => [
      name,
      {
        query: `query($representations:[_Any!]!){_entities(representations:$representations){...on Organisatie{${selection}}}}`,
        variables: { representations },
      },
    ]),
  )
}

/** What the gateway's plan asks each subgraph for the typical query. */
export const typicalFetches: Fetches = {
  ...fetchesFor(['gm0344']),
  organisaties: { query: `{organisatie(id:"gm0344"){${selections['organisaties']}}}`, variables: {} },
}
