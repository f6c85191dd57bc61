import { type Kysely, sql } from 'kysely'
import { type ConnectionQueries, keyIn, type OfParent, parents } from '../../kit/lists/by-keys.ts'
import { type Order, type PageArguments, pageOf } from '../../kit/lists/page.ts'
import type { Tables } from '../tables.ts'
import { all, type Conditions } from './conditions.ts'

type Db = Kysely<Tables>

/** The arguments of a list field: which rows, and which page of them. */
export interface LijstArguments<Filter> extends PageArguments {
  readonly filter?: Filter | null
}

/** The queries behind one kind of row: by id, as a list, and as a list per organisation. */
export interface Lijst<Row, Filter> {
  readonly order: Order<Row>
  findByIds(db: Db, ids: readonly string[]): Promise<Row[]>
  find(db: Db, args: LijstArguments<Filter>): Promise<Row[]>
  count(db: Db, filter: Filter | null | undefined): Promise<number>
  readonly ofOrganisaties: ConnectionQueries<Tables, Row, LijstArguments<Filter>>
}

/**
 * Makes the queries of a table whose rows belong to an organisation, newest first.
 * `conditions` refers to the row as `rij`.
 */
export function lijstOf<Row extends { id: string; organisatie_id: string }, Filter extends object>(parts: {
  readonly table: keyof Tables
  /** The column that holds the day of a row. */
  readonly datum: keyof Row & string
  readonly conditions: (filter: Filter) => Conditions
}): Lijst<Row, Filter> {
  const { table, datum } = parts
  const order: Order<Row> = {
    name: table,
    columns: [
      { column: `rij.${datum}`, key: datum, kind: 'date', down: true },
      { column: 'rij.id', key: 'id', kind: 'text', down: true },
    ],
  }
  const rij = sql<Row>`${sql.table(table)}`.as('rij')
  const conditions = (filter: Filter | null | undefined) => all(filter ? parts.conditions(filter) : [])

  return {
    order,
    async findByIds(db, ids) {
      const { rows } = await sql<Row>`
        select * from ${sql.table(table)} where ${keyIn('id', ids)}`.execute(db)
      return rows
    },
    async find(db, args) {
      const query = db.selectFrom(rij).selectAll('rij').where(conditions(args.filter))
      return (await pageOf(query, args, order).execute()) as unknown as Row[]
    },
    async count(db, filter) {
      const { aantal } = await db
        .selectFrom(rij)
        .select((eb) => eb.fn.countAll<number>().as('aantal'))
        .where(conditions(filter))
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
                  .where(conditions(args.filter)),
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
      async count(db, ids, { filter }) {
        return db
          .selectFrom(rij)
          .select((eb) => [
            sql<string>`rij.organisatie_id`.as('ouder_id'),
            eb.fn.countAll<number>().as('aantal'),
          ])
          .where(keyIn('rij.organisatie_id', ids))
          .where(conditions(filter))
          .groupBy(sql`rij.organisatie_id`)
          .execute()
      },
    },
  }
}
