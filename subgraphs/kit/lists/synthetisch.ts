import { type Kysely, type RawBuilder, sql } from 'kysely'

/** Whether any row of a table that fits, called `rij`, is synthetic. */
export async function heeftSynthetischeRij<Tables>(
  db: Kysely<Tables>,
  table: keyof Tables & string,
  waar: RawBuilder<boolean>,
): Promise<boolean> {
  const { rows } = await sql<{ synthetisch: boolean }>`
    select exists (
      select from ${sql.table(table)} as rij where rij.synthetisch and ${waar}
    ) as synthetisch`.execute(db)
  return rows[0]?.synthetisch ?? false
}
