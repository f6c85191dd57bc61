import { describe, expect, test } from 'vitest'
import { figure } from '../../cijfers/figure.ts'
import { EXAMPLE } from '../../formaten/example.ts'
import type { Blok, Cijfer, Tekst, Verwijzing } from '../../verslag.ts'
import { notCarried } from './claims.ts'

const nu = figure({ id: 'meldingen.twaalf-maanden', waarde: 873 })
const toen = figure({ id: 'meldingen.twaalf-maanden-daarvoor', waarde: 951 })
const aanvragen = figure({ id: 'veilig-wonen.aanvragen', waarde: 142 })

const eerder = 'daarvoor'

function said(tekst: string, ...cijfers: readonly Cijfer[]): Verwijzing {
  return { tekst, cijfers: cijfers.map(({ id }) => id) }
}

function named(tekst: string, cijfer: Cijfer): Verwijzing {
  return { ...said(tekst, cijfer), letterlijk: true }
}

function found(blokken: readonly Blok[], cijfers: readonly Cijfer[]): readonly string[] {
  const hoofdstuk = {
    id: 'a',
    nummer: '1',
    titel: 'Een',
    niveau: 1,
    staat: 'heel',
    blokken,
    paragrafen: [],
  } as const
  const verslag = { ...EXAMPLE, samenvatting: [], hoofdstukken: [hoofdstuk], cijfers }
  return notCarried(verslag, verslag)
}

function zin(...tekst: Tekst): Blok {
  return { soort: 'alinea', tekst }
}

const minder = (woord: string, a = nu, b = toen) =>
  zin('Dat zijn er ', said(woord, a, b), ' dan de ', said('951', b), ` in de twaalf maanden ${eerder}.`)

describe('a sentence is carried', () => {
  test('where its figures, looked up anew, give what it says', () => {
    expect(
      found(
        [
          zin(
            'Sinds 1 januari 2024 zijn ',
            said('circa 140', aanvragen),
            ' aanvragen Veilig Wonen binnengekomen.',
          ),
          minder('minder'),
        ],
        [nu, toen, aanvragen],
      ),
    ).toEqual([])
  })
})

describe('a sentence is not carried', () => {
  test.each([
    [
      'by a number that is not its figure',
      zin(
        'Sinds 1 januari 2024 zijn ',
        said('circa 150', aanvragen),
        ' aanvragen Veilig Wonen binnengekomen.',
      ),
      /"circa 150", but veilig-wonen\.aanvragen is 142/,
    ],
    [
      'by another figure than what it tells of',
      zin('Sinds 1 januari 2024 zijn ', said('873', nu), ' aanvragen Veilig Wonen binnengekomen.'),
      /rests on meldingen\.twaalf-maanden; wanted veilig-wonen\.aanvragen/,
    ],
    ['when it says more where there is less', minder('meer'), /"meer", but it is 873 beside 951/],
    [
      'when nobody wrote down what would carry it',
      zin('Alle gemeenten zijn bezocht.'),
      /no figure is known to carry "Alle gemeenten/,
    ],
    [
      'when a bare number slips in',
      zin('Sinds 1 januari 2024 zijn 142 aanvragen Veilig Wonen binnengekomen.'),
      /no figure is known/,
    ],
    [
      'when it says that there are none of some',
      zin(
        'De registraties geven ',
        said('geen enkele melding', nu),
        ' in de twaalf maanden tot en met 14 mei 2024.',
      ),
      /"geen enkele melding", but/,
    ],
  ])('%s', (_, blok, finding) => {
    expect(found([blok], [nu, toen, aanvragen]).join('\n')).toMatch(finding)
  })

  test('when it compares what is not complete, over other organisations, or what a letter said', () => {
    const late = { ...nu, bijgewerktTot: '2024-03-31' }
    expect(found([minder('minder', late)], [late, toen]).join('\n')).toMatch(
      /compares .*, which is not complete/,
    )
    const fewer = { ...nu, dekking: { gevraagd: 375, geteld: 374 } }
    expect(found([minder('minder', fewer)], [fewer, toen]).join('\n')).toMatch(/over other organisations/)
    const letter = { ...toen, soort: 'brief' as const }
    expect(found([minder('minder', nu, letter)], [nu, letter]).join('\n')).toMatch(
      /compares what is no count/,
    )
  })

  test('when it says that experience rose where it fell, or of one measure', () => {
    const monitor = (jaar: number, waarde: number) =>
      figure({ id: `monitor.${jaar}`, naam: `Ambtsdragers (${jaar}): aandeel`, eenheid: 'procent', waarde })
    const reeks = [monitor(2022, 49), monitor(2024, 45)] as const
    const ervaren = (woord: string, ...cijfers: readonly Cijfer[]) =>
      zin(
        'De ervaren agressie ',
        said(woord, ...cijfers),
        ': van de politieke ambtsdragers had volgens de Monitor ',
        said('49 procent', reeks[0]),
        ' in 2022 en ',
        said('45 procent', reeks[1]),
        ' in 2024 te maken met agressie of intimidatie.',
      )
    expect(found([ervaren('nam af', ...reeks)], reeks)).toEqual([])
    expect(found([ervaren('nam toe', ...reeks)], reeks).join('\n')).toMatch(/"nam toe", but it nam af/)
    expect(found([ervaren('bleef gelijk', reeks[0])], reeks).join('\n')).toMatch(/fewer than two/)
  })

  test('when it names more or fewer than it counts', () => {
    const norm = figure({ id: 'organisaties.provincies-met-norm', waarde: 3, soort: 'brief' })
    const zinnen = (...namen: readonly string[]) =>
      zin(
        'Volgens de brief van 14 mei 2024 hebben ',
        said('drie', norm),
        ' provincies met gemeenten, waterschappen en het RIEC een gezamenlijke norm weerbare overheid: ',
        ...namen.flatMap((naam, index): Tekst => [...(index === 0 ? [] : [', ']), named(naam, norm)]),
        '.',
      )
    expect(found([zinnen('Zeeland', 'Limburg', 'Utrecht')], [norm])).toEqual([])
    expect(found([zinnen('Zeeland', 'Limburg')], [norm])[0]).toMatch(/2 are named of the 3/)
  })
})

describe('a report is not carried', () => {
  test('when a figure stands in the row of another, or a caption compares', () => {
    const burgemeester = figure({ id: 'a.b', naam: 'Aanvragen: Burgemeester', waarde: 5 })
    const tabel = (rij: string, bijschrift: string): Blok => ({
      soort: 'tabel',
      id: 't',
      bijschrift,
      kolommen: [
        { kop: 'Functie', uitlijning: 'links' },
        { kop: 'Aanvragen', uitlijning: 'rechts' },
      ],
      rijen: [[[rij], [said('5', burgemeester)]]],
    })
    expect(found([tabel('Burgemeester', 'Aanvragen')], [burgemeester])).toEqual([])
    expect(found([tabel('Wethouder', 'Meer aanvragen')], [burgemeester])).toEqual([
      'the row "Wethouder" of t gives a.b',
      'no figure is known to carry the caption "1 Een: Meer aanvragen"',
    ])
  })

  test('when made-up data is not said to be, or a count goes past the end of its source', () => {
    const verzonnen = { ...nu, synthetisch: true }
    expect(found([], [verzonnen])).toEqual(['meldingen.twaalf-maanden is made up, and is not said to be'])
    const voorbij = { ...nu, bijgewerktTot: '2024-03-31' }
    expect(found([], [voorbij])).toEqual([
      'meldingen.twaalf-maanden has a value, but its source ends on 2024-03-31',
    ])
    expect(found([], [{ ...nu, id: 'meldingen.jaar.2023', bijgewerktTot: '2024-03-31' }])).toEqual([])
  })

  test('when what is said to have risen fell, or cannot be compared', () => {
    const gestegen = (van: Cijfer, naar: Cijfer): readonly Blok[] => [
      zin('Gestegen:'),
      {
        soort: 'lijst',
        punten: [
          ['Meldingen: van ', said(String(van.waarde), van), ' naar ', said(String(naar.waarde), naar), '.'],
        ],
      },
    ]
    expect(found(gestegen(nu, toen), [nu, toen])).toEqual([])
    expect(found(gestegen(toen, nu), [nu, toen])[0]).toMatch(/Gestegen: .* went from 951 to 873/)
  })
})
