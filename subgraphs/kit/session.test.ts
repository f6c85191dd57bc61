import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { anonymous, type Caller } from '../../schema/rights/caller.ts'
import { databases } from '../../test/support/databases.ts'
import { callerWith } from '../../test/support/subgraph.ts'
import type { Pool } from './database/connection.ts'
import { kyselyOver } from './database/kysely.ts'
import { migrate } from './migrate.ts'
import { Session } from './session.ts'
import { readerRole } from './subgraph.ts'

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

/** A pool that counts what is taken, what is given back whole or broken, and what is said on it. */
function watched(pool: Pool) {
  const seen = { taken: 0, released: 0, broken: 0, said: [] as string[] }
  const watching: Pool = {
    ...pool,
    async connect() {
      const connection = await pool.connect()
      seen.taken++
      return {
        query: (text, parameters) => connection.query(text, parameters),
        exec(text) {
          seen.said.push(text)
          return connection.exec(text)
        },
        release(broken) {
          if (broken) seen.broken++
          else seen.released++
          connection.release(broken)
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

  const ids = (session: Session<Tables>) =>
    session.read(async (db) =>
      (await db.selectFrom('kluis.rij').select('id').orderBy('id').execute()).map(({ id }) => id),
    )
  /** Sessions of a test, closed after it also when it fails: PGlite has no other connection for the next one. */
  const opened: Session<Tables>[] = []
  function open(caller: Caller, role = readerRole(schema)): Session<Tables> {
    const session = new Session<Tables>(pool, role, caller)
    const close = session.close.bind(session)
    let closed: Promise<void> | undefined
    session.close = () => {
      closed ??= close()
      return closed
    }
    opened.push(session)
    return session
  }
  afterEach(() => Promise.all(opened.splice(0).map((session) => session.close())))

  async function seenBy(caller: Caller) {
    const session = open(caller)
    try {
      return await ids(session)
    } finally {
      await session.close()
    }
  }
  const setting = (session: Session<Tables>, name: string) =>
    session.read(async (db) => {
      const { rows } = await sql<{
        waarde: string | null
      }>`select current_setting(${name}, true) as waarde`.execute(db)
      return rows[0]?.waarde
    })

  it('takes no connection until the first read, and none at all without one', async () => {
    const session = open(callerWith())
    expect(seen.taken).toBe(0)
    await session.close()
    expect(seen.taken).toBe(0)
  })

  it('reads everything in one transaction on one connection, one query after the other', async () => {
    const session = open(callerWith())
    const answers = await Promise.all([ids(session), ids(session), ids(session)])
    await session.close()
    expect(answers).toEqual([
      ['a', 'b', 'c'],
      ['a', 'b', 'c'],
      ['a', 'b', 'c'],
    ])
    expect(seen).toMatchObject({ taken: 1, released: 1, broken: 0 })
    expect(seen.said).toHaveLength(2)
    expect(seen.said[0]).toMatch(/^begin read only; set local role "nwb_kluis_lezer"; /)
    expect(seen.said[1]).toBe('commit')
  })

  it('sees the rows of its bereik and its functies only, without a where in the query', async () => {
    expect(await seenBy(callerWith())).toEqual(['a', 'b', 'c'])
    expect(await seenBy(callerWith({ organisaties: ['gm0344'] }))).toEqual(['a', 'b'])
    expect(
      await seenBy(callerWith({ organisaties: ['gm0344', 'gm0363'], functies: ['BURGEMEESTER'] })),
    ).toEqual(['a', 'c'])
    expect(await seenBy(callerWith({ organisaties: [] }))).toEqual([])
    expect(await seenBy(callerWith({ functies: [] }))).toEqual([])
    expect(await seenBy(anonymous)).toEqual([])
  })

  it('cannot write', async () => {
    const session = open(callerWith())
    const write = session.read((db) =>
      db.insertInto('kluis.rij').values({ id: 'd', organisatie_id: 'gm0344', functie: 'X' }).execute(),
    )
    await expect(write).rejects.toThrow('read-only transaction')
    await session.close()
    expect(await seenBy(callerWith())).toEqual(['a', 'b', 'c'])
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
    await session.close()

    const next = await own.connect()
    const { rows } = await next.query<{ rol: string; organisaties: string | null; doel: string | null }>(
      "select current_user as rol, current_setting('nwb.organisaties', true) as organisaties, current_setting('nwb.doel', true) as doel",
      [],
    )
    next.release()
    expect(rows[0]?.rol).not.toBe('nwb_kluis_lezer')
    expect(rows[0]?.organisaties || null).toBeNull()
    expect(rows[0]?.doel || null).toBeNull()
  })

  it('gives no rows to the reader when nothing is set, also on a connection where something was', async () => {
    await seenBy(callerWith())
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

  it('rolls back and gives its connection back after a query that failed', async () => {
    const session = open(callerWith())
    await expect(session.read((db) => sql`select 1 / 0`.execute(db))).rejects.toThrow('division by zero')
    await expect(ids(session)).rejects.toThrow('transaction is aborted')
    await session.close()
    expect(seen.said.at(-1)).toBe('rollback')
    expect(seen).toMatchObject({ taken: 1, released: 1, broken: 0 })
    expect(await seenBy(callerWith())).toEqual(['a', 'b', 'c'])
  })

  it('hands over nothing that was read by a connection on which the transaction did not begin', async () => {
    const { connect } = pool
    pool = {
      ...pool,
      async connect() {
        const connection = await connect()
        return { ...connection, exec: () => Promise.reject(new Error('no transaction')) }
      },
    }
    const session = open(callerWith({ organisaties: [] }))
    // The owner of the table, whom no policy binds, would see all of it.
    await expect(Promise.all([ids(session), ids(session)])).rejects.toThrow('no transaction')
    await session.close()
    expect(seen).toMatchObject({ taken: 1, released: 0, broken: 1 })
  })

  it('leaves nothing in the way of the next one when it could not even begin', async () => {
    const session = open(callerWith(), 'nwb_bestaat_niet')
    await expect(ids(session)).rejects.toThrow('nwb_bestaat_niet')
    await session.close()
    expect(seen).toMatchObject({ taken: 1, released: 0, broken: 1 })
    expect(await seenBy(callerWith())).toEqual(['a', 'b', 'c'])
  })

  it('waits for queries that still run before it closes', async () => {
    const session = open(callerWith())
    const answer = ids(session)
    await session.close()
    expect(await answer).toEqual(['a', 'b', 'c'])
    expect(seen.said.at(-1)).toBe('commit')
  })

  it('reads no more once closed', async () => {
    const session = open(callerWith())
    await ids(session)
    await session.close()
    expect(() => ids(session)).toThrow('Reading in a session: it is closed')
  })

  it('takes a purpose with a quote for text and nothing else', async () => {
    const session = open({ ...callerWith(), doel: "x'; set local role postgres; --" })
    expect(await setting(session, 'nwb.doel')).toBe("x'; set local role postgres; --")
    await session.close()
  })
})
