import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { Caller } from '../../schema/rights/caller.ts'
import { subgraphs } from '../../subgraphs/definitions.ts'
import type { Pool } from '../../subgraphs/kit/database/connection.ts'
import { openPostgres } from '../../subgraphs/kit/database/postgres.ts'
import { compare, wallPerRun } from './measure.ts'

const server = process.env['TEST_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres'

/**
 * What the reader role, the settings and the policies add to the subgraph's part of a typical request (the last
 * meldingen of a gemeente, counted), against the same request on a connection that stays the owner. On PostgreSQL.
 */
export async function compareRowSecurity(caller: Caller): Promise<void> {
  const definition = subgraphs.find(({ name }) => name === 'meldingen')
  const database = `nwb_bench_${randomBytes(6).toString('hex')}`
  if (!definition || !(await onServer(`create database ${database}`))) {
    console.log('row-level security: no PostgreSQL server answers on TEST_DATABASE_URL or 127.0.0.1:5432')
    return
  }
  const url = new URL(server)
  url.pathname = `/${database}`
  const readers = openPostgres({ url: url.href, max: 1 })
  const owners = openPostgres({ url: url.href, max: 1 })
  try {
    await definition.prepare(readers, { demo: true })
    const asReader = definition.on(readers)
    const asOwner = definition.on(asOwnerOnly(owners))
    const [seen, wanted] = [await asReader.execute(request, caller), await asOwner.execute(request, caller)]
    if (JSON.stringify(seen) !== JSON.stringify(wanted) || seen.errors)
      throw new Error('The answers are not equal')
    const compared = await compare(
      21,
      () => wallPerRun(200, () => asReader.execute(request, caller)),
      () => wallPerRun(200, () => asOwner.execute(request, caller)),
    )
    console.log(
      `row-level security and settings: ${compared.a.toFixed(0)} µs beside ${compared.b.toFixed(0)} µs as the owner, ` +
        `+${((compared.ratio - 1) * 100).toFixed(1)} % (wanted ≤ 15 %)`,
    )
  } finally {
    await readers.close()
    await owners.close()
    await onServer(`drop database ${database} with (force)`)
  }
}

const request = {
  query: `query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on Organisatie {
    meldingen(first: 10) { aantal edges { node { id bron kanaal vormen incidentdatum gemeldOp functie ernst } } }
  } } }`,
  variables: { keys: [{ __typename: 'Organisatie', id: 'gm0344' }] },
}

const nothingButReading = {
  take: { sql: "select set_config('transaction_read_only', 'on', true)", parameters: [] },
}

/** The owner of the tables is not bound by their policies: it takes no role and no settings. */
function asOwnerOnly(pool: Pool): Pool {
  return {
    ...pool,
    async connect() {
      const connection = await pool.connect()
      return {
        ...connection,
        read: (_, statements) => connection.read(nothingButReading, statements),
      }
    },
  }
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
