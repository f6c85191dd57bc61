import { dag } from '../../taal/datums.ts'
import { bij } from '../../taal/getallen.ts'
import { cite } from '../../taal/say.ts'
import { tekst, volgens } from '../../taal/tekst.ts'
import type { Blok } from '../../verslag.ts'
import { tabel, whenKnown } from '../blokken.ts'
import { keysOf, urgenties } from '../namen.ts'
import { type Boek, bron, type VeiligWonenMaterial } from './material.ts'

/** Who waits for an advice, and how long already. */
export function wachtlijst(boek: Boek, { antwoord, peildatum }: VeiligWonenMaterial): readonly Blok[] {
  const totaal = boek.lees(antwoord, ['wachtlijst', 'totaal', 'aantal'], {
    id: 'veilig-wonen.wachtlijst',
    naam: 'Aanvragen die wachten op een vastgesteld advies',
    bron,
  })
  const langst = boek.lees(antwoord, ['wachtlijst', 'totaal', 'langsteWachttijdDagen'], {
    id: 'veilig-wonen.wachtlijst.langst',
    naam: 'Langste wachttijd van een wachtende aanvraag',
    eenheid: 'dagen',
    bron,
    leeg: 'op deze dag wacht geen enkele aanvraag',
  })
  const lees = (veld: 'aantal' | 'langsteWachttijdDagen') =>
    boek.splits(
      antwoord,
      ['wachtlijst', 'cellen'],
      antwoord.data?.wachtlijst?.cellen,
      keysOf(urgenties),
      ({ urgentie }) => urgentie,
      [veld],
      (urgentie) => ({
        id: `veilig-wonen.wachtlijst.${veld}.${urgentie}`,
        naam: `${veld === 'aantal' ? 'Wachtende aanvragen' : 'Langste wachttijd'}: ${urgenties[urgentie]}`,
        groep: 'Wachtlijst naar urgentie',
        eenheid: veld === 'aantal' ? 'aantal' : 'dagen',
        bron,
        leeg: `met de urgentie ${urgenties[urgentie].toLowerCase()} wacht geen enkele aanvraag`,
      }),
    )
  const aantallen = lees('aantal')
  const langste = lees('langsteWachttijdDagen')
  const dreiging = aantallen.van('DREIGING')
  return [
    ...whenKnown([totaal, dreiging], ([wachtend, bedreigd]) =>
      wachtend === 0
        ? tekst`Op ${dag(peildatum)} wachtte ${volgens('geen enkele aanvraag', totaal)} op een vastgesteld advies.`
        : tekst`Op ${dag(peildatum)} ${bij(wachtend, 'wachtte')} ${cite(totaal, 'rond')} ${bij(wachtend, 'aanvraag')} nog op een vastgesteld advies, waarvan ${cite(dreiging, 'woord')} van ${bij(bedreigd, 'een bestuurder die wordt bedreigd')}.`,
    ),
    ...whenKnown([langst], () => tekst`Van alle wachtende aanvragen wachtte de oudste ${cite(langst)}.`),
    ...tabel({
      id: 'veilig-wonen-wachtlijst',
      bijschrift: `Wachtlijst op ${dag(peildatum)} naar urgentie`,
      kolommen: ['Urgentie', 'Wachtend', 'Langste wachttijd in dagen'],
      rijen: keysOf(urgenties).map((urgentie) => [
        urgenties[urgentie],
        aantallen.van(urgentie),
        langste.van(urgentie),
      ]),
    }),
  ]
}
