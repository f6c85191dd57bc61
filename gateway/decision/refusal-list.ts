import type { Reason } from '../../schema/rights/policy.ts'
import type { AnswerError } from '../errors.ts'

type Path = readonly (string | number)[]

/** How many places are named of one refusal, and of all in one answer besides the first of each. */
const mostPlaces = 10
const mostPlacesInAll = 200

/** A refusal, and where it stands in the answer. */
interface Told {
  readonly reason: Reason
  count: number
  /** The first of its places, in the order of the answer. */
  readonly places: Path[]
}

/**
 * The refusals of one answer: each field once, however many rows and aliases it stands in. What is refused grows with
 * the document; where it stands, with the data, and of that the first places are named and all are counted.
 */
export class RefusalList {
  readonly #byReason = new Map<Reason, Told>()
  readonly #byContent = new Map<string, Told>()
  #places = 0

  /** @param path of a place where it stands; it may change afterwards. Absent where there is no answer. */
  add(reason: Reason, path?: Path): void {
    const told = this.#toldOf(reason)
    told.count += 1
    if (!path) return
    const isFirst = told.places.length === 0
    if (!isFirst && (told.places.length >= mostPlaces || this.#places >= mostPlacesInAll)) return
    if (!isFirst) this.#places += 1
    told.places.push([...path])
  }

  errors(): AnswerError[] {
    return [...this.#byContent.values()].map(({ reason: { veld, vereist }, count, places }) => ({
      message: `Not authorised to read "${veld}"`,
      ...(places[0] ? { path: places[0] } : {}),
      extensions: {
        code: 'UNAUTHORIZED_FIELD_OR_TYPE',
        veld,
        vereist,
        ...(places[0] && count > 1 ? { aantal: count, plaatsen: places } : {}),
      },
    }))
  }

  /** Two aliases can have the same reason in two objects. */
  #toldOf(reason: Reason): Told {
    const known = this.#byReason.get(reason)
    if (known) return known
    const content = JSON.stringify([reason.veld, reason.vereist])
    const told = this.#byContent.get(content) ?? { reason, count: 0, places: [] }
    this.#byContent.set(content, told)
    this.#byReason.set(reason, told)
    return told
  }
}
