import type { Kysely } from 'kysely'
import type { Session } from '../database/session.ts'

/** In milliseconds: so much later than it came, what is held may begin to count. */
const heldFor = 1000

interface Held {
  readonly at: number
  readonly answer: Promise<unknown>
}

const held = new WeakMap<object, Map<string, Held>>()

/** What each request saw: all that it asks stands on one state, also when it takes long. */
const seen = new WeakMap<object, Map<string, Promise<unknown>>>()

/**
 * Reads what is public and the same for every caller, such as until when a source is complete. Once a second, however
 * many ask.
 *
 * @param name of what is read, on its own in the database that the session reads.
 */
export function heldRead<Tables, Value>(
  session: Session<Tables>,
  name: string,
  read: (db: Kysely<Tables>) => Promise<Value>,
): Promise<Value> {
  const ofRequest = seen.get(session) ?? new Map<string, Promise<unknown>>()
  seen.set(session, ofRequest)
  const answer = (ofRequest.get(name) as Promise<Value> | undefined) ?? ofThisSecond(session, name, read)
  ofRequest.set(name, answer)
  return answer
}

function ofThisSecond<Tables, Value>(
  session: Session<Tables>,
  name: string,
  read: (db: Kysely<Tables>) => Promise<Value>,
): Promise<Value> {
  const ofPool = held.get(session.pool) ?? new Map<string, Held>()
  held.set(session.pool, ofPool)
  const known = ofPool.get(name)
  if (known && Date.now() - known.at < heldFor) return known.answer as Promise<Value>
  const answer = session.read(read)
  ofPool.set(name, { at: Date.now(), answer })
  // What failed is not held; a newer answer, asked meanwhile, stays.
  answer.catch(() => {
    if (ofPool.get(name)?.answer === answer) ofPool.delete(name)
  })
  return answer
}
