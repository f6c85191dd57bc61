/** A table whose rows not everybody may see, and what of it opens to whom. */
export interface Tafel {
  readonly naam: string
  /** What ties a row to those of other tables: rows of one family are deleted together. */
  readonly familie: string
  /** The columns that name a row; a neighbour gets other ones. */
  readonly sleutels: readonly string[]
  /** Columns beside `organisatie_id` that policies look at. */
  readonly heeft: readonly ('organisatie' | 'functie' | 'aangifte' | 'doel')[]
  /** The scope that shows its rows, and the one that counts them, where there is one. */
  readonly lezen: string
  readonly tellen?: string
  /** Makes another row of one that is neither seen nor counted. */
  readonly anders: string
  /** What of a row that is counted only may be anything. */
  readonly nietGeteld?: string
  /** Columns that ask for more: any of these scopes opens them. */
  readonly kolommen?: readonly { readonly opent: readonly string[]; readonly anders: string }[]
}

const melding = { familie: 'melding_id', heeft: ['organisatie', 'functie', 'aangifte'] } as const
const aanvraag = { familie: 'aanvraag_id', heeft: ['organisatie', 'functie'] } as const
const ondertekst = (column: string) => `${column} = ${column} || ' (anders)'`

export const tafels: readonly Tafel[] = [
  {
    ...melding,
    naam: 'meldingen.melding',
    familie: 'id',
    sleutels: ['id'],
    lezen: 'meldingen:lezen',
    tellen: 'meldingen:statistiek',
    anders:
      "incidentdatum = incidentdatum - 3, gericht_op_naasten = not gericht_op_naasten, kanaal = 'BRIEF'",
    nietGeteld: "bronkenmerk = bronkenmerk || '-b', gemeld_op = gemeld_op + interval '9 hours'",
    kolommen: [
      {
        opent: ['meldingen:ernst'],
        anders: "ernst = case ernst when 'LICHT' then 'ZEER_ERNSTIG' else 'LICHT' end",
      },
      {
        opent: ['meldingen:aangifte', 'meldingen:statistiek'],
        anders: 'aangifte_gedaan = not aangifte_gedaan',
      },
    ],
  },
  {
    ...melding,
    naam: 'meldingen.persoonsgegevens',
    sleutels: ['melding_id'],
    lezen: 'meldingen:persoon',
    anders: `${ondertekst('omschrijving')}, melder = 'Anders', veroorzaker = null`,
  },
  {
    ...melding,
    naam: 'meldingen.aangifte',
    sleutels: ['melding_id'],
    lezen: 'meldingen:aangifte',
    anders: "datum = datum + 1, vpt_code = not vpt_code, status = 'GESEPONEERD', door_wie = 'NAASTE'",
  },
  {
    ...melding,
    naam: 'meldingen.nazorg',
    sleutels: ['melding_id'],
    lezen: 'meldingen:opvolging',
    anders: "aanvaard = null, ook_voor_naasten = not ook_voor_naasten, door_wie = 'OTWB'",
  },
  {
    ...melding,
    naam: 'meldingen.opvolgstap',
    sleutels: ['melding_id'],
    lezen: 'meldingen:opvolging',
    anders: "status = 'LOPEND', datum = null",
  },
  {
    ...aanvraag,
    naam: 'veilig_wonen.aanvraag',
    familie: 'id',
    sleutels: ['id'],
    lezen: 'veilig-wonen:lezen',
    tellen: 'veilig-wonen:statistiek',
    anders: "ingediend_op = ingediend_op - 5, urgentie = 'DREIGING', status = 'INGETROKKEN'",
    nietGeteld: "kenmerk = kenmerk || '-b'",
  },
  {
    ...aanvraag,
    naam: 'veilig_wonen.verloop',
    sleutels: ['aanvraag_id'],
    lezen: 'veilig-wonen:lezen',
    tellen: 'veilig-wonen:statistiek',
    anders: 'op = op - 5, tot = tot + 7',
  },
  {
    ...aanvraag,
    naam: 'veilig_wonen.persoon',
    sleutels: ['aanvraag_id'],
    heeft: ['organisatie', 'functie', 'doel'],
    lezen: 'veilig-wonen:persoon',
    anders: "naam = 'Anders', straat = 'Andersstraat', huisgenoten = null, postcode = '9999 ZZ'",
  },
  {
    ...aanvraag,
    naam: 'veilig_wonen.dreigingsanalyse',
    sleutels: ['aanvraag_id'],
    lezen: 'veilig-wonen:advies',
    anders: ondertekst('tekst'),
  },
  {
    ...aanvraag,
    naam: 'veilig_wonen.advies',
    sleutels: ['aanvraag_id'],
    lezen: 'veilig-wonen:advies',
    anders: `${ondertekst('wonen')}, toetsing_door = 'Anders', opgesteld_op = opgesteld_op - 1`,
  },
  {
    ...aanvraag,
    naam: 'veilig_wonen.maatregel',
    sleutels: ['id', 'aanvraag_id'],
    lezen: 'veilig-wonen:advies',
    tellen: 'veilig-wonen:statistiek',
    anders: 'kosten = kosten + 100000, uitgevoerd_op = uitgevoerd_op - 4, betaald_op = null',
    nietGeteld: ondertekst('omschrijving'),
    kolommen: [
      // Whether it cost anything and was paid is open; how much and when is not.
      {
        opent: ['veilig-wonen:financien', 'veilig-wonen:statistiek'],
        anders: 'kosten = kosten * 3, betaald_op = betaald_op + 9',
      },
    ],
  },
  {
    naam: 'otwb.tourorganisatie',
    familie: 'organisatie_id',
    sleutels: [],
    heeft: ['organisatie'],
    lezen: 'otwb:lezen',
    tellen: 'otwb:statistiek',
    anders: 'organisatie_id = organisatie_id',
  },
  {
    naam: 'otwb.voorgesprek',
    familie: 'organisatie_id',
    sleutels: ['id'],
    heeft: ['organisatie'],
    lezen: 'otwb:lezen',
    tellen: 'otwb:statistiek',
    anders: "datum = datum - 20, soort = 'INTAKE', verslag = null",
    nietGeteld: "vorm = 'TELEFONISCH', leidt_tot_sessie = not leidt_tot_sessie",
    kolommen: [
      {
        opent: ['otwb:verslag'],
        anders:
          "verslag = case when verslag is null then 'Anders' when id < 'otwb-voorgesprek-01' then null else 'x' end",
      },
    ],
  },
  {
    naam: 'otwb.sessie',
    familie: 'organisatie_id',
    sleutels: ['id'],
    heeft: ['organisatie'],
    lezen: 'otwb:lezen',
    tellen: 'otwb:statistiek',
    anders: 'datum = datum - 20, deelnemers = null',
    nietGeteld: "deelnemers = null, themas = array['ONDERMIJNING']",
  },
  {
    naam: 'otwb.afspraak',
    familie: 'organisatie_id',
    sleutels: ['id', 'sessie_id'],
    heeft: ['organisatie'],
    lezen: 'otwb:lezen',
    tellen: 'otwb:statistiek',
    anders: "gemaakt_op = gemaakt_op - 20, onderwerp = 'TRAINING', vervallen_op = null",
    nietGeteld: ondertekst('omschrijving'),
  },
  {
    naam: 'otwb.contactmoment',
    familie: 'id',
    sleutels: ['id'],
    heeft: ['organisatie', 'functie'],
    lezen: 'otwb:vertrouwelijk',
    tellen: 'otwb:statistiek',
    anders: "datum = datum - 4, aanleiding = 'ANDERS', soort_vraag = 'STEUN'",
    nietGeteld: 'aantekening = null',
  },
  {
    naam: 'zicht_op.datavolwassenheidstraject',
    familie: 'id',
    sleutels: ['id'],
    heeft: ['organisatie'],
    lezen: 'zicht-op:datavolwassenheid',
    tellen: 'zicht-op:datavolwassenheid',
    anders: "gestart_op = gestart_op - 30, afgerond_op = null, begeleider = 'RIEC'",
    nietGeteld: "begeleider = 'AVANS_HOGESCHOOL'",
  },
  {
    naam: 'zicht_op.datavolwassenheidsscore',
    familie: 'traject_id',
    sleutels: ['traject_id'],
    heeft: ['organisatie'],
    lezen: 'zicht-op:datavolwassenheid',
    tellen: 'zicht-op:datavolwassenheid',
    anders: 'niveau_start = 1, niveau_eind = 5',
  },
  {
    naam: 'zicht_op.datavolwassenheidsaanbeveling',
    familie: 'traject_id',
    sleutels: ['traject_id'],
    heeft: ['organisatie'],
    lezen: 'zicht-op:aanbevelingen',
    anders: ondertekst('tekst'),
  },
  {
    naam: 'zicht_op.dashboardbezoek',
    familie: 'thema_id',
    sleutels: [],
    heeft: [],
    lezen: 'zicht-op:statistiek',
    anders: 'bezoeken = bezoeken * 2 + 1',
  },
  {
    naam: 'programma.activiteit',
    familie: 'id',
    sleutels: ['id'],
    heeft: [],
    lezen: 'programma:activiteiten',
    tellen: 'programma:statistiek',
    anders: "datum = datum - 2, status = 'VERVALLEN'",
    nietGeteld: `${ondertekst('naam')}, ${ondertekst('omschrijving')}`,
  },
  {
    naam: 'programma.activiteit_deelname',
    familie: 'organisatie_id',
    sleutels: ['id'],
    heeft: ['organisatie'],
    lezen: 'programma:activiteiten',
    tellen: 'programma:statistiek',
    anders: "rol = 'GASTHEER', aangemeld_op = null, aanwezig = null",
    nietGeteld: "rol = 'GASTHEER', aangemeld_op = null, aanwezig = not aanwezig",
  },
]
