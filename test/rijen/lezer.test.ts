import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Pool } from '../../subgraphs/kit/database/connection.ts'
import { readerRole } from '../../subgraphs/kit/subgraph.ts'
import { databases } from '../support/databases.ts'
import { callerNamed, readAs } from './lezers.ts'
import { boekhouding, findTafels, onConnection, schemas, type Tafel } from './tafels.ts'

const utrecht = callerNamed('gemeente-utrecht')

/**
 * What the reader role itself can and cannot do. It is taken on with `set local role` by the role that logged in,
 * so whoever could write SQL could give it back (`reset role`) or set a wider bereik (`set_config`). That is why
 * no text of a caller ever becomes part of a statement: it goes in as a parameter. The tests below say what holds
 * even then: the transaction stays read-only.
 */
describe.each(databases())('the reader role on $name', (database) => {
  let pool: Pool
  let tafels: Tafel[] = []

  beforeAll(async () => {
    pool = await database.openDemo()
    tafels = await findTafels(pool)
  }, 60_000)
  afterAll(() => pool?.close())

  const asUtrecht = (schema: string, ...statements: string[]) => readAs(pool, schema, utrecht, ...statements)

  it('has no right to write in any table, and no right but reading in any', async () => {
    const { rows } = await onConnection(pool, (connection) =>
      connection.query<{ rol: string; tafel: string; recht: string }>(
        `select rol, n.nspname || '.' || c.relname as tafel, recht
         from pg_class c join pg_namespace n on n.oid = c.relnamespace
         cross join unnest($1::text[]) as rol
         cross join unnest(array['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) as recht
         where n.nspname = any ($2::text[]) and c.relkind in ('r', 'v', 'm', 'p')
           and has_table_privilege(rol, c.oid, recht)
           -- A view of the statistics role is its own; what it could do through it needs a right on the table.
           and not (c.relkind = 'v' and c.relowner = rol::regrole)`,
        [schemas.flatMap((schema) => [readerRole(schema), `nwb_${schema}_statistiek`]), [...schemas]],
      ),
    )
    expect(rows).toEqual([])
  })

  it('can make nothing in any schema', async () => {
    const { rows } = await onConnection(pool, (connection) =>
      connection.query(
        `select rol, schema from unnest($1::text[]) as rol cross join unnest($2::text[]) as schema
         where has_schema_privilege(rol, schema, 'CREATE')`,
        [schemas.flatMap((schema) => [readerRole(schema), `nwb_${schema}_statistiek`]), [...schemas]],
      ),
    )
    expect(rows).toEqual([])
  })

  it('is refused every write to every table it can read', async () => {
    for (const { naam, schema, columns } of tafels) {
      if (boekhouding.includes(naam.split('.')[1] ?? '')) continue
      for (const write of [
        `delete from ${naam}`,
        `update ${naam} set "${columns[0]}" = "${columns[0]}"`,
        `insert into ${naam} select * from ${naam}`,
      ]) {
        await expect(asUtrecht(schema, write), write).rejects.toThrow(
          /permission denied|cannot (execute|insert|update|delete)/,
        )
      }
    }
  })

  it('sees neither the log of what was filled nor that of the migrations', async () => {
    for (const schema of schemas) {
      for (const table of boekhouding) {
        const reading = asUtrecht(schema, `select * from ${schema}.${table}`)
        await expect(reading, `${schema}.${table}`).rejects.toThrow('permission denied for table')
      }
    }
  })

  it('sees no estimate or sample of rows that it may not read', async () => {
    const seen = await asUtrecht(
      'meldingen',
      `select * from pg_stats where schemaname = 'meldingen' and tablename in ('melding', 'persoonsgegevens')`,
    )
    expect(seen).toEqual([])
    await expect(asUtrecht('meldingen', 'select * from pg_statistic limit 1')).rejects.toThrow(
      'permission denied',
    )
  })

  it('learns nothing of rows it may not read from an error that a condition makes', async () => {
    const id = await onConnection(pool, async (connection) => {
      const { rows } = await connection.query<{ id: string }>(
        `select id from meldingen.melding where organisatie_id <> 'gm0344' limit 1`,
        [],
      )
      return rows[0]?.id
    })
    const seen = await asUtrecht(
      'meldingen',
      `select id from meldingen.melding where case when id = '${id}' then 1 / (length(id) - length(id)) else 0 end = 1`,
    )
    expect(seen).toEqual([])
  })

  it('stays in a read-only transaction, also when SQL of its own would give the role back', async () => {
    const write = 'delete from meldingen.melding'
    await expect(asUtrecht('meldingen', 'set transaction read write', write)).rejects.toThrow(
      'must be set before any query',
    )
    await expect(asUtrecht('meldingen', 'select 1', 'reset role', write)).rejects.toThrow(
      'read-only transaction',
    )
    await expect(
      asUtrecht('meldingen', 'select 1', 'reset role', 'set transaction read write', write),
    ).rejects.toThrow('must be set before any query')
  })

  it('reads with its own settings again in the next session, whatever SQL set in this one', async () => {
    const wide = await asUtrecht(
      'meldingen',
      `select set_config('nwb.organisaties', '*', true)`,
      'select distinct organisatie_id from meldingen.melding',
    )
    expect(wide.length).toBeGreaterThan(1)
    const own = await asUtrecht('meldingen', 'select distinct organisatie_id from meldingen.melding')
    expect(own).toEqual([{ organisatie_id: 'gm0344' }])
  })
})
