import type { Generated } from 'kysely'
import type { OrganisatieSoort } from '../../schema/indeling/indeling.ts'
import type { IndelingTable } from '../indeling/fill.ts'
import type { LeveringTable } from '../indeling/leveringen.ts'

export type Bron = 'GIR' | 'ARO'

export type Vorm =
  | 'VERBAAL_GEWELD'
  | 'BEDREIGING'
  | 'FYSIEK_GEWELD'
  | 'VERNIELING'
  | 'DISCRIMINATIE'
  | 'SEKSUELE_INTIMIDATIE'
  | 'STALKING'
  | 'ONLINE_HAAT'
  | 'DOXING'
  | 'JURIDISCHE_INTIMIDATIE'
  | 'OVERIGE_INTIMIDATIE'

export type Kanaal = 'FYSIEK' | 'TELEFOON' | 'EMAIL' | 'BRIEF' | 'SOCIALE_MEDIA' | 'HUISBEZOEK'

export type Ernst = 'LICHT' | 'MATIG' | 'ERNSTIG' | 'ZEER_ERNSTIG'

/** What a table under a melding repeats of it, so that one policy shape fits all; a foreign key keeps it true. */
export interface OnderMelding {
  melding_id: string
  organisatie_id: string
  functie: string
  aangifte_gedaan: boolean
}

export interface MeldingTable {
  /** `gir-gm0344-2023-0007` */
  id: string
  organisatie_id: string
  /** Of the person the aggression was aimed at; a value of the shared `Functie`. */
  functie: string
  bron: Bron
  bronkenmerk: string
  gericht_op_naasten: boolean
  vormen: readonly Vorm[]
  vorm_volgens_bron: readonly string[]
  kanaal: Kanaal
  kanaal_volgens_bron: string
  ernst: Ernst
  /** 1 (LICHT) to 4 (ZEER_ERNSTIG): what ordering by ernst uses. */
  ernst_rang: Generated<number>
  /** `YYYY-MM-DD` */
  incidentdatum: string
  gemeld_op: Date
  aangifte_gedaan: boolean
  synthetisch: boolean
}

/** What says who is involved: apart from the melding, so that only a caller who asks for it makes it read. */
export interface PersoonsgegevensTable extends OnderMelding {
  omschrijving: string | null
  melder: string | null
  veroorzaker: string | null
}

export interface AangifteTable extends OnderMelding {
  door_wie: 'BETROKKENE' | 'WERKGEVER' | 'NAASTE'
  vpt_code: boolean
  domicilie: boolean
  onder_nummer: boolean
  datum: string
  status: 'OPGENOMEN' | 'IN_ONDERZOEK' | 'BIJ_OM' | 'GESEPONEERD' | 'AFGEDAAN'
}

export interface NazorgTable extends OnderMelding {
  aangeboden_op: string
  door_wie:
    | 'LEIDINGGEVENDE'
    | 'COLLEGIALE_OPVANG'
    | 'BEDRIJFSMAATSCHAPPELIJK_WERK'
    | 'SLACHTOFFERHULP'
    | 'OTWB'
  /** Null while there is no answer. */
  aanvaard: boolean | null
  ook_voor_naasten: boolean
  afgerond_op: string | null
}

export interface OpvolgstapTable extends OnderMelding {
  /** Place in the stappenplan, 1 to 9. */
  nummer: number
  status: 'LOPEND' | 'AFGEROND' | 'NIET_VAN_TOEPASSING'
  /** When it was finished; null unless AFGEROND. */
  datum: string | null
}

/** The view that statistics count: no person columns, and rows by the statistics bereik. */
export type MeldingStatistiekView = Pick<
  MeldingTable,
  | 'organisatie_id'
  | 'functie'
  | 'bron'
  | 'gericht_op_naasten'
  | 'vormen'
  | 'kanaal'
  | 'ernst'
  | 'incidentdatum'
  | 'aangifte_gedaan'
  | 'synthetisch'
>

export interface MonitorCijferTable {
  id: string
  onderwerp: string
  doelgroep: string
  jaar: number
  /** Whole percents. */
  percentage: number
  bron: string
  toelichting: string
}

export interface Tables {
  'meldingen.organisatie': IndelingTable
  'meldingen.levering': LeveringTable
  'meldingen.melding': MeldingTable
  'meldingen.persoonsgegevens': PersoonsgegevensTable
  'meldingen.aangifte': AangifteTable
  'meldingen.nazorg': NazorgTable
  'meldingen.opvolgstap': OpvolgstapTable
  'meldingen.melding_statistiek': MeldingStatistiekView
  'meldingen.monitor_cijfer': MonitorCijferTable
}

/** A melding as a query gives it. */
export type MeldingRij = Omit<MeldingTable, 'ernst_rang'> & { readonly ernst_rang: number }

export type { OrganisatieSoort }
