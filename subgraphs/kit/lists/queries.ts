import type { Kysely } from 'kysely'
import type { CountOfParent, OfParent } from './by-keys.ts'
import type { Order, PageArguments } from './page.ts'

/**
 * The queries behind a connection field under an entity. Each is one statement, whose rows are given as they come, and
 * which follows from the arguments and the parents alone. Declared once per field, not per request, so that the
 * statements can be remembered.
 */
export interface ConnectionQueries<Tables, Row, Arguments extends PageArguments> {
  readonly order: (args: Arguments) => Order<Row>
  /** One page per parent, a row more than `first`, in one statement (see `perParent`). */
  readonly find: (
    db: Kysely<Tables>,
    parents: readonly string[],
    args: Arguments,
  ) => Promise<readonly (Row & OfParent)[]>
  readonly count: (
    db: Kysely<Tables>,
    parents: readonly string[],
    args: Arguments,
  ) => Promise<readonly CountOfParent[]>
}

/** The queries behind a kind of row: as a list, and as a list under each organisation. */
export interface Lijst<Tables, Row, Arguments extends PageArguments> {
  readonly order: (args: Arguments) => Order<Row>
  readonly find: (db: Kysely<Tables>, args: Arguments) => Promise<readonly Row[]>
  readonly count: (db: Kysely<Tables>, args: Arguments) => Promise<number>
  readonly ofOrganisaties?: ConnectionQueries<Tables, Row, Arguments>
}
