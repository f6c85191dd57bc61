/** Mutants of the database: each row-level policy dropped or made to hold always, and each table left unprotected. */
import type { PoolConnection } from '../../subgraphs/kit/database/connection.ts'
import type { Asker } from './askers.ts'
import { guardedTables, wrongRows } from './database.ts'

export interface RowMutant {
  readonly name: string
  readonly table: string
  readonly statement: string
}

export async function rowMutants(connection: PoolConnection): Promise<RowMutant[]> {
  const { rows } = await connection.query<{ table: string; policy: string }>(
    `select schemaname || '.' || tablename as table, policyname as policy from pg_policies order by 1, 2`,
    [],
  )
  const tables = [...new Set(rows.map(({ table }) => table))]
  return [
    ...rows.flatMap(({ table, policy }) => [
      { name: `${table}: drop ${policy}`, table, statement: `drop policy ${policy} on ${table}` },
      {
        name: `${table}: ${policy} using (true)`,
        table,
        statement: `alter policy ${policy} on ${table} using (true)`,
      },
    ]),
    ...tables.map((table) => ({
      name: `${table}: no row-level security`,
      table,
      statement: `alter table ${table} disable row level security`,
    })),
  ]
}

/** The first wrong row that a mutant gives anyone; null when there is none. Nothing of it stays. */
export async function tryRowMutant(
  connection: PoolConnection,
  askers: readonly Asker[],
  { table, statement }: RowMutant,
): Promise<string | null> {
  const tables = (await guardedTables(connection)).filter((one) => one.table === table)
  await connection.exec('begin')
  try {
    await connection.exec(statement)
    for (const guarded of tables) {
      for (const asker of askers) {
        const [problem] = await wrongRows(connection, asker, guarded)
        if (problem !== undefined) return problem
      }
    }
    return null
  } finally {
    await connection.exec('rollback')
  }
}
