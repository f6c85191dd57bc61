import { type Brief, type Brieven, nameBrief } from '../../brieven.ts'
import { dag } from '../../taal/datums.ts'
import { letterlijk, tekst } from '../../taal/tekst.ts'
import { OtwbDocument, type OtwbQuery } from '../../vragen/documenten.ts'
import { wholeYearsUntil } from '../bijgewerkt.ts'
import { alinea, whenKnown } from '../blokken.ts'
import { type Inhoud, type Opdracht, sectie } from '../sectie.ts'
import { afspraken } from './afspraken.ts'
import { dekking } from './dekking.ts'
import { askNietBezocht } from './niet-bezocht.ts'
import { tour, zinTour } from './tour.ts'

type Tour = NonNullable<OtwbQuery['tour']>

export async function otwb({ hub, peildatum, bijgewerkt, brieven, boek }: Opdracht): Promise<Inhoud> {
  const [antwoord, nietBezocht] = await Promise.all([
    hub.vraag(OtwbDocument, {
      peildatum,
      eindeHeleJaren: wholeYearsUntil(peildatum, bijgewerkt.contactmomenten),
    }),
    askNietBezocht(hub, peildatum),
  ])
  const material = { antwoord, peildatum }
  const gegevens = antwoord.data?.tour
  const genoemd = gegevens ? brievenOver(gegevens, brieven) : []
  const delen = [tour(boek, material), dekking(boek, material, nietBezocht), afspraken(boek, material)]
  const voorgesprekken = boek.cijfer('otwb.voorgesprekken')
  const sessies = boek.cijfer('otwb.sessies')
  const secties = [
    // The source has the words of letters on when the tour began, so before the first of those nothing is said of it.
    sectie(boek, { id: 'otwb-over', titel: null }, () =>
      gegevens && genoemd.length > 0
        ? alinea(
            tekst`De tour van het Ondersteuningsteam Weerbaar Bestuur (OTWB) langs gemeenteraden en Provinciale Staten begon ${letterlijk(gegevens.start)}.${verlengd(gegevens, genoemd)}`,
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

/** The letters that name the tour and had appeared, the newest last. */
function brievenOver({ bronnen }: Tour, { bekend }: Brieven): readonly Brief[] {
  return bekend.filter(({ kenmerk }) => kenmerk !== null && bronnen.some((bron) => bron.kenmerk === kenmerk))
}

/** The extension is news of the last letter that names the tour; before that letter it is not yet known. */
function verlengd({ bronnen, verlengdTot }: Tour, genoemd: readonly Brief[]): string {
  const laatste = genoemd.at(-1)
  return laatste === undefined || laatste.kenmerk !== bronnen.at(-1)?.kenmerk
    ? ''
    : ` Volgens ${nameBrief(laatste)} is zij verlengd tot en met ${dag(verlengdTot)}.`
}
