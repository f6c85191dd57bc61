import { type Kysely, sql } from 'kysely'
import { type AskedOf, equals, from, matches, oneOf, upTo } from '../../kit/lists/filter.ts'
import { aantal, type TelRij, tekst, tellen, type Uitsplitsing } from '../../kit/lists/tellen.ts'
import type { Given } from '../../kit/request/given.ts'
import type { AfspraakStatus, BezoekSoort, Tables } from '../tables.ts'
import { type ContactmomentFilter, contactmomentFilter } from './lijsten.ts'

type Db = Kysely<Tables>

const bezoekFilter = {
  organisaties: oneOf('rij.organisatie_id'),
  van: from('rij.datum'),
  tot: upTo('rij.datum'),
  soort: equals<BezoekSoort>('rij.soort'),
  alleenIntakes: (alleen: boolean) => (alleen ? sql<boolean>`rij.intake` : sql<boolean>`true`),
}

export type BezoekFilter = AskedOf<typeof bezoekFilter>

const bezoekDimensies = {
  SOORT: tekst('soort'),
  PROVINCIE: tekst('provincie_id'),
  SOORT_ORGANISATIE: tekst('organisatie_soort'),
} as const

export interface BezoekenVraag extends Uitsplitsing<keyof typeof bezoekDimensies> {
  readonly filter?: Given<BezoekFilter>
}

export type BezoekenRij = TelRij<
  'aantal',
  { soort: BezoekSoort; provincie_id: string | null; organisatie_soort: 'GEMEENTE' | 'PROVINCIE' }
>

/** Counts voorgesprekken and sessies. */
export async function countBezoeken(
  db: Db,
  vraag: BezoekenVraag,
  perOrganisatie?: readonly string[],
): Promise<BezoekenRij[]> {
  return tellen(
    db,
    {
      rijen: sql`otwb.bezoek_statistiek as rij`,
      waar: matches<BezoekFilter>(bezoekFilter, vraag.filter),
      datum: 'rij.datum',
      dimensies: bezoekDimensies,
      maten: aantal,
      cumulatief: 'aantal',
      perOrganisatie,
    },
    vraag,
  )
}

const afspraakFilter = {
  organisaties: oneOf('rij.organisatie_id'),
  van: from('rij.gemaakt_op'),
  tot: upTo('rij.gemaakt_op'),
  /** Made by then. */
  peildatum: upTo('rij.gemaakt_op'),
  ondersteuningDoorBzk: equals<boolean>('rij.ondersteuning_door_bzk'),
}

type AfspraakFilter = AskedOf<typeof afspraakFilter>

export interface AfsprakenVraag extends Uitsplitsing<'STATUS' | 'ONDERWERP'> {
  readonly peildatum: string
  readonly filter?: Given<Omit<AfspraakFilter, 'peildatum'>>
}

export type AfsprakenRij = TelRij<'aantal', { status: AfspraakStatus; onderwerp: string }>

/** Counts afspraken as they were at the end of a day. */
export async function countAfspraken(
  db: Db,
  vraag: AfsprakenVraag,
  perOrganisatie?: readonly string[],
): Promise<AfsprakenRij[]> {
  const { peildatum, filter } = vraag
  return tellen(
    db,
    {
      rijen: sql`otwb.afspraak_statistiek as rij`,
      waar: matches<AfspraakFilter>(afspraakFilter, { ...filter, peildatum }),
      dimensies: {
        STATUS: { naam: 'status', waarde: statusOp(peildatum) },
        ONDERWERP: tekst('onderwerp'),
      },
      maten: aantal,
      perOrganisatie,
    },
    vraag,
  )
}

/** The status that an afspraak had at the end of a day. */
function statusOp(peildatum: string) {
  return sql<AfspraakStatus>`case
    when rij.vervallen_op <= ${peildatum}::date then 'VERVALLEN'
    when rij.uitgevoerd_op <= ${peildatum}::date then 'UITGEVOERD'
    when rij.opgepakt_op <= ${peildatum}::date then 'IN_UITVOERING'
    else 'OPEN'
  end collate "C"`
}

const contactmomentDimensies = {
  FUNCTIE: tekst('functie'),
  AANLEIDING: tekst('aanleiding'),
  SOORT_VRAAG: tekst('soort_vraag'),
  PROVINCIE: tekst('provincie_id'),
} as const

export interface ContactmomentenVraag extends Uitsplitsing<keyof typeof contactmomentDimensies> {
  readonly filter?: Given<ContactmomentFilter>
}

export type ContactmomentenRij = TelRij<
  'aantal',
  { functie: string; aanleiding: string; soort_vraag: string; provincie_id: string | null }
>

export async function countContactmomenten(
  db: Db,
  vraag: ContactmomentenVraag,
  perOrganisatie?: readonly string[],
): Promise<ContactmomentenRij[]> {
  return tellen(
    db,
    {
      rijen: sql`otwb.contactmoment_statistiek as rij`,
      waar: matches<ContactmomentFilter>(contactmomentFilter, vraag.filter),
      datum: 'rij.datum',
      dimensies: contactmomentDimensies,
      maten: aantal,
      perOrganisatie,
    },
    vraag,
  )
}
