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

const below = (selection: string): SubgraphRequest => ({
  query: `query($representations:[_Any!]!){_entities(representations:$representations){...on Organisatie{${selection}}}}`,
  variables: { representations: [{ __typename: 'Organisatie', id: 'gm0344' }] },
})

/** What the gateway's plan asks each subgraph for it. */
export const typicalFetches: Readonly<Record<string, SubgraphRequest>> = {
  organisaties: {
    query:
      '{organisatie(id:"gm0344"){__typename id naam inwoners ...on Gemeente{provincie{naam}riec{naam}}}}',
    variables: {},
  },
  meldingen: below(
    'meldingen(first:10){aantal edges{node{id bron kanaal vormen incidentdatum gemeldOp functie ernst}}}',
  ),
  'veilig-wonen': below(
    'aanvragen(first:5){aantal edges{node{kenmerk functie status urgentie ingediendOp}}}',
  ),
  otwb: below('sessies(first:5){edges{node{datum soort deelnemers}}}'),
  'zicht-op': below('datavolwassenheidstrajecten(first:5){edges{node{status gestartOp totaalscore}}}'),
  programma: below('norm{naam}'),
}
