import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import type { Caller } from '../../schema/rights/caller.ts'
import type { Pool } from '../../subgraphs/kit/database/connection.ts'
import { kyselyOn } from '../../subgraphs/kit/database/kysely.ts'
import { openPostgres } from '../../subgraphs/kit/database/postgres.ts'
import { Session } from '../../subgraphs/kit/session.ts'
import { subgraphs } from '../../subgraphs/register.ts'
import { compare, wallPerRun } from './measure.ts'

const server = process.env['TEST_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres'
const schema = 'meldingen'

/**
 * What the reader role, the settings and the policies add to a typical query (the last ten meldingen of a gemeente,
 * counted), against the same query as the owner with the same filter in its `where`. On PostgreSQL.
 */
export async function compareRowSecurity(caller: Caller): Promise<void> {
  const database = `nwb_bench_${randomBytes(6).toString('hex')}`
  if (!(await onServer(`create database ${database}`))) {
    console.log('row-level security: no PostgreSQL server answers on TEST_DATABASE_URL or 127.0.0.1:5432')
    return
  }
  const url = new URL(server)
  url.pathname = `/${database}`
  const pool = openPostgres({ url: url.href, max: 1 })
  try {
    await subgraphs.find(({ name }) => name === schema)?.prepare(pool, { demo: true })
    const compared = await compare(
      15,
      () => wallPerRun(300, () => asReader(pool, caller)),
      () => wallPerRun(300, () => asOwner(pool)),
    )
    console.log(
      `row-level security and settings: ${compared.a.toFixed(0)} µs beside ${compared.b.toFixed(0)} µs as the owner, ` +
        `+${((compared.ratio - 1) * 100).toFixed(1)} % (wanted ≤ 15 %)`,
    )
  } finally {
    await pool.close()
    await onServer(`drop database ${database} with (force)`)
  }
}

const page = sql`
  select * from meldingen.melding where organisatie_id = ${'gm0344'} order by incidentdatum desc, id limit 10`
const count = sql`select count(*) from meldingen.melding where organisatie_id = ${'gm0344'}`

async function asReader(pool: Pool, caller: Caller): Promise<void> {
  const session = new Session(pool, `nwb_${schema}_lezer`, caller)
  await session.read((db) => page.execute(db))
  await session.read((db) => count.execute(db))
  await session.close()
}

async function asOwner(pool: Pool): Promise<void> {
  const connection = await pool.connect()
  const db = kyselyOn(connection)
  await connection.exec('begin read only')
  await page.execute(db)
  await count.execute(db)
  await connection.exec('commit')
  connection.release()
}

async function onServer(statement: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: server, connectionTimeoutMillis: 2_000 })
  try {
    await client.connect()
    await client.query(statement)
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}
