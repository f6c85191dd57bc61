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
  const migrator = new Migrator({
    db,
    provider: {
      getMigrations: async () => ({ [bookkeepingName]: bookkeeping(databaseSchema), ...migrations }),
    },
    migrationTableSchema: databaseSchema,
    migrationTableName: 'migratie',
    migrationLockTableName: 'migratie_slot',
  })
  const { error, results } = await migrator.migrateToLatest()
  if (!error) return
  const failed = results?.find((result) => result.status === 'Error')?.migrationName ?? 'before the first one'
  const cause = error instanceof Error ? error.message : String(error)
  throw new Error(`Migrating schema "${databaseSchema}": ${failed} failed and was rolled back: ${cause}`, {
    cause: error,
  })
}

const bookkeepingName = '0000-boekhouding'

/** The roles and the log of what was filled: the same for every subgraph. */
function bookkeeping(databaseSchema: string): Migration {
  const schema = sql.id(databaseSchema)
  return {
    async up(db) {
      for (const role of [`nwb_${databaseSchema}_lezer`, `nwb_${databaseSchema}_statistiek`].map((name) =>
        sql.id(name),
      )) {
        // Roles belong to the whole server: another database of the same server may have made it, even just now.
        await sql`do $$ begin create role ${role} nologin; exception when duplicate_object or unique_violation then null; end $$`.execute(
          db,
        )
        await sql`do $$ begin grant ${role} to current_user; exception when unique_violation then null; end $$`.execute(
          db,
        )
        await sql`grant usage on schema ${schema} to ${role}`.execute(db)
      }
      await db.schema
        .withSchema(databaseSchema)
        .createTable('gevuld')
        .addColumn('naam', 'text', (column) => column.primaryKey())
        .execute()
    },
  }
}
