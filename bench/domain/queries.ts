import { gemeenten } from './data.ts'

/** An operation that is measured, and the values it is asked with in turn. */
export interface Query {
  readonly name: QueryName
  readonly text: string
  /**
   * More of them than there are connections, so that no two requests under way are the same: a gateway that asks once
   * for two that are alike would otherwise be measured on half the work.
   */
  readonly variables: readonly Readonly<Record<string, string | number>>[]
}

export type QueryName = 'small' | 'typical' | 'heavy'

export const queryNames: readonly QueryName[] = ['small', 'typical', 'heavy']

const overFiveSources = `id code naam inwoners
    provincie { id naam }
    riec { id naam }
    meldingen(first: 12) {
      id bron kanaal vormen functie ernst incidentdatum gemeldOp opvolging { stap gezetOp }
    }
    aanvragen(first: 6) {
      kenmerk functie status urgentie ingediendOp maatregelen { soort kosten betaaldDoorWerkgever }
    }
    sessies(first: 6) { id datum soort deelnemers afspraken { onderwerp gereed } }
    indicatoren(first: 8) { code naam eenheid jaar waarde landelijkGemiddelde }`

const windows = 40
const windowSize = 50
const step = Math.floor((gemeenten.length - windowSize) / (windows - 1))

export const queries: Readonly<Record<QueryName, Query>> = {
  small: {
    name: 'small',
    text: `query Klein($id: ID!) {
  gemeente(id: $id) { id naam inwoners }
}`,
    variables: gemeenten.map(({ id }) => ({ id })),
  },
  typical: {
    name: 'typical',
    text: `query Gewoon($id: ID!) {
  gemeente(id: $id) {
    ${overFiveSources}
  }
}`,
    variables: gemeenten.map(({ id }) => ({ id })),
  },
  heavy: {
    name: 'heavy',
    text: `query Zwaar($vanaf: Int!) {
  gemeenten(first: ${windowSize}, vanaf: $vanaf) {
    ${overFiveSources}
  }
}`,
    variables: Array.from({ length: windows }, (_, index) => ({ vanaf: index * step })),
  },
}
