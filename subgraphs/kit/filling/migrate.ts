import { isDeepStrictEqual } from 'node:util'
import { type Kysely, type Migration, Migrator, sql } from 'kysely'

/**
 * Brings a subgraph's schema up to date. Each start runs what is new, all in one transaction: a migration that
 * fails half-way leaves nothing behind.
 *
 * @throws naming the schema, the migration and the cause.
 */
export async function migrate<Tables>(
  db: Kysely<Tables>,
  databaseSchema: string,
  migrations: Record<string, Migration>,
): Promise<void> {
  const all = { [bookkeepingName]: bookkeeping(databaseSchema), ...migrations }
  if (await isUpToDate(db, databaseSchema, Object.keys(all))) return
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => all },
    migrationTableSchema: databaseSchema,
    migrationTableName: 'migratie',
    migrationLockTableName: 'migratie_slot',
  })
  const { error, results } = await migrator.migrateToLatest()
  if (error === undefined) return
  const failed = results?.find((result) => result.status === 'Error')?.migrationName ?? 'before the first one'
  const cause = error instanceof Error ? error.message : String(error)
  throw new Error(`Migrating schema "${databaseSchema}": ${failed} failed and was rolled back: ${cause}`, {
    cause: error,
  })
}

/** Whether exactly these migrations ran: asked first, since the migrator looks through the whole catalogue. */
async function isUpToDate<Tables>(
  db: Kysely<Tables>,
  databaseSchema: string,
  names: readonly string[],
): Promise<boolean> {
  const table = sql.table(`${databaseSchema}.migratie`)
  const { rows: found } = await sql<{ present: boolean }>`
    select to_regclass(${`${databaseSchema}.migratie`}) is not null as present`.execute(db)
  if (!found[0]?.present) return false
  const { rows } = await sql<{ name: string }>`select name from ${table} order by name`.execute(db)
  return isDeepStrictEqual(
    rows.map(({ name }) => name),
    names.toSorted(),
  )
}

const bookkeepingName = '0000-boekhouding'

/** The roles and the log of what was filled: the same for every subgraph. */
function bookkeeping(databaseSchema: string): Migration {
  const schema = sql.id(databaseSchema)
  return {
    async up(db) {
      for (const role of [`nwb_${databaseSchema}_lezer`, `nwb_${databaseSchema}_statistiek`]) {
        await ensureRole(db, role)
        await sql`grant usage on schema ${schema} to ${sql.id(role)}`.execute(db)
      }
      await db.schema
        .withSchema(databaseSchema)
        .createTable('gevuld')
        .addColumn('naam', 'text', (column) => column.primaryKey())
        .execute()
    },
  }
}

/**
 * Makes a role, and makes it one that the current user may act as; asks no right to do either where an
 * administrator has done it. Roles belong to the whole server: another database of the same server may have made
 * it, even just now.
 */
async function ensureRole<Tables>(db: Kysely<Tables>, name: string): Promise<void> {
  const role = sql.id(name)
  await sql`do $$ begin
    if not exists (select from pg_roles where rolname = ${sql.lit(name)}) then create role ${role} nologin; end if;
  exception when duplicate_object or unique_violation then null; end $$`.execute(db)
  await sql`do $$ begin
    if not pg_has_role(${sql.lit(name)}, 'usage') then grant ${role} to current_user; end if;
  exception when unique_violation then null; end $$`.execute(db)
}
