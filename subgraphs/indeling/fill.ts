import type { Kysely } from 'kysely'
import { geldigOp, type OrganisatieSoort } from '../../schema/indeling/indeling.ts'

/**
 * The copy of the indeling that a subgraph keeps in its own schema as `organisatie`: what it needs to select and
 * count by kind, province and RIEC without asking another subgraph. Public data.
 */
export interface IndelingTable {
  /** TOOI code: `gm0344`. */
  id: string
  naam: string
  soort: OrganisatieSoort
  /** The province a gemeente lies in, or a province itself; null for a waterschap. */
  provincie_id: string | null
  /** `riec-limburg`; null for provinces and waterschappen. */
  riec_id: string | null
  inwoners: number | null
}

/** Writes the indeling as published into a subgraph's copy; repeatable. */
export async function fillIndeling<Tables>(db: Kysely<Tables>, databaseSchema: string): Promise<void> {
  await (db as unknown as Kysely<{ organisatie: IndelingTable }>)
    .withSchema(databaseSchema)
    .insertInto('organisatie')
    .values(
      geldigOp('2024-01-01').map(
        ({ code: _code, geldig_van: _van, geldig_tot: _tot, opvolgers: _, ...rij }) => rij,
      ),
    )
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
