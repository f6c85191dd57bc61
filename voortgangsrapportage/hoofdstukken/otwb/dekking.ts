import type { Cijferboek, Uitsplitsing } from '../../cijfers/cijferboek.ts'
import { groupBy } from '../../cijfers/group-by.ts'
import { dag } from '../../taal/datums.ts'
import { bij } from '../../taal/getallen.ts'
import { cite, citeShare, say, share } from '../../taal/say.ts'
import { atHead, letterlijk, rij, samen, tekst, volgens } from '../../taal/tekst.ts'
import { statuswoord } from '../../taal/woorden.ts'
import type { Blok, Cijfer, Punt } from '../../verslag.ts'
import { grafiek, tabel, whenKnown } from '../blokken.ts'
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
      ...whenKnown([alle, metVoorgesprek, metSessie], () => {
        const deelVan = citeShare(metVoorgesprek, alle)
        return tekst`Op ${dag(material.peildatum)} was met ${cite(metVoorgesprek)} van de ${cite(alle)} gemeenten en provincies een voorgesprek gevoerd${deelVan === null ? '' : tekst` (${deelVan})`}; bij ${cite(metSessie)} was er een sessie.`
      }),
      ...whenKnown([nog], ([aantal]) =>
        aantal === 0
          ? tekst`Er is ${volgens('geen', nog)} gemeente of provincie die nog niet is bezocht.`
          : tekst`${atHead(cite(nog, 'rond'))} ${bij(aantal, 'gemeente of provincie')} ${bij(aantal, 'is')} nog niet bezocht.`,
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
        plaatsgebonden: true,
      }),
    )
  const alle = lees('organisaties')
  const gesproken = lees('metVoorgesprek')
  const sessie = lees('metSessie')
  const nog = lees('nietBezocht')
  const tegels = sleutels.map((code) => ({
    code,
    naam: provincies[code],
    ...deelVan(gesproken.van(code), alle.van(code)),
  }))
  const aandelen = {
    van: (code: Provincie) =>
      volgens(aandeelVan(gesproken.van(code), alle.van(code)), gesproken.van(code), alle.van(code)),
  }
  return grafiek({
    id: 'otwb-dekking-kaart',
    bijschrift: `Aandeel van de gemeenten en de provincie zelf met een voorgesprek, op ${dag(peildatum)}`,
    alternatief: tekst`Tegelkaart van de twaalf provincies, gekleurd naar het aandeel met een voorgesprek: ${samen(
      sleutels.map((code) => [`${provincies[code]} `, aandelen.van(code)]),
      ', ',
    )}.`,
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
      [aandelen.van(code)],
      sessie.van(code),
      nog.van(code),
    ]),
  })
}

/** A share as it is drawn, or why it is not there: because one of its two figures is not. */
function deelVan(deel: Cijfer, geheel: Cijfer): Omit<Punt, 'naam'> {
  const cijfers = [deel.id, geheel.id]
  if (deel.waarde === null || geheel.waarde === null || geheel.waarde === 0) {
    const reden = [deel, geheel].find(({ waarde }) => waarde === null)?.reden
    return reden ? { waarde: null, reden, cijfers } : { waarde: null, cijfers }
  }
  const waarde = (100 * deel.waarde) / geheel.waarde
  const woorden = share(deel.waarde, geheel.waarde, 'beeld')
  return woorden === null ? { waarde, cijfers } : { waarde, tekst: woorden, cijfers }
}

export function aandeelVan(deel: Cijfer, geheel: Cijfer): string {
  if (deel.waarde === null) return say(deel)
  if (geheel.waarde === null) return say(geheel)
  return share(deel.waarde, geheel.waarde) ?? statuswoord('NIET_VAN_TOEPASSING')
}

function wieNog(boek: Cijferboek, paginas: NietBezocht): readonly Blok[] {
  const eerste = paginas[0]
  if (!eerste) return []
  const aantal = boek.lees(eerste, ['tourdekking', 'aantal'], {
    id: 'otwb.niet-bezocht',
    naam: 'Gemeenten en provincies op de lijst van wie nog niet is bezocht',
    bron,
  })
  // A later page that did not come leaves the list short: that is said, and not passed over.
  paginas.slice(1).forEach((pagina, index) => {
    if (pagina.data?.tourdekking) return
    boek.lees(pagina, ['tourdekking', 'aantal'], {
      id: `otwb.niet-bezocht.pagina-${index + 2}`,
      naam: 'Een vervolg van de lijst van wie nog niet is bezocht',
      bron,
    })
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
      return namen.length === 0
        ? []
        : [[provincies[code], rij(namen.map((naam) => [letterlijk(naam, aantal)]))] as const]
    }),
  })
}
