import type { Caller } from '../../schema/rights/caller.ts'

/** Runs `ask`, or waits for the same query of the same caller, with the same variables, that is under way. */
export type Share<Answer> = (
  caller: Caller,
  query: string,
  variables: string,
  ask: () => Promise<Answer>,
) => Promise<Answer>

/**
 * Lets requests that ask a source the same thing at the same moment share one answer: within one caller, so that it
 * never crosses from one set of rights to another, and only until it comes, so that it is never old.
 */
export function shareInFlight<Answer>(): Share<Answer> {
  // The text of a query is the same string each time, long, and known by its hash; the variables are short.
  const byCaller = new WeakMap<Caller, Map<string, Map<string, Promise<Answer>>>>()

  return (caller, query, variables, ask) => {
    let byQuery = byCaller.get(caller)
    if (!byQuery) {
      byQuery = new Map()
      byCaller.set(caller, byQuery)
    }
    let underWay = byQuery.get(query)
    if (!underWay) {
      if (byQuery.size >= rememberedQueries) byQuery.clear()
      underWay = new Map()
      byQuery.set(query, underWay)
    }
    const known = underWay.get(variables)
    if (known) return known
    const asked = ask()
    underWay.set(variables, asked)
    const done = forgetting(underWay, variables)
    asked.then(done, done)
    return asked
  }
}

function forgetting(underWay: Map<string, unknown>, variables: string): () => void {
  return () => {
    underWay.delete(variables)
  }
}

/** Queries per caller whose (mostly empty) lists are kept. */
const rememberedQueries = 1_000
