import type { Kysely } from 'kysely'
import { geldigOp, riecs } from '../../schema/indeling/indeling.ts'
import type { Tables } from './tables.ts'

/** Writes the organisations as published; run again, it brings names and numbers up to date. */
export async function reference(db: Kysely<Tables>): Promise<void> {
  await db
    .insertInto('organisaties.riec')
    .values([...riecs])
    .onConflict((conflict) => conflict.column('id').doUpdateSet((eb) => ({ naam: eb.ref('excluded.naam') })))
    .execute()
  await db
    .insertInto('organisaties.organisatie')
    .values(geldigOp('2024-01-01').map(({ geldig_van: _van, geldig_tot: _tot, opvolgers: _, ...rij }) => rij))
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({
        naam: eb.ref('excluded.naam'),
        provincie_id: eb.ref('excluded.provincie_id'),
        riec_id: eb.ref('excluded.riec_id'),
        inwoners: eb.ref('excluded.inwoners'),
      })),
    )
    .execute()
}
