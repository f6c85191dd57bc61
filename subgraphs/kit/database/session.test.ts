import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { anonymous, type Caller } from '../../../schema/rights/caller.ts'
import { databases } from '../../../test/support/databases.ts'
import { callerWith } from '../../../test/support/subgraph.ts'
import { migrate } from '../filling/migrate.ts'
import { readerRole } from '../subgraph.ts'
import type { Pool } from './connection.ts'
import { kyselyOver } from './kysely.ts'
import { Session } from './session.ts'

interface Tables {
  'kluis.rij': { id: string; organisatie_id: string; functie: string }
}
const schema = 'kluis'

/** A schema with one table whose rows only an allowed caller sees. */
async function makeTables(pool: Pool): Promise<void> {
  const db = kyselyOver<Tables>(pool)
  await migrate(db, schema, {
    '0001-rij': {
      async up(db) {
        await sql`create table kluis.rij (id text primary key, organisatie_id text, functie text)`.execute(db)
        await sql`alter table kluis.rij enable row level security`.execute(db)
        await sql`grant select, insert on kluis.rij to nwb_kluis_lezer`.execute(db)
        await sql`create policy bereik on kluis.rij for all to nwb_kluis_lezer using (
          (current_setting('nwb.organisaties', true) = '*'
            or organisatie_id = any (string_to_array(current_setting('nwb.organisaties', true), ',')))
          and (current_setting('nwb.functies', true) = '*'
            or functie = any (string_to_array(current_setting('nwb.functies', true), ',')))
        )`.execute(db)
      },
    },
  })
  await db
    .insertInto('kluis.rij')
    .values([
      { id: 'a', organisatie_id: 'gm0344', functie: 'BURGEMEESTER' },
      { id: 'b', organisatie_id: 'gm0344', functie: 'WETHOUDER' },
      { id: 'c', organisatie_id: 'gm0363', functie: 'BURGEMEESTER' },
    ])
    .execute()
}

/** A pool that tells how often a connection was taken, and what was read on it at once. */
function watched(pool: Pool) {
  const seen = { taken: 0, together: [] as number[] }
  const watching: Pool = {
    ...pool,
    async connect() {
      const connection = await pool.connect()
      seen.taken++
      return {
        ...connection,
        read(rights, statements) {
          seen.together.push(statements.length)
          return connection.read(rights, statements)
        },
      }
    },
  }
  return { seen, pool: watching }
}

describe.each(databases())('a session on $name', (database) => {
  let own: Pool
  let pool: Pool
  let seen: ReturnType<typeof watched>['seen']

  beforeAll(async () => {
    own = await database.open()
    await makeTables(own)
  })
  afterAll(() => own?.close())
  beforeEach(() => {
    const watching = watched(own)
    pool = watching.pool
    seen = watching.seen
  })

  const open = (caller: Caller, role = readerRole(schema)) => new Session<Tables>(pool, role, caller)
  const ids = (session: Session<Tables>) =>
    session.read(async (db) =>
      (await db.selectFrom('kluis.rij').select('id').orderBy('id').execute()).map(({ id }) => id),
    )
  const quickIds = async (session: Session<Tables>) =>
    (await session.run<{ id: string }>({ sql: 'select id from kluis.rij order by id', parameters: [] })).map(
      ({ id }) => id,
    )
  const setting = (session: Session<Tables>, name: string) =>
    session.read(async (db) => {
      const { rows } = await sql<{
        waarde: string | null
      }>`select current_setting(${name}, true) as waarde`.execute(db)
      return rows[0]?.waarde
    })

  it('takes no connection before something is read', () => {
    open(callerWith())
    expect(seen.taken).toBe(0)
  })

  it('runs what is quick and asked at once in one transaction', async () => {
    const session = open(callerWith())
    const answers = await Promise.all([quickIds(session), quickIds(session), quickIds(open(callerWith()))])
    expect(answers).toEqual([
      ['a', 'b', 'c'],
      ['a', 'b', 'c'],
      ['a', 'b', 'c'],
    ])
    expect(seen.together.sort()).toEqual([1, 2])
  })

  it('reads what may take long apart', async () => {
    const session = open(callerWith())
    await Promise.all([ids(session), ids(session)])
    expect(seen).toEqual({ taken: 2, together: [1, 1] })
  })

  it.each([
    ['read', ids],
    ['run', quickIds],
  ] as const)(
    'sees by what it %ss the rows of its bereik and its functies only, without a where in the query',
    async (_, seenBy) => {
      const by = (caller: Caller) => seenBy(open(caller))
      expect(await by(callerWith())).toEqual(['a', 'b', 'c'])
      expect(await by(callerWith({ organisaties: ['gm0344'] }))).toEqual(['a', 'b'])
      expect(
        await by(callerWith({ organisaties: ['gm0344', 'gm0363'], functies: ['BURGEMEESTER'] })),
      ).toEqual(['a', 'c'])
      expect(await by(callerWith({ organisaties: [] }))).toEqual([])
      expect(await by(callerWith({ functies: [] }))).toEqual([])
      expect(await by(anonymous)).toEqual([])
    },
  )

  it('gives each of many callers its own rows when they ask at once', async () => {
    const asking = [callerWith(), callerWith({ organisaties: ['gm0363'] }), anonymous, callerWith()]
    const answers = await Promise.all(asking.map((caller) => quickIds(open(caller))))
    expect(answers).toEqual([['a', 'b', 'c'], ['c'], [], ['a', 'b', 'c']])
  })

  it('cannot write', async () => {
    const session = open(callerWith())
    const write = session.read((db) =>
      db.insertInto('kluis.rij').values({ id: 'd', organisatie_id: 'gm0344', functie: 'X' }).execute(),
    )
    await expect(write).rejects.toThrow('read-only transaction')
    expect(await ids(session)).toEqual(['a', 'b', 'c'])
  })

  it('reads under the role of the reader, and leaves neither role nor settings to the next user', async () => {
    const session = open(callerWith({ organisaties: ['gm0344'], doel: 'nazorg' }))
    const role = await session.read(async (db) => {
      const { rows } = await sql<{ rol: string }>`select current_user as rol`.execute(db)
      return rows[0]?.rol
    })
    expect(role).toBe('nwb_kluis_lezer')
    expect(await setting(session, 'nwb.organisaties')).toBe('gm0344')
    expect(await setting(session, 'nwb.doel')).toBe('nazorg')

    const next = await own.connect()
    const { rows } = await next.query<{
      rol: string
      organisaties: string | null
      doel: string | null
      alleen_lezen: string
    }>(
      `select current_user as rol, current_setting('nwb.organisaties', true) as organisaties,
        current_setting('nwb.doel', true) as doel, current_setting('transaction_read_only') as alleen_lezen`,
      [],
    )
    next.release()
    expect(rows[0]?.rol).not.toBe('nwb_kluis_lezer')
    expect(rows[0]?.organisaties || null).toBeNull()
    expect(rows[0]?.doel || null).toBeNull()
    expect(rows[0]?.alleen_lezen).toBe('off')
  })

  it('gives no rows to the reader when nothing is set, also on a connection where something was', async () => {
    await ids(open(callerWith()))
    const connection = await own.connect()
    try {
      await connection.exec('begin; set local role nwb_kluis_lezer')
      const { rows } = await connection.query('select id from kluis.rij', [])
      expect(rows).toEqual([])
    } finally {
      await connection.exec('rollback')
      connection.release()
    }
  })

  it('goes on after a query that failed', async () => {
    const session = open(callerWith())
    await expect(session.read((db) => sql`select 1 / 0`.execute(db))).rejects.toThrow('division by zero')
    await expect(session.run({ sql: 'select 1 / 0', parameters: [] })).rejects.toThrow('division by zero')
    expect(await ids(session)).toEqual(['a', 'b', 'c'])
  })

  it('has a failure say who asked', async () => {
    const session = open(callerWith())
    const failed = session.run({ sql: 'select 1 / 0', parameters: [] }).catch((error: Error) => error.stack)
    expect(await failed).toContain('session.ts')
  })

  it('answers what was asked together with a query that failed', async () => {
    const session = open(callerWith({ organisaties: ['gm0344'] }))
    const [before, failed, behind] = await Promise.allSettled([
      quickIds(session),
      session.run({ sql: 'select 1 / 0', parameters: [] }),
      quickIds(session),
    ])
    expect(before).toEqual({ status: 'fulfilled', value: ['a', 'b'] })
    expect(failed.status).toBe('rejected')
    expect(behind).toEqual({ status: 'fulfilled', value: ['a', 'b'] })
    expect(seen.together).toEqual([3, 1])
  })

  it("hands over nothing where its rights cannot be taken, and is in nobody's way", async () => {
    const session = open(callerWith(), 'nwb_bestaat_niet')
    // The owner of the table, whom no policy binds, would see all of it.
    await expect(ids(session)).rejects.toThrow('nwb_bestaat_niet')
    await expect(Promise.all([quickIds(session), quickIds(session)])).rejects.toThrow('nwb_bestaat_niet')
    expect(await ids(open(callerWith()))).toEqual(['a', 'b', 'c'])
  })

  it('takes a purpose with a quote for text and nothing else', async () => {
    const session = open({ ...callerWith(), doel: "x'; set local role postgres; --" })
    expect(await setting(session, 'nwb.doel')).toBe("x'; set local role postgres; --")
  })
})
