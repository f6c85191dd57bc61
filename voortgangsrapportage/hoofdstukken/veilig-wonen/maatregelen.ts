import { dag, jaarVan } from '../../taal/datums.ts'
import { bij } from '../../taal/getallen.ts'
import { cite, citeShare } from '../../taal/say.ts'
import { tekst, volgens } from '../../taal/tekst.ts'
import { breakdown, enumerated, grafiek, punt, whenKnown } from '../blokken.ts'
import { domeinen, keysOf } from '../namen.ts'
import { type Sectie, sectie } from '../sectie.ts'
import { type Boek, bron, type VeiligWonenMaterial } from './material.ts'

/** What was done for safety, in which domain, and what it cost beside what there is for it. */
export function maatregelen(boek: Boek, { antwoord, van, peildatum }: VeiligWonenMaterial): Sectie {
  const jaar = jaarVan(peildatum)
  return sectie(boek, { id: 'veilig-wonen-maatregelen', titel: 'Maatregelen en kosten' }, (deel) => {
    const totaal = deel.lees(antwoord, ['maatregelen', 'totaal'], {
      id: 'veilig-wonen.maatregelen',
      naam: `Uitgevoerde beveiligingsmaatregelen sinds ${dag(van)}`,
      bron,
    })
    const lees = (veld: 'aantal' | 'kosten') =>
      deel.splits(
        antwoord,
        ['maatregelen', 'cellen'],
        antwoord.data?.maatregelen?.cellen,
        keysOf(domeinen),
        ({ domein }) => domein,
        [veld],
        (domein) => ({
          id: `veilig-wonen.maatregelen.${veld}.${domein}`,
          naam: `${veld === 'aantal' ? 'Uitgevoerde maatregelen' : 'Kosten van uitgevoerde maatregelen'}: ${domeinen[domein]}`,
          groep: 'Maatregelen per domein',
          eenheid: veld === 'aantal' ? 'aantal' : 'euro',
          bron,
        }),
      )
    const aantallen = lees('aantal')
    const kosten = lees('kosten')
    const kostenDitJaar = deel.lees(antwoord, ['ditJaar', 'kosten'], {
      id: 'veilig-wonen.kosten-dit-jaar',
      naam: `Kosten van maatregelen uitgevoerd van 1 januari ${jaar} tot en met ${dag(peildatum)}`,
      eenheid: 'euro',
      bron,
    })
    const budget = deel.lees(antwoord, ['tegemoetkoming', 'budget'], {
      id: 'veilig-wonen.tegemoetkoming',
      naam: `Landelijke tegemoetkoming voor beveiligingsmaatregelen in ${jaar}`,
      soort: 'brief',
      eenheid: 'euro',
      bron,
      leeg: `de hub kent voor ${jaar} geen landelijke tegemoetkoming`,
    })
    return [
      ...whenKnown(
        [totaal],
        ([aantal]) =>
          tekst`Sinds ${dag(van)} ${bij(aantal, 'is')} ${cite(totaal, 'rond')} ${bij(aantal, 'beveiligingsmaatregel')} uitgevoerd.`,
      ),
      ...grafiek({
        id: 'veilig-wonen-maatregelen-per-domein',
        bijschrift: `Uitgevoerde maatregelen per domein, ${dag(van)} tot en met ${dag(peildatum)}`,
        alternatief: tekst`Staven met het aantal uitgevoerde maatregelen per domein: ${enumerated(aantallen.sleutels, (domein) => domeinen[domein].toLowerCase(), aantallen)}.`,
        beeld: {
          vorm: 'staven',
          eenheid: 'aantal',
          richting: 'liggend',
          gestapeld: false,
          reeksen: [
            {
              naam: 'Maatregelen',
              punten: aantallen.sleutels.map((domein) => punt(domeinen[domein], aantallen.van(domein))),
            },
          ],
        },
        ...breakdown(
          'Domein',
          aantallen.sleutels,
          (domein) => domeinen[domein],
          ['Maatregelen', aantallen],
          ['Kosten', kosten],
        ),
      }),
      ...whenKnown([kostenDitJaar, budget], ([besteed]) => {
        if (besteed === 0) {
          return tekst`Voor ${String(jaar)} is landelijk ${cite(budget)} beschikbaar. Tot en met ${dag(peildatum)} zijn dat jaar ${volgens('nog geen', kostenDitJaar)} maatregelen uitgevoerd die geld kostten.`
        }
        const deelVan = citeShare(kostenDitJaar, budget)
        return tekst`Voor ${String(jaar)} is landelijk ${cite(budget)} beschikbaar. De maatregelen die dat jaar tot en met ${dag(peildatum)} zijn uitgevoerd, kostten werkgevers samen ${cite(kostenDitJaar)}${deelVan === null ? '' : tekst`, ${deelVan} van wat beschikbaar is`}.`
      }),
    ]
  })
}
