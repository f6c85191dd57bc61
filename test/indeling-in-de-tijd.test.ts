import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { resolveBereik } from '../gateway/register/bereik.ts'
import { geldigOp } from '../schema/indeling/indeling.ts'
import { subgraphs } from '../subgraphs/definitions.ts'
import type { Pool } from '../subgraphs/kit/database/connection.ts'
import { meldingen } from '../subgraphs/meldingen/subgraph.ts'
import { databases } from './support/databases.ts'
import { callerWith } from './support/subgraph.ts'

async function run<Row extends object>(pool: Pool, statement: string): Promise<Row[]> {
  const connection = await pool.connect()
  try {
    return (await connection.query<Row>(statement, [])).rows
  } finally {
    connection.release()
  }
}

describe.each(databases())('an organisation that was taken out of the indeling, on $name', (database) => {
  let pool: Pool
  beforeAll(async () => {
    pool = await database.open()
    for (const subgraph of subgraphs) await subgraph.prepare(pool, { demo: false })
  }, 60_000)
  afterAll(() => pool?.close())

  it.each(subgraphs.map((subgraph) => [subgraph.name, subgraph] as const))(
    'stops the start of %s, which says what it found and what to do',
    async (_, subgraph) => {
      const { databaseSchema } = subgraph
      const columns = databaseSchema === 'organisaties' ? 'id, code, naam, soort' : 'id, naam, soort'
      const values =
        databaseSchema === 'organisaties'
          ? "'gm0099', 'GM0099', 'Weg', 'GEMEENTE'"
          : "'gm0099', 'Weg', 'GEMEENTE'"
      // As a start with one line more left it: that organisation, and the log of another list.
      await run(pool, `insert into ${databaseSchema}.organisatie (${columns}) values (${values})`)
      await run(
        pool,
        `update ${databaseSchema}.gevuld set naam = 'reference van eerder' where naam like 'reference %'`,
      )

      const start = () => subgraph.prepare(pool, { demo: false })
      await expect(start).rejects.toThrow(
        `Filling schema "${databaseSchema}": found organisations that the indeling does not know: gm0099 (Weg). ` +
          'An organisation is never taken out of the indeling: give it its last day in gemeenten-beeindigd.csv',
      )
      // Nothing is written, and the next start says it again.
      await expect(start).rejects.toThrow('gm0099 (Weg)')

      await run(pool, `delete from ${databaseSchema}.organisatie where id = 'gm0099'`)
      await start()
    },
  )

  it.each(['2019-01-01', '2021-01-01', '2022-03-23', '2022-03-24', '2024-01-01'])(
    'would be missed: on %s every subgraph knows the organisations of the indeling, and no others',
    async (dag) => {
      const wanted = geldigOp(dag)
        .map(({ id }) => id)
        .toSorted()
      for (const { databaseSchema } of subgraphs) {
        const rows = await run<{ id: string }>(
          pool,
          `select id from ${databaseSchema}.organisatie
           where coalesce(geldig_van <= '${dag}', true) and coalesce(geldig_tot >= '${dag}', true)`,
        )
        expect(rows.map(({ id }) => id).toSorted(), databaseSchema).toEqual(wanted)
      }
    },
  )
})

describe.each(databases())('the demo data on $name', (database) => {
  let pool: Pool
  beforeAll(async () => {
    pool = await database.openDemo()
  }, 60_000)
  afterAll(() => pool?.close())

  it('has no row of an organisation on a day on which it did not exist', async () => {
    const columns = await run<{ schema: string; tabel: string; kolom: string; moment: boolean }>(
      pool,
      `select c.table_schema as schema, c.table_name as tabel, c.column_name as kolom,
         c.data_type <> 'date' as moment
       from information_schema.columns c
       join information_schema.tables t using (table_schema, table_name)
       where t.table_type = 'BASE TABLE' and c.table_name <> 'levering' and c.data_type in ('date', 'timestamp with time zone')
         and c.table_schema in (${subgraphs.map(({ databaseSchema }) => `'${databaseSchema}'`).join(', ')})
         and exists (select from information_schema.columns o
           where (o.table_schema, o.table_name, o.column_name) = (c.table_schema, c.table_name, 'organisatie_id'))`,
    )
    expect(columns.length).toBeGreaterThan(15)
    const wrong: string[] = []
    for (const { schema, tabel, kolom, moment } of columns) {
      const dag = moment ? `(rij.${kolom} at time zone 'Europe/Amsterdam')::date` : `rij.${kolom}`
      const [row] = await run<{ aantal: number }>(
        pool,
        `select count(*)::integer as aantal from ${schema}.${tabel} rij
         join ${schema}.organisatie o on o.id = rij.organisatie_id
         where ${dag} < o.geldig_van or ${dag} > o.geldig_tot`,
      )
      if (row?.aantal !== 0) wrong.push(`${schema}.${tabel}.${kolom}: ${row?.aantal}`)
    }
    expect(wrong).toEqual([])
  })

  it('lets take part in an activity who existed on its day', async () => {
    const rows = await run<{ id: string }>(
      pool,
      `select deelname.id from programma.activiteit_deelname deelname
       join programma.activiteit on activiteit.id = activiteit_id
       join programma.organisatie o on o.id = organisatie_id
       where datum < o.geldig_van or datum > o.geldig_tot`,
    )
    expect(rows).toEqual([])
  })

  it('has rows of gemeenten that ended, of one that was split, and of what they went into', async () => {
    const rows = await run<{ organisatie_id: string }>(
      pool,
      "select distinct organisatie_id from meldingen.melding where incidentdatum < '2021-01-01'",
    )
    const found = new Set(rows.map(({ organisatie_id }) => organisatie_id))
    for (const id of ['gm0756', 'gm0457', 'gm0788', 'gm0003', 'gm0855']) expect(found, id).toContain(id)
    for (const id of ['gm1979', 'gm1982', 'gm1992']) expect(found, id).not.toContain(id)
  })

  it('shows the meldingen of a gemeente that ended to its opvolger, and those of one that was split to none', async () => {
    const see = async (bereik: string) => {
      const caller = callerWith({ scopes: ['meldingen:lezen'], organisaties: resolveBereik([bereik]) })
      const query = '{ meldingen(first: 100) { edges { node { organisatie { id } } } } }'
      const { data } = JSON.parse(JSON.stringify(await meldingen.on(pool).execute({ query }, caller)))
      const { edges } = data.meldingen as { edges: { node: { organisatie: { id: string } } }[] }
      return new Set(edges.map(({ node }) => node.organisatie.id))
    }
    expect(await see('gm1982')).toEqual(new Set(['gm0756', 'gm0786', 'gm0815', 'gm1684', 'gm1702', 'gm1982']))
    expect(await see('gm0756')).toEqual(new Set(['gm0756']))
    expect(await see('gm0855')).toEqual(new Set(['gm0855']))
    expect(await see('gm0788')).toEqual(new Set(['gm0788']))
  })
})
