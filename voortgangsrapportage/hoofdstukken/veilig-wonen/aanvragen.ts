import { dag, earliestDay, eindeVan, maandenTussen, tijdvak, tijdvakTot } from '../../taal/datums.ts'
import { bij } from '../../taal/getallen.ts'
import { cite, sayValue } from '../../taal/say.ts'
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
  return tekst`Sinds ${dag(van)} ${bij(aantal, 'is')} ${cite(totaal, 'rond')} ${bij(aantal, 'aanvraag')} Veilig Wonen binnengekomen.`
}

/** How many go first, by why; nobody goes first where there are none. */
export function zinVoorrang(dreiging: Cijfer, verhoogd: Cijfer): Tekst {
  const samen = (dreiging.waarde ?? 0) + (verhoogd.waarde ?? 0)
  const gevolg = samen === 0 ? '' : `; die ${bij(samen, 'krijgt')} voorrang`
  return tekst`Bij ${volgens(sayValue(samen, 'aantal', 'woord'), dreiging, verhoogd)} van deze aanvragen is sprake van een dreiging (${cite(dreiging)}) of van een verhoogd risico (${cite(verhoogd)})${gevolg}.`
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
      eindigt: earliestDay(eindeVan(maand), peildatum),
    }),
  )
  return grafiek({
    id: 'veilig-wonen-per-maand',
    bijschrift: `Aanvragen Veilig Wonen per maand, tot en met ${dag(peildatum)}`,
    alternatief: tekst`Staven met het aantal aanvragen per maand.${meeste(maanden.cijfers)}`,
    beeld: {
      vorm: 'staven',
      eenheid: 'aantal',
      richting: 'staand',
      gestapeld: false,
      reeksen: [
        {
          naam: 'Aanvragen',
          punten: maanden.sleutels.map((maand) => punt(tijdvakTot(maand, peildatum), maanden.van(maand))),
        },
      ],
    },
    kolommen: ['Maand', 'Aanvragen'],
    rijen: maanden.sleutels.map((maand) => [tijdvakTot(maand, peildatum), maanden.van(maand)]),
  })
}

/** In which month most came in, where every month is known and one of them is above all others. */
function meeste(cijfers: readonly Cijfer[]): Tekst {
  if (cijfers.length < 2 || cijfers.some(({ waarde }) => waarde === null)) return []
  const [hoogste, volgende] = cijfers.toSorted((a, b) => (b.waarde ?? 0) - (a.waarde ?? 0))
  if (!hoogste || hoogste.waarde === 0 || hoogste.waarde === volgende?.waarde) return []
  return tekst` ${volgens('De meeste', hoogste, ...cijfers.filter((een) => een !== hoogste))}: ${hoogste.naam.replace('Aanvragen Veilig Wonen ', '')}, ${cite(hoogste)}.`
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
    ...whenKnown(voorrang, () => zinVoorrang(...voorrang)),
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
