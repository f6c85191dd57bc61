import { jaarVan } from '../../taal/datums.ts'
import { ZichtOpDocument } from '../../vragen/documenten.ts'
import { wholeMonthsUntil } from '../bijgewerkt.ts'
import { whenKnown } from '../blokken.ts'
import type { Inhoud, Opdracht } from '../sectie.ts'
import { afwijkingen } from './afwijkingen.ts'
import { datavolwassenheid, zinDatavolwassenheid } from './datavolwassenheid.ts'
import { themas } from './themas.ts'

export async function zichtOp(opdracht: Opdracht): Promise<Inhoud> {
  const { hub, peildatum, bijgewerkt, brieven, boek } = opdracht
  const eindeHeleMaanden = wholeMonthsUntil(peildatum, bijgewerkt.dashboardgebruik)
  const antwoord = await hub.vraag(ZichtOpDocument, {
    peildatum,
    // Figures over a year exist after that year.
    peiljaar: jaarVan(peildatum) - 1,
    eindeHeleMaanden,
  })
  const material = { antwoord, peildatum, brieven, eindeHeleMaanden }
  const secties = [themas(boek, material), afwijkingen(boek, material), datavolwassenheid(boek, material)]
  const gemeenten = boek.cijfer('zicht-op.datavolwassenheid')
  return {
    id: 'zicht-op',
    titel: 'Zicht op ondermijning',
    kern: whenKnown([gemeenten], () => zinDatavolwassenheid(gemeenten, peildatum)),
    secties,
  }
}
