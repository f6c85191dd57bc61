import { type ExpressionBuilder, type ReferenceExpression, type SelectQueryBuilder, sql } from 'kysely'
import { type Given, isGiven } from '../request/given.ts'
import { type ColumnKind, decodeCursor, encodeCursor } from './cursor.ts'
import { holdKnown, type Telling, telling, toldLength, type Verantwoording } from './telling.ts'

/**
 * The paging arguments of a connection field: `first` within its bounds, `after` a cursor of the same list. One that stands
 * for a day has its peildatum beside them.
 */
export interface PageArguments {
  readonly first: number
  readonly after?: string | null | undefined
  readonly peildatum?: Given<string>
}

/**
 * The order of a list: a name that its cursors carry, and columns that together are unique and never null.
 * `column` is how the query refers to it, `key` is the name under which a selected row carries its value, `kind`
 * its type in the database.
 */
export interface Order<Row> {
  readonly name: string
  readonly columns: readonly {
    readonly column: string
    readonly key: keyof Row & string
    readonly kind: ColumnKind
    readonly down?: boolean
  }[]
}

/** A page of a list; cursors are written when they are asked for. */
export interface Page<Row> {
  readonly edges: readonly { readonly cursor: () => string; readonly node: Row }[]
  readonly pageInfo: {
    readonly hasNextPage: boolean
    readonly hasPreviousPage: boolean
    readonly startCursor: () => string | null
    readonly endCursor: () => string | null
  }
}

/** A Relay connection, as resolvers return it: only what is asked of it is read, and what is asked is asked at once. */
export interface Connection<Row> {
  readonly edges: () => Promise<Page<Row>['edges']>
  readonly pageInfo: () => Promise<Page<Row>['pageInfo']>
  /** Rejects where the length cannot be told. */
  readonly aantal: () => Promise<number>
  readonly telling: () => Promise<Telling>
}

/** How long a list is: whether that may be told is known before it is counted. */
export interface Lengte {
  readonly aantal: () => Promise<number>
  readonly verantwoording: () => Promise<Verantwoording>
}

/** Orders a query, starts it after the cursor, and takes one row more than asked: the sign of a next page. */
export function pageOf<DB, TB extends keyof DB, Output, Row>(
  query: SelectQueryBuilder<DB, TB, Output>,
  { first, after }: PageArguments,
  order: Order<Row>,
): SelectQueryBuilder<DB, TB, Output> {
  // Written out: a plan that serves every value can then still tell a page from the whole.
  let paged = query.limit(sql.lit(first + 1))
  for (const { column, down } of order.columns) paged = paged.orderBy(sql.ref(column), down ? 'desc' : 'asc')
  if (after === undefined || after === null) return paged
  const values = decodeCursor(after, order)
  return paged.where((eb) => isAfter(eb, order, values))
}

/**
 * A list of which `find` gives a page. One that stands for a day gives rows only where the source knows that day; beside the
 * error that says why it does not, the length and its reason still come.
 *
 * @throws when `after` is no cursor of this list.
 */
export function toConnection<Row>(
  find: () => Promise<readonly Row[]>,
  page: PageArguments,
  order: Order<Row>,
  lengte: Lengte,
): Connection<Row> {
  if (page.after !== undefined && page.after !== null) decodeCursor(page.after, order)
  const { peildatum } = page
  const judge = once(lengte.verantwoording)
  const read = once(async () => toPage(await find(), page, order))
  const count = once(async () => {
    const verantwoording = await judge()
    return { verantwoording, aantal: verantwoording.nietTeTellen ? 0 : await lengte.aantal() }
  })
  return {
    edges: async () => {
      if (isGiven(peildatum)) holdKnown(`This list on ${peildatum}`, await judge())
      return (await read()).edges
    },
    pageInfo: async () => {
      const unknown = isGiven(peildatum) && (await judge()).nietTeTellen?.status === 'ONBEKEND'
      return unknown ? noPage : (await read()).pageInfo
    },
    aantal: async () => {
      const { aantal, verantwoording } = await count()
      return toldLength(aantal, verantwoording)
    },
    telling: async () => {
      const { aantal, verantwoording } = await count()
      return telling(aantal, verantwoording)
    },
  }
}

const noPage = {
  hasNextPage: false,
  hasPreviousPage: false,
  startCursor: () => null,
  endCursor: () => null,
}

/** Works something out when it is first asked, and never again. */
function once<Value>(work: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined
  return () => {
    made ??= work()
    return made
  }
}

/** The rows that `pageOf` selected. */
export function toPage<Row>(
  rows: readonly Row[],
  { first, after }: PageArguments,
  order: Order<Row>,
): Page<Row> {
  const edges = rows.slice(0, first).map((node) => ({ node, cursor: () => encodeCursor(node, order) }))
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > first,
      hasPreviousPage: after !== undefined && after !== null,
      startCursor: () => edges[0]?.cursor() ?? null,
      endCursor: () => edges.at(-1)?.cursor() ?? null,
    },
  }
}

/** `(a, b) > (x, y)` spelled out, because each column has a direction of its own. */
function isAfter<DB, TB extends keyof DB, Row>(
  eb: ExpressionBuilder<DB, TB>,
  order: Order<Row>,
  values: readonly (string | number)[],
) {
  const reference = (index: number) =>
    sql.ref(order.columns[index]?.column ?? '') as unknown as ReferenceExpression<DB, TB>
  return eb.or(
    order.columns.map(({ down }, index) =>
      eb.and([
        ...order.columns
          .slice(0, index)
          .map((_, earlier) => eb(reference(earlier), '=', values[earlier] as never)),
        eb(reference(index), down ? '<' : '>', values[index] as never),
      ]),
    ),
  )
}
