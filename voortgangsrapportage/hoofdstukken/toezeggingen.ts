import type { Antwoord } from '../hub/antwoord.ts'
import { dag, voluit } from '../taal/datums.ts'
import { bij, geheel, telwoord } from '../taal/getallen.ts'
import { rij, tekst, volgens } from '../taal/tekst.ts'
import type { Cijfer, Tekst } from '../verslag.ts'
import { ToezeggingenDocument, type ToezeggingenQuery } from '../vragen/documenten.ts'
import { letOp, tabel, whenKnown } from './blokken.ts'
import { bronnen, keysOf, toezeggingStatussen } from './namen.ts'
import { type Inhoud, type Opdracht, sectie } from './sectie.ts'

const bron = bronnen.programma

type Toezegging = NonNullable<ToezeggingenQuery['toezeggingen']>[number]
type Status = Toezegging['status']

export async function toezeggingen({ hub, peildatum, boek }: Opdracht): Promise<Inhoud> {
  const antwoord = await hub.vraag(ToezeggingenDocument, { peildatum })
  const secties = [
    sectie(boek, { id: 'toezeggingen-overzicht', titel: null }, (deel) => {
      const perStatus = tel(deel, antwoord)
      const totaal = deel.cijfer('toezeggingen')
      const verlopen = (antwoord.data?.toezeggingen ?? []).filter((een) => isVerlopen(een, peildatum))
      return [
        ...whenKnown([totaal], () => zinToezeggingen(totaal, perStatus, peildatum)),
        ...(verlopen.length === 0
          ? []
          : letOp(
              tekst`Van ${volgens(telwoord(verlopen.length), totaal)} ${bij(verlopen.length, 'toezegging of motie', 'toezeggingen of moties')} was de termijn op ${dag(peildatum)} voorbij zonder dat een brief laat zien dat zij ${bij(verlopen.length, 'is', 'zijn')} nagekomen: ${verlopen.map(({ onderwerp }) => onderwerp).join('; ')}.`,
            )),
        ...(antwoord.data?.toezeggingen
          ? keysOf(toezeggingStatussen).flatMap((status) => lijst(antwoord, status))
          : []),
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
    kern: whenKnown([totaal], () => zinToezeggingen(totaal, perStatus, peildatum)),
    secties,
  }
}

type PerStatus = readonly (readonly [Status, Cijfer])[]

function tel(boek: Opdracht['boek'], antwoord: Antwoord<ToezeggingenQuery>): PerStatus {
  const rijen = antwoord.data?.toezeggingen
  boek.tel(antwoord, ['toezeggingen'], rijen, () => true, {
    id: 'toezeggingen',
    naam: 'Toezeggingen en moties in de brieven tot en met de peildatum',
    bron,
  })
  return keysOf(toezeggingStatussen).map((status) => [
    status,
    boek.tel(antwoord, ['toezeggingen'], rijen, (een) => een.status === status, {
      id: `toezeggingen.${status}`,
      naam: `Toezeggingen en moties: ${toezeggingStatussen[status]}`,
      groep: 'Toezeggingen en moties naar status',
      bron,
    }),
  ])
}

/** Counts in a row are all in digits, also those up to ten. */
export function zinToezeggingen(totaal: Cijfer, perStatus: PerStatus, peildatum: string): Tekst {
  const aantal = totaal.waarde ?? 0
  const woorden: Readonly<Record<Status, string>> = {
    NAGEKOMEN: 'nagekomen',
    IN_UITVOERING: 'in uitvoering',
    OPEN: 'open',
    ONBEKEND: 'met een stand die niet uit de brieven te lezen is',
  }
  const delen = perStatus.filter(([, { waarde }]) => (waarde ?? 0) > 0)
  return tekst`De brieven tot en met ${dag(peildatum)} noemen ${volgens(telwoord(aantal), totaal)} ${bij(aantal, 'toezegging of motie', 'toezeggingen en moties')}${delen.length === 0 ? '' : ': '}${rij(
    delen.map(([status, cijfer]) => tekst`${volgens(geheel(cijfer.waarde ?? 0), cijfer)} ${woorden[status]}`),
  )}.`
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
    kolommen: ['Toezegging of motie', 'Brief', 'Termijn', 'Stand'],
    rijen: (antwoord.data?.toezeggingen ?? [])
      .filter((een) => een.status === status)
      .map(({ onderwerp, kamerstuk, brief, termijn, standen }) => [
        kamerstuk === null ? onderwerp : `${onderwerp} (${kamerstuk})`,
        voluit(brief.datumOmschrijving),
        termijn ?? 'geen',
        standen.at(-1)?.toelichting ?? 'nog niets gemeld',
      ]),
  })
}
