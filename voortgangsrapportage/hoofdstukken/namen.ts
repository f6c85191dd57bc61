import type { RedenCode } from '../taal/woorden.ts'
import type {
  AanvraagStatus,
  AanvraagUrgentie,
  ActiviteitSoort,
  AfspraakStatus,
  Functie,
  MeldingBron,
  MeldingKanaal,
  MeldingVorm,
  MonitorDoelgroep,
  ToezeggingStatus,
  VeiligheidsDomein,
} from '../vragen/documenten.ts'

/** The names of the schema's values for a reader, each list in the order in which it is shown. */

/** A dimension: its values in order, and their names. */
export type Namen<S extends string> = Readonly<Record<S, string>>

export function keysOf<S extends string>(namen: Namen<S>): readonly S[] {
  return Object.keys(namen) as S[]
}

/** Only these may ask for an advice under the regeling. */
export const rechthebbenden = {
  BURGEMEESTER: 'Burgemeester',
  WETHOUDER: 'Wethouder',
  COMMISSARIS_VAN_DE_KONING: 'Commissaris van de Koning',
  GEDEPUTEERDE: 'Gedeputeerde',
  WATERSCHAPSVOORZITTER: 'Voorzitter van een waterschap',
  LID_DAGELIJKS_BESTUUR: 'Lid dagelijks bestuur van een waterschap',
} as const satisfies Partial<Namen<Functie>>

/** Why who asks gets no figure about a functie; undefined where it does. `null` is of all. */
export function outsideFuncties(
  eigen: readonly string[] | null | undefined,
  functie: string,
): RedenCode | undefined {
  return !eigen || eigen.includes(functie) ? undefined : 'FUNCTIE_BUITEN_BEREIK'
}

export const functies: Namen<Functie> = {
  ...rechthebbenden,
  RAADSLID: 'Raadslid',
  STATENLID: 'Statenlid',
  GRIFFIER: 'Griffier',
  GEMEENTESECRETARIS: 'Gemeentesecretaris',
  AMBTENAAR: 'Ambtenaar',
}

export const urgenties: Namen<AanvraagUrgentie> = {
  DREIGING: 'Dreiging',
  VERHOOGD_RISICO: 'Verhoogd risico',
  REGULIER: 'Regulier',
}

export const statussen: Namen<AanvraagStatus> = {
  INGEDIEND: 'Ingediend',
  GESPREK: 'Gesprek',
  DREIGINGSANALYSE: 'Dreigingsanalyse',
  ADVIES: 'Advies',
  TOETSING: 'Toetsing',
  MAATREGELEN: 'Maatregelen',
  AFGEROND: 'Afgerond',
  INGETROKKEN: 'Ingetrokken',
}

export const domeinen: Namen<VeiligheidsDomein> = {
  WONEN: 'Wonen',
  WERKEN: 'Werken',
  VERPLAATSEN: 'Verplaatsen',
  INFORMATIE: '(Digitale) informatie',
}

export const kanalen: Namen<MeldingKanaal> = {
  FYSIEK: 'Fysiek',
  SOCIALE_MEDIA: 'Sociale media',
  EMAIL: 'E-mail',
  TELEFOON: 'Telefoon',
  BRIEF: 'Brief',
  HUISBEZOEK: 'Huisbezoek',
}

export const vormen: Namen<MeldingVorm> = {
  ONLINE_HAAT: 'Online haat',
  VERBAAL_GEWELD: 'Verbaal geweld',
  BEDREIGING: 'Bedreiging',
  DOXING: 'Doxing',
  STALKING: 'Stalking',
  DISCRIMINATIE: 'Discriminatie',
  SEKSUELE_INTIMIDATIE: 'Seksuele intimidatie',
  JURIDISCHE_INTIMIDATIE: 'Juridische intimidatie',
  VERNIELING: 'Vernieling',
  FYSIEK_GEWELD: 'Fysiek geweld',
  OVERIGE_INTIMIDATIE: 'Overige intimidatie',
}

export const bronnenVanMeldingen: Namen<MeldingBron> = {
  GIR: 'GIR (Gemeentelijk Incidenten Registratiesysteem)',
  ARO: 'ARO (Agressie Registratie Overheid)',
}

export const doelgroepen: Namen<MonitorDoelgroep> = {
  POLITIEKE_AMBTSDRAGERS: 'Politieke ambtsdragers',
  BURGEMEESTERS: 'Burgemeesters',
  WETHOUDERS: 'Wethouders',
  VROUWELIJKE_POLITICI: 'Vrouwelijke politici',
  RIJKSAMBTENAREN: 'Rijksambtenaren',
}

export const afspraakStatussen: Namen<AfspraakStatus> = {
  UITGEVOERD: 'Uitgevoerd',
  IN_UITVOERING: 'In uitvoering',
  OPEN: 'Nog niet opgepakt',
  VERVALLEN: 'Vervallen',
}

export const activiteiten: Namen<ActiviteitSoort> = {
  DRIEHOEKSESSIE: 'Driehoeksessie',
  LEERKRING: 'Leerkring',
  REGIONALE_BIJEENKOMST: 'Regionale bijeenkomst',
  CONFERENTIE: 'Conferentie',
  WEERBAARHEIDSSCAN: 'Weerbaarheidsscan',
  BASISSCAN_INTEGRITEIT: 'Basisscan Integriteit',
  KWETSBARE_PROCESSEN: 'Doorlichting van kwetsbare processen',
  IMPULS: 'Impuls weerbaar bestuur',
  PILOT: 'Pilot integrale beveiligingsaanpak',
  WERKSESSIE: 'Werksessie informatiepositie',
  TRAIN_DE_TRAINER: 'Train-de-trainer',
}

export const toezeggingStatussen: Namen<ToezeggingStatus> = {
  NAGEKOMEN: 'Nagekomen',
  IN_UITVOERING: 'In uitvoering',
  OPEN: 'Open',
  ONBEKEND: 'Niet uit de brieven te lezen',
}

/** The twelve provincies by TOOI code. */
export const provincies = {
  pv20: 'Groningen',
  pv21: 'Fryslân',
  pv22: 'Drenthe',
  pv23: 'Overijssel',
  pv24: 'Flevoland',
  pv25: 'Gelderland',
  pv26: 'Utrecht',
  pv27: 'Noord-Holland',
  pv28: 'Zuid-Holland',
  pv29: 'Zeeland',
  pv30: 'Noord-Brabant',
  pv31: 'Limburg',
} as const satisfies Namen<string>

export type Provincie = keyof typeof provincies

export function isProvincie(id: string | null | undefined): id is Provincie {
  return id !== null && id !== undefined && id in provincies
}

/** Whose system a figure comes from. */
export const bronnen = {
  veiligWonen: 'Veilig Wonen (CCV)',
  meldingen: 'Meldingen (GIR en ARO)',
  otwb: 'Ondersteuningsteam Weerbaar Bestuur',
  zichtOp: 'Zicht op',
  programma: 'Programma Weerbaar Bestuur (BZK)',
} as const
