import type { Data } from '../data.ts'
import type { Path } from '../places.ts'
import type { Run } from '../run.ts'
import { type RealNames, withRealNames } from '../source-errors.ts'

/** Stands for a value that cannot be given; why is recorded. */
export const wrong = Symbol('wrong')

/** How many places are laid beside what sources said: each beside all of it. */
const mostLookedUp = 10_000

/**
 * What is found wrong with the sources' answers while the hub's is made. One error for one fault: where a source
 * has said already why a value is not there, nothing is added.
 */
export class Faults {
  /** Where the answer is now; whoever goes down a step pushes it here, and takes it off again. */
  readonly path: (string | number)[] = []
  readonly #run: Run
  readonly #names: RealNames
  #lookedUp = 0

  constructor(run: Run, names: RealNames) {
    this.#run = run
    this.#names = names
  }

  /** @param found what was found here, for the log; it quotes no value. */
  add(found: string): typeof wrong {
    const path = withRealNames(this.#names, [...this.path])
    if (!this.#isSaid(path)) {
      this.#run.errors.push({
        message: `Completing an answer: ${found}`,
        path,
        extensions: { code: 'SOURCE_FAILED' },
      })
    }
    return wrong
  }

  /** Where everything is amiss, it is no longer looked up for each place whether a source said why. */
  #isSaid(path: Path): boolean {
    if (this.#lookedUp >= mostLookedUp) return false
    this.#lookedUp += 1
    return this.#run.errors.kept.some((error) => error.path && overlap(error.path, path))
  }

  /** A field that must have a value has none. */
  noValue(object: Data): typeof wrong {
    if (this.#run.unanswered.get(object) === 'explained') return wrong
    return this.add('null where there must be a value')
  }

  /** What is asked of an object depends on its type, and no source named that. */
  noType(object: Data): typeof wrong {
    if (this.#run.unanswered.get(object) === 'explained') return wrong
    return this.add('an object of which no source named the type')
  }

  /** A field that may be null was not answered at all. */
  notAnswered(object: Data): void {
    if (!this.#run.unanswered.has(object)) this.add('nothing for a field that was asked')
  }
}

/** Whether one path leads to or past the place of the other. */
function overlap(one: Path, other: Path): boolean {
  const length = Math.min(one.length, other.length)
  for (let index = 0; index < length; index++) if (one[index] !== other[index]) return false
  return true
}
