import type { Cijferboek } from '../cijfers/cijferboek.ts'
import { isComparable } from '../cijfers/comparable.ts'
import { dag, eindeLaatsteJaar, jaarEerder, plusDagen } from '../taal/datums.ts'
import { bij } from '../taal/getallen.ts'
import { type Richting, richting, verloop } from '../taal/richting.ts'
import { cite, citeShare } from '../taal/say.ts'
import { letterlijk, rij, tekst, volgens } from '../taal/tekst.ts'
import type { Alinea, Blok, Cijfer, Tekst } from '../verslag.ts'
import { MeldingenDocument, type MeldingenQuery } from '../vragen/documenten.ts'
import { wholeYearsUntil } from './bijgewerkt.ts'
import { alinea, breakdown, enumerated, grafiek, letOp, punt, tabel, whenKnown } from './blokken.ts'
import type { Material } from './material.ts'
import { metJaar, type Onderzoekscijfer, readMonitor } from './monitor.ts'
import { bronnen, bronnenVanMeldingen, doelgroepen, functies, keysOf, outsideFuncties } from './namen.ts'
import { yearsIn } from './perioden.ts'
import { type Inhoud, type Opdracht, type Sectie, sectie } from './sectie.ts'

const bron = bronnen.meldingen

type MeldingenMaterial = Material<MeldingenQuery>

export async function meldingen({ hub, peildatum, bijgewerkt, boek }: Opdracht): Promise<Inhoud> {
  const van = jaarEerder(peildatum)
  const totDaarvoor = plusDagen(van, -1)
  const antwoord = await hub.vraag(MeldingenDocument, {
    van,
    peildatum,
    vanDaarvoor: jaarEerder(totDaarvoor),
    totDaarvoor,
    eindeHeleJaren: wholeYearsUntil(peildatum, bijgewerkt.meldingen),
  })
  const material = { antwoord, peildatum }
  const secties = [geregistreerd(boek, material), ervaren(boek, material), aangiften(boek, material)]
  const nu = boek.cijfer('meldingen.twaalf-maanden')
  const toen = boek.cijfer('meldingen.twaalf-maanden-daarvoor')
  return {
    id: 'meldingen',
    titel: 'Melden en aangifte doen',
    kern: [
      ...whenKnown([nu], () => zinMeldingen(nu, toen, peildatum)),
      ...zinErvaren(ervarenAgressie(boek, material)),
    ],
    secties,
  }
}

/**
 * Fewer meldingen is never good news by itself: a melding is where help starts, and the willingness to report fell. Two
 * counts are compared only where both are known and over the same organisations.
 */
export function zinMeldingen(nu: Cijfer, toen: Cijfer, peildatum: string): Tekst {
  const aantal = nu.waarde ?? 0
  const geteld =
    aantal === 0
      ? tekst`De registraties geven ${volgens('geen enkele melding', nu)} in de twaalf maanden tot en met ${dag(peildatum)}.`
      : tekst`In de twaalf maanden tot en met ${dag(peildatum)} ${bij(aantal, 'is')} ${cite(nu, 'rond')} ${bij(aantal, 'melding')} geregistreerd.`
  if (!isComparable(toen, nu)) return geteld
  const vergeleken: Readonly<Record<Richting, Tekst>> = {
    gestegen: tekst` Dat zijn er ${volgens('meer', nu, toen)} dan de ${cite(toen, 'rond')} in de twaalf maanden daarvoor.`,
    gelijk: tekst` Dat zijn er ${volgens('even veel', nu, toen)} als in de twaalf maanden daarvoor.`,
    gedaald: tekst` Dat zijn er ${volgens('minder', nu, toen)} dan de ${cite(toen, 'rond')} in de twaalf maanden daarvoor. ${waarschuwing}`,
  }
  return [...geteld, ...vergeleken[richting(toen.waarde ?? 0, aantal)]]
}

export const waarschuwing =
  'Minder meldingen betekent niet dat er minder agressie is; het kan ook betekenen dat er minder wordt gemeld, en zonder melding begint de hulp niet.'

function geregistreerd(boek: Cijferboek, { antwoord, peildatum }: MeldingenMaterial): Sectie {
  return sectie(boek, { id: 'meldingen-geregistreerd', titel: 'Geregistreerde meldingen' }, (deel) => {
    const nu = deel.lees(antwoord, ['laatste', 'totaal'], {
      id: 'meldingen.twaalf-maanden',
      naam: `Meldingen in de twaalf maanden tot en met ${dag(peildatum)}, naar de dag van het incident`,
      bron,
    })
    const toen = deel.lees(antwoord, ['daarvoor', 'totaal'], {
      id: 'meldingen.twaalf-maanden-daarvoor',
      naam: `Meldingen in de twaalf maanden daarvoor, tot en met ${dag(plusDagen(jaarEerder(peildatum), -1))}`,
      bron,
    })
    return [
      ...whenKnown([nu], () => zinMeldingen(nu, toen, peildatum)),
      ...perJaar(deel, { antwoord, peildatum }),
      ...perBronEnFunctie(deel, { antwoord, peildatum }),
    ]
  })
}

function perJaar(boek: Cijferboek, { antwoord, peildatum }: MeldingenMaterial): readonly Blok[] {
  const rijen = antwoord.data?.perJaar?.cellen
  const jaren = yearsIn(rijen, eindeLaatsteJaar(peildatum))
  const perJaar = boek.splits(
    antwoord,
    ['perJaar', 'cellen'],
    rijen,
    jaren,
    ({ periode }) => periode,
    ['aantal'],
    (jaar) => ({
      id: `meldingen.jaar.${jaar}`,
      naam: `Meldingen in ${jaar}`,
      groep: 'Meldingen per jaar',
      bron,
      eindigt: `${jaar}-12-31`,
    }),
  )
  return grafiek({
    id: 'meldingen-per-jaar',
    bijschrift: 'Geregistreerde meldingen per heel kalenderjaar, naar de dag van het incident',
    alternatief: tekst`Lijn met het aantal meldingen per jaar: ${enumerated(jaren, String, perJaar)}. ${waarschuwing}`,
    beeld: {
      vorm: 'lijnen',
      eenheid: 'aantal',
      reeksen: [{ naam: 'Meldingen', punten: jaren.map((jaar) => punt(jaar, perJaar.van(jaar))) }],
    },
    ...breakdown('Jaar', jaren, String, ['Meldingen', perJaar]),
  })
}

function perBronEnFunctie(boek: Cijferboek, { antwoord, peildatum }: MeldingenMaterial): readonly Blok[] {
  const perBron = boek.splits(
    antwoord,
    ['laatste', 'cellen'],
    antwoord.data?.laatste?.cellen,
    keysOf(bronnenVanMeldingen),
    (cel) => cel.bron,
    ['aantal'],
    (sleutel) => ({
      id: `meldingen.bron.${sleutel}`,
      naam: `Meldingen in twaalf maanden in ${bronnenVanMeldingen[sleutel]}`,
      groep: 'Meldingen naar registratiesysteem',
      bron,
    }),
  )
  const perFunctie = boek.splits(
    antwoord,
    ['perFunctie', 'cellen'],
    antwoord.data?.perFunctie?.cellen,
    keysOf(functies),
    ({ functie }) => functie,
    ['aantal'],
    (functie) => ({
      id: `meldingen.functie.${functie}`,
      naam: `Meldingen in twaalf maanden gericht tegen: ${functies[functie]}`,
      groep: 'Meldingen naar functie',
      bron,
      buiten: outsideFuncties(antwoord.data?.ik?.functies, functie),
    }),
  )
  return [
    ...tabel({
      id: 'meldingen-per-bron',
      bijschrift: `Meldingen naar registratiesysteem, twaalf maanden tot en met ${dag(peildatum)}`,
      ...breakdown('Registratiesysteem', perBron.sleutels, (sleutel) => bronnenVanMeldingen[sleutel], [
        'Meldingen',
        perBron,
      ]),
    }),
    ...tabel({
      id: 'meldingen-per-functie',
      bijschrift: `Meldingen naar de functie van de betrokkene, twaalf maanden tot en met ${dag(peildatum)}`,
      ...breakdown('Functie', perFunctie.sleutels, (functie) => functies[functie], ['Meldingen', perFunctie]),
    }),
  ]
}

function ervaren(boek: Cijferboek, { antwoord, peildatum }: MeldingenMaterial): Sectie {
  return sectie(boek, { id: 'meldingen-ervaren', titel: 'Ervaren agressie' }, (deel) => {
    const cijfers = readMonitor(deel, antwoord, peildatum, [
      'ERVAREN_AGRESSIE',
      'BEDREIGING_CRIMINEEL_MILIEU',
      'BEINVLOEDING',
    ])
    const reeks = opJaar(cijfers, 'POLITIEKE_AMBTSDRAGERS')
    return [
      ...letOp(
        tekst`Lees de aantallen meldingen naast de Monitor Integriteit en Veiligheid. De Monitor vraagt ambtsdragers wat zij meemaakten, gemeld of niet. ${waarschuwing}`,
      ),
      ...zinErvaren(reeks),
      ...grafiek({
        id: 'ervaren-agressie',
        bijschrift: 'Politieke ambtsdragers die agressie of intimidatie ervoeren, volgens de Monitor',
        alternatief: tekst`Lijn met het percentage politieke ambtsdragers dat agressie ervoer: ${rij(reeks.map(metJaar))}.`,
        beeld: {
          vorm: 'lijnen',
          eenheid: 'procent',
          reeksen: [
            {
              naam: 'Ervaren agressie',
              punten: reeks.map(({ rij: { jaar }, cijfer }) => punt(String(jaar), cijfer)),
            },
          ],
        },
        kolommen: ['Jaar', 'Ervoer agressie'],
        rijen: reeks.map(({ rij: { jaar }, cijfer }) => [String(jaar), cijfer]),
      }),
      ...tabel({
        id: 'onderzoek-overig',
        bijschrift: 'Andere cijfers uit onderzoek',
        kolommen: ['Groep', 'Jaar', 'Aandeel', 'Wat het uitdrukt', 'Bron'],
        rijen: cijfers
          .filter((een) => !reeks.includes(een))
          .map(({ rij: een, cijfer }) => [
            doelgroepen[een.doelgroep],
            String(een.jaar),
            cijfer,
            [letterlijk(een.toelichting, cijfer)],
            [letterlijk(een.bron, cijfer)],
          ]),
      }),
    ]
  })
}

/** The figures that were read for the trend of experienced aggression. */
function ervarenAgressie(boek: Cijferboek, { antwoord }: MeldingenMaterial): readonly Onderzoekscijfer[] {
  const gelezen = new Map(boek.cijfers.map((cijfer) => [cijfer.id, cijfer]))
  const cijfers = (antwoord.data?.monitor ?? []).flatMap((een) => {
    const cijfer = gelezen.get(`monitor.${een.id}`)
    return cijfer === undefined ? [] : [{ rij: een, cijfer }]
  })
  return opJaar(cijfers, 'POLITIEKE_AMBTSDRAGERS')
}

function opJaar(
  cijfers: readonly Onderzoekscijfer[],
  doelgroep: Onderzoekscijfer['rij']['doelgroep'],
): readonly Onderzoekscijfer[] {
  return cijfers
    .filter((een) => een.rij.onderwerp === 'ERVAREN_AGRESSIE' && een.rij.doelgroep === doelgroep)
    .sort((a, b) => a.rij.jaar - b.rij.jaar)
}

export function zinErvaren(reeks: readonly Onderzoekscijfer[]): readonly Alinea[] {
  if (reeks.length === 0) return []
  const cijfers = reeks.map(({ cijfer }) => cijfer)
  const gemeten = tekst`van de politieke ambtsdragers had volgens de Monitor ${rij(reeks.map(metJaar))} te maken met agressie of intimidatie.`
  if (reeks.length === 1) return alinea(tekst`Van onderzoek is één meting bekend: ${gemeten}`)
  const inWoorden = {
    gestegen: 'nam toe',
    gedaald: 'nam af',
    gelijk: 'bleef gelijk',
    wisselend: 'wisselde',
  }[verloop(reeks.map(({ rij: { percentage } }) => percentage))]
  return alinea(tekst`De ervaren agressie ${volgens(inWoorden, ...cijfers)}: ${gemeten}`)
}

function aangiften(boek: Cijferboek, { antwoord, peildatum }: MeldingenMaterial): Sectie {
  return sectie(boek, { id: 'meldingen-aangifte', titel: 'Aangiftebereidheid' }, (deel) => {
    const rijen = antwoord.data?.perJaar?.cellen
    const jaren = yearsIn(rijen, eindeLaatsteJaar(peildatum))
    const metAangifte = deel.splits(
      antwoord,
      ['metAangifte', 'cellen'],
      antwoord.data?.metAangifte?.cellen,
      jaren,
      ({ periode, aangifte }) => (aangifte === true ? periode : null),
      ['aantal'],
      (jaar) => ({
        id: `meldingen.aangifte.${jaar}`,
        naam: `Meldingen in ${jaar} met aangifte`,
        groep: 'Meldingen met aangifte per jaar',
        bron,
        eindigt: `${jaar}-12-31`,
      }),
    )
    const alle = { van: (jaar: string) => boek.cijfer(`meldingen.jaar.${jaar}`) }
    const laatste = jaren.findLast((jaar) => metAangifte.van(jaar).waarde !== null)
    const onderzoek = readMonitor(deel, antwoord, peildatum, ['AANGIFTE_NA_INCIDENT']).toSorted(
      (a, b) => a.rij.jaar - b.rij.jaar,
    )
    const totaal = laatste === undefined ? undefined : alle.van(laatste)
    const aangifte = laatste === undefined ? undefined : metAangifte.van(laatste)
    return [
      ...(totaal && aangifte
        ? whenKnown([aangifte, totaal], ([_met, van]) => {
            if (van === 0) return null
            const deelVan = citeShare(aangifte, totaal)
            return tekst`Van de meldingen over ${laatste ?? ''} is bij ${cite(aangifte, 'rond')} aangifte gedaan${deelVan === null ? '' : tekst` (${deelVan})`}.`
          })
        : []),
      ...(onderzoek.length === 0
        ? []
        : alinea(
            tekst`Volgens de Monitor deed na een incident ${rij(onderzoek.map(metJaar))} aangifte. Dat gaat over alle incidenten, ook die niet zijn gemeld.`,
          )),
      ...tabel({
        id: 'meldingen-aangifte-tabel',
        bijschrift: 'Meldingen en aangiften per heel kalenderjaar',
        ...breakdown('Jaar', jaren, String, ['Meldingen', alle], ['Waarvan met aangifte', metAangifte]),
      }),
    ]
  })
}
