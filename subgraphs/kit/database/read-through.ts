import type { Outcome, PoolConnection, Rights, Statement } from './connection.ts'

type Plain = Pick<PoolConnection, 'query' | 'exec'>

/** `PoolConnection.read` by way of the other two, one round trip each and in turn: for a driver that sends nothing ahead. */
export function readThrough(connection: Plain): PoolConnection['read'] {
  let turn: Promise<unknown> = Promise.resolve()
  return (rights, statements) => {
    const outcomes = turn.then(() => transaction(connection, rights, statements))
    turn = outcomes.catch(() => {})
    return outcomes
  }
}

async function transaction(
  { query, exec }: Plain,
  { take }: Rights,
  statements: readonly Statement[],
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  await exec('begin')
  try {
    await query(take.sql, take.parameters)
    for (const { sql, parameters } of statements) {
      const outcome = await query(sql, parameters).then(
        ({ rows }): Outcome => ({ kind: 'rows', rows }),
        (error): Outcome => ({ kind: 'failed', error }),
      )
      outcomes.push(outcome)
      if (outcome.kind === 'failed') break
    }
  } finally {
    // It only read: there is nothing to keep.
    await exec('rollback')
  }
  return statements.map((_, at) => outcomes[at] ?? { kind: 'not run' })
}
