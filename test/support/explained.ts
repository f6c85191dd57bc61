import type { Pool } from '../../subgraphs/kit/database/connection.ts'

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

/** A pool that asks for the plan of every statement before it runs, as the role and with the settings that it has then. */
export function explaining(pool: Pool): { readonly pool: Pool; readonly explained: Explained[] } {
  const explained: Explained[] = []
  const asking: Pool = {
    ...pool,
    async connect() {
      const connection = await pool.connect()
      return {
        ...connection,
        async query<Row>(sql: string, parameters: readonly unknown[]) {
          const { rows } = await connection.query<{ 'QUERY PLAN': readonly { Plan: Plan }[] }>(
            `explain (format json, verbose) ${sql}`,
            parameters,
          )
          const plan = rows[0]?.['QUERY PLAN'][0]?.Plan
          if (plan) explained.push({ sql, plan })
          return connection.query<Row>(sql, parameters)
        },
      }
    },
  }
  return { pool: asking, explained }
}

/** The tables, with their schema, that a plan reads from beginning to end. */
export function scannedWhole({ plan }: Explained): string[] {
  const own = plan['Node Type'] === 'Seq Scan' ? [`${plan.Schema}.${plan['Relation Name']}`] : []
  return [...own, ...(plan.Plans ?? []).flatMap((inside) => scannedWhole({ sql: '', plan: inside }))]
}
