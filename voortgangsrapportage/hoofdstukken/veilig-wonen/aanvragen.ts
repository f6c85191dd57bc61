import { begrensd } from '../../taal/begrenzing.ts'
import { dag, maandenTussen, tijdvak } from '../../taal/datums.ts'
import { bij, geheel, telwoord } from '../../taal/getallen.ts'
import { tekst, volgens } from '../../taal/tekst.ts'
import type { Cijfer, Tekst } from '../../verslag.ts'
import { grafiek, punt, tabel, whenKnown } from '../blokken.ts'
import { keysOf, outsideFuncties, rechthebbenden, urgenties } from '../namen.ts'
import { type Sectie, sectie } from '../sectie.ts'
import { type Boek, bron, type VeiligWonenMaterial } from './material.ts'

/** How many came in, when, from whom and how urgent. */
export function aanvragen(boek: Boek, material: VeiligWonenMaterial): Sectie {
  return sectie(boek, { id: 'veilig-wonen-aanvragen', titel: 'Aanvragen' }, (deel) => {
    const totaal = deel.lees(material.antwoord, ['perMaand', 'totaal'], {
      id: 'veilig-wonen.aanvragen',
      naam: `Aanvragen Veilig Wonen sinds ${dag(material.van)}`,
      bron,
    })
    return [
      ...whenKnown([totaal], () => zinAanvragen(totaal, material.van)),
      ...perMaand(deel, material),
      ...perKenmerk(deel, material),
    ]
  })
}

export function zinAanvragen(totaal: Cijfer, van: string): Tekst {
  const aantal = totaal.waarde ?? 0
  return tekst`Sinds ${dag(van)} ${bij(aantal, 'is', 'zijn')} ${volgens(begrensd(aantal), totaal)} ${bij(aantal, 'aanvraag', 'aanvragen')} Veilig Wonen binnengekomen.`
}

function perMaand(boek: Boek, { antwoord, van, peildatum }: VeiligWonenMaterial) {
  const maanden = boek.splits(
    antwoord,
    ['perMaand', 'cellen'],
    antwoord.data?.perMaand?.cellen,
    maandenTussen(van, peildatum),
    ({ periode }) => periode,
    ['aantal'],
    (maand) => ({
      id: `veilig-wonen.aanvragen.maand.${maand}`,
      naam: `Aanvragen Veilig Wonen in ${tijdvak(maand)}`,
      groep: 'Aanvragen per maand',
      bron,
    }),
  )
  const hoogste = maanden.cijfers.reduce((hoog, cijfer) =>
    (cijfer.waarde ?? -1) > (hoog.waarde ?? -1) ? cijfer : hoog,
  )
  const maandVan = maanden.sleutels[maanden.cijfers.indexOf(hoogste)] ?? ''
  return grafiek({
    id: 'veilig-wonen-per-maand',
    bijschrift: `Aanvragen Veilig Wonen per maand, tot en met ${dag(peildatum)}`,
    alternatief: `Staven met het aantal aanvragen per maand. De meeste kwamen in ${tijdvak(maandVan)}: ${geheel(hoogste.waarde ?? 0)}. De laatste maand is geteld tot en met ${dag(peildatum)}.`,
    beeld: {
      vorm: 'staven',
      eenheid: 'aantal',
      richting: 'staand',
      gestapeld: false,
      reeksen: [
        {
          naam: 'Aanvragen',
          punten: maanden.sleutels.map((maand) => punt(tijdvak(maand), maanden.van(maand))),
        },
      ],
    },
    kolommen: ['Maand', 'Aanvragen'],
    rijen: maanden.sleutels.map((maand) => [tijdvak(maand), maanden.van(maand)]),
  })
}

function perKenmerk(boek: Boek, { antwoord }: VeiligWonenMaterial) {
  const functie = boek.splits(
    antwoord,
    ['perFunctie', 'cellen'],
    antwoord.data?.perFunctie?.cellen,
    keysOf(rechthebbenden),
    (cel) =>
      cel.functie !== null && cel.functie in rechthebbenden
        ? (cel.functie as keyof typeof rechthebbenden)
        : null,
    ['aantal'],
    (sleutel) => ({
      id: `veilig-wonen.aanvragen.functie.${sleutel}`,
      naam: `Aanvragen Veilig Wonen: ${rechthebbenden[sleutel]}`,
      groep: 'Aanvragen naar functie',
      bron,
      buiten: outsideFuncties(antwoord.data?.ik?.functies, sleutel),
    }),
  )
  const urgentie = boek.splits(
    antwoord,
    ['perUrgentie', 'cellen'],
    antwoord.data?.perUrgentie?.cellen,
    keysOf(urgenties),
    (cel) => cel.urgentie,
    ['aantal'],
    (sleutel) => ({
      id: `veilig-wonen.aanvragen.urgentie.${sleutel}`,
      naam: `Aanvragen Veilig Wonen: ${urgenties[sleutel]}`,
      groep: 'Aanvragen naar urgentie',
      bron,
    }),
  )
  const voorrang = [urgentie.van('DREIGING'), urgentie.van('VERHOOGD_RISICO')] as const
  return [
    ...whenKnown(
      voorrang,
      ([dreiging, verhoogd]) =>
        tekst`Bij ${volgens(telwoord(dreiging + verhoogd), ...voorrang)} van deze aanvragen is sprake van een dreiging (${volgens(geheel(dreiging), voorrang[0])}) of van een verhoogd risico (${volgens(geheel(verhoogd), voorrang[1])}); die krijgen voorrang.`,
    ),
    ...tabel({
      id: 'veilig-wonen-per-functie',
      bijschrift: 'Aanvragen Veilig Wonen naar functie',
      kolommen: ['Functie', 'Aanvragen'],
      rijen: functie.sleutels.map((sleutel) => [rechthebbenden[sleutel], functie.van(sleutel)]),
    }),
    ...tabel({
      id: 'veilig-wonen-per-urgentie',
      bijschrift: 'Aanvragen Veilig Wonen naar urgentie',
      kolommen: ['Urgentie', 'Aanvragen'],
      rijen: urgentie.sleutels.map((sleutel) => [urgenties[sleutel], urgentie.van(sleutel)]),
    }),
  ]
}
