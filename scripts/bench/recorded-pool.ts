import type { Connection, Pool } from '../../subgraphs/kit/database/connection.ts'

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
        async query<Row>(sql: string, parameters: readonly unknown[]) {
          const answer = await connection.query<Row>(sql, parameters)
          recording.set(keyOf(sql, parameters), answer.rows)
          return answer
        },
      }
    },
  }
}

/** A pool that answers what was kept, at once: what is left is the subgraph's own work. */
export function recordedPool(recording: Recording): Pool {
  const connection: Connection = {
    async query<Row>(sql: string, parameters: readonly unknown[]) {
      const rows = recording.get(keyOf(sql, parameters))
      if (!rows) throw new Error(`Answering from a recording: "${sql}" is not in it`)
      return { rows: rows as Row[], affected: 0 }
    },
    async exec() {},
    release() {},
  }
  return { name: 'a recording', connect: async () => connection, async close() {} }
}

function keyOf(sql: string, parameters: readonly unknown[]): string {
  return `${sql}\n${JSON.stringify(parameters)}`
}
