import { type Kysely, sql } from 'kysely'
import { fillIndeling } from '../indeling/fill.ts'
import type { Tables } from './tables.ts'
import { overgangen } from './toestanden.ts'

/** Writes the indeling, the allowed steps and the yearly contribution; run again, it brings them up to date. */
export async function reference(db: Kysely<Tables>): Promise<void> {
  await fillIndeling(db, 'veilig_wonen')
  await allowedSteps(db)
  await db
    .insertInto('veilig_wonen.tegemoetkoming')
    .values({
      vanaf_jaar: 2024,
      bedrag: 250_000_000,
      bron: 'Kamerstukken II 2022/23, 28 844, nr. 252, paragraaf 1.1',
    })
    .onConflict((conflict) =>
      conflict
        .column('vanaf_jaar')
        .doUpdateSet((eb) => ({ bedrag: eb.ref('excluded.bedrag'), bron: eb.ref('excluded.bron') })),
    )
    .execute()
}

/** Makes the table of steps equal to the state machine: a step that was taken out is refused from now on. */
async function allowedSteps(db: Kysely<Tables>): Promise<void> {
  const allowed = sql.join(overgangen.map(({ van, naar }) => sql`(${van}::text, ${naar}::text)`))
  await sql`
    delete from veilig_wonen.overgang where not exists (
      select from (values ${allowed}) as stap (van, naar)
      where stap.van is not distinct from overgang.van and stap.naar = overgang.naar
    )`.execute(db)
  await db
    .insertInto('veilig_wonen.overgang')
    .values([...overgangen])
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
