import { type Kysely, sql } from 'kysely'
import { geldigOp } from '../../schema/indeling/indeling.ts'
import { fillIndeling } from '../indeling/fill.ts'
import { branches } from './reference/branches.ts'
import { indicatoren } from './reference/indicatoren.ts'
import { themas } from './reference/themas.ts'
import { dagVanIndeling, type GebiedRij, type Tables } from './tables.ts'

/** Writes the themes of the letters, our catalogue of indicators, and the areas as published; repeatable. */
export async function reference(db: Kysely<Tables>): Promise<void> {
  await fillIndeling(db, 'zicht_op')
  await db
    .insertInto('zicht_op.thema')
    .values(themas.map((thema, index) => ({ ...thema, volgorde: index + 1 })))
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({
        naam: eb.ref('excluded.naam'),
        status: eb.ref('excluded.status'),
        sinds: eb.ref('excluded.sinds'),
        omschrijving: eb.ref('excluded.omschrijving'),
        bron: eb.ref('excluded.bron'),
      })),
    )
    .execute()
  await db
    .insertInto('zicht_op.indicator')
    .values([...indicatoren])
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({
        naam: eb.ref('excluded.naam'),
        definitie: eb.ref('excluded.definitie'),
        eenheid: eb.ref('excluded.eenheid'),
        bron: eb.ref('excluded.bron'),
        laagste_niveau: eb.ref('excluded.laagste_niveau'),
        duiding: eb.ref('excluded.duiding'),
      })),
    )
    .execute()
  await db
    .insertInto('zicht_op.branche')
    .values([...branches])
    .onConflict((conflict) =>
      conflict.column('code').doUpdateSet((eb) => ({ naam: eb.ref('excluded.naam') })),
    )
    .execute()
  await fillGebieden(db)
}

const land: GebiedRij = {
  code: 'NL00',
  naam: 'Nederland',
  niveau: 'LAND',
  bovenliggend_code: null,
  organisatie_id: null,
  provincie_id: null,
  synthetisch: false,
}

/** Country, provinces and gemeenten; wijken and buurten come with their figures. */
async function fillGebieden(db: Kysely<Tables>): Promise<void> {
  const rows = geldigOp(dagVanIndeling).flatMap(({ id, code, naam, soort, provincie_id }): GebiedRij[] => {
    if (soort === 'WATERSCHAP' || !provincie_id) return []
    const bovenliggend_code = soort === 'PROVINCIE' ? land.code : provincie_id.toUpperCase()
    return [
      { code, naam, niveau: soort, bovenliggend_code, organisatie_id: id, provincie_id, synthetisch: false },
    ]
  })
  await db
    .insertInto('zicht_op.gebied')
    .values([land, ...rows])
    .onConflict((conflict) => conflict.column('code').doUpdateSet({ naam: sql.ref('excluded.naam') }))
    .execute()
}
