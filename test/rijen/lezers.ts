import { readRegister } from '../../gateway/register/register.ts'
import { anonymous, type Caller } from '../../schema/rights/caller.ts'
import type { Pool, PoolConnection } from '../../subgraphs/kit/database/connection.ts'
import { rightsOf } from '../../subgraphs/kit/database/rights.ts'
import { Session } from '../../subgraphs/kit/database/session.ts'
import { readerRole } from '../../subgraphs/kit/subgraph.ts'
import { onConnection, type Rij } from './tafels.ts'

const register = readRegister(new URL('../../schema/afnemers.yaml', import.meta.url))

/** Every caller there can be: each afnemer for each of its purposes, and the one without a token. */
export const callers: readonly { readonly wie: string; readonly caller: Caller }[] = [
  { wie: 'a caller without a token', caller: anonymous },
  ...[...register.afnemers].flatMap(([id, { scopes, verwerkingsactiviteiten }]) =>
    verwerkingsactiviteiten.map((doel) => ({
      wie: `${id} for ${doel}`,
      caller: register.caller(id, scopes, doel) as Caller,
    })),
  ),
]

export function callerNamed(afnemer: string): Caller {
  const found = callers.find(({ caller }) => caller.afnemer === afnemer)
  if (!found) throw new Error(`Finding the afnemer "${afnemer}": the register has none of that name`)
  return found.caller
}

/** A session of a caller, as a request to that subgraph has it. */
export function sessionOf(pool: Pool, schema: string, caller: Caller): Session<unknown> {
  return new Session(pool, readerRole(schema), caller)
}

/**
 * Runs statements written out, in one transaction of the caller; gives the rows of the last.
 *
 * @throws what the first that failed says.
 */
export async function readAs(
  pool: Pool,
  schema: string,
  caller: Caller,
  ...statements: readonly string[]
): Promise<Rij[]> {
  const outcomes = await onConnection(pool, (connection) =>
    connection.read(
      rightsOf(readerRole(schema), caller),
      statements.map((sql) => ({ sql, parameters: [] })),
    ),
  )
  for (const outcome of outcomes) if (outcome.kind === 'failed') throw outcome.error
  const last = outcomes.at(-1)
  if (last?.kind !== 'rows') throw new Error('Reading as a caller: the last statement did not run')
  return last.rows as Rij[]
}

/** A pool of one: whoever asks gets the connection that the one before used, when that one is done. */
export function poolOfOne(pool: Pool): Pool & { readonly opened: () => number } {
  let held: PoolConnection | undefined
  let opened = 0
  let turn: Promise<void> = Promise.resolve()
  return {
    name: `one connection of ${pool.name}`,
    size: 1,
    opened: () => opened,
    async connect() {
      const previous = turn
      let next = () => {}
      turn = new Promise((resolve) => {
        next = resolve
      })
      await previous
      if (!held) opened += 1
      const connection = held ?? (await pool.connect())
      held = connection
      return {
        query: (statement, parameters) => connection.query(statement, parameters),
        exec: (statements) => connection.exec(statements),
        read: (rights, statements) => connection.read(rights, statements),
        release(broken) {
          if (broken) {
            connection.release(true)
            held = undefined
          }
          next()
        },
      }
    },
    async close() {
      await turn
      held?.release()
    },
  }
}
