import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { inject } from 'vitest'
import type { Pool } from '../../subgraphs/kit/database/connection.ts'
import { openPglite } from '../../subgraphs/kit/database/pglite.ts'
import { openPostgres } from '../../subgraphs/kit/database/postgres.ts'
import { onServer } from './on-server.ts'

export interface TestDatabase {
  readonly name: 'PGlite' | 'PostgreSQL'
  /** An empty database; closing its pool removes it. */
  open(): Promise<Pool>
  /** A database with all demo data, of its own; only in tests of the whole hub. Closing its pool removes it. */
  openDemo(): Promise<Pool>
}

/** The databases on which integration tests run: PGlite everywhere, PostgreSQL where a server answers. */
export function databases(): TestDatabase[] {
  const server = inject('postgres')
  const pglite: TestDatabase = {
    name: 'PGlite',
    open: () => openPglite(),
    openDemo: () => openPglite({ snapshot: new Blob([readFileSync(inject('demoSnapshot'))]) }),
  }
  if (!server) return [pglite]
  const postgres: TestDatabase = {
    name: 'PostgreSQL',
    open: () => openTemporary(server, null),
    openDemo: () => openTemporary(server, inject('demoTemplate')),
  }
  return [pglite, postgres]
}

async function openTemporary(server: string, template: string | null): Promise<Pool> {
  const database = `nwb_test_${randomBytes(6).toString('hex')}`
  await onServer(server, `create database ${database} ${template ? `template ${template}` : ''}`)
  const url = new URL(server)
  url.pathname = `/${database}`
  const pool = openPostgres({ url: url.href })
  return {
    name: pool.name,
    size: pool.size,
    connect: () => pool.connect(),
    async close() {
      await pool.close()
      await onServer(server, `drop database ${database} with (force)`)
    },
  }
}
