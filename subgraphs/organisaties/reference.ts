import type { Kysely } from 'kysely'
import { indeling, riecs } from '../../schema/indeling/indeling.ts'
import { refuseMissing } from '../indeling/fill.ts'
import { searchForm } from '../kit/lists/search-form.ts'
import type { Tables } from './tables.ts'

/** Writes the organisations as published; run again, it brings names and numbers up to date. */
export async function reference(db: Kysely<Tables>): Promise<void> {
  await refuseMissing(db, 'organisaties')
  await db
    .insertInto('organisaties.riec')
    .values([...riecs])
    .onConflict((conflict) => conflict.column('id').doUpdateSet((eb) => ({ naam: eb.ref('excluded.naam') })))
    .execute()
  await db
    .insertInto('organisaties.organisatie')
    .values(indeling.map(({ opvolgers: _, ...rij }) => ({ ...rij, zoeknaam: searchForm(rij.naam) })))
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({
        naam: eb.ref('excluded.naam'),
        zoeknaam: eb.ref('excluded.zoeknaam'),
        provincie_id: eb.ref('excluded.provincie_id'),
        riec_id: eb.ref('excluded.riec_id'),
        inwoners: eb.ref('excluded.inwoners'),
        geldig_van: eb.ref('excluded.geldig_van'),
        geldig_tot: eb.ref('excluded.geldig_tot'),
      })),
    )
    .execute()
  // They have no life of their own: they are written anew.
  await db.deleteFrom('organisaties.opvolging').execute()
  await db
    .insertInto('organisaties.opvolging')
    .values(
      indeling.flatMap(({ id, opvolgers }) =>
        opvolgers.map((opvolger_id) => ({ organisatie_id: id, opvolger_id })),
      ),
    )
    .execute()
}
