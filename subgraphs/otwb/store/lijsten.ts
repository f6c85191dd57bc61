import { type Kysely, sql } from 'kysely'
import { keyIn, type OfParent } from '../../kit/lists/by-keys.ts'
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
import {
  type Conditions,
  equals,
  type GebiedFilter,
  holds,
  inGebied,
  inPeriode,
  oneOf,
  type PeriodeFilter,
} from './conditions.ts'
import { lijstOf } from './lijst.ts'

type Db = Kysely<Tables>

export interface VoorgesprekFilter extends GebiedFilter, PeriodeFilter {
  readonly soort?: VoorgesprekSoort | null
  readonly vormVanGesprek?: VoorgesprekVorm | null
  readonly gesprekspartner?: Gesprekspartner | null
  readonly leidtTotSessie?: boolean | null
  readonly heeftVerslag?: boolean | null
}

export const voorgesprekken = lijstOf<VoorgesprekRij, VoorgesprekFilter>({
  table: 'otwb.voorgesprek',
  datum: 'datum',
  conditions: (filter) => [
    ...inGebied('rij.organisatie_id', filter),
    ...inPeriode('rij.datum', filter),
    ...equals('rij.soort', filter.soort),
    ...equals('rij.vorm', filter.vormVanGesprek),
    ...holds('rij.gesprekspartners', filter.gesprekspartner),
    ...equals('rij.leidt_tot_sessie', filter.leidtTotSessie),
    ...metVerslag(filter.heeftVerslag),
  ],
})

export interface SessieFilter extends GebiedFilter, PeriodeFilter {
  readonly soort?: SessieSoort | null
  readonly thema?: string | null
}

export const sessies = lijstOf<SessieRij, SessieFilter>({
  table: 'otwb.sessie',
  datum: 'datum',
  conditions: (filter) => [
    ...inGebied('rij.organisatie_id', filter),
    ...inPeriode('rij.datum', filter),
    ...equals('rij.soort', filter.soort),
    ...holds('rij.themas', filter.thema),
  ],
})

export interface AfspraakFilter extends GebiedFilter, PeriodeFilter {
  readonly status?: readonly AfspraakStatus[] | null
  readonly onderwerp?: string | null
  readonly ondersteuningDoorBzk?: boolean | null
}

export const afspraken = lijstOf<AfspraakRij, AfspraakFilter>({
  table: 'otwb.afspraak',
  datum: 'gemaakt_op',
  conditions: (filter) => [
    ...inGebied('rij.organisatie_id', filter),
    ...inPeriode('rij.gemaakt_op', filter),
    ...oneOf('rij.status', filter.status),
    ...equals('rij.onderwerp', filter.onderwerp),
    ...equals('rij.ondersteuning_door_bzk', filter.ondersteuningDoorBzk),
  ],
})

export interface ContactmomentFilter extends GebiedFilter, PeriodeFilter {
  readonly functie?: string | null
  readonly aanleiding?: string | null
  readonly soortVraag?: string | null
}

/** Also narrows the statistics, whose view has the same columns. */
export function contactmomentConditions(filter: ContactmomentFilter): Conditions {
  return [
    ...inGebied('rij.organisatie_id', filter),
    ...inPeriode('rij.datum', filter),
    ...equals('rij.functie', filter.functie),
    ...equals('rij.aanleiding', filter.aanleiding),
    ...equals('rij.soort_vraag', filter.soortVraag),
  ]
}

export const contactmomenten = lijstOf<ContactmomentRij, ContactmomentFilter>({
  table: 'otwb.contactmoment',
  datum: 'datum',
  conditions: contactmomentConditions,
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

function metVerslag(wanted: boolean | null | undefined): Conditions {
  if (wanted === null || wanted === undefined) return []
  return [sql<boolean>`(rij.verslag is not null) = ${wanted}`]
}
