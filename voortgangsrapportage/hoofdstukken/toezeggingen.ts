import { type Brieven, nameBrief, nameBrieven } from '../brieven.ts'
import type { Antwoord } from '../hub/antwoord.ts'
import { dag } from '../taal/datums.ts'
import { bij, hoofdletter } from '../taal/getallen.ts'
import { cite } from '../taal/say.ts'
import { letterlijk, rij, samen, tekst } from '../taal/tekst.ts'
import type { Alinea, Cijfer, Tekst } from '../verslag.ts'
import { ToezeggingenDocument, type ToezeggingenQuery } from '../vragen/documenten.ts'
import { tabel, uitleg, whenKnown } from './blokken.ts'
import { bronnen, keysOf, toezeggingStatussen } from './namen.ts'
import { type Inhoud, type Opdracht, sectie } from './sectie.ts'

const bron = bronnen.programma

type Toezegging = NonNullable<ToezeggingenQuery['toezeggingen']>[number]
type Status = Toezegging['status']

export async function toezeggingen({ hub, peildatum, brieven, boek }: Opdracht): Promise<Inhoud> {
  const mogelijk = brieven.onzeker.at(-1)?.uitersteDatum ?? peildatum
  const antwoord = await hub.vraag(ToezeggingenDocument, { peildatum, mogelijk })
  const onzeker = onzekerheid(antwoord, brieven)
  const secties = [
    sectie(boek, { id: 'toezeggingen-overzicht', titel: null }, (deel) => {
      const perStatus = tel(deel, antwoord, onzeker)
      const totaal = deel.cijfer('toezeggingen')
      const verlopen = telVerlopen(deel, antwoord, peildatum, onzeker)
      return [
        ...(onzeker.stand
          ? []
          : uitleg(
              tekst`De stand van een toezegging of motie is wat ${nameBrieven(brieven)} laten zien. Wat de hub zelf telt, zoals de activiteiten van het programma, staat in andere hoofdstukken en is in deze standen niet verwerkt.`,
            )),
        ...alsBekend(totaal, perStatus, brieven),
        ...whenKnown([verlopen], ([aantal]) =>
          aantal === 0
            ? null
            : tekst`Van ${cite(verlopen, 'woord')} ${bij(aantal, 'toezegging of motie')} was de termijn op ${dag(peildatum)} voorbij zonder dat een brief in de hub laat zien dat zij ${bij(aantal, 'is')} nagekomen: ${samen(
                (antwoord.data?.toezeggingen ?? [])
                  .filter((een) => isVerlopen(een, peildatum))
                  .map(({ onderwerp }) => [letterlijk(onderwerp, verlopen)]),
                '; ',
              )}.`,
        ),
        ...(onzeker.stand
          ? zonderStand(antwoord, peildatum)
          : keysOf(toezeggingStatussen).flatMap((status) => lijst(antwoord, status))),
      ]
    }),
  ]
  const totaal = boek.cijfer('toezeggingen')
  const perStatus = keysOf(toezeggingStatussen).map(
    (status) => [status, boek.cijfer(`toezeggingen.${status}`)] as const,
  )
  return {
    id: 'toezeggingen',
    titel: 'Toezeggingen en moties',
    kern: alsBekend(totaal, perStatus, brieven),
    secties,
  }
}

type PerStatus = readonly (readonly [Status, Cijfer])[]

/** What differs with letters of which nobody knows whether they had appeared. */
interface Onzekerheid {
  /** How many there are. */
  readonly aantal: boolean
  /** How they stand: what is open changes with any later Kamerbrief. */
  readonly stand: boolean
}

function onzekerheid(antwoord: Antwoord<ToezeggingenQuery>, { onzeker }: Brieven): Onzekerheid {
  const ids = new Set(onzeker.map(({ id }) => id))
  const mogelijk = antwoord.data?.mogelijk ?? []
  const aantal = mogelijk.some(({ brief }) => ids.has(brief.id))
  const getoond = mogelijk.some(({ standen }) => standen.some(({ brief }) => ids.has(brief.id)))
  const opgevolgd = mogelijk.length > 0 && onzeker.some(({ soort }) => soort === 'KAMERBRIEF')
  return { aantal, stand: aantal || getoond || opgevolgd }
}

function alsBekend(totaal: Cijfer, perStatus: PerStatus, brieven: Brieven): readonly Alinea[] {
  return whenKnown([totaal, ...perStatus.map(([, cijfer]) => cijfer)], () =>
    zinToezeggingen(totaal, perStatus, brieven),
  )
}

function tel(boek: Opdracht['boek'], antwoord: Antwoord<ToezeggingenQuery>, onzeker: Onzekerheid): PerStatus {
  const rijen = antwoord.data?.toezeggingen
  boek.tel(antwoord, ['toezeggingen'], rijen, () => true, {
    id: 'toezeggingen',
    naam: 'Toezeggingen en moties in de brieven tot en met de peildatum',
    soort: 'brief',
    bron,
    onzeker: onzeker.aantal,
  })
  return keysOf(toezeggingStatussen).map((status) => [
    status,
    boek.tel(antwoord, ['toezeggingen'], rijen, (een) => een.status === status, {
      id: `toezeggingen.${status}`,
      naam: `Toezeggingen en moties: ${toezeggingStatussen[status]}`,
      groep: 'Toezeggingen en moties naar status',
      soort: 'brief',
      bron,
      onzeker: onzeker.stand,
    }),
  ])
}

/** Counts in a row are all in digits, also those up to ten. */
export function zinToezeggingen(totaal: Cijfer, perStatus: PerStatus, brieven: Brieven): Tekst {
  const aantal = totaal.waarde ?? 0
  const woorden: Readonly<Record<Status, string>> = {
    NAGEKOMEN: 'nagekomen',
    IN_UITVOERING: 'in uitvoering',
    OPEN: 'open',
    ONBEKEND: 'met een stand die niet uit de brieven te lezen is',
  }
  const delen = perStatus.filter(([, { waarde }]) => (waarde ?? 0) > 0)
  return tekst`${hoofdletter(nameBrieven(brieven))} noemen ${cite(totaal, 'woord')} ${bij(aantal, 'toezegging of motie')}${delen.length === 0 ? '' : ': '}${rij(
    delen.map(([status, cijfer]) => tekst`${cite(cijfer)} ${woorden[status]}`),
  )}.`
}

function telVerlopen(
  boek: Opdracht['boek'],
  antwoord: Antwoord<ToezeggingenQuery>,
  peildatum: string,
  onzeker: Onzekerheid,
): Cijfer {
  return boek.tel(
    antwoord,
    ['toezeggingen'],
    antwoord.data?.toezeggingen,
    (een) => isVerlopen(een, peildatum),
    {
      id: 'toezeggingen.termijn-voorbij',
      naam: 'Toezeggingen en moties waarvan de termijn voorbij is, niet nagekomen volgens de brieven',
      soort: 'brief',
      bron,
      onzeker: onzeker.stand,
    },
  )
}

function isVerlopen({ termijnDatum, status }: Toezegging, peildatum: string): boolean {
  return termijnDatum !== null && termijnDatum < peildatum && status !== 'NAGEKOMEN'
}

function onderwerp(status: Status): string {
  const naam = toezeggingStatussen[status].toLowerCase()
  return status === 'ONBEKEND' ? `stand ${naam}` : naam
}

function lijst(antwoord: Antwoord<ToezeggingenQuery>, status: Status) {
  return tabel({
    id: `toezeggingen-${status.toLowerCase().replace('_', '-')}`,
    bijschrift: `Toezeggingen en moties: ${onderwerp(status)}`,
    kolommen: ['Toezegging of motie', 'Brief', 'Termijn', 'Stand volgens de brieven'],
    rijen: (antwoord.data?.toezeggingen ?? [])
      .filter((een) => een.status === status)
      .map((een) => [naamVan(een), nameBrief(een.brief), termijnVan(een), standVan(een)]),
  })
}

/** Those that are known, where how they stand is not. */
function zonderStand(antwoord: Antwoord<ToezeggingenQuery>, peildatum: string) {
  return tabel({
    id: 'toezeggingen-zonder-stand',
    bijschrift: `Toezeggingen en moties in de brieven die op ${dag(peildatum)} zeker waren verschenen`,
    kolommen: ['Toezegging of motie', 'Brief', 'Termijn'],
    rijen: (antwoord.data?.toezeggingen ?? []).map((een) => [
      naamVan(een),
      nameBrief(een.brief),
      termijnVan(een),
    ]),
  })
}

function naamVan({ onderwerp, kamerstuk }: Toezegging): Tekst {
  return [letterlijk(kamerstuk === null ? onderwerp : `${onderwerp} (${kamerstuk})`)]
}

function termijnVan({ termijn }: Toezegging): Tekst {
  return termijn === null ? ['niet genoemd'] : [letterlijk(termijn)]
}

function standVan({ standen }: Toezegging): Tekst {
  const laatste = standen.at(-1)
  return laatste === undefined
    ? ['geen brief in de hub gaat op de uitvoering in']
    : [letterlijk(laatste.toelichting)]
}
