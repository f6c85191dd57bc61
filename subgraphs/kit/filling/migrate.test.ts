import { type Kysely, type Migration, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databases } from '../../../test/support/databases.ts'
import type { Pool } from '../database/connection.ts'
import { kyselyOver } from '../database/kysely.ts'
import { openPglite } from '../database/pglite.ts'
import { migrate } from './migrate.ts'

const makes = (table: string): Migration => ({
  async up(db) {
    await sql`create table ${sql.ref(table)} (id int)`.execute(db)
  },
})
const fails: Migration = {
  async up(db) {
    await sql`create table stuk.half (id int)`.execute(db)
    await sql`insert into stuk.half values ('geen getal')`.execute(db)
  },
}

describe.each(databases())('migrate on $name', (database) => {
  let pool: Pool
  let db: Kysely<never>
  beforeAll(async () => {
    pool = await database.open()
    db = kyselyOver(pool)
  })
  afterAll(() => pool?.close())

  const tablesIn = async (schema: string) => {
    const { rows } = await sql<{ naam: string }>`
      select table_name as naam from information_schema.tables where table_schema = ${schema} order by 1`.execute(
      db,
    )
    return rows.map(({ naam }) => naam).filter((naam) => !naam.startsWith('migratie'))
  }

  it('makes the schema, its roles and its tables, and does nothing the second time', async () => {
    const migrations = { '0001-een': makes('goed.een') }
    await migrate(db, 'goed', migrations)
    await migrate(db, 'goed', migrations)
    expect(await tablesIn('goed')).toEqual(['een', 'gevuld'])
    const { rows } = await sql<{ rolname: string; rolcanlogin: boolean }>`
      select rolname, rolcanlogin from pg_roles where rolname like 'nwb_goed_%' order by 1`.execute(db)
    expect(rows).toEqual([
      { rolname: 'nwb_goed_lezer', rolcanlogin: false },
      { rolname: 'nwb_goed_statistiek', rolcanlogin: false },
    ])
  })

  it('runs only what is new', async () => {
    await migrate(db, 'goed', { '0001-een': makes('goed.een'), '0002-twee': makes('goed.twee') })
    expect(await tablesIn('goed')).toEqual(['een', 'gevuld', 'twee'])
  })

  it('leaves nothing behind of a migration that fails half-way, and names it and the cause', async () => {
    await expect(migrate(db, 'stuk', { '0001-een': makes('stuk.een'), '0002-half': fails })).rejects.toThrow(
      /^Migrating schema "stuk": 0002-half failed and was rolled back: invalid input syntax for type integer/,
    )
    expect(await tablesIn('stuk')).toEqual([])
  })

  it('starts again from the beginning once the migration is mended', async () => {
    await migrate(db, 'stuk', { '0001-een': makes('stuk.een'), '0002-half': makes('stuk.half') })
    expect(await tablesIn('stuk')).toEqual(['een', 'gevuld', 'half'])
  })

  it('leaves a schema that was in order as it was', async () => {
    const before = await tablesIn('goed')
    const migrations = { '0001-een': makes('goed.een'), '0002-twee': makes('goed.twee'), '0003-half': fails }
    await expect(migrate(db, 'goed', migrations)).rejects.toThrow('0003-half failed')
    expect(await tablesIn('goed')).toEqual(before)
  })

  it('refuses to run when a migration that ran is gone', async () => {
    await expect(migrate(db, 'goed', { '0002-twee': makes('goed.twee') })).rejects.toThrow(
      /^Migrating schema "goed": before the first one failed/,
    )
  })

  it('gives the readers no right to write or to make anything', async () => {
    await sql`grant select on goed.een to nwb_goed_lezer`.execute(db)
    const { rows } = await sql<{ schrijft: boolean; maakt: boolean }>`
      select has_table_privilege('nwb_goed_lezer', 'goed.een', 'insert') as schrijft,
             has_schema_privilege('nwb_goed_lezer', 'goed', 'create') as maakt`.execute(db)
    expect(rows).toEqual([{ schrijft: false, maakt: false }])
  })

  it('gives a reader of one schema nothing in another', async () => {
    const { rows } = await sql<{ mag: boolean }>`
      select has_schema_privilege('nwb_stuk_lezer', 'goed', 'usage') as mag`.execute(db)
    expect(rows).toEqual([{ mag: false }])
  })
})

it('migrates as a role that can make no roles, where an administrator made them', async () => {
  const pool = await openPglite()
  const db = kyselyOver<never>(pool)
  try {
    const administrator = await pool.connect()
    await administrator.exec(`
      create role nwb_proef login nocreaterole;
      create role nwb_proef_lezer nologin;
      create role nwb_proef_statistiek nologin;
      grant nwb_proef_lezer, nwb_proef_statistiek to nwb_proef;
      create schema proef authorization nwb_proef;
      set role nwb_proef`)
    administrator.release()
    await migrate(db, 'proef', { '0001-een': makes('proef.een') })
    const { rows } = await sql`select tableowner from pg_tables where tablename = 'een'`.execute(db)
    expect(rows).toEqual([{ tableowner: 'nwb_proef' }])
  } finally {
    await pool.close()
  }
})
