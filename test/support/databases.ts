import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import type { Pool } from '../../subgraphs/kit/database/connection.ts'
import { openPglite } from '../../subgraphs/kit/database/pglite.ts'
import { openPostgres } from '../../subgraphs/kit/database/postgres.ts'

export interface TestDatabase {
  readonly name: 'PGlite' | 'PostgreSQL'
  /** An empty database; closing its pool removes it. */
  open(): Promise<Pool>
}

/** The databases on which integration tests run: PGlite everywhere, PostgreSQL where a server answers. */
export function databases(): TestDatabase[] {
  const server = inject('postgres')
  const pglite: TestDatabase = { name: 'PGlite', open: () => openPglite() }
  return server ? [pglite, { name: 'PostgreSQL', open: () => openTemporary(server) }] : [pglite]
}

async function openTemporary(server: string): Promise<Pool> {
  const database = `nwb_test_${randomBytes(6).toString('hex')}`
  await onServer(server, `create database ${database}`)
  const url = new URL(server)
  url.pathname = `/${database}`
  const pool = openPostgres({ url: url.href })
  return {
    name: pool.name,
    connect: () => pool.connect(),
    async close() {
      await pool.close()
      await onServer(server, `drop database ${database} with (force)`)
    },
  }
}

async function onServer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
