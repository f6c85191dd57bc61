import type { GeneratedAlways, Selectable } from 'kysely'
import type { OrganisatieSoort } from '../../schema/indeling/indeling.ts'
import type { IndelingTable } from '../indeling/fill.ts'
import type { LeveringTable } from '../indeling/leveringen.ts'

export type Gesprekspartner = 'VOORZITTER' | 'GRIFFIER'
export type VoorgesprekSoort = 'INTAKE' | 'VOORGESPREK'
export type VoorgesprekVorm = 'OP_LOCATIE' | 'DIGITAAL' | 'TELEFONISCH'
export type SessieSoort = 'RAAD' | 'STATEN'
export type AfspraakStatus = 'OPEN' | 'IN_UITVOERING' | 'UITGEVOERD' | 'VERVALLEN'
export type BezoekSoort = 'VOORGESPREK' | 'SESSIE'
export type TourBezoek = 'NIET_BEZOCHT' | BezoekSoort

/** What the letters say of the tour: one row. Public. */
export interface TourTable {
  id: string
  naam: string
  doelgroep: string
  /** In the letter's own words. */
  start: string
  oorspronkelijk_einde: string | null
  verlengd_tot: string
}

export interface TourbronTable {
  /** Order of appearance. */
  volgnummer: number
  titel: string
  kenmerk: string | null
  datum: string | null
  vermelding: string
}

/** Which organisations can take part: gemeenten and provinces. */
export interface TourorganisatieTable {
  organisatie_id: string
}

export interface VoorgesprekTable {
  id: string
  organisatie_id: string
  datum: string
  soort: VoorgesprekSoort
  vorm: VoorgesprekVorm
  gesprekspartners: Gesprekspartner[]
  /** Null while undecided. */
  leidt_tot_sessie: boolean | null
  verslag: string | null
  synthetisch: boolean
}

export interface SessieTable {
  id: string
  organisatie_id: string
  voorgesprek_id: string
  datum: string
  soort: SessieSoort
  deelnemers: number | null
  themas: string[]
  synthetisch: boolean
}

export interface AfspraakTable {
  id: string
  organisatie_id: string
  sessie_id: string
  onderwerp: string
  omschrijving: string
  ondersteuning_door_bzk: boolean
  gemaakt_op: string
  opgepakt_op: string | null
  uitgevoerd_op: string | null
  vervallen_op: string | null
  /** Follows from the four dates. */
  status: GeneratedAlways<AfspraakStatus>
  synthetisch: boolean
}

export interface ContactmomentTable {
  id: string
  organisatie_id: string
  functie: string
  datum: string
  aanleiding: string
  soort_vraag: string
  aantekening: string | null
  synthetisch: boolean
}

/** Views for statistics obey the statistics bereik. */
interface StatistiekView {
  organisatie_id: string
  organisatie_soort: OrganisatieSoort
  provincie_id: string | null
}

/** Of each row whether it is synthetic. */
interface RijStatistiekView extends StatistiekView {
  synthetisch: boolean
}

/** Voorgesprekken and sessies together. */
export interface BezoekStatistiekView extends RijStatistiekView {
  soort: BezoekSoort
  intake: boolean
  datum: string
}

export interface AfspraakStatistiekView extends RijStatistiekView {
  onderwerp: string
  ondersteuning_door_bzk: boolean
  gemaakt_op: string
  opgepakt_op: string | null
  uitgevoerd_op: string | null
  vervallen_op: string | null
}

export interface ContactmomentStatistiekView extends RijStatistiekView {
  functie: string
  datum: string
  aanleiding: string
  soort_vraag: string
}

export interface Tables {
  'otwb.organisatie': IndelingTable
  'otwb.levering': LeveringTable
  'otwb.tour': TourTable
  'otwb.tourbron': TourbronTable
  'otwb.tourorganisatie': TourorganisatieTable
  'otwb.voorgesprek': VoorgesprekTable
  'otwb.sessie': SessieTable
  'otwb.afspraak': AfspraakTable
  'otwb.contactmoment': ContactmomentTable
  'otwb.tourorganisatie_statistiek': StatistiekView
  'otwb.bezoek_statistiek': BezoekStatistiekView
  'otwb.afspraak_statistiek': AfspraakStatistiekView
  'otwb.contactmoment_statistiek': ContactmomentStatistiekView
}

export type TourRij = TourTable
export type TourbronRij = TourbronTable
export type VoorgesprekRij = VoorgesprekTable
export type SessieRij = SessieTable
export type AfspraakRij = Selectable<AfspraakTable>
export type ContactmomentRij = ContactmomentTable
