import { beginVanRegeling } from './hoofdstukken/veilig-wonen/veilig-wonen.ts'

/** A count that one report may lay beside another: what letters said is told as new, and never as a rise or a fall. */
export interface KernCijfer {
  readonly id: string
  /** As a comparison calls it, without its day. */
  readonly naam: string
  /** Whether it counts meldingen, of which a fall says nothing good. */
  readonly melding?: boolean
  /** Whether a picture of then and now has room for it. */
  readonly inBeeld?: boolean
  /** Since when it counts on a day; two days compare only when that is the same. */
  readonly telt?: (peildatum: string) => string
}

export const kerncijfers: readonly KernCijfer[] = [
  {
    id: 'veilig-wonen.aanvragen',
    naam: 'Aanvragen Veilig Wonen onder de regeling',
    inBeeld: true,
    telt: beginVanRegeling,
  },
  { id: 'veilig-wonen.wachtlijst', naam: 'Aanvragen die wachten op een vastgesteld advies' },
  {
    id: 'veilig-wonen.doorlooptijd.mediaan',
    naam: 'Mediaan van de doorlooptijd van afgeronde aanvragen, in dagen',
    telt: beginVanRegeling,
  },
  {
    id: 'veilig-wonen.maatregelen',
    naam: 'Uitgevoerde beveiligingsmaatregelen onder de regeling',
    telt: beginVanRegeling,
  },
  { id: 'online.kanaal.SOCIALE_MEDIA', naam: 'Meldingen via sociale media in twaalf maanden', melding: true },
  { id: 'otwb.voorgesprekken', naam: 'Voorgesprekken van het OTWB', inBeeld: true },
  { id: 'otwb.sessies', naam: 'Raads- en Statenbrede sessies van het OTWB', inBeeld: true },
  { id: 'otwb.dekking.metVoorgesprek', naam: 'Gemeenten en provincies met een voorgesprek', inBeeld: true },
  {
    id: 'otwb.dekking.nietBezocht',
    naam: 'Gemeenten en provincies die nog niet zijn bezocht',
    inBeeld: true,
  },
  { id: 'otwb.afspraken', naam: 'Afspraken uit de sessies', inBeeld: true },
  { id: 'otwb.afspraken.UITGEVOERD', naam: 'Uitgevoerde afspraken', inBeeld: true },
  { id: 'meldingen.twaalf-maanden', naam: 'Meldingen in twaalf maanden', melding: true },
  { id: 'organisaties.activiteiten', naam: 'Uitgevoerde activiteiten van het programma', inBeeld: true },
  { id: 'organisaties.bereikt', naam: 'Organisaties die aan een activiteit deelnamen', inBeeld: true },
  {
    id: 'organisaties.juridische-intimidatie',
    naam: 'Meldingen van juridische intimidatie in twaalf maanden',
    melding: true,
  },
  { id: 'zicht-op.bezoeken', naam: 'Bezoeken aan het dashboard Zicht op sinds het begin' },
  {
    id: 'zicht-op.datavolwassenheid',
    naam: 'Gemeenten met een doorlopen datavolwassenheidstraject',
    inBeeld: true,
  },
]
