import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anonymous } from '../../../schema/rights/caller.ts'
import { databases } from '../../../test/support/databases.ts'
import type { Outcome, Pool, PoolConnection } from './connection.ts'
import { kyselyOver } from './kysely.ts'
import { openPostgres } from './postgres.ts'
import { rightsOf } from './rights.ts'

const role = 'nwb_draad_lezer'
const reader = rightsOf(role, anonymous)
const anybody = rightsOf(role, { ...anonymous })
const nobody = rightsOf('nwb_bestaat_niet', anonymous)
const asked = (...texts: readonly string[]) => texts.map((text) => ({ sql: text, parameters: [] }))
const rowsOf = (outcomes: readonly Outcome[]) =>
  outcomes.map((one) => (one.kind === 'rows' ? one.rows : one.kind))

describe.each(databases())('reading over a connection of $name', (database) => {
  let pool: Pool
  /** On a server: waits for a second and fifty milliseconds. */
  let impatient: Pool
  beforeAll(async () => {
    pool = await database.open()
    if (database.name === 'PostgreSQL') impatient = openPostgres({ url: pool.name, statementTimeout: 50 })
    const db = kyselyOver<never>(pool)
    await sql`do $$ begin
      if not exists (select from pg_roles where rolname = ${sql.lit(role)}) then
        create role nwb_draad_lezer;
      end if;
    end $$`.execute(db)
    await sql`create table getal (n int)`.execute(db)
    await sql`insert into getal values (1), (2)`.execute(db)
    await sql`grant select on getal to nwb_draad_lezer`.execute(db)
  })
  afterAll(async () => {
    await impatient?.close()
    await pool?.close()
  })

  async function on<Answer>(use: (connection: PoolConnection) => Promise<Answer>): Promise<Answer> {
    const connection = await pool.connect()
    try {
      return await use(connection)
    } finally {
      connection.release()
    }
  }

  it('gives the rows of each statement, in the order of asking, also when they are asked again', async () => {
    await on(async (connection) => {
      for (let time = 0; time < 4; time++) {
        const outcomes = await connection.read(reader, [
          { sql: 'select n from getal where n = any ($1::int[])', parameters: [[1]] },
          { sql: 'select n from getal order by n', parameters: [] },
          { sql: 'select n from getal where n > 5', parameters: [] },
        ])
        expect(rowsOf(outcomes)).toEqual([[{ n: 1 }], [{ n: 1 }, { n: 2 }], []])
      }
    })
  })

  it('reads values as every other query does', async () => {
    const text = `select date '2024-03-31' as dag, 9007199254740991::bigint as veel, null::text as niets,
      timestamptz '2024-05-14 11:30:00+02' as moment, array['a', null, 'b,"'] as lijst, true as ja, 1.5::float8 as half`
    await on(async (connection) => {
      const { rows } = await connection.query(text, [])
      for (let time = 0; time < 3; time++) {
        expect(rowsOf(await connection.read(reader, asked(text)))).toEqual([rows])
      }
    })
  })

  it('takes parameters as values, never as SQL', async () => {
    const evil = "'; reset role; --"
    const parameters = [evil, null, ['a"b', evil], true, 7]
    const text =
      'select $1::text as tekst, $2::text as niets, $3::text[] as lijst, $4::bool as ja, $5::int as getal'
    const outcomes = await on((connection) => connection.read(reader, [{ sql: text, parameters }]))
    expect(rowsOf(outcomes)).toEqual([
      [{ tekst: evil, niets: null, lijst: ['a"b', evil], ja: true, getal: 7 }],
    ])
  })

  it('runs nothing where the rights cannot be taken, and reads on', async () => {
    await on(async (connection) => {
      const [refused, read] = await Promise.allSettled([
        connection.read(nobody, asked('select n from getal')),
        connection.read(reader, asked('select current_user::text as wie')),
      ])
      expect(refused).toMatchObject({ reason: { message: expect.stringContaining('nwb_bestaat_niet') } })
      expect(read).toMatchObject({ value: [{ rows: [{ wie: role }] }] })
    })
  })

  it('says which statement failed, and that what stood behind it did not run', async () => {
    await on(async (connection) => {
      // At first it is not prepared, then it is.
      for (let time = 0; time < 4; time++) {
        const outcomes = await connection.read(
          reader,
          asked(
            'select n from getal where n = 1',
            'select 1 / (n - 1) from getal',
            'select n from getal where n = 2',
          ),
        )
        expect(rowsOf(outcomes)).toEqual([[{ n: 1 }], 'failed', 'not run'])
      }
      expect(rowsOf(await connection.read(reader, asked('select n from getal where n = 2')))).toEqual([
        [{ n: 2 }],
      ])
    })
  })

  it('answers many transactions that are asked without waiting, whatever comes of those before', async () => {
    await on(async (connection) => {
      const texts = [
        'select n from getal order by n',
        'select 1 / 0',
        'selekt',
        'select n from getal where n = 2',
      ]
      for (let time = 0; time < 3; time++) {
        const outcomes = await Promise.all(
          texts.map((text) => connection.read(reader, asked(text, 'select 3 as n'))),
        )
        const [first, failed, wrong, last] = outcomes.map(rowsOf)
        expect(first).toEqual([[{ n: 1 }, { n: 2 }], [{ n: 3 }]])
        expect([failed, wrong]).toEqual([
          ['failed', 'not run'],
          ['failed', 'not run'],
        ])
        // Of what a transaction before it was to prepare, the last hears that it is to be asked again.
        expect(last?.[0]).toEqual([{ n: 2 }])
        expect([[{ n: 3 }], 'not run']).toContainEqual(last?.[1])
      }
    })
  })

  it('reads a table that was altered after its statement was prepared', async () => {
    const text = 'select * from vormt'
    await on(async (connection) => {
      await connection.exec(
        'create table vormt (a int); insert into vormt values (1); grant select on vormt to public',
      )
      for (let time = 0; time < 3; time++) await connection.read(reader, asked(text))
      await connection.exec('alter table vormt add column b text')
      // Its plan no longer fits: it is prepared anew, by whoever asks again.
      const again = async (): Promise<unknown> => {
        const outcomes = await connection.read(reader, asked(text))
        return outcomes[0]?.kind === 'not run' ? again() : rowsOf(outcomes)
      }
      expect(await again()).toEqual([[{ a: 1, b: null }]])
    })
  })

  it('prepares anew what the server forgot', async () => {
    const text = 'select n + 1 as n from getal order by n'
    await on(async (connection) => {
      for (let time = 0; time < 3; time++) await connection.read(reader, asked(text))
      await connection.exec('deallocate all')
      let outcomes: Outcome[] = []
      // The statement that takes the rights was forgotten too.
      for (let time = 0; time < 2; time++) outcomes = await connection.read(reader, asked(text))
      expect(rowsOf(outcomes)).toEqual([[{ n: 2 }, { n: 3 }]])
    })
  })

  it('says that a statement fails that no preparing mends', async () => {
    await on(async (connection) => {
      await connection.exec(`create or replace function geweigerd() returns int language plpgsql as
        $$ begin raise exception 'not supported' using errcode = '0A000'; end $$`)
      const outcomes: string[] = []
      for (let time = 0; time < 6; time++) {
        const [outcome] = await connection.read(reader, asked('select geweigerd()'))
        outcomes.push(outcome?.kind ?? '')
      }
      // Where it was prepared before, it may be asked once more.
      expect(outcomes.join(' ')).not.toContain('not run not run')
      expect(outcomes.filter((kind) => kind === 'failed').length).toBeGreaterThan(2)
    })
  })

  describe.runIf(database.name === 'PostgreSQL')('of a server', () => {
    it('tells all who wait when the connection is cut', async () => {
      const connection = await pool.connect()
      const [outcome] = await connection.read(reader, asked('select pg_backend_pid() as pid'))
      const [row] = outcome?.kind === 'rows' ? (outcome.rows as { pid: number }[]) : []
      const waiting = Promise.allSettled([
        connection.read(reader, asked('select pg_sleep(20)', 'select n from getal')),
        connection.read(reader, asked('select n from getal')),
      ])
      await on((other) => other.query('select pg_terminate_backend($1)', [row?.pid]))
      expect((await waiting).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
      connection.release(true)
      expect(rowsOf(await on((next) => next.read(reader, asked('select n from getal where n = 1'))))).toEqual(
        [[{ n: 1 }]],
      )
    })

    it('waits no longer for a transaction than it must', async () => {
      const connection = await impatient.connect()
      const waiting = Promise.allSettled([
        connection.read(
          reader,
          asked("select set_config('statement_timeout', '0', true)", 'select pg_sleep(20)'),
        ),
        connection.read(reader, asked('select n from getal')),
      ])
      const ended = await waiting
      expect(ended.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
      expect(ended[0]).toMatchObject({ reason: { message: 'Reading as a caller: no answer within 1050 ms' } })
      connection.release(true)
    })

    it('starts its patience anew with each transaction', async () => {
      const connection = await impatient.connect()
      const statements = asked("select set_config('statement_timeout', '0', true)", 'select pg_sleep(0.7)')
      const outcomes = await Promise.all([1, 2, 3].map(() => connection.read(reader, statements)))
      expect(outcomes.flat().map(({ kind }) => kind)).toEqual(Array(6).fill('rows'))
      connection.release()
    })

    it('is not asked as its owner meanwhile, nor read while its owner asks', async () => {
      await on(async (connection) => {
        const reading = connection.read(reader, asked('select n from getal'))
        await expect(connection.query('select 1', [])).rejects.toThrow('it is reading as a caller')
        await expect(connection.exec('select 1')).rejects.toThrow('it is reading as a caller')
        await reading
        const owning = connection.exec('select 1')
        await expect(connection.read(reader, asked('select n from getal'))).rejects.toThrow(
          'its owner is asking',
        )
        await owning
        expect(rowsOf(await connection.read(reader, asked('select n from getal where n = 1')))).toEqual([
          [{ n: 1 }],
        ])
      })
    })

    it('refuses a value that cannot be written, and reads on as if it had not been asked', async () => {
      const round: { own?: unknown } = {}
      round.own = round
      await on(async (connection) => {
        const [refused, read] = await Promise.allSettled([
          connection.read(reader, [
            { sql: 'select n from getal where n = 2', parameters: [] },
            { sql: 'select $1::json', parameters: [round] },
          ]),
          connection.read(anybody, asked('select n from getal where n = 1')),
        ])
        expect(refused).toMatchObject({ status: 'rejected', reason: expect.any(TypeError) })
        expect(read).toMatchObject({ value: [{ rows: [{ n: 1 }] }] })
      })
    })

    it('is of no use once a statement left a transaction open', async () => {
      const connection = await pool.connect()
      const left = connection.read(reader, asked('begin', 'select n from getal'))
      await expect(left).rejects.toThrow('a statement left a transaction open')
      connection.release(true)
    })
  })
})
