import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { subgraphs } from '../../subgraphs/definitions.ts'
import { openPglite } from '../../subgraphs/kit/database/pglite.ts'
import { openPostgres } from '../../subgraphs/kit/database/postgres.ts'
import { onServer } from './on-server.ts'
import { provideServer } from './postgres-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A dump of a PGlite database with all demo data. */
    demoSnapshot: string
    /** The name of a PostgreSQL database with all demo data, to copy; null where there is no server. */
    demoTemplate: string | null
  }
}

/** Fills one database of each kind, once per run; each test file starts from a copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await provideServer(project)
  const folder = mkdtempSync(join(tmpdir(), 'nwb-test-'))
  const snapshot = join(folder, 'demo.tar')
  // One after the other: the embedded database holds the thread, and a server's connections would time out.
  const template = server ? await fillTemplate(server) : null
  await writeSnapshot(snapshot)
  project.provide('demoSnapshot', snapshot)
  project.provide('demoTemplate', template)

  return async () => {
    rmSync(folder, { recursive: true })
    if (server && template) await onServer(server, `drop database ${template} with (force)`)
  }
}

async function writeSnapshot(file: string): Promise<void> {
  const pool = await openPglite()
  for (const subgraph of subgraphs) await subgraph.prepare(pool, { demo: true })
  writeFileSync(file, Buffer.from(await (await pool.dump()).arrayBuffer()))
  await pool.close()
}

async function fillTemplate(server: string): Promise<string> {
  const database = `nwb_template_${randomBytes(6).toString('hex')}`
  await onServer(server, `create database ${database}`)
  const url = new URL(server)
  url.pathname = `/${database}`
  const pool = openPostgres({ url: url.href })
  for (const subgraph of subgraphs) await subgraph.prepare(pool, { demo: true })
  await pool.close()
  return database
}
