import { type Brieven, nameBrief } from '../../brieven.ts'
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
  const delen = [tour(boek, material), dekking(boek, material, nietBezocht), afspraken(boek, material)]
  const voorgesprekken = boek.cijfer('otwb.voorgesprekken')
  const sessies = boek.cijfer('otwb.sessies')
  const secties = [
    // The source says in words when the tour began; before the first talk it had not.
    sectie(boek, { id: 'otwb-over', titel: null }, () =>
      gegevens && voorgesprekken.waarde !== 0
        ? alinea(
            tekst`De tour van het Ondersteuningsteam Weerbaar Bestuur (OTWB) langs gemeenteraden en Provinciale Staten begon ${letterlijk(gegevens.start)}.${verlengd(gegevens, brieven)}`,
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
function verlengd({ bronnen, verlengdTot }: Tour, brieven: Brieven): string {
  const laatste = bronnen.at(-1)?.datum
  const brief = brieven.findLast(({ uitersteDatum }) => uitersteDatum === laatste)
  return brief === undefined
    ? ''
    : ` Volgens ${nameBrief(brief)} is zij verlengd tot en met ${dag(verlengdTot)}.`
}
