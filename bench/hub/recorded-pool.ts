import type { Pool, PoolConnection } from '../../subgraphs/kit/database/connection.ts'

/** Statements with their parameters, and the rows they gave. */
export type Recording = Map<string, unknown[]>

/** A pool that keeps what a database answered. */
export function recordingPool(pool: Pool, recording: Recording): Pool {
  return {
    ...pool,
    async connect() {
      const connection = await pool.connect()
      return {
        ...connection,
        async read(rights, statements) {
          const outcomes = await connection.read(rights, statements)
          for (const [at, { sql, parameters }] of statements.entries()) {
            const outcome = outcomes[at]
            if (outcome?.kind === 'rows') recording.set(keyOf(sql, parameters), outcome.rows)
          }
          return outcomes
        },
      }
    },
  }
}

/** A pool that answers what was kept, at once: what is left is the subgraph's own work. */
export function recordedPool(recording: Recording): Pool {
  const connection: PoolConnection = {
    query: () => Promise.reject(new Error('Answering from a recording: only what callers read is in it')),
    exec: () => Promise.reject(new Error('Answering from a recording: only what callers read is in it')),
    async read(_, statements) {
      return statements.map(({ sql, parameters }) => {
        const rows = recording.get(keyOf(sql, parameters))
        if (!rows) throw new Error(`Answering from a recording: "${sql}" is not in it`)
        return { kind: 'rows', rows }
      })
    },
    release() {},
  }
  return { name: 'a recording', size: 1, connect: async () => connection, async close() {} }
}

function keyOf(sql: string, parameters: readonly unknown[]): string {
  return `${sql}\n${JSON.stringify(parameters)}`
}
