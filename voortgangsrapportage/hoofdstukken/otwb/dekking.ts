import type { Cijferboek, Uitsplitsing } from '../../cijfers/cijferboek.ts'
import { groupBy } from '../../cijfers/group-by.ts'
import { begrensd } from '../../taal/begrenzing.ts'
import { dag } from '../../taal/datums.ts'
import { aandeel, geheel, hoofdletter } from '../../taal/getallen.ts'
import { opsomming } from '../../taal/opsomming.ts'
import { tekst, volgens } from '../../taal/tekst.ts'
import type { Blok, Cijfer } from '../../verslag.ts'
import { grafiek, opgemaakt, tabel, whenKnown } from '../blokken.ts'
import { isProvincie, keysOf, type Provincie, provincies } from '../namen.ts'
import { type Sectie, sectie } from '../sectie.ts'
import type { NietBezocht } from './niet-bezocht.ts'
import { bron, type OtwbMaterial } from './tour.ts'

const velden = {
  organisaties: 'Gemeenten en provincies die mee kunnen doen',
  metVoorgesprek: 'Gemeenten en provincies met een voorgesprek',
  metSessie: 'Gemeenten en provincies met een sessie',
  nietBezocht: 'Gemeenten en provincies die nog niet zijn bezocht',
} as const

type Veld = keyof typeof velden

/** How much of the country the tour has reached, and who is still to be visited. */
export function dekking(boek: Cijferboek, material: OtwbMaterial, nietBezocht: NietBezocht): Sectie {
  return sectie(boek, { id: 'otwb-dekking', titel: 'Dekking' }, (deel) => {
    const totaal = (veld: Veld) =>
      deel.lees(material.antwoord, ['dekking', 'totaal', veld], {
        id: `otwb.dekking.${veld}`,
        naam: velden[veld],
        bron,
      })
    const alle = totaal('organisaties')
    const metVoorgesprek = totaal('metVoorgesprek')
    const metSessie = totaal('metSessie')
    const nog = totaal('nietBezocht')
    return [
      ...whenKnown([alle, metVoorgesprek, metSessie], ([organisaties, gesproken, bezocht]) => {
        const deelVan = aandeel(gesproken, organisaties)
        return tekst`Op ${dag(material.peildatum)} was met ${volgens(geheel(gesproken), metVoorgesprek)} van de ${volgens(geheel(organisaties), alle)} gemeenten en provincies een voorgesprek gevoerd${deelVan === null ? '' : tekst` (${volgens(deelVan, metVoorgesprek, alle)})`}; bij ${volgens(geheel(bezocht), metSessie)} was er een sessie.`
      }),
      ...whenKnown(
        [nog],
        ([aantal]) =>
          tekst`${volgens(hoofdletter(begrensd(aantal)), nog)} gemeenten en provincies zijn nog niet bezocht.`,
      ),
      ...perProvincie(deel, material),
      ...wieNog(deel, nietBezocht),
    ]
  })
}

function perProvincie(boek: Cijferboek, { antwoord, peildatum }: OtwbMaterial): readonly Blok[] {
  const sleutels = keysOf(provincies)
  const lees = (veld: Veld): Uitsplitsing<Provincie> =>
    boek.splits(
      antwoord,
      ['dekking', 'cellen'],
      antwoord.data?.dekking?.cellen,
      sleutels,
      ({ provincie }) => (isProvincie(provincie?.id) ? provincie.id : null),
      [veld],
      (provincie) => ({
        id: `otwb.dekking.${veld}.${provincie}`,
        naam: `${velden[veld]}: ${provincies[provincie]}`,
        groep: 'Dekking per provincie',
        bron,
      }),
    )
  const alle = lees('organisaties')
  const gesproken = lees('metVoorgesprek')
  const sessie = lees('metSessie')
  const nog = lees('nietBezocht')
  const tegels = sleutels.map((code) => ({
    code,
    naam: provincies[code],
    waarde: deelVan(gesproken.van(code), alle.van(code)),
    ...reden(gesproken.van(code), alle.van(code)),
  }))
  const bekend = tegels
    .filter((tegel) => tegel.waarde !== null)
    .sort((a, b) => (b.waarde ?? 0) - (a.waarde ?? 0))
  const hoogste = bekend[0]
  const laagste = bekend.at(-1)
  return grafiek({
    id: 'otwb-dekking-kaart',
    bijschrift: `Aandeel van de gemeenten en de provincie zelf met een voorgesprek, op ${dag(peildatum)}`,
    alternatief: `Tegelkaart van de twaalf provincies, gekleurd naar het aandeel met een voorgesprek.${hoogste && laagste ? ` Het hoogst in ${hoogste.naam} (${aandeel(hoogste.waarde ?? 0, 100)}), het laagst in ${laagste.naam} (${aandeel(laagste.waarde ?? 0, 100)}).` : ''}`,
    beeld: {
      vorm: 'tegelkaart',
      eenheid: 'procent',
      legenda: 'Aandeel met een voorgesprek',
      tegels,
    },
    kolommen: ['Provincie', 'Kunnen meedoen', 'Met voorgesprek', 'Aandeel', 'Met sessie', 'Nog niet bezocht'],
    rijen: sleutels.map((code) => [
      provincies[code],
      alle.van(code),
      gesproken.van(code),
      [volgens(aandeelVan(gesproken.van(code), alle.van(code)), gesproken.van(code), alle.van(code))],
      sessie.van(code),
      nog.van(code),
    ]),
  })
}

function deelVan({ waarde: deel }: Cijfer, { waarde: geheelGetal }: Cijfer): number | null {
  return deel === null || geheelGetal === null || geheelGetal === 0 ? null : (100 * deel) / geheelGetal
}

/** Why a share is not there: because one of its two figures is not. */
function reden(...cijfers: readonly Cijfer[]): { readonly reden?: string } {
  const gemist = cijfers.find(({ waarde }) => waarde === null)
  return gemist?.reden ? { reden: gemist.reden } : {}
}

export function aandeelVan(deel: Cijfer, geheelGetal: Cijfer): string {
  if (deel.waarde === null) return opgemaakt(deel)
  if (geheelGetal.waarde === null) return opgemaakt(geheelGetal)
  return aandeel(deel.waarde, geheelGetal.waarde) ?? 'n.v.t.'
}

function wieNog(boek: Cijferboek, paginas: NietBezocht): readonly Blok[] {
  const eerste = paginas[0]
  if (!eerste) return []
  const aantal = boek.lees(eerste, ['tourdekking', 'aantal'], {
    id: 'otwb.niet-bezocht',
    naam: 'Gemeenten en provincies op de lijst van wie nog niet is bezocht',
    bron,
  })
  const organisaties = paginas.flatMap(({ data }) =>
    (data?.tourdekking?.edges ?? []).flatMap(({ node }) => (node ? [node.organisatie] : [])),
  )
  const perProvincie = groupBy(organisaties, (organisatie) =>
    'provincie' in organisatie ? organisatie.provincie.id : organisatie.id,
  )
  return tabel({
    id: 'otwb-niet-bezocht',
    bijschrift: 'Gemeenten en provincies die nog niet zijn bezocht',
    kolommen: ['Provincie', 'Nog niet bezocht'],
    rijen: keysOf(provincies).flatMap((code) => {
      const eigen = perProvincie.get(code) ?? []
      const namen = [
        ...eigen.filter(({ id }) => id === code).map(() => 'de provincie zelf'),
        ...eigen.filter(({ id }) => id !== code).map(({ naam }) => naam),
      ]
      return namen.length === 0 ? [] : [[provincies[code], [volgens(opsomming(namen), aantal)]] as const]
    }),
  })
}
