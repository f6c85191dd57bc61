import { addDays, daysBetween, type Random } from '../../kit/filling/random.ts'
import type { Domein, MaatregelRij, MaatregelSoort, Urgentie } from '../tables.ts'
import { datumVan, einde, type Stap } from './proces.ts'

interface Soort {
  readonly domein: Domein
  readonly soort: MaatregelSoort
  readonly omschrijving: string
  /** What it costs in whole euros, at least and at most; invented. */
  readonly kosten: readonly [min: number, max: number]
  /** Chance of being advised for a regular aanvraag; urgent ones get more. */
  readonly kans: number
  /** The first day on which it could be had. */
  readonly vanaf?: string
}

const catalogus: readonly Soort[] = [
  soort('WONEN', 'FYSIEK', 'Inbraakwerend hang- en sluitwerk', [900, 2_800], 0.85),
  soort('WONEN', 'FYSIEK', 'Inbraakvertragende beglazing', [2_500, 8_500], 0.3),
  soort('WONEN', 'FYSIEK', 'Buitenverlichting met bewegingsmelder', [350, 1_200], 0.6),
  soort('WONEN', 'FYSIEK', 'Brandwerende brievenbus', [250, 700], 0.25),
  soort('WONEN', 'ELEKTRONISCH', 'Alarmsysteem met opvolging door een meldkamer', [1_800, 5_200], 0.65),
  soort('WONEN', 'ELEKTRONISCH', 'Camera’s rond de woning', [1_500, 4_800], 0.5),
  soort('WERKEN', 'ELEKTRONISCH', 'Noodknop op de werkplek', [200, 900], 0.35),
  soort('WERKEN', 'FYSIEK', 'Afgeschermde werkkamer met toegangscontrole', [1_500, 6_000], 0.12),
  soort('VERPLAATSEN', 'ELEKTRONISCH', 'Persoonlijke alarmering met plaatsbepaling', [300, 1_100], 0.4),
  soort('VERPLAATSEN', 'FYSIEK', 'Afgesloten parkeerplaats bij het werk', [400, 1_600], 0.15),
  soort('INFORMATIE', 'ONLINE', 'Onderzoek naar vindbare persoonsgegevens op internet', [600, 1_900], 0.55),
  soort('INFORMATIE', 'ONLINE', 'Beveiliging van privéaccounts en apparaten', [250, 900], 0.45),
  soort('INFORMATIE', 'ONLINE', 'Afscherming van het woonadres in het Kadaster', [0, 0], 0.5),
  {
    ...soort(
      'INFORMATIE',
      'ONLINE',
      'Afscherming van het bezoekadres in het Handelsregister (KVK)',
      [0, 0],
      0.3,
    ),
    vanaf: '2023-01-31',
  },
]

const meer: Record<Urgentie, number> = { REGULIER: 1, VERHOOGD_RISICO: 1.25, DREIGING: 1.5 }

/** Under the regeling before 2024 costs could exceed what was reimbursed, and measures were left unpaid. */
const kansOnbetaaldVoor2024 = 0.25

/** A measure before it is tied to an aanvraag. */
export type Geadviseerd = Pick<
  MaatregelRij,
  'domein' | 'soort' | 'omschrijving' | 'kosten' | 'uitgevoerd_op' | 'betaald_op'
>

/** The measures of an established advice: carried out before the aanvraag is finished, paid soon after. */
export function adviseer(random: Random, stappen: readonly Stap[], urgentie: Urgentie): Geadviseerd[] {
  const vastgesteld = datumVan(stappen, 'MAATREGELEN')
  if (vastgesteld === null) return []
  const afgerond = datumVan(stappen, 'AFGEROND')
  const ingetrokken = datumVan(stappen, 'INGETROKKEN')
  const oud = (stappen[0]?.op ?? '') < '2024-01-01'
  const gekozen = catalogus.filter(
    ({ vanaf, kans }) =>
      random.chance(Math.min(0.95, kans * meer[urgentie])) && (vanaf === undefined || vanaf <= vastgesteld),
  )

  return (gekozen.length > 0 ? gekozen : catalogus.slice(0, 1)).map((gekozene) => {
    const uiterlijk = afgerond ?? ingetrokken ?? addDays(vastgesteld, 100)
    const dag = addDays(vastgesteld, random.int(1, Math.max(1, daysBetween(vastgesteld, uiterlijk))))
    const uitgevoerd = ingetrokken !== null || dag > einde ? null : dag
    const kosten = random.int(...gekozene.kosten) * 100
    const betaald = addDays(dag, random.int(10, 40))
    const onbetaald = oud && random.chance(kansOnbetaaldVoor2024)
    return {
      domein: gekozene.domein,
      soort: gekozene.soort,
      omschrijving: `${gekozene.omschrijving} (synthetisch)`,
      kosten,
      uitgevoerd_op: uitgevoerd,
      betaald_op: uitgevoerd !== null && kosten > 0 && !onbetaald && betaald <= einde ? betaald : null,
    }
  })
}

function soort(
  domein: Domein,
  soort: MaatregelSoort,
  omschrijving: string,
  kosten: readonly [number, number],
  kans: number,
): Soort {
  return { domein, soort, omschrijving, kosten, kans }
}
