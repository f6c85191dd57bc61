import { bekendheidOp, nameBrief } from '../brieven.ts'
import { begrenzing } from '../taal/begrenzing.ts'
import { dag, eindeLaatsteJaar, jaarVan } from '../taal/datums.ts'
import { cite } from '../taal/say.ts'
import { letterlijk, tekst } from '../taal/tekst.ts'
import type { Cijfer, Tekst } from '../verslag.ts'
import { ToenEnNuDocument, type ToenEnNuQuery } from '../vragen/documenten.ts'
import { inTabel, tabel, uitleg } from './blokken.ts'
import { bronnen } from './namen.ts'
import { type Inhoud, type Opdracht, sectie } from './sectie.ts'

type Mijlpaal = NonNullable<ToenEnNuQuery['mijlpalen']>[number]

/** What the hub counts of a subject that a letter gave a figure of. */
interface Telling {
  readonly id: string
  /** What the count is of, where the subject does not say it: ` in 2023`. */
  readonly waarvan?: string
}

/** Which count of this report is about the subject of a mijlpaal: its key → the figure. All others the hub does not count. */
const tellingen: Readonly<Record<string, (peildatum: string) => Telling>> = {
  'aanvragen-veilig-wonen': () => ({ id: 'veilig-wonen.aanvragen' }),
  'otwb-voorgesprekken': () => ({ id: 'otwb.voorgesprekken', waarvan: ' voorgesprekken' }),
  'otwb-sessies': () => ({ id: 'otwb.sessies' }),
  'otwb-contactmomenten': (peildatum) => {
    const jaar = eindeLaatsteJaar(peildatum).slice(0, 4)
    return { id: `otwb.contactmomenten.${jaar}`, waarvan: ` in ${jaar}` }
  },
  'gemeenten-datavolwassenheid': () => ({ id: 'zicht-op.datavolwassenheid' }),
  'driehoeksessies-extra': (peildatum) => ({
    id: 'organisaties.extra-driehoeksessies',
    waarvan: ` in ${jaarVan(peildatum)}`,
  }),
  'impuls-gemeenten': () => ({ id: 'organisaties.organisaties.IMPULS' }),
  'pilot-integrale-beveiliging': () => ({ id: 'organisaties.organisaties.PILOT' }),
}

/** Where a letter spoke of something narrower than later letters under the same key: its mijlpaal → the figure. */
const tellingVan: typeof tellingen = {
  'L2023-otwb-voorgesprekken': () => ({ id: 'otwb.intakes', waarvan: ' intakes' }),
}

/**
 * What letters said, beside what the hub counts: two kinds of figure, each with where it comes from. A letter never
 * stands for a count, and no line is drawn from the one to the other: a letter rounds, and says of when.
 *
 * @param eerder the figures of the chapters before.
 */
export async function toenEnNu(
  { hub, peildatum, boek }: Opdracht,
  eerder: ReadonlyMap<string, Cijfer>,
): Promise<Inhoud> {
  const antwoord = await hub.vraag(ToenEnNuDocument, {})
  const bekendheid = ({ brief }: Mijlpaal) => bekendheidOp(brief, peildatum)
  const secties = [
    sectie(boek, { id: 'toen-en-nu-tabel', titel: null }, (deel) => {
      const mijlpalen = antwoord.data?.mijlpalen
      deel.telInBrieven(antwoord, ['mijlpalen'], mijlpalen, () => true, bekendheid, {
        id: 'mijlpalen',
        naam: 'Cijfers uit de brieven tot en met de peildatum',
        bron: bronnen.programma,
      })
      const rijen = (mijlpalen ?? []).flatMap((mijlpaal, index) => {
        if (bekendheid(mijlpaal) === 'later') return []
        const gezegd = deel.lees(antwoord, ['mijlpalen', index, 'waarde'], {
          id: `mijlpalen.${mijlpaal.id}`,
          naam: `${mijlpaal.onderwerp}, volgens ${nameBrief(mijlpaal.brief)}`,
          soort: 'brief',
          eenheid: eenheidVan(mijlpaal),
          bron: nameBrief(mijlpaal.brief),
          groep: `Cijfers uit ${nameBrief(mijlpaal.brief)}`,
          brief: mijlpaal.brief,
        })
        if (gezegd.waarde === null) return []
        const telling = (tellingVan[mijlpaal.id] ?? tellingen[mijlpaal.sleutel])?.(peildatum)
        return [
          [
            [letterlijk(mijlpaal.onderwerp)],
            nameBrief(mijlpaal.brief),
            [letterlijk(mijlpaal.formulering, gezegd)],
            celGeteld(telling === undefined ? undefined : eerder.get(telling.id), telling?.waarvan ?? ''),
          ] as const,
        ]
      })
      return [
        ...uitleg(
          tekst`Onder “In de brief” staat wat een brief aan de Tweede Kamer meldde, in de woorden van die brief. Onder “Geteld door de hub” staat wat de bronnen van de hub tellen. Wat de hub niet telt, staat alleen in de brief; dat wordt hier niet herhaald. Waar een aantal ontbreekt, staat de reden in het hoofdstuk van dat cijfer.`,
        ),
        ...tabel({
          id: 'toen-en-nu',
          bijschrift: `Wat brieven meldden, en wat de hub telt op ${dag(peildatum)}`,
          kolommen: ['Onderwerp', 'Brief', 'In de brief', `Geteld door de hub op ${dag(peildatum)}`],
          rijen,
        }),
      ]
    }),
  ]
  return { id: 'toen-en-nu', titel: 'Toen en nu', kern: [], secties }
}

/** A count, exactly and as a letter would put it; of what the hub does not count only that it does not. */
function celGeteld(cijfer: Cijfer | undefined, waarvan: string): Tekst {
  if (cijfer === undefined || cijfer.soort !== 'telling') return tekst`door de hub niet geteld`
  if (cijfer.waarde === null) return tekst`${inTabel(cijfer)}`
  if (begrenzing(cijfer.waarde).woord === null) return tekst`${cite(cijfer)}${waarvan}`
  return tekst`${cite(cijfer, 'rond')} (${cite(cijfer)})${waarvan}`
}

function eenheidVan({ eenheid }: Mijlpaal): Cijfer['eenheid'] {
  if (eenheid === 'EURO_CENT') return 'euro'
  return eenheid === 'PERCENTAGE' ? 'procent' : 'aantal'
}
