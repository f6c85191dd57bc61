/** The fields of a filter that are asked. */
type Gevraagd = Readonly<Record<string, unknown>>

/** Every list and statistic that counts rows of organisations, with the rows it counts in plain SQL. */
export interface Telling {
  /** The root field. */
  readonly veld: string
  /** The type of its filter. */
  readonly filter: string
  /** Arguments beside the filter. */
  readonly peildatum: boolean
  /** Where its Telling stands. */
  readonly plaats: 'totaal' | 'telling' | 'deelnames'
  readonly scope: string
  readonly bereik: 'organisaties' | 'organisatiesStatistiek'
  /** The first day of which the demo has rows of the source. */
  readonly vanaf: string
  /** Whether rows can be dated after the end of their organisation, without a peildatum too. */
  readonly looptDoor?: boolean
  /** Whether only what is still to come is asked, which is known as far as it is planned. */
  readonly komtNog?: (filter: Gevraagd) => boolean
  /** The kind of organisation that another field of the filter comes down to. */
  readonly soortVan?: (filter: Gevraagd) => string | undefined
  /** Whether other fields of the filter contradict each other. */
  readonly strijdig?: (filter: Gevraagd, peildatum: string | null) => boolean
  /** The offices whose holders take part, where not all do. */
  readonly deelnemendeFuncties?: readonly string[]
  /** Kinds of organisation that take part. */
  readonly soorten: readonly string[]
  /** The name of the filter's field for the kind of organisation; none where it has none. */
  readonly soortVeld?: string
  /** Codes that the filter takes. */
  readonly gebieden: readonly ('organisatie' | 'provincie' | 'riec')[]
  /** Whether it takes a range of days, and whether it takes another indeling. */
  readonly tijdvak: boolean
  readonly opIndeling: boolean
  readonly functies: boolean
  /** Of each further field of the filter the values that are tried. */
  readonly kenmerken: Readonly<Record<string, readonly (string | boolean | readonly string[])[]>>
  /** Rows with `organisatie_id`, `datum`, `functie`, and a column by the name of each kenmerk. `$1` is the peildatum. */
  readonly rijen: string
}

const alle = ['GEMEENTE', 'PROVINCIE', 'WATERSCHAP']
const overal = ['organisatie', 'provincie', 'riec'] as const

const meldingen = {
  filter: 'MeldingFilter',
  vanaf: '2019-01-01',
  peildatum: false,
  soorten: alle,
  soortVeld: 'soort',
  gebieden: overal,
  tijdvak: true,
  functies: true,
  kenmerken: {
    functie: ['BURGEMEESTER', 'RAADSLID', 'GEDEPUTEERDE'],
    kanaal: ['EMAIL', 'BRIEF'],
    gerichtOpNaasten: [true, false],
  },
  rijen: `select organisatie_id, incidentdatum as datum, functie, kanaal, gericht_op_naasten as "gerichtOpNaasten",
    aangifte_gedaan from meldingen.melding`,
} as const

/** Office holders who are entitled to Veilig Wonen, as far as they are asked here. */
const rechthebbend = ['BURGEMEESTER', 'WETHOUDER', 'GEDEPUTEERDE']

const aanvragen = {
  filter: 'AanvraagFilter',
  vanaf: '2022-01-01',
  peildatum: false,
  soorten: alle,
  soortVeld: 'soort',
  gebieden: overal,
  tijdvak: true,
  functies: true,
  deelnemendeFuncties: rechthebbend,
  strijdig: (filter: Gevraagd, peildatum: string | null) =>
    (filter['regeling'] === 'VOOR_2024' && String(filter['van'] ?? '') >= '2024-01-01') ||
    (filter['regeling'] === 'VEILIG_WONEN_2024' &&
      [filter['tot'], peildatum].some((dag) => String(dag ?? '9999') < '2024-01-01')),
  kenmerken: {
    functie: [['BURGEMEESTER'], ['RAADSLID', 'WETHOUDER'], ['RAADSLID'], []],
    regeling: ['VOOR_2024', 'VEILIG_WONEN_2024'],
    urgentie: [['DREIGING'], ['REGULIER']],
  },
  rijen: `select organisatie_id, ingediend_op as datum, functie, urgentie, regeling from veilig_wonen.aanvraag`,
} as const

const tour = {
  vanaf: '2022-01-01',
  peildatum: false,
  soorten: ['GEMEENTE', 'PROVINCIE'],
  gebieden: overal,
  tijdvak: true,
  functies: false,
} as const

export const tellingen: readonly Telling[] = [
  {
    ...meldingen,
    veld: 'meldingenStatistiek',
    plaats: 'totaal',
    scope: 'meldingen:statistiek',
    bereik: 'organisatiesStatistiek',
    opIndeling: true,
  },
  {
    ...meldingen,
    veld: 'meldingen',
    plaats: 'telling',
    scope: 'meldingen:lezen',
    bereik: 'organisaties',
    opIndeling: false,
  },
  {
    ...aanvragen,
    veld: 'aanvragenStatistiek',
    plaats: 'totaal',
    scope: 'veilig-wonen:statistiek',
    bereik: 'organisatiesStatistiek',
    opIndeling: true,
  },
  {
    ...aanvragen,
    veld: 'aanvragen',
    plaats: 'telling',
    scope: 'veilig-wonen:lezen',
    bereik: 'organisaties',
    opIndeling: false,
  },
  {
    ...tour,
    veld: 'otwbStatistiek',
    filter: 'OtwbStatistiekFilter',
    plaats: 'totaal',
    scope: 'otwb:statistiek',
    bereik: 'organisatiesStatistiek',
    opIndeling: true,
    kenmerken: { soort: ['SESSIE', 'VOORGESPREK'], alleenIntakes: [true] },
    strijdig: ({ soort, alleenIntakes }) => soort === 'SESSIE' && alleenIntakes === true,
    rijen: `select organisatie_id, datum, null::text as functie, 'SESSIE' as soort, false as "alleenIntakes"
      from otwb.sessie
      union all select organisatie_id, datum, null, 'VOORGESPREK', soort = 'INTAKE' from otwb.voorgesprek`,
  },
  {
    ...tour,
    veld: 'sessies',
    filter: 'SessieFilter',
    plaats: 'telling',
    scope: 'otwb:lezen',
    bereik: 'organisaties',
    opIndeling: false,
    kenmerken: { soort: ['RAAD', 'STATEN'] },
    soortVan: ({ soort }) => (soort === 'RAAD' ? 'GEMEENTE' : soort === 'STATEN' ? 'PROVINCIE' : undefined),
    rijen: 'select organisatie_id, datum, null::text as functie, soort from otwb.sessie',
  },
  {
    ...tour,
    veld: 'voorgesprekken',
    filter: 'VoorgesprekFilter',
    soortVeld: 'soortOrganisatie',
    plaats: 'telling',
    scope: 'otwb:lezen',
    bereik: 'organisaties',
    opIndeling: false,
    kenmerken: { soort: ['INTAKE', 'VOORGESPREK'], leidtTotSessie: [true, false] },
    rijen: `select organisatie_id, datum, null::text as functie, soort, leidt_tot_sessie as "leidtTotSessie"
      from otwb.voorgesprek`,
  },
  {
    ...tour,
    veld: 'afsprakenStatistiek',
    filter: 'AfsprakenStatistiekFilter',
    peildatum: true,
    plaats: 'totaal',
    scope: 'otwb:statistiek',
    bereik: 'organisatiesStatistiek',
    opIndeling: true,
    kenmerken: { ondersteuningDoorBzk: [true, false] },
    rijen: `select organisatie_id, gemaakt_op as datum, null::text as functie,
      ondersteuning_door_bzk as "ondersteuningDoorBzk" from otwb.afspraak where gemaakt_op <= $1`,
  },
  {
    ...tour,
    veld: 'contactmomentenStatistiek',
    filter: 'ContactmomentFilter',
    plaats: 'totaal',
    soorten: alle,
    scope: 'otwb:statistiek',
    bereik: 'organisatiesStatistiek',
    opIndeling: true,
    functies: true,
    kenmerken: { functie: ['BURGEMEESTER', 'WETHOUDER'] },
    rijen: 'select organisatie_id, datum, functie from otwb.contactmoment',
  },
  {
    ...aanvragen,
    veld: 'statusStatistiek',
    filter: 'AanvraagSelectie',
    peildatum: true,
    plaats: 'totaal',
    scope: 'veilig-wonen:statistiek',
    bereik: 'organisatiesStatistiek',
    opIndeling: true,
    rijen: `${aanvragen.rijen} where ingediend_op <= $1`,
  },
  {
    ...aanvragen,
    veld: 'wachtlijst',
    filter: 'AanvraagSelectie',
    peildatum: true,
    plaats: 'telling',
    scope: 'veilig-wonen:lezen',
    bereik: 'organisaties',
    opIndeling: false,
    rijen: `${aanvragen.rijen} where ingediend_op <= $1 and not exists (
      select from veilig_wonen.verloop where aanvraag_id = aanvraag.id and op <= $1
        and status in ('MAATREGELEN', 'AFGEROND', 'INGETROKKEN'))`,
  },
  {
    veld: 'maatregelenStatistiek',
    vanaf: '2022-01-01',
    looptDoor: true,
    deelnemendeFuncties: rechthebbend,
    filter: 'MaatregelFilter',
    peildatum: false,
    plaats: 'totaal',
    scope: 'veilig-wonen:statistiek',
    bereik: 'organisatiesStatistiek',
    soorten: alle,
    soortVeld: 'soort',
    gebieden: overal,
    tijdvak: true,
    opIndeling: true,
    functies: true,
    kenmerken: { functie: [['BURGEMEESTER'], ['RAADSLID']], domein: [['WONEN'], ['INFORMATIE', 'WERKEN']] },
    rijen: `select m.organisatie_id, m.uitgevoerd_op as datum, a.functie, m.domein
      from veilig_wonen.maatregel as m join veilig_wonen.aanvraag as a on a.id = m.aanvraag_id`,
  },
  {
    veld: 'datavolwassenheidStatistiek',
    vanaf: '2022-01-01',
    looptDoor: true,
    filter: 'DatavolwassenheidStatistiekFilter',
    peildatum: false,
    plaats: 'totaal',
    scope: 'zicht-op:datavolwassenheid',
    bereik: 'organisatiesStatistiek',
    soorten: ['GEMEENTE'],
    gebieden: overal,
    tijdvak: true,
    opIndeling: true,
    functies: false,
    kenmerken: {},
    rijen: `select organisatie_id, afgerond_op as datum, null::text as functie
      from zicht_op.datavolwassenheidstraject where status = 'AFGEROND'`,
  },
  {
    veld: 'datavolwassenheidstrajecten',
    vanaf: '2022-01-01',
    looptDoor: true,
    strijdig: ({ status, van, tot }) =>
      status === 'GESTART' && [van, tot].some((dag) => typeof dag === 'string'),
    filter: 'DatavolwassenheidstrajectFilter',
    peildatum: false,
    plaats: 'telling',
    scope: 'zicht-op:datavolwassenheid',
    bereik: 'organisaties',
    soorten: ['GEMEENTE'],
    gebieden: overal,
    tijdvak: true,
    opIndeling: false,
    functies: false,
    kenmerken: { status: ['AFGEROND', 'GESTART'], begeleider: ['RIEC'] },
    rijen: `select organisatie_id, afgerond_op as datum, null::text as functie, status, begeleider
      from zicht_op.datavolwassenheidstraject`,
  },
  {
    veld: 'activiteitenStatistiek',
    komtNog: ({ status }) => status === 'GEPLAND',
    vanaf: '2019-12-01',
    filter: 'ActiviteitFilter',
    peildatum: false,
    plaats: 'deelnames',
    scope: 'programma:statistiek',
    bereik: 'organisatiesStatistiek',
    soorten: alle,
    gebieden: ['organisatie', 'provincie'],
    tijdvak: true,
    opIndeling: true,
    functies: false,
    kenmerken: {
      soort: ['IMPULS', 'DRIEHOEKSESSIE'],
      status: ['UITGEVOERD', 'GEPLAND'],
      extra: [true, false],
    },
    rijen: `select organisatie_id, datum, null::text as functie, soort, status, extra
      from programma.activiteit_deelname join programma.activiteit as a on a.id = activiteit_id`,
  },
]
