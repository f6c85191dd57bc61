import { describe, expect, it } from 'vitest'
import { EXAMPLE } from '../formaten/example.ts'
import type { Beeld, Blok, Hoofdstuk } from '../verslag.ts'
import { type Colours, DARK, LIGHT } from './colours.ts'
import { type Canvas, LINE_HEIGHT, NARROW_WIDTH, type Regels, WIDE_WIDTH } from './drawing.ts'
import { drawGrafiek, teken } from './grafiek.ts'
import { nameMissing } from './missing.ts'
import { textWidth } from './text-width.ts'

function doek(breedte: number): Canvas {
  return { breedte, letter: 14.5, kleuren: LIGHT, naam: 'proef' }
}

function blokkenVan(hoofdstuk: Hoofdstuk): readonly Blok[] {
  return [...hoofdstuk.blokken, ...hoofdstuk.paragrafen.flatMap(blokkenVan)]
}

const grafieken = EXAMPLE.hoofdstukken.flatMap(blokkenVan).filter((blok) => blok.soort === 'grafiek')

/** The box of a text as the project measures it: left, top, right, bottom. */
function vak(tekst: Regels): readonly [number, number, number, number] {
  const breedte = Math.max(...tekst.regels.map((regel) => textWidth(regel, tekst.grootte, tekst.vet)))
  const links = { left: tekst.x, center: tekst.x - breedte / 2, right: tekst.x - breedte }[
    tekst.uitlijning ?? 'left'
  ]
  const boven = tekst.y - tekst.grootte * 0.75
  return [
    links,
    boven,
    links + breedte,
    boven + tekst.grootte * (1 + (tekst.regels.length - 1) * LINE_HEIGHT),
  ]
}

describe.each([
  ['a phone', NARROW_WIDTH],
  ['a desk', WIDE_WIDTH],
])('pictures for %s', (_, breedte) => {
  it.each(grafieken)('keep every text of $id inside and apart', ({ beeld }) => {
    const tekening = teken(beeld, doek(breedte))
    const vakken = tekening.teksten.map(vak)
    const buiten = tekening.teksten.filter((_, i) => {
      const [links, boven, rechts, onder] = vakken[i] ?? [0, 0, 0, 0]
      return links < -1 || boven < -1 || rechts > breedte + 1 || onder > tekening.hoogte + 2
    })
    expect(buiten.map((tekst) => tekst.regels)).toEqual([])
    const opElkaar = vakken.flatMap((een, i) =>
      vakken.slice(i + 1).flatMap((ander, j) => {
        const dx = Math.min(een[2], ander[2]) - Math.max(een[0], ander[0])
        const dy = Math.min(een[3], ander[3]) - Math.max(een[1], ander[1])
        return dx > 1 && dy > 2 ? [[tekening.teksten[i]?.regels, tekening.teksten[i + 1 + j]?.regels]] : []
      }),
    )
    expect(opElkaar).toEqual([])
  })
})

describe('what is missing', () => {
  const punten = [
    { naam: '2024-01', waarde: 3 },
    { naam: '2024-02', waarde: null, reden: 'bron weg' },
    { naam: '2024-03', waarde: null, reden: 'bron weg' },
    { naam: '2024-04', waarde: null, reden: 'bron weg' },
    { naam: '2024-05', waarde: 5 },
  ]

  it('breaks a line and stands as crosses, not as zeros', () => {
    const tekening = teken(
      { vorm: 'lijnen', eenheid: 'aantal', reeksen: [{ naam: 'Reeks', punten }] },
      doek(WIDE_WIDTH),
    )
    const lijn = tekening.paden.find(
      (pad) => pad.dikte === 2.5 && pad.pad.startsWith('M') && pad.pad.split('M').length > 2,
    )
    expect(lijn?.pad).not.toContain('L')
    expect(tekening.symbolen.filter((symbool) => symbool.vorm === 'kruis')).toHaveLength(3 + 1)
  })

  it('is a broken box among bars, and a stacked bar with a gap has no total', () => {
    const reeksen = ['Een', 'Twee'].map((naam) => ({
      naam,
      punten: naam === 'Een' ? punten.slice(0, 2) : punten.slice(3),
    }))
    const staven = { vorm: 'staven', eenheid: 'aantal', richting: 'liggend', reeksen } as const
    const naast = teken({ ...staven, gestapeld: false }, doek(WIDE_WIDTH))
    expect(naast.vlakken.filter((vlak) => vlak.streep !== undefined)).toHaveLength(2)
    expect(naast.teksten.filter((tekst) => tekst.regels[0] === 'geen cijfer')).toHaveLength(2)
    const zelfde = [
      { naam: 'Een', punten: [{ naam: 'a', waarde: 3 }] },
      { naam: 'Twee', punten: [{ naam: 'a', waarde: null, reden: 'weg' }] },
    ]
    const gestapeld = teken({ ...staven, gestapeld: true, reeksen: zelfde }, doek(WIDE_WIDTH))
    expect(gestapeld.teksten.some((tekst) => tekst.regels[0] === '3')).toBe(false)
  })

  it('is said in words, a long stretch by its ends', () => {
    const beeld: Beeld = { vorm: 'lijnen', eenheid: 'aantal', reeksen: [{ naam: 'Reeks', punten }] }
    expect(nameMissing(beeld)).toEqual(['Geen cijfer voor feb 2024 tot en met apr 2024: bron weg.'])
  })

  it('leaves a tile without colour', () => {
    const tegels = [
      { code: 'pv20', naam: 'Groningen', waarde: 0 },
      { code: 'pv22', naam: 'Drenthe', waarde: null, reden: 'weg' },
    ]
    const kaart = teken(
      { vorm: 'tegelkaart', eenheid: 'aantal', legenda: 'Sessies', tegels },
      doek(NARROW_WIDTH),
    )
    const vlakken = kaart.vlakken.slice(-2)
    expect(vlakken.map((vlak) => vlak.vulling === 'none')).toEqual([false, true])
  })
})

it('a tile of a place that is no provincie is refused', () => {
  const tegels = [{ code: 'gm0363', naam: 'Amsterdam', waarde: 1 }]
  expect(() => teken({ vorm: 'tegelkaart', eenheid: 'aantal', legenda: '', tegels }, doek(340))).toThrow(
    '"gm0363"',
  )
})

it('a picture without a single figure can be drawn', () => {
  const leeg = [{ naam: 'Een', punten: [{ naam: 'a', waarde: null, reden: 'weg' }] }]
  const beelden: readonly Beeld[] = [
    { vorm: 'lijnen', eenheid: 'aantal', reeksen: leeg },
    { vorm: 'lijnen', eenheid: 'aantal', reeksen: [] },
    { vorm: 'staven', eenheid: 'euro', richting: 'staand', gestapeld: true, reeksen: leeg },
    { vorm: 'staven', eenheid: 'euro', richting: 'liggend', gestapeld: false, reeksen: [] },
    { vorm: 'trechter', eenheid: 'aantal', stappen: [] },
    { vorm: 'tegelkaart', eenheid: 'procent', legenda: 'Leeg', tegels: [] },
    {
      vorm: 'hellingen',
      eenheid: 'aantal',
      van: 'toen',
      naar: 'nu',
      lijnen: [{ naam: 'a', van: null, naar: null }],
    },
    { vorm: 'hellingen', eenheid: 'aantal', van: 'toen', naar: 'nu', lijnen: [] },
  ]
  for (const beeld of beelden) {
    for (const breedte of [NARROW_WIDTH, WIDE_WIDTH]) {
      const tekening = teken(beeld, doek(breedte))
      expect(Number.isFinite(tekening.hoogte), `${beeld.vorm} ${breedte}`).toBe(true)
      expect(JSON.stringify(tekening), `${beeld.vorm} ${breedte}`).not.toMatch(/NaN|null,"y"|Infinity/)
    }
  }
})

it('the picture says what it is and what it shows, and names nothing else', async () => {
  const [grafiek] = grafieken
  if (grafiek === undefined) throw new Error('The example has no picture')
  const svg = await drawGrafiek(grafiek, doek(340))
  expect(svg).toMatch(/^<svg[^>]* role="img" aria-labelledby="proef-titel" aria-describedby="proef-uitleg">/)
  expect(svg.match(/ role=/g)).toHaveLength(1)
  expect(svg).toContain('<title id="proef-titel">Aanvragen per maand</title>')
})

describe.each([
  ['light', LIGHT],
  ['dark', DARK],
])('the colours in the %s', (_, kleuren: Colours) => {
  it('differ enough from the paper, and text from what it stands on', () => {
    for (const kleur of [kleuren.tekst, kleuren.zacht, ...kleuren.reeks]) {
      expect(contrast(kleur, kleuren.papier), kleur).toBeGreaterThanOrEqual(4.5)
    }
    kleuren.trap.forEach((trap, i) => {
      expect(contrast(trap, kleuren.trapTekst[i] ?? ''), trap).toBeGreaterThanOrEqual(4.5)
    })
  })
})

/** Contrast as WCAG 2.2 counts it. */
function contrast(een: string, ander: string): number {
  const [licht = 0, donker = 0] = [helderheid(een), helderheid(ander)].sort((a, b) => b - a)
  return (licht + 0.05) / (donker + 0.05)
}

function helderheid(kleur: string): number {
  const [rood = 0, groen = 0, blauw = 0] = [1, 3, 5].map((i) => {
    const kanaal = Number.parseInt(kleur.slice(i, i + 2), 16) / 255
    return kanaal <= 0.04045 ? kanaal / 12.92 : ((kanaal + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw
}
