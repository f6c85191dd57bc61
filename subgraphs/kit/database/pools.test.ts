import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { databases } from '../../../test/support/databases.ts'
import type { Pool } from './connection.ts'
import { kyselyOn, kyselyOver } from './kysely.ts'
import { openPglite } from './pglite.ts'
import { openOwner } from './postgres.ts'

describe.each(databases())('a connection on $name', (database) => {
  let pool: Pool
  beforeAll(async () => {
    pool = await database.open()
  })
  afterAll(() => pool?.close())

  it('gives dates as text, bigint as number, moments as Date and null as null', async () => {
    const connection = await pool.connect()
    const { rows } = await connection.query(
      `select date '2024-03-31' as dag, 9007199254740991::bigint as veel, count(*) as aantal,
              timestamptz '2024-05-14 11:30:00+02' as moment, null::text as niets, array['a'] as lijst`,
      [],
    )
    connection.release()
    expect(rows).toEqual([
      {
        dag: '2024-03-31',
        veel: 9_007_199_254_740_991,
        aantal: 1,
        moment: new Date('2024-05-14T09:30:00Z'),
        niets: null,
        lijst: ['a'],
      },
    ])
  })

  it('takes parameters as values, never as SQL', async () => {
    const db = kyselyOver<never>(pool)
    const evil = "'; drop table x; --"
    const { rows } = await sql<{ tekst: string }>`select ${evil}::text as tekst`.execute(db)
    expect(rows).toEqual([{ tekst: evil }])
  })

  it('says how many rows a statement changed', async () => {
    const connection = await pool.connect()
    await connection.exec('create table telling (id int); insert into telling values (1), (2), (3)')
    const { affected } = await connection.query('delete from telling where id > $1', [1])
    connection.release()
    expect(affected).toBe(2)
  })

  it('keeps what a transaction did, and nothing of one that failed', async () => {
    const db = kyselyOver<{ saldo: { id: number } }>(pool)
    await sql`create table saldo (id int primary key)`.execute(db)
    await db.transaction().execute((trx) => trx.insertInto('saldo').values({ id: 1 }).execute())
    const failed = db.transaction().execute(async (trx) => {
      await trx.insertInto('saldo').values({ id: 2 }).execute()
      throw new Error('stuk')
    })
    await expect(failed).rejects.toThrow('stuk')
    expect(await db.selectFrom('saldo').selectAll().execute()).toEqual([{ id: 1 }])
  })

  it('gives its connections back, also after a query that failed', async () => {
    const db = kyselyOver<never>(pool)
    for (let time = 0; time < 25; time++) {
      await expect(sql`select 1 / 0`.execute(db)).rejects.toThrow('division by zero')
    }
    expect((await sql`select 1 as een`.execute(db)).rows).toEqual([{ een: 1 }])
  })

  it('that somebody else holds is not given back by Kysely', async () => {
    const connection = await pool.connect()
    let released = 0
    const heard: string[] = []
    const held = { ...connection, release: () => void released++ }
    await sql`select 1`.execute(kyselyOn<never>(held, (text) => heard.push(text)))
    expect(released).toBe(0)
    expect(heard).toEqual(['select 1'])
    connection.release()
  })

  it.runIf(database.name === 'PGlite')(
    'of PGlite is the only one, which its users take in turn',
    async () => {
      const order: string[] = []
      const use = async (name: string) => {
        const connection = await pool.connect()
        order.push(`${name} begint`)
        await connection.query('select 1', [])
        order.push(`${name} klaar`)
        connection.release()
      }
      await Promise.all([use('een'), use('twee')])
      expect(order).toEqual(['een begint', 'een klaar', 'twee begint', 'twee klaar'])
    },
  )
})

describe('PGlite', () => {
  it('keeps its data in a folder, for one process at a time, and starts again from there', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nwb-pglite-'))
    try {
      const first = await openPglite({ dataDir: folder })
      expect(first.name).toBe(`PGlite in ${folder}`)
      expect(existsSync(join(folder, 'in-gebruik-door'))).toBe(true)
      const connection = await first.connect()
      await connection.exec('create table blijft (id int); insert into blijft values (7)')
      connection.release()
      await first.close()
      expect(existsSync(join(folder, 'in-gebruik-door'))).toBe(false)

      const again = await openPglite({ dataDir: folder })
      const reader = await again.connect()
      const { rows } = await reader.query('select id from blijft', [])
      reader.release()
      await again.close()
      expect(rows).toEqual([{ id: 7 }])
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

describe.each([inject('postgres')].filter((server) => server !== null))(
  'the owner of tables on %s',
  (server) => {
    it('has as long for a statement, and between two, as the machine needs', async () => {
      const pool = openOwner(server)
      const connection = await pool.connect()
      const shown = async (setting: string) => (await connection.query(`show ${setting}`, [])).rows[0]
      try {
        expect(await shown('statement_timeout')).toEqual({ statement_timeout: '0' })
        expect(await shown('idle_in_transaction_session_timeout')).toEqual({
          idle_in_transaction_session_timeout: '0',
        })
        expect((await connection.query('select pg_sleep(0.2), 1 as een', [])).rows).toMatchObject([
          { een: 1 },
        ])
      } finally {
        connection.release()
        await pool.close()
      }
    })
  },
)
