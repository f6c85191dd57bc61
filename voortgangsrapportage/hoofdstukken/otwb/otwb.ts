import { dag, eindeLaatsteJaar } from '../../taal/datums.ts'
import { tekst } from '../../taal/tekst.ts'
import { OtwbDocument } from '../../vragen/documenten.ts'
import { alinea, whenKnown } from '../blokken.ts'
import { type Inhoud, type Opdracht, sectie } from '../sectie.ts'
import { afspraken } from './afspraken.ts'
import { dekking } from './dekking.ts'
import { askNietBezocht } from './niet-bezocht.ts'
import { tour, zinTour } from './tour.ts'

export async function otwb({ hub, peildatum, boek }: Opdracht): Promise<Inhoud> {
  const [antwoord, nietBezocht] = await Promise.all([
    hub.vraag(OtwbDocument, { peildatum, eindeLaatsteJaar: eindeLaatsteJaar(peildatum) }),
    askNietBezocht(hub, peildatum),
  ])
  const material = { antwoord, peildatum }
  const gegevens = antwoord.data?.tour
  const delen = [tour(boek, material), dekking(boek, material, nietBezocht), afspraken(boek, material)]
  const voorgesprekken = boek.cijfer('otwb.voorgesprekken')
  const sessies = boek.cijfer('otwb.sessies')
  const secties = [
    // The source says in words when the tour began; before the first talk it had not.
    sectie(boek, { id: 'otwb-over', titel: null }, () =>
      gegevens && voorgesprekken.waarde !== 0
        ? alinea(
            tekst`Het Ondersteuningsteam Weerbaar Bestuur (OTWB) maakt sinds ${gegevens.start} een tour langs gemeenteraden en Provinciale Staten.${
              wasVerlengd(gegevens.bronnen, peildatum)
                ? ` De tour duurt tot en met ${dag(gegevens.verlengdTot)}.`
                : ''
            }`,
          )
        : [],
    ),
    ...delen,
  ]
  return {
    id: 'otwb',
    titel: 'OTWB on tour',
    kern: whenKnown([voorgesprekken, sessies], () => zinTour(voorgesprekken, sessies)),
    secties,
  }
}

/** The extension is news of the last letter that names the tour; before that letter it is not yet known. */
function wasVerlengd(bronnen: readonly { readonly datum: string | null }[], peildatum: string): boolean {
  const laatste = bronnen.at(-1)?.datum
  return laatste !== null && laatste !== undefined && laatste <= peildatum
}
