import type { Cijferboek } from '../../cijfers/cijferboek.ts'
import { dag, earliestDay, eindeVan, kwartalenTussen, tijdvak, tijdvakTot } from '../../taal/datums.ts'
import { bij } from '../../taal/getallen.ts'
import { cite, say, sayValue } from '../../taal/say.ts'
import { tekst, volgens } from '../../taal/tekst.ts'
import type { Blok, Cijfer, Punt, Tekst } from '../../verslag.ts'
import type { OtwbQuery } from '../../vragen/documenten.ts'
import { grafiek, whenKnown } from '../blokken.ts'
import type { Material } from '../material.ts'
import { bronnen } from '../namen.ts'
import { firstPeriode } from '../perioden.ts'
import { type Sectie, sectie } from '../sectie.ts'

export type OtwbMaterial = Material<OtwbQuery>

export const bron = bronnen.otwb

export function tour(boek: Cijferboek, material: OtwbMaterial): Sectie {
  return sectie(boek, { id: 'otwb-gesprekken', titel: 'Voorgesprekken en sessies' }, (deel) => {
    const { antwoord } = material
    const voorgesprekken = deel.lees(antwoord, ['voorgesprekken', 'totaal'], {
      id: 'otwb.voorgesprekken',
      naam: 'Voorgesprekken met voorzitter en/of griffier sinds het begin van de tour, intakes inbegrepen',
      bron,
    })
    const sessies = deel.lees(antwoord, ['sessies', 'totaal'], {
      id: 'otwb.sessies',
      naam: 'Raads- en Statenbrede sessies sinds het begin van de tour',
      bron,
    })
    const intakes = deel.lees(antwoord, ['intakes', 'totaal'], {
      id: 'otwb.intakes',
      naam: 'Intakes uit de eerste inventarisatie',
      bron,
    })
    return [
      ...whenKnown([voorgesprekken, sessies], () => zinTour(voorgesprekken, sessies)),
      ...whenKnown([intakes, voorgesprekken], ([aantal, gevoerd]) =>
        gevoerd === 0
          ? null
          : tekst`Onder de voorgesprekken ${bij(aantal, 'is')} ${cite(intakes, 'rond')} ${bij(aantal, 'intake')} uit de eerste inventarisatie.`,
      ),
      ...perKwartaal(deel, material),
    ]
  })
}

export function zinTour(voorgesprekken: Cijfer, sessies: Cijfer): Tekst {
  const gesprekken = voorgesprekken.waarde ?? 0
  const aantal = sessies.waarde ?? 0
  return tekst`Het OTWB voerde ${cite(voorgesprekken, 'rond')} ${bij(gesprekken, 'voorgesprek')} en hield ${cite(sessies, 'rond')} raads- of Statenbrede ${bij(aantal, 'sessie')}.`
}

function perKwartaal(boek: Cijferboek, { antwoord, peildatum }: OtwbMaterial): readonly Blok[] {
  const gesprekken = antwoord.data?.voorgesprekken?.cellen
  const sessies = antwoord.data?.sessies?.cellen
  const eerste = firstPeriode([...(gesprekken ?? []), ...(sessies ?? [])])
  if (eerste === null) return []
  const kwartalen = kwartalenTussen(eersteDag(eerste), peildatum)
  const lees = (soort: 'voorgesprekken' | 'sessies', rijen: typeof gesprekken) =>
    boek.splits(
      antwoord,
      [soort, 'cellen'],
      rijen,
      kwartalen,
      ({ periode }) => periode,
      ['aantal'],
      (kwartaal) => ({
        id: `otwb.${soort}.${kwartaal}`,
        naam: `${soort === 'sessies' ? 'Sessies' : 'Voorgesprekken'} in het ${tijdvak(kwartaal)}`,
        groep: 'Voorgesprekken en sessies per kwartaal',
        bron,
        eindigt: earliestDay(eindeVan(kwartaal), peildatum),
      }),
    )
  const perVoorgesprek = lees('voorgesprekken', gesprekken)
  const perSessie = lees('sessies', sessies)
  return grafiek({
    id: 'otwb-cumulatief',
    bijschrift: `Voorgesprekken en sessies sinds het begin van de tour, tot en met ${dag(peildatum)}`,
    alternatief: tekst`Twee lijnen per kwartaal, opgeteld sinds het begin van de tour: voorgesprekken en sessies, geteld tot en met ${dag(peildatum)}.`,
    beeld: {
      vorm: 'lijnen',
      eenheid: 'aantal',
      reeksen: [
        { naam: 'Voorgesprekken', punten: opgeteld(kwartalen, perVoorgesprek.cijfers) },
        { naam: 'Sessies', punten: opgeteld(kwartalen, perSessie.cijfers) },
      ],
    },
    kolommen: ['Kwartaal', 'Voorgesprekken', 'Sessies', 'Voorgesprekken opgeteld', 'Sessies opgeteld'],
    rijen: kwartalen.map((kwartaal, index) => [
      tijdvakTot(kwartaal, peildatum),
      perVoorgesprek.van(kwartaal),
      perSessie.van(kwartaal),
      totEnMet(perVoorgesprek.cijfers.slice(0, index + 1)),
      totEnMet(perSessie.cijfers.slice(0, index + 1)),
    ]),
  })
}

/** Running totals; from a quarter without a figure on they are not known. */
function opgeteld(kwartalen: readonly string[], cijfers: readonly Cijfer[]): readonly Punt[] {
  let som: number | null = 0
  return cijfers.map(({ waarde }, index) => {
    som = som === null || waarde === null ? null : som + waarde
    const naam = (kwartalen[index] ?? '').replace('-K', '-Q')
    const gemist = cijfers.slice(0, index + 1).find((eerder) => eerder.waarde === null)
    const rust = cijfers.slice(0, index + 1).map(({ id }) => id)
    return gemist?.reden
      ? { naam, waarde: som, reden: gemist.reden, cijfers: rust }
      : { naam, waarde: som, cijfers: rust }
  })
}

/** A running total in a table; or the word for why one of its figures is not there. */
function totEnMet(cijfers: readonly Cijfer[]): Tekst {
  const gemist = cijfers.find(({ waarde }) => waarde === null)
  const som = cijfers.reduce((totaal, { waarde }) => totaal + (waarde ?? 0), 0)
  return [volgens(gemist ? say(gemist) : sayValue(som, 'aantal'), ...cijfers)]
}

/** `2022-K3` begins on `2022-07-01`. */
function eersteDag(kwartaal: string): string {
  const maand = (Number(kwartaal.slice(-1)) - 1) * 3 + 1
  return `${kwartaal.slice(0, 4)}-${String(maand).padStart(2, '0')}-01`
}
