import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { databases } from '../../../test/support/databases.ts'
import type { Pool } from '../database/connection.ts'
import { kyselyOver } from '../database/kysely.ts'
import { migrate } from './migrate.ts'
import { keepReference, type Reference } from './reference.ts'

interface Tables {
  'kit.soort': { naam: string; uitleg: string }
}

const writes =
  (uitleg: string): Reference<Tables> =>
  async (db) => {
    await db
      .insertInto('kit.soort')
      .values({ naam: 'a', uitleg })
      .onConflict((conflict) => conflict.column('naam').doUpdateSet({ uitleg }))
      .execute()
  }

describe.each(databases())('reference data on $name', (database) => {
  const statements: string[] = []
  let pool: Pool
  let db: Kysely<Tables>
  beforeAll(async () => {
    pool = await database.open()
    db = kyselyOver<Tables>(pool, (statement) => statements.push(statement))
    await sql`create schema kit`.execute(db)
    await migrate(db, 'kit', {})
    await sql`create table kit.soort (naam text primary key, uitleg text not null)`.execute(db)
  })
  beforeEach(async () => {
    await sql`truncate kit.soort, kit.gevuld`.execute(db)
  })
  afterAll(() => pool?.close())

  const uitleg = async () => (await db.selectFrom('kit.soort').select('uitleg').executeTakeFirst())?.uitleg
  const start = async (reference: Reference<Tables>, migrations: readonly string[] = ['0001']) => {
    statements.length = 0
    await keepReference(db, 'kit', migrations, reference)
    return statements.filter((statement) => !/^(begin|commit|select)/.test(statement)).length
  }

  it('is written once, and by a start with nothing new not again', async () => {
    expect(await start(writes('een'))).toBeGreaterThan(0)
    expect(await start(writes('een'))).toBe(0)
    expect(await uitleg()).toBe('een')
  })

  it('is written when it is another, and when it is what it was before', async () => {
    await start(writes('een'))
    await start(writes('twee'))
    expect(await uitleg()).toBe('twee')
    await start(writes('een'))
    expect(await uitleg()).toBe('een')
  })

  it('is written again after a new migration', async () => {
    await start(writes('een'))
    expect(await start(writes('een'), ['0001', '0002'])).toBeGreaterThan(0)
    expect(await start(writes('een'), ['0001', '0002'])).toBe(0)
  })

  it('is written by the next start when writing it failed', async () => {
    let broken = true
    const reference: Reference<Tables> = async (on) => {
      await writes('een')(on)
      if (broken) await sql`insert into kit.soort (naam) values ('b')`.execute(on)
    }
    await expect(start(reference)).rejects.toThrow(/uitleg/)
    expect(await uitleg()).toBeUndefined()
    broken = false
    await start(reference)
    expect(await uitleg()).toBe('een')
  })
})
