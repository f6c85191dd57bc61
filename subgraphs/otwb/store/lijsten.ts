import type { Kysely } from 'kysely'
import { keyIn, type OfParent } from '../../kit/lists/by-keys.ts'
import {
  equals,
  type Filter,
  from,
  holds,
  isFilled,
  type Optional,
  oneOf,
  upTo,
} from '../../kit/lists/filter.ts'
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
type RijFilter = { organisaties: readonly string[]; van: string; tot: string }

function rijFilter(datum: string) {
  return { organisaties: oneOf('rij.organisatie_id'), van: from(datum), tot: upTo(datum) } as const
}

export type VoorgesprekFilter = Optional<
  RijFilter & {
    soort: VoorgesprekSoort
    vormVanGesprek: VoorgesprekVorm
    gesprekspartner: Gesprekspartner
    leidtTotSessie: boolean
    heeftVerslag: boolean
  }
>

export const voorgesprekken = lijstOf<VoorgesprekRij, VoorgesprekFilter>({
  table: 'otwb.voorgesprek',
  datum: 'datum',
  filter: {
    ...rijFilter('rij.datum'),
    soort: equals('rij.soort'),
    vormVanGesprek: equals('rij.vorm'),
    gesprekspartner: holds('rij.gesprekspartners'),
    leidtTotSessie: equals('rij.leidt_tot_sessie'),
    heeftVerslag: isFilled('rij.verslag'),
  },
})

export type SessieFilter = Optional<RijFilter & { soort: SessieSoort; thema: string }>

export const sessies = lijstOf<SessieRij, SessieFilter>({
  table: 'otwb.sessie',
  datum: 'datum',
  filter: { ...rijFilter('rij.datum'), soort: equals('rij.soort'), thema: holds('rij.themas') },
})

export type AfspraakFilter = Optional<
  RijFilter & { status: readonly AfspraakStatus[]; onderwerp: string; ondersteuningDoorBzk: boolean }
>

export const afspraken = lijstOf<AfspraakRij, AfspraakFilter>({
  table: 'otwb.afspraak',
  datum: 'gemaakt_op',
  filter: {
    ...rijFilter('rij.gemaakt_op'),
    status: oneOf('rij.status'),
    onderwerp: equals('rij.onderwerp'),
    ondersteuningDoorBzk: equals('rij.ondersteuning_door_bzk'),
  },
})

export type ContactmomentFilter = Optional<
  RijFilter & { functie: string; aanleiding: string; soortVraag: string }
>

/** Also narrows the statistics, whose view has the same columns. */
export const contactmomentFilter: Filter<ContactmomentFilter> = {
  ...rijFilter('rij.datum'),
  functie: equals('rij.functie'),
  aanleiding: equals('rij.aanleiding'),
  soortVraag: equals('rij.soort_vraag'),
}

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
