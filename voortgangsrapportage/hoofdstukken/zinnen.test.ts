import { describe, expect, test } from 'vitest'
import { leesbaar } from '../taal/tekst.ts'
import type { Cijfer, Tekst } from '../verslag.ts'
import { waarschuwing, zinErvaren, zinMeldingen } from './meldingen.ts'
import { zinPerOrganisatie, zinProgramma } from './middelen.ts'
import type { Onderzoekscijfer } from './monitor.ts'
import { zinOnderzoek, zinOnline } from './online-intimidatie.ts'
import { zinNormen } from './organisaties.ts'
import { zinTour } from './otwb/tour.ts'
import { zinToezeggingen } from './toezeggingen.ts'
import { zinAanvragen } from './veilig-wonen/aanvragen.ts'
import { beginVanRegeling } from './veilig-wonen/veilig-wonen.ts'
import { zinDatavolwassenheid } from './zicht-op/datavolwassenheid.ts'

const dag = '2024-05-14'
const cijfer = (waarde: number, id = 'c'): Cijfer => ({
  id,
  naam: 'Cijfer',
  eenheid: 'aantal',
  waarde,
  status: 'WAARDE',
  reden: null,
  peildatum: dag,
  bron: 'Bron',
  vraag: 'Vraag',
  pad: ['a'],
})
/** Intl puts a no-break space behind the euro sign. */
const woorden = (tekst: Tekst) => leesbaar(tekst).replaceAll('\u00a0', ' ')

describe('a sentence stays right when its figure changes', () => {
  test.each([
    [142, 'Sinds 1 januari 2024 zijn circa 140 aanvragen Veilig Wonen binnengekomen.'],
    [1, 'Sinds 1 januari 2024 is een aanvraag Veilig Wonen binnengekomen.'],
    [0, 'Sinds 1 januari 2024 zijn geen aanvragen Veilig Wonen binnengekomen.'],
  ])('of %d aanvragen', (aantal, zin) => {
    expect(woorden(zinAanvragen(cijfer(aantal), beginVanRegeling(dag)))).toBe(zin)
  })

  test('of the tour', () => {
    expect(woorden(zinTour(cijfer(207), cijfer(84)))).toBe(
      'Het OTWB voerde meer dan 200 voorgesprekken en hield meer dan 80 raads- of Statenbrede sessies.',
    )
    expect(woorden(zinTour(cijfer(1), cijfer(1)))).toBe(
      'Het OTWB voerde een voorgesprek en hield een raads- of Statenbrede sessie.',
    )
  })

  test('of online meldingen, with their share', () => {
    expect(woorden(zinOnline(cijfer(241), cijfer(873), dag))).toBe(
      'In de twaalf maanden tot en met 14 mei 2024 gingen bijna 250 meldingen over agressie of intimidatie via sociale media, 28 procent van alle meldingen.',
    )
  })

  test('of research, as the study puts what it measured', () => {
    const rij: Onderzoekscijfer['rij'] = {
      id: 'm',
      onderwerp: 'ONLINE_AGRESSIE',
      doelgroep: 'VROUWELIJKE_POLITICI',
      jaar: 2021,
      percentage: 10,
      bron: 'De Groene Amsterdammer, 2021',
      toelichting: 'Aandeel van de tweets dat haat bevat.',
    }
    expect(woorden(zinOnderzoek({ rij, cijfer: cijfer(10) }))).toBe(
      'Onderzoek (De Groene Amsterdammer, 2021) geeft 10 procent: aandeel van de tweets dat haat bevat.',
    )
  })

  test('of gemeenten and provincies', () => {
    expect(woorden(zinDatavolwassenheid(cijfer(53), dag))).toBe(
      'Op 14 mei 2024 hadden meer dan 50 gemeenten een datavolwassenheidstraject doorlopen.',
    )
    expect(woorden(zinNormen(cijfer(2), ['Zeeland', 'Limburg']))).toBe(
      'Twee provincies hebben met gemeenten, waterschappen en het RIEC een gezamenlijke norm weerbare overheid: Zeeland en Limburg.',
    )
    expect(woorden(zinNormen(cijfer(0), []))).toContain('nog geen provincie')
  })

  test('of promises, naming only what there is', () => {
    const perStatus = [
      ['NAGEKOMEN', cijfer(1)],
      ['IN_UITVOERING', cijfer(0)],
      ['OPEN', cijfer(2)],
    ] as const
    expect(woorden(zinToezeggingen(cijfer(3), perStatus, dag))).toBe(
      'De brieven tot en met 14 mei 2024 noemen drie toezeggingen en moties: 1 nagekomen en 2 open.',
    )
  })

  test('of money', () => {
    expect(woorden(zinProgramma(cijfer(1_000_000_000), { jaarVan: 2022 }))).toBe(
      'Voor het programma Weerbaar Bestuur is sinds 2022 jaarlijks € 10 miljoen beschikbaar.',
    )
    const middel = {
      ontvangers: 'iedere provincie',
      jaarVan: 2023,
      totaal: 96_000_000,
      inclusiefBtwCompensatiefonds: true,
    }
    expect(woorden(zinPerOrganisatie(cijfer(8_000_000), middel))).toBe(
      'In 2023 ontving iedere provincie € 80.000, inclusief de afdracht aan het btw-compensatiefonds; samen € 960.000.',
    )
  })

  test('refers to the figures that it rests on', () => {
    const stukken = zinTour(cijfer(207, 'gesprekken'), cijfer(84, 'sessies'))
    expect(stukken.flatMap((stuk) => (typeof stuk === 'string' ? [] : stuk.cijfers))).toEqual([
      'gesprekken',
      'sessies',
    ])
  })
})

describe('meldingen', () => {
  test('that fell are told with what that does not mean', () => {
    const zin = woorden(zinMeldingen(cijfer(873), cijfer(951), dag))
    expect(zin).toBe(
      `In de twaalf maanden tot en met 14 mei 2024 zijn bijna 900 meldingen geregistreerd. Dat zijn er minder dan de circa 950 in de twaalf maanden daarvoor. ${waarschuwing}`,
    )
  })

  test('that rose or stayed are told as they are', () => {
    expect(woorden(zinMeldingen(cijfer(951), cijfer(873), dag))).toContain(
      'Dat zijn er meer dan de bijna 900',
    )
    expect(woorden(zinMeldingen(cijfer(900), cijfer(900), dag))).toContain('Dat zijn er even veel als')
  })

  test('of which there are none are no year without aggression', () => {
    expect(woorden(zinMeldingen(cijfer(0), cijfer(80), dag))).toMatch(/niet op een jaar zonder agressie/)
  })

  test('stand beside what research says, in which direction it went', () => {
    const reeks = (...percentages: readonly number[]) =>
      percentages.map(
        (percentage, index): Onderzoekscijfer => ({
          cijfer: cijfer(percentage),
          rij: {
            id: String(index),
            onderwerp: 'ERVAREN_AGRESSIE',
            doelgroep: 'POLITIEKE_AMBTSDRAGERS',
            jaar: 2014 + index,
            percentage,
            bron: 'Monitor',
            toelichting: '',
          },
        }),
      )
    const zin = (...percentages: readonly number[]) =>
      zinErvaren(reeks(...percentages)).map(({ tekst }) => leesbaar(tekst))

    expect(zin(23, 35, 49)).toEqual([
      'De ervaren agressie nam toe: van de politieke ambtsdragers had volgens de Monitor 23 procent in 2014, 35 procent in 2015 en 49 procent in 2016 te maken met agressie of intimidatie.',
    ])
    expect(zin(23, 49, 45)[0]).toMatch(/^De ervaren agressie wisselde/)
    expect(zin()).toEqual([])
  })
})
