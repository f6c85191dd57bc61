import type { Pool } from '../../subgraphs/kit/database/connection.ts'
import { readThrough } from '../../subgraphs/kit/database/read-through.ts'

/** A statement as it ran, and how PostgreSQL goes about it. */
export interface Explained {
  readonly sql: string
  readonly plan: Plan
}

interface Plan {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly Schema?: string
  readonly Plans?: readonly Plan[]
}

/**
 * A pool that asks for the plan of every statement before it runs, as the role and with the settings that it has then:
 * the plan that serves every value, which is the one that runs.
 */
export function explaining(pool: Pool): { readonly pool: Pool; readonly explained: Explained[] } {
  const explained: Explained[] = []
  let asked = 0
  const asking: Pool = {
    ...pool,
    async connect() {
      const connection = await pool.connect()
      const plain = {
        exec: connection.exec,
        async query<Row>(sql: string, parameters: readonly unknown[]) {
          const values = parameters.length > 0 ? `(${parameters.map(() => 'null')})` : ''
          // Statements that are asked at once are asked over one connection.
          const name = `uitleg_${++asked}`
          await connection.exec(`prepare ${name} as ${sql}`)
          const { rows } = await connection.query<{ 'QUERY PLAN': readonly { Plan: Plan }[] }>(
            `explain (format json, verbose) execute ${name}${values}`,
            [],
          )
          await connection.exec(`deallocate ${name}`)
          const plan = rows[0]?.['QUERY PLAN'][0]?.Plan
          if (plan) explained.push({ sql, plan })
          return connection.query<Row>(sql, parameters)
        },
      }
      return { ...connection, ...plain, read: readThrough(plain) }
    },
  }
  return { pool: asking, explained }
}

/** The tables, with their schema, that a plan reads from beginning to end. */
export function scannedWhole({ plan }: Explained): string[] {
  const own = plan['Node Type'] === 'Seq Scan' ? [`${plan.Schema}.${plan['Relation Name']}`] : []
  return [...own, ...(plan.Plans ?? []).flatMap((inside) => scannedWhole({ sql: '', plan: inside }))]
}
