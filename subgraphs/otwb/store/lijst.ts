import { type Kysely, sql } from 'kysely'
import { keyIn, type OfParent, parents } from '../../kit/lists/by-keys.ts'
import { type Filter, matches } from '../../kit/lists/filter.ts'
import { type Order, type PageArguments, pageOf } from '../../kit/lists/page.ts'
import type { Lijst } from '../../kit/lists/queries.ts'
import type { Given } from '../../kit/request/given.ts'
import type { Tables } from '../tables.ts'

type Db = Kysely<Tables>

/** The arguments of a list field: which rows, and which page of them. */
export interface LijstArguments<Fields> extends PageArguments {
  readonly filter?: Given<Fields>
}

/** The queries behind one kind of row: by id, as a list, and as a list per organisation. */
export interface RijLijst<Row, Fields> extends Lijst<Tables, Row, LijstArguments<Fields>> {
  findByIds(db: Db, ids: readonly string[]): Promise<Row[]>
}

/**
 * Makes the queries of a table whose rows belong to an organisation, newest first.
 * `filter` refers to the row as `rij`.
 */
export function lijstOf<Row extends { id: string; organisatie_id: string }, Fields extends object>(parts: {
  readonly table: keyof Tables
  /** The column that holds the day of a row. */
  readonly datum: keyof Row & string
  readonly filter: Filter<Fields>
}): RijLijst<Row, Fields> {
  const { table, datum } = parts
  const order: Order<Row> = {
    name: table,
    columns: [
      { column: `rij.${datum}`, key: datum, kind: 'date', down: true },
      { column: 'rij.id', key: 'id', kind: 'text', down: true },
    ],
  }
  const rij = sql<Row>`${sql.table(table)}`.as('rij')
  const asked = ({ filter }: LijstArguments<Fields>) => matches(parts.filter, filter)

  return {
    order: () => order,
    async findByIds(db, ids) {
      const { rows } = await sql<Row>`
        select * from ${sql.table(table)} where ${keyIn('id', ids)}`.execute(db)
      return rows
    },
    async find(db, args) {
      const query = db.selectFrom(rij).selectAll('rij').where(asked(args))
      return (await pageOf(query, args, order).execute()) as unknown as Row[]
    },
    async count(db, args) {
      const { aantal } = await db
        .selectFrom(rij)
        .select((eb) => eb.fn.countAll<number>().as('aantal'))
        .where(asked(args))
        .executeTakeFirstOrThrow()
      return aantal
    },
    ofOrganisaties: {
      order: () => order,
      async find(db, ids, args) {
        const rows = await db
          .selectFrom(parents(ids))
          .innerJoinLateral(
            (eb) =>
              pageOf(
                eb
                  .selectFrom(rij)
                  .selectAll('rij')
                  .where(sql<boolean>`rij.organisatie_id = ouder.id`)
                  .where(asked(args)),
                args,
                order,
              ).as('gevonden'),
            (join) => join.onTrue(),
          )
          .selectAll('gevonden')
          .select('ouder.id as ouder_id')
          .orderBy(sql.ref(`gevonden.${datum}`), 'desc')
          .orderBy(sql.ref('gevonden.id'), 'desc')
          .execute()
        return rows as unknown as (Row & OfParent)[]
      },
      async count(db, ids, args) {
        return db
          .selectFrom(rij)
          .select((eb) => [
            sql<string>`rij.organisatie_id`.as('ouder_id'),
            eb.fn.countAll<number>().as('aantal'),
          ])
          .where(keyIn('rij.organisatie_id', ids))
          .where(asked(args))
          .groupBy(sql`rij.organisatie_id`)
          .execute()
      },
    },
  }
}
