import type { Kysely } from 'kysely'
import { keyIn, type OfParent } from '../../kit/lists/by-keys.ts'
import { type AskedOf, equals, from, holds, isFilled, oneOf, upTo } from '../../kit/lists/filter.ts'
import type {
  AfspraakRij,
  AfspraakStatus,
  ContactmomentRij,
  Gesprekspartner,
  SessieRij,
  SessieSoort,
  Tables,
  VoorgesprekRij,
  VoorgesprekSoort,
  VoorgesprekVorm,
} from '../tables.ts'
import { lijstOf } from './lijst.ts'

type Db = Kysely<Tables>

/** What every filter asks: whose rows (what it says of areas comes down to ids), and of which days, both included. */
function rijFilter(datum: string) {
  return { organisaties: oneOf('rij.organisatie_id'), van: from(datum), tot: upTo(datum) } as const
}

const voorgesprekFilter = {
  ...rijFilter('rij.datum'),
  soort: equals<VoorgesprekSoort>('rij.soort'),
  vormVanGesprek: equals<VoorgesprekVorm>('rij.vorm'),
  gesprekspartner: holds<Gesprekspartner>('rij.gesprekspartners'),
  leidtTotSessie: equals<boolean>('rij.leidt_tot_sessie'),
  heeftVerslag: isFilled('rij.verslag'),
}

export type VoorgesprekFilter = AskedOf<typeof voorgesprekFilter>

export const voorgesprekken = lijstOf<VoorgesprekRij, VoorgesprekFilter>({
  table: 'otwb.voorgesprek',
  datum: 'datum',
  filter: voorgesprekFilter,
})

const sessieFilter = {
  ...rijFilter('rij.datum'),
  soort: equals<SessieSoort>('rij.soort'),
  thema: holds<string>('rij.themas'),
}

export type SessieFilter = AskedOf<typeof sessieFilter>

export const sessies = lijstOf<SessieRij, SessieFilter>({
  table: 'otwb.sessie',
  datum: 'datum',
  filter: sessieFilter,
})

const afspraakFilter = {
  ...rijFilter('rij.gemaakt_op'),
  status: oneOf<AfspraakStatus>('rij.status'),
  onderwerp: equals<string>('rij.onderwerp'),
  ondersteuningDoorBzk: equals<boolean>('rij.ondersteuning_door_bzk'),
}

export type AfspraakFilter = AskedOf<typeof afspraakFilter>

export const afspraken = lijstOf<AfspraakRij, AfspraakFilter>({
  table: 'otwb.afspraak',
  datum: 'gemaakt_op',
  filter: afspraakFilter,
})

/** Also narrows the statistics, whose view has the same columns. */
export const contactmomentFilter = {
  ...rijFilter('rij.datum'),
  functie: equals<string>('rij.functie'),
  aanleiding: equals<string>('rij.aanleiding'),
  soortVraag: equals<string>('rij.soort_vraag'),
}

export type ContactmomentFilter = AskedOf<typeof contactmomentFilter>

export const contactmomenten = lijstOf<ContactmomentRij, ContactmomentFilter>({
  table: 'otwb.contactmoment',
  datum: 'datum',
  filter: contactmomentFilter,
})

/** In order of date: the first sessie that followed comes first. */
export async function findSessiesByVoorgesprekken(
  db: Db,
  ids: readonly string[],
): Promise<(SessieRij & OfParent)[]> {
  return db
    .selectFrom('otwb.sessie')
    .selectAll()
    .select('voorgesprek_id as ouder_id')
    .where(keyIn('voorgesprek_id', ids))
    .orderBy('datum')
    .orderBy('id')
    .execute()
}

export async function findAfsprakenBySessies(
  db: Db,
  ids: readonly string[],
): Promise<(AfspraakRij & OfParent)[]> {
  return db
    .selectFrom('otwb.afspraak')
    .selectAll()
    .select('sessie_id as ouder_id')
    .where(keyIn('sessie_id', ids))
    .orderBy('id')
    .execute()
}
