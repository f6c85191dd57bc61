import { describe, expect, it } from 'vitest'
import type { Blok, Verslag } from '../../verslag.ts'
import { EXAMPLE } from '../example.ts'
import { makeHtml } from './html.ts'

const KWAAD = `</title></text></svg><script>alert(1)</script>"><img src=x onerror='alert(2)'>&lt;b&gt;\u0007`

/** Every text of a report replaced; ids and dates stay, so that it is still a report. */
function overal(waarde: unknown, sleutel: string | number): unknown {
  if (typeof waarde === 'string') return MAG.has(String(sleutel)) ? KWAAD : waarde
  if (Array.isArray(waarde))
    return waarde.map((deel) => overal(deel, LIJSTEN.has(String(sleutel)) ? 'tekst' : sleutel))
  if (waarde === null || typeof waarde !== 'object') return waarde
  return Object.fromEntries(Object.entries(waarde).map(([naam, deel]) => [naam, overal(deel, naam)]))
}

const MAG = new Set(
  'titel afnemer hub tekst bijschrift kop alternatief naam reden bron document traceId legenda nummer van naar'.split(
    ' ',
  ),
)
const LIJSTEN = new Set(['tekst', 'punten', 'rijen'])

function metBlok(blok: Blok): Verslag {
  return { ...EXAMPLE, samenvatting: [blok] }
}

function ids(html: string): readonly string[] {
  return [...html.matchAll(/ id="([^"]*)"/g)].map((gevonden) => gevonden[1] ?? '')
}

describe('the report as a page', () => {
  it('asks for nothing: no script, no address, and a policy that lets only its own style sheet through', async () => {
    const html = await makeHtml(EXAMPLE)
    expect(html).not.toMatch(/<script|<link|<img|<iframe|@import|url\((?!#)/i)
    expect(
      html.match(/https?:\/\/[^"\s<]*/g)?.filter((adres) => adres !== 'http://www.w3.org/2000/svg'),
    ).toEqual([])
    expect(html).toContain('default-src &#39;none&#39;; style-src &#39;sha256-'.replaceAll('&#39;', '&#39;'))
    expect(html).not.toMatch(/ style="/)
  })

  it('shows hostile text as text, wherever it stands', async () => {
    const kwaad = overal(EXAMPLE, '') as Verslag
    const html = await makeHtml(kwaad)
    const markup = html.replace(/<style>.*?<\/style>/s, '')
    expect(markup.includes('&lt;script&gt;alert(1)&lt;/script&gt;')).toBe(true)
    expect(/<script|<img/i.test(markup)).toBe(false)
    const tags = [...markup.matchAll(/<[a-z][^>]*>/gi)].map(([tag]) => tag)
    expect(tags.filter((tag) => /\son[a-z]+\s*=/i.test(tag.replace(/"[^"]*"/g, '""')))).toEqual([])
    expect(markup.includes('\u0007')).toBe(false)
  })

  it('has no id twice, and every link leads to one', async () => {
    const html = await makeHtml(EXAMPLE)
    const alle = ids(html)
    expect(alle.filter((id, i) => alle.indexOf(id) !== i)).toEqual([])
    const links = [...html.matchAll(/href="#([^"]*)"/g)].map((gevonden) => gevonden[1] ?? '')
    expect(links.filter((link) => !alle.includes(link))).toEqual([])
    const verwezen = [...html.matchAll(/aria-(?:labelledby|describedby)="([^"]*)"/g)].map(
      ([, id]) => id ?? '',
    )
    expect(verwezen.filter((id) => !alle.includes(id))).toEqual([])
  })

  it('gives each note its question, trace and figures, with a way back to where it is used', async () => {
    const html = await makeHtml(EXAMPLE)
    for (const vraag of EXAMPLE.vragen) expect(html).toContain(vraag.traceId)
    for (const cijfer of EXAMPLE.cijfers) expect(html).toContain(cijfer.naam.replace("'", '&#39;'))
    expect(html).toMatch(/Terug van noot 1 naar paragraaf 1\.1/)
  })

  it('gives a figure without value with its reason, never as zero', async () => {
    const html = await makeHtml(EXAMPLE)
    expect(html).toContain('onderdrukt: minder dan 5, daarom niet getoond')
    expect(html).toContain('niet opgehaald: de bron antwoordde niet')
    expect(html).toContain('geen toegang: het veld ernst')
    expect(html).toContain('Geen cijfer voor Drenthe: minder dan 5, daarom niet getoond.')
  })

  it('refuses a text that rests on a figure the report does not have', async () => {
    const verslag = metBlok({ soort: 'alinea', tekst: [{ tekst: 'circa 140', cijfers: ['er.is.geen'] }] })
    await expect(makeHtml(verslag)).rejects.toThrow('"circa 140" refers to figure "er.is.geen"')
  })

  it('marks a run of figures from one question once', async () => {
    const cijfers = ['vw.aanvragen']
    const tekst = [{ tekst: '140', cijfers }, ' en ', { tekst: '34', cijfers: ['vw.p50'] }, '.']
    const html = await makeHtml(metBlok({ soort: 'alinea', tekst }))
    const alinea = /<p>(.*?)<\/p>/s.exec(html.slice(html.indexOf('<main')))?.[1] ?? ''
    expect(alinea.match(/<sup/g)).toHaveLength(1)
    expect(alinea.indexOf('34')).toBeLessThan(alinea.indexOf('<sup'))
  })

  it('puts the notes of then and now together behind now', async () => {
    const tekst = [
      'Van ',
      { tekst: '7', cijfers: ['m.vorig'] },
      ' naar ',
      { tekst: '83', cijfers: ['vw.aanvragen'] },
      '.',
    ]
    const html = await makeHtml(metBlok({ soort: 'alinea', tekst }))
    const alinea = /<p>(.*?)<\/p>/s.exec(html.slice(html.indexOf('<main')))?.[1] ?? ''
    expect(alinea.match(/<sup/g)).toHaveLength(1)
    expect(alinea.match(/Herkomst, noot/g)).toHaveLength(2)
  })
})
