import { randomBytes } from 'node:crypto'
import pg from 'pg'

/** The PostgreSQL server on which a benchmark makes a database of its own, and drops it. */
export const serverUrl = process.env['DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres'

/** Runs one statement there: to make and drop databases. */
async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl, connectionTimeoutMillis: 2_000 })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** Makes a database of its own, and drops it when `use` is done. */
export async function onDatabase(use: (url: string) => Promise<void>): Promise<void> {
  const database = `nwb_bench_${randomBytes(6).toString('hex')}`
  await onServer(`create database ${database}`)
  const url = new URL(serverUrl)
  url.pathname = `/${database}`
  try {
    await use(url.href)
  } finally {
    await onServer(`drop database ${database} with (force)`)
  }
}
