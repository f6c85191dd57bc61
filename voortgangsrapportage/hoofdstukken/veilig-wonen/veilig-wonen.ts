import { jaarVan } from '../../taal/datums.ts'
import { VeiligWonenDocument } from '../../vragen/documenten.ts'
import { whenKnown } from '../blokken.ts'
import type { Inhoud, Opdracht } from '../sectie.ts'
import { aanvragen, zinAanvragen } from './aanvragen.ts'
import { maatregelen } from './maatregelen.ts'
import { verwerking } from './verwerking.ts'

/**
 * From which day on aanvragen count: the regeling in force on the peildatum, and before that what the source has, from its
 * first day on. Sources: Stcrt. 2023, 28233; L2023.
 */
export function beginVanRegeling(peildatum: string): string {
  return peildatum >= '2024-01-01' ? '2024-01-01' : '2022-01-01'
}

export async function veiligWonen({ hub, peildatum, boek }: Opdracht): Promise<Inhoud> {
  const jaar = jaarVan(peildatum)
  const van = beginVanRegeling(peildatum)
  const antwoord = await hub.vraag(VeiligWonenDocument, { van, peildatum, jaar, jaarbegin: `${jaar}-01-01` })
  const material = { antwoord, van, peildatum }
  const secties = [aanvragen(boek, material), verwerking(boek, material), maatregelen(boek, material)]
  const totaal = boek.cijfer('veilig-wonen.aanvragen')
  return {
    id: 'veilig-wonen',
    titel: 'Veilig Wonen',
    kern: whenKnown([totaal], () => zinAanvragen(totaal, van)),
    secties,
  }
}
