import { eindeLaatsteMaand, jaarVan } from '../../taal/datums.ts'
import { ZichtOpDocument } from '../../vragen/documenten.ts'
import { whenKnown } from '../blokken.ts'
import type { Inhoud, Opdracht } from '../sectie.ts'
import { afwijkingen } from './afwijkingen.ts'
import { datavolwassenheid, zinDatavolwassenheid } from './datavolwassenheid.ts'
import { themas } from './themas.ts'

export async function zichtOp({ hub, peildatum, boek }: Opdracht): Promise<Inhoud> {
  const antwoord = await hub.vraag(ZichtOpDocument, {
    peildatum,
    // Figures over a year exist after that year.
    peiljaar: jaarVan(peildatum) - 1,
    eindeLaatsteMaand: eindeLaatsteMaand(peildatum),
  })
  const material = { antwoord, peildatum }
  const secties = [themas(boek, material), afwijkingen(boek, material), datavolwassenheid(boek, material)]
  const gemeenten = boek.cijfer('zicht-op.datavolwassenheid')
  return {
    id: 'zicht-op',
    titel: 'Zicht op ondermijning',
    kern: whenKnown([gemeenten], () => zinDatavolwassenheid(gemeenten, peildatum)),
    secties,
  }
}
