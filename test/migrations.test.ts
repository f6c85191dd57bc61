import { type Migration, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Pool } from '../subgraphs/kit/database/connection.ts'
import { defineSubgraph } from '../subgraphs/kit/subgraph.ts'
import { createLoaders } from '../subgraphs/otwb/loaders.ts'
import { migrations } from '../subgraphs/otwb/migrations/index.ts'
import { reference } from '../subgraphs/otwb/reference.ts'
import { resolvers } from '../subgraphs/otwb/resolvers.ts'
import { databases } from './support/databases.ts'
import { callerWith } from './support/subgraph.ts'

/** The subgraph otwb in a next version, which has two migrations more. */
const nextVersion = (last: Migration) =>
  defineSubgraph({
    name: 'otwb',
    folder: new URL('../subgraphs/otwb/', import.meta.url),
    resolvers,
    createLoaders,
    reference,
    migrations: { ...migrations, '9998-evaluatie': addEvaluatie, '9999-cijfer': last },
  })

const addEvaluatie: Migration = {
  async up(db) {
    await sql`create table otwb.evaluatie (id text primary key)`.execute(db)
    await sql`update otwb.tour set naam = 'half gewijzigd'`.execute(db)
  },
}
const broken: Migration = {
  async up(db) {
    await sql`insert into otwb.evaluatie values ('een')`.execute(db)
    await sql`alter table otwb.evaluatie add column cijfer integer not null`.execute(db)
  },
}
const repaired: Migration = {
  async up(db) {
    await sql`insert into otwb.evaluatie values ('een')`.execute(db)
    await sql`alter table otwb.evaluatie add column cijfer integer not null default 7`.execute(db)
  },
}

describe.each(databases())('a migration of a filled database on $name', (database) => {
  let pool: Pool
  beforeAll(async () => {
    pool = await database.openDemo()
  }, 60_000)
  afterAll(() => pool?.close())

  const read = async (statement: string) => {
    const connection = await pool.connect()
    try {
      return (await connection.query<Record<string, unknown>>(statement, [])).rows
    } finally {
      connection.release()
    }
  }
  const state = async () => ({
    migrations: await read('select name from otwb.migratie order by name'),
    tour: await read('select naam from otwb.tour'),
    tables: await read(
      `select table_name from information_schema.tables where table_schema = 'otwb' order by 1`,
    ),
    rows: await read('select count(*) as aantal from otwb.voorgesprek'),
  })

  test('that fails half-way stops the start, named, and leaves everything as it was', async () => {
    const before = await state()

    await expect(nextVersion(broken).prepare(pool, { demo: true })).rejects.toThrow(
      /^Migrating schema "otwb": 9999-cijfer failed and was rolled back: /,
    )
    expect(await state()).toEqual(before)
    expect(before.tables).not.toContainEqual({ table_name: 'evaluatie' })
  })

  test('that failed leaves the version before it working', async () => {
    const answer = await nextVersion(broken).on(pool).execute({ query: '{ tour { naam } }' }, callerWith())

    expect(JSON.parse(JSON.stringify(answer))).toEqual({
      data: { tour: { naam: 'Ondersteuningsteam Weerbaar Bestuur On Tour' } },
    })
  })

  test('that failed holds no lock: the start after its repair succeeds, and the one after that does nothing', async () => {
    await nextVersion(repaired).prepare(pool, { demo: true })
    const migrated = await state()
    await nextVersion(repaired).prepare(pool, { demo: true })

    expect(await read('select id, cijfer from otwb.evaluatie')).toEqual([{ id: 'een', cijfer: 7 }])
    expect(migrated.migrations.slice(-2)).toEqual([{ name: '9998-evaluatie' }, { name: '9999-cijfer' }])
    expect(await state()).toEqual(migrated)
  })
})
