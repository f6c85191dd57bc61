import type { Kysely } from 'kysely'
import { fillIndeling } from '../indeling/fill.ts'
import type { Tables, TourbronTable, TourTable } from './tables.ts'

const tour: TourTable = {
  id: 'tour',
  naam: 'Ondersteuningsteam Weerbaar Bestuur On Tour',
  doelgroep: 'Alle gemeenteraden en Provinciale Staten die mee willen doen',
  start: 'medio 2022',
  oorspronkelijk_einde: null,
  verlengd_tot: '2025-12-31',
}

const bronnen: TourbronTable[] = [
  {
    volgnummer: 1,
    titel: 'Kamerbrief weerbaar bestuur, voorjaar 2023',
    kenmerk: 'Kamerstuk 28 844, nr. 252',
    datum: null,
    vermelding:
      'De ronde langs gemeenten en provincies begon in de zomer van 2022; er zijn ruim 40 intakes geweest en de eerste sessies met gemeenteraden.',
  },
  {
    volgnummer: 2,
    titel: 'Beslisnota bij de voortgangsbrief weerbaar bestuur',
    kenmerk: null,
    datum: null,
    vermelding: 'De tour wordt verlengd tot eind 2025.',
  },
  {
    volgnummer: 3,
    titel: 'Voortgangsbrief weerbaar bestuur',
    kenmerk: '2024-0000067080',
    datum: '2024-05-14',
    vermelding:
      'Sinds medio 2022 meer dan 200 voorgesprekken en meer dan 80 sessies; de tour duurt tot en met december 2025.',
  },
]

/** Writes the organisations, who of them can take part in the tour, and what the letters say of it; repeatable. */
export async function reference(db: Kysely<Tables>): Promise<void> {
  await fillIndeling(db, 'otwb')
  await db
    .insertInto('otwb.tourorganisatie')
    .columns(['organisatie_id'])
    .expression(
      db.selectFrom('otwb.organisatie').select('id').where('soort', 'in', ['GEMEENTE', 'PROVINCIE']),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await db
    .insertInto('otwb.tour')
    .values(tour)
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({
        naam: eb.ref('excluded.naam'),
        doelgroep: eb.ref('excluded.doelgroep'),
        start: eb.ref('excluded.start'),
        oorspronkelijk_einde: eb.ref('excluded.oorspronkelijk_einde'),
        verlengd_tot: eb.ref('excluded.verlengd_tot'),
      })),
    )
    .execute()
  await db
    .insertInto('otwb.tourbron')
    .values(bronnen)
    .onConflict((conflict) =>
      conflict.column('volgnummer').doUpdateSet((eb) => ({
        titel: eb.ref('excluded.titel'),
        kenmerk: eb.ref('excluded.kenmerk'),
        datum: eb.ref('excluded.datum'),
        vermelding: eb.ref('excluded.vermelding'),
      })),
    )
    .execute()
}
