import type { Kysely } from 'kysely'
import { indeling, type OrganisatieSoort } from '../../schema/indeling/indeling.ts'

/**
 * The copy of the indeling that a subgraph keeps in its own schema as `organisatie`: what it needs to select and
 * count by kind, province and RIEC without asking another subgraph. Public data; ended organisations are in it.
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
  /** First day; null: from before 2019. */
  geldig_van: string | null
  /** Last day; null: it exists still. */
  geldig_tot: string | null
}

type Copy = Kysely<{ organisatie: IndelingTable }>

/** Writes the indeling as published into a subgraph's copy; repeatable. */
export async function fillIndeling<Tables>(db: Kysely<Tables>, databaseSchema: string): Promise<void> {
  await refuseMissing(db, databaseSchema)
  await (db as unknown as Copy)
    .withSchema(databaseSchema)
    .insertInto('organisatie')
    .values(indeling.map(({ code: _code, opvolgers: _, ...rij }) => rij))
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({
        naam: eb.ref('excluded.naam'),
        provincie_id: eb.ref('excluded.provincie_id'),
        riec_id: eb.ref('excluded.riec_id'),
        inwoners: eb.ref('excluded.inwoners'),
        geldig_van: eb.ref('excluded.geldig_van'),
        geldig_tot: eb.ref('excluded.geldig_tot'),
      })),
    )
    .execute()
}

/**
 * Holds the database against the indeling. An organisation that was taken out would still be counted where the database is
 * asked, be nobody's where a bereik is, and be refused where its code is.
 *
 * @throws naming the organisations that the database knows and the indeling does not, and what to do.
 */
export async function refuseMissing<Tables>(db: Kysely<Tables>, databaseSchema: string): Promise<void> {
  const missing = await (db as unknown as Copy)
    .withSchema(databaseSchema)
    .selectFrom('organisatie')
    .select(['id', 'naam'])
    .where('id', 'not in', [...indeling.map(({ id }) => id)])
    .orderBy('id')
    .execute()
  if (missing.length === 0) return
  const named = missing.map(({ id, naam }) => `${id} (${naam})`).join(', ')
  throw new Error(
    `Filling schema "${databaseSchema}": found organisations that the indeling does not know: ${named}. ` +
      'An organisation is never taken out of the indeling: give it its last day in gemeenten-beeindigd.csv, and say ' +
      'in herindelingen.csv what it went into (schema/indeling/README.md)',
  )
}
