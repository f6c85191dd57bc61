import type { Caller } from '../../schema/rights/caller.ts'

/** Runs `ask`, or waits for the same query of the same caller, with the same variables, that is under way. */
export type Share<Answer> = (
  caller: Caller,
  query: string,
  variables: string,
  ask: () => Promise<Answer>,
) => Promise<Answer>

/** A question that is asked, until its answer is there. */
interface UnderWay<Answer> {
  readonly variables: string
  readonly answer: Promise<Answer>
}

/** What one caller asks. */
interface Asked<Answer> {
  readonly byQuery: Map<string, UnderWay<Answer>[]>
  /** Of all queries whose lists are kept. */
  characters: number
}

/**
 * Lets requests that ask a source the same thing at the same moment share one answer: within one caller, so that it
 * never crosses from one set of rights to another, and only until it comes, so that it is never old.
 */
export function shareInFlight<Answer>(): Share<Answer> {
  // The text of a query is the same string each time, long, and known by its hash; the variables are short. A list of
  // them, for a Map that is added to and taken from all the time leaves tables behind that refer to each other.
  const byCaller = new WeakMap<Caller, Asked<Answer>>()

  return (caller, query, variables, ask) => {
    let asked = byCaller.get(caller)
    if (!asked) {
      asked = { byQuery: new Map(), characters: 0 }
      byCaller.set(caller, asked)
    }
    let list = asked.byQuery.get(query)
    if (list === undefined) {
      if (asked.byQuery.size >= rememberedQueries || asked.characters > rememberedCharacters) {
        asked.byQuery.clear()
        asked.characters = 0
      }
      list = []
      asked.byQuery.set(query, list)
      asked.characters += query.length
    }
    for (const known of list) {
      if (known.variables === variables) return known.answer
    }
    const answer = ask()
    if (list.length >= mostShared) return answer
    const underWay = { variables, answer }
    list.push(underWay)
    const done = forgetting(list, underWay)
    answer.then(done, done)
    return answer
  }
}

/** In another place, so that it holds nothing but these two. */
function forgetting<One>(list: One[], one: One): () => void {
  return () => {
    const last = list.pop()
    if (last !== undefined && last !== one) list[list.indexOf(one)] = last
  }
}

/** Queries per caller whose (mostly empty) lists are kept. */
const rememberedQueries = 1_000
/** And how long those are together. */
const rememberedCharacters = 500_000
/** Questions of one query under way that are looked through. */
const mostShared = 100
