import { describe, expect, test } from 'vitest'
import { figure } from '../cijfers/figure.ts'
import { EXAMPLE } from '../formaten/example.ts'
import { makeHtml } from '../formaten/html/html.ts'
import { makeMarkdown } from '../formaten/markdown/markdown.ts'
import type { Blok, Cijfer, Verslag, Verwijzing } from '../verslag.ts'
import { contradictions } from './contradictions.ts'
import { renderedOtherwise } from './rendered.ts'

const sessies = figure({ id: 'otwb.sessies', waarde: 84 })
const aandeel = figure({ id: 'monitor.a', waarde: 22.5, eenheid: 'procent' })
const kosten = figure({ id: 'kosten', waarde: 123_456, eenheid: 'euro' })
const spoed = figure({ id: 'spoed', waarde: null, status: 'ONDERDRUKT', reden: 'te klein' })

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
  return contradictions({ ...EXAMPLE, samenvatting: [], hoofdstukken: [hoofdstuk], cijfers })
}

function said(tekst: string, ...cijfers: readonly Cijfer[]): Verwijzing {
  return { tekst, cijfers: cijfers.map(({ id }) => id) }
}

function zin(...delen: readonly (string | Verwijzing)[]): Blok {
  return { soort: 'alinea', tekst: delen }
}

function cel(verwijzing: Verwijzing): Blok {
  const kolommen = [
    { kop: 'A', uitlijning: 'links' },
    { kop: 'B', uitlijning: 'rechts' },
  ] as const
  return { soort: 'tabel', id: 't', bijschrift: 'Tabel', kolommen, rijen: [[['rij'], [verwijzing]]] }
}

describe('a report that says one thing of each figure', () => {
  test('may say it in a table exactly and in a sentence bounded, as a word, or as a share', () => {
    const alle = figure({ id: 'alle', waarde: 200 })
    expect(
      found(
        [
          zin(
            said('meer dan 80', sessies),
            ' ',
            said('42 procent', sessies, alle),
            ' ',
            said('284', sessies, alle),
          ),
          cel(said('84', sessies)),
          cel(said('22,5 procent', aandeel)),
          cel(said('onderdrukt', spoed)),
        ],
        [sessies, aandeel, spoed, alle],
      ),
    ).toEqual([])
  })
})

describe('a contradiction is found', () => {
  test('between two places, with both', () => {
    expect(found([zin(said('circa 100', sessies)), cel(said('84', sessies))], [sessies])).toEqual([
      '1 Een: "circa 100" is not what otwb.sessies (84 aantal) say',
      'otwb.sessies is "circa 100" in 1 Een and "84" in 1 Een',
    ])
  })

  test.each([
    [
      'a percentage that is rounded in one place',
      zin(said('23 procent', aandeel)),
      /"23 procent" is not what/,
    ],
    ['an amount without its cents', zin(said('€ 1.235', kosten)), /"€ 1\.235" is not what/],
    ['a number in another unit', zin(said('84 dagen', sessies)), /"84 dagen" is not what/],
    ['nobody where there are some', zin(said('niemand', sessies)), /"niemand" is not what/],
    ['a number where there is none', zin(said('3', spoed)), /"3" gives a number, but spoed has none/],
    ['another name for a status', cel(said('niet getoond', spoed)), /calls spoed otherwise than its status/],
    ['a figure that is not there', zin(said('84', figure({ id: 'weg' }))), /that the report does not have/],
  ])('of %s', (_, blok, finding) => {
    expect(found([blok], [sessies, aandeel, kosten, spoed]).join('\n')).toMatch(finding)
  })

  test('in a picture that draws another value, or draws what is not known', () => {
    const beeld = (waarde: number | null, cijfers: readonly string[]): Blok => ({
      soort: 'grafiek',
      id: 'g',
      bijschrift: 'Beeld',
      alternatief: [],
      beeld: { vorm: 'trechter', eenheid: 'aantal', stappen: [{ naam: 'Stap', waarde, cijfers }] },
      tabel: { soort: 'tabel', id: 'g-tabel', bijschrift: 'Beeld', kolommen: [], rijen: [] },
    })
    expect(found([beeld(84, [sessies.id])], [sessies, spoed])).toEqual([])
    expect(found([beeld(80, [sessies.id])], [sessies, spoed])[0]).toMatch(/draws 80, not 84/)
    expect(found([beeld(0, [spoed.id])], [sessies, spoed])[0]).toMatch(
      /draws 0, but not all of spoed are known/,
    )
  })

  test('between figures of one thing in two chapters, and of a part above its whole', () => {
    const cijfers = (een: number, ander: number) => [
      figure({ id: 'veilig-wonen.wachtlijst', waarde: een }),
      figure({ id: 'veilig-wonen.wachtlijst.aantal.DREIGING', waarde: ander }),
      figure({ id: 'otwb.intakes', waarde: ander }),
      figure({ id: 'otwb.voorgesprekken', waarde: een }),
    ]
    expect(found([], cijfers(3, 3))).toEqual([])
    expect(found([], cijfers(0, 3))).toEqual([
      'veilig-wonen.wachtlijst.aantal. (3) is not veilig-wonen.wachtlijst (0)',
      'otwb.intakes (3) is more than otwb.voorgesprekken (0)',
    ])
  })
})

describe('a format that was written', () => {
  const verslag: Verslag = {
    ...EXAMPLE,
    samenvatting: [zin('Er zijn ', said('84', sessies), ' sessies.')],
    hoofdstukken: [],
    cijfers: [{ ...sessies, vraag: 'aanvragen' }],
  }
  const md = (inhoud: string) => renderedOtherwise(verslag, [{ bestand: 'verslag.md', inhoud }])
  const html = (inhoud: string) => renderedOtherwise(verslag, [{ bestand: 'verslag.html', inhoud }])

  test('says what the report says', async () => {
    expect(md(makeMarkdown(verslag))).toEqual([])
    expect(html(await makeHtml(verslag))).toEqual([])
    expect(renderedOtherwise(EXAMPLE, [{ bestand: 'v.md', inhoud: makeMarkdown(EXAMPLE) }])).toEqual([])
  })

  test('is found where it says another number, in its text or in its list of figures', async () => {
    expect(md(makeMarkdown(verslag).replace('Er zijn 84', 'Er zijn 85'))).toEqual([
      'verslag.md says 85, which the report does not',
    ])
    const other = (await makeHtml(verslag)).replace(
      'data-kop="Waarde"><span>84',
      'data-kop="Waarde"><span>85',
    )
    expect(html(other)).toEqual(['verslag.html gives "85" as Cijfer, which the report does not'])
  })
})
