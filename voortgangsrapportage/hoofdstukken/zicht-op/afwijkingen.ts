import type { Cijferboek } from '../../cijfers/cijferboek.ts'
import { jaarVan } from '../../taal/datums.ts'
import { letterlijk, tekst } from '../../taal/tekst.ts'
import { tabel, uitleg } from '../blokken.ts'
import { type Sectie, sectie } from '../sectie.ts'
import { bron, type ZichtOpMaterial } from './themas.ts'

/** What stands out most from the national mean, never without how to read it. */
export function afwijkingen(boek: Cijferboek, { antwoord, peildatum }: ZichtOpMaterial): Sectie {
  return sectie(boek, { id: 'zicht-op-afwijkingen', titel: 'Opvallende afwijkingen' }, (deel) => {
    const rijen = antwoord.data?.afwijkingen
    deel.tel(antwoord, ['afwijkingen'], rijen, () => true, {
      id: 'zicht-op.afwijkingen',
      naam: 'Opvallende afwijkingen die de hub geeft, in de tabel',
      bron,
    })
    const gelezen = (rijen ?? []).map((rij, index) => {
      const sleutel = [rij.indicator.id, rij.gebied.code, rij.branche?.code].filter(Boolean).join('.')
      const wat = `${rij.indicator.naam}${rij.branche ? ` (${rij.branche.naam})` : ''}`
      const lees = (veld: 'waarde' | 'landelijkGemiddelde', naam: string) =>
        deel.lees(antwoord, ['afwijkingen', index, veld], {
          id: `zicht-op.afwijking.${sleutel}.${veld}`,
          naam: `${wat}, ${rij.indicator.eenheid}: ${naam} in ${rij.jaar}`,
          bron,
        })
      return {
        rij,
        wat,
        waarde: lees('waarde', rij.gebied.naam),
        gemiddelde: lees('landelijkGemiddelde', 'landelijk gemiddelde'),
      }
    })
    return [
      ...uitleg(
        tekst`Een afwijking is een patroon en niet vanzelf een probleem. De kolom Duiding zegt hoe de waarde gelezen moet worden.`,
      ),
      ...tabel({
        id: 'zicht-op-afwijkingen-tabel',
        bijschrift: `Opvallende afwijkingen van het landelijk gemiddelde in ${jaarVan(peildatum) - 1}, zoals de hub die geeft`,
        kolommen: ['Gemeente', 'Indicator en eenheid', 'Waarde', 'Landelijk', 'Duiding'],
        rijen: gelezen.map(({ rij, wat, waarde, gemiddelde }) => [
          rij.gebied.naam,
          `${wat}, ${rij.indicator.eenheid}`,
          waarde,
          gemiddelde,
          [letterlijk(rij.duiding, waarde)],
        ]),
      }),
    ]
  })
}
