import { describe, expect, test } from 'vitest'
import { figure } from '../cijfers/figure.ts'
import { leesbaar } from '../taal/tekst.ts'
import type { Cijfer, Tekst } from '../verslag.ts'
import { waarschuwing, zinErvaren, zinMeldingen } from './meldingen.ts'
import { zinPerOrganisatie, zinProgramma } from './middelen.ts'
import type { Onderzoekscijfer } from './monitor.ts'
import { zinOnderzoek, zinOnline } from './online-intimidatie.ts'
import { zinNormen } from './organisaties.ts'
import { zinTour } from './otwb/tour.ts'
import { zinToezeggingen } from './toezeggingen.ts'
import { zinAanvragen, zinVoorrang } from './veilig-wonen/aanvragen.ts'
import { beginVanRegeling } from './veilig-wonen/veilig-wonen.ts'
import { zinDatavolwassenheid } from './zicht-op/datavolwassenheid.ts'

const dag = '2024-05-14'
const brief = {
  id: 'L2024',
  soort: 'KAMERBRIEF',
  kenmerk: null,
  datumOmschrijving: '14 mei 2024',
  vroegsteDatum: dag,
  uitersteDatum: dag,
} as const
const cijfer = (waarde: number, id = 'c', eenheid: Cijfer['eenheid'] = 'aantal'): Cijfer =>
  figure({ id, waarde, eenheid })
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

  test.each([
    [
      20,
      34,
      'Bij 54 van deze aanvragen is sprake van een dreiging (20) of van een verhoogd risico (34); die krijgen voorrang.',
    ],
    [
      1,
      0,
      'Bij een van deze aanvragen is sprake van een dreiging (1) of van een verhoogd risico (0); die krijgt voorrang.',
    ],
    [0, 0, 'Bij geen van deze aanvragen is sprake van een dreiging (0) of van een verhoogd risico (0).'],
  ])('of what goes first: %d and %d', (dreiging, verhoogd, zin) => {
    expect(woorden(zinVoorrang(cijfer(dreiging), cijfer(verhoogd)))).toBe(zin)
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
    expect(woorden(zinOnderzoek({ rij, cijfer: cijfer(10, 'c', 'procent') }))).toBe(
      'Onderzoek (De Groene Amsterdammer, 2021) geeft 10 procent: aandeel van de tweets dat haat bevat.',
    )
  })

  test('of gemeenten and provincies', () => {
    expect(woorden(zinDatavolwassenheid(cijfer(53), dag))).toBe(
      'Op 14 mei 2024 hadden meer dan 50 gemeenten een datavolwassenheidstraject doorlopen.',
    )
    const normen = ['Zeeland', 'Limburg'].map((naam) => ({ organisatie: { id: naam, naam }, brief }))
    expect(woorden(zinNormen(cijfer(2), normen, dag))).toBe(
      'Volgens de brief van 14 mei 2024 hebben twee provincies met gemeenten, waterschappen en het RIEC een gezamenlijke norm weerbare overheid: Zeeland en Limburg. De hub telt deze normen niet zelf.',
    )
    expect(woorden(zinNormen(cijfer(0), [], '2024-05-13'))).toBe(
      'Welke provincies een gezamenlijke norm weerbare overheid hebben, telt de hub niet zelf; de brieven in de hub tot en met 13 mei 2024 noemen er geen.',
    )
  })

  test('of promises, naming only what there is', () => {
    const perStatus = [
      ['NAGEKOMEN', cijfer(1)],
      ['IN_UITVOERING', cijfer(0)],
      ['OPEN', cijfer(2)],
    ] as const
    expect(woorden(zinToezeggingen(cijfer(3), perStatus, { bekend: [brief], onzeker: [] }))).toBe(
      'De brieven in de hub, tot en met de brief van 14 mei 2024, noemen drie toezeggingen en moties: 1 nagekomen en 2 open.',
    )
  })

  test('of money', () => {
    expect(woorden(zinProgramma(cijfer(1_000_000_000, 'c', 'euro'), { jaarVan: 2022, brief }))).toBe(
      'Volgens de brief van 14 mei 2024 is voor het programma Weerbaar Bestuur sinds 2022 jaarlijks € 10 miljoen beschikbaar.',
    )
    const middel = {
      brief,
      ontvangers: 'iedere provincie',
      jaarVan: 2023,
      inclusiefBtwCompensatiefonds: true,
    }
    expect(
      woorden(zinPerOrganisatie(cijfer(8_000_000, 'c', 'euro'), cijfer(96_000_000, 't', 'euro'), middel)),
    ).toBe(
      'Volgens de brief van 14 mei 2024 ontving iedere provincie in 2023 € 80.000, inclusief de afdracht aan het btw-compensatiefonds; samen € 960.000.',
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

  test('of which there are none are told so, with what that does not mean', () => {
    expect(woorden(zinMeldingen(cijfer(0), cijfer(80), dag))).toBe(
      `De registraties geven geen enkele melding in de twaalf maanden tot en met 14 mei 2024. Dat zijn er minder dan de 80 in de twaalf maanden daarvoor. ${waarschuwing}`,
    )
  })

  test('are compared only where both are known, over the same organisations', () => {
    const zonder = 'In de twaalf maanden tot en met 14 mei 2024 zijn bijna 900 meldingen geregistreerd.'
    const toen = figure({ waarde: null, status: 'ONBEKEND', code: 'NIET_BIJGEWERKT' })
    expect(woorden(zinMeldingen(cijfer(873), toen, dag))).toBe(zonder)
    const over = (geteld: number, waarde: number) => figure({ waarde, dekking: { gevraagd: 375, geteld } })
    expect(woorden(zinMeldingen(over(374, 873), over(375, 951), dag))).toBe(zonder)
    const alle = (aantal: number, waarde: number) =>
      figure({ waarde, dekking: { gevraagd: aantal, geteld: aantal } })
    expect(woorden(zinMeldingen(alle(375, 873), alle(378, 951), dag))).toContain('Dat zijn er minder dan')
  })

  test('stand beside what research says, in which direction it went', () => {
    const reeks = (...percentages: readonly number[]) =>
      percentages.map(
        (percentage, index): Onderzoekscijfer => ({
          cijfer: cijfer(percentage, String(index), 'procent'),
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
    expect(zin(49)[0]).toMatch(/^Van onderzoek is één meting bekend: van de politieke ambtsdragers had/)
    expect(zin()).toEqual([])
  })
})
