import { buildSchema, parse } from 'graphql'
import { anonymous } from '../../../schema/rights/caller.ts'
import type { Data } from '../data.ts'
import { normalise } from '../normalise/normalise.ts'
import { operationIn } from '../operation.ts'
import { Run } from '../run.ts'
import { completeRoot } from './complete.ts'
import { Faults } from './faults.ts'

const schema = buildSchema(`
  type Query {
    tekst: String
    nodig: String!
    aantal: Int
    soort: Soort
    datum: Datum
    lijst: [Int]
    vol: [Int!]
    tafel: [[Int!]!]
    blok: [[[Int!]]!]
    gemeente: Gemeente
    gemeenten: [Gemeente]
    organisatie: Organisatie
    organisaties: [Organisatie!]
    gevonden: Gevonden
    toString: String
  }
  enum Soort { GROOT KLEIN }
  scalar Datum
  interface Organisatie { id: ID! naam: String }
  type Gemeente implements Organisatie { id: ID! naam: String inwoners: Int! soort: Soort! buur: Gemeente buren: [Gemeente!]! }
  type Provincie implements Organisatie { id: ID! naam: String zetels: Int }
  union Gevonden = Gemeente | Persoon
  type Persoon { naam: String }
`)
const planNames = { fields: new Set(['naam']), requiredWithArguments: new Set<string>() }

export const newRun = () =>
  new Run({ variables: {}, caller: anonymous, traceparent: '', until: Number.POSITIVE_INFINITY })

/** For tests: what goes out where `data` came in, and each error as its path and what was found. */
export function completed(query: string, data: Data, run = newRun()) {
  const { operation, names } = normalise(planNames, operationIn(parse(query), undefined), new Set())
  const { fragments, definition } = operation
  const root = schema.getQueryType()
  if (!root) throw new Error('Reading the schema of the tests: it has no query')
  const complete = completeRoot({ schema, fragments, names }, root, definition.selectionSet)
  const given = complete(data, new Faults(run, names))
  return { data: given, errors: run.errors.told.map(({ path, message }) => `${path?.join('.')}: ${message}`) }
}

/** The only error of an answer, at this place. */
export const fault = (path: string, found: string) => [`${path}: Completing an answer: ${found}`]

export const noValue = 'null where there must be a value'
export const notAnswered = 'nothing for a field that was asked'
