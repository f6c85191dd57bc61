import type { Cijfer, CijferStatus, Eenheid, Vraag } from '../../verslag.ts'

export const PEILDATUM = '2024-05-14'

export const vragen: readonly Vraag[] = ['aanvragen', 'meldingen', 'otwb', 'zicht-op', 'programma'].map(
  (id, nummer) => ({
    id,
    document: `query ${id.replaceAll('-', '_')}($tot: Date!) {\n  ${id.replaceAll('-', '_')}(tot: $tot) {\n    totaal { aantal status reden }\n    perMaand { maand aantal { aantal status reden } }\n  }\n}`,
    variabelen: { tot: PEILDATUM, na: null },
    traceId: String(nummer + 1).repeat(32),
    gesteldOp: `2024-05-14T08:0${nummer}:12.000Z`,
    status: id === 'zicht-op' ? null : 200,
  }),
)

const BRONNEN: Readonly<Record<string, string>> = {
  aanvragen: 'Veilig Wonen (CCV)',
  meldingen: 'Meldingen (GIR en ARO)',
  otwb: 'Ondersteuningsteam Weerbaar Bestuur',
  'zicht-op': 'Zicht op Ondermijning',
  programma: 'Programma Weerbaar Bestuur (BZK)',
}

function cijfer(
  id: string,
  vraag: string,
  naam: string,
  waarde: number | null,
  eenheid: Eenheid = 'aantal',
  status: CijferStatus = 'WAARDE',
  reden: string | null = null,
): Cijfer {
  const bron = BRONNEN[vraag] ?? vraag
  return {
    id,
    naam,
    soort: 'telling',
    eenheid,
    waarde,
    status,
    reden,
    code: null,
    dekking: null,
    bijgewerktTot: null,
    synthetisch: false,
    bekendSinds: null,
    peildatum: PEILDATUM,
    bron,
    vraag,
    pad: [vraag, id, 'aantal'],
  }
}

export const TE_KLEIN = 'minder dan 5, daarom niet getoond'
export const NIET_BEREIKT = 'de bron antwoordde niet'

export const cijfers: readonly Cijfer[] = [
  cijfer('vw.aanvragen', 'aanvragen', 'Aanvragen Veilig Wonen sinds 1 januari 2024', 140),
  cijfer('vw.spoed', 'aanvragen', 'Waarvan met urgentie spoed', null, 'aantal', 'ONDERDRUKT', TE_KLEIN),
  cijfer('vw.p50', 'aanvragen', 'Doorlooptijd, mediaan', 34, 'dagen'),
  cijfer('vw.p90', 'aanvragen', 'Doorlooptijd, negentigste percentiel', 81, 'dagen'),
  cijfer('vw.middelen', 'aanvragen', 'Benutting van de tegemoetkoming', 118_430_050, 'euro'),
  cijfer('m.totaal', 'meldingen', 'Meldingen van agressie in 2023', 1812),
  cijfer('m.vorig', 'meldingen', 'Meldingen van agressie in 2022', 2040),
  cijfer(
    'm.ernst',
    'meldingen',
    'Meldingen naar ernst',
    null,
    'aantal',
    'GEWEIGERD',
    'het veld ernst hoort niet bij de taak van deze afnemer',
  ),
  cijfer('m.monitor', 'meldingen', 'Ervaren agressie onder politieke ambtsdragers', 45, 'procent'),
  cijfer('o.gesprekken', 'otwb', 'Voorgesprekken met voorzitter of griffier', 207),
  cijfer('o.sessies', 'otwb', 'Raads- en Statenbrede sessies', 84),
  cijfer('z.themas', 'zicht-op', 'Thema’s in gebruik', null, 'aantal', 'MISLUKT', NIET_BEREIKT),
  cijfer('p.budget', 'programma', 'Programmabudget weerbaar bestuur', 1_000_000_000, 'euro'),
  cijfer('p.toezegging', 'programma', 'Toezeggingen die zijn afgedaan', 7),
  cijfer(
    'p.onbekend',
    'programma',
    'Gemeenten met een impuls',
    null,
    'aantal',
    'ONBEKEND',
    'niet geregistreerd',
  ),
]
