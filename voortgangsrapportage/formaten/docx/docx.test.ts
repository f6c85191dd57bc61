import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leesbaar } from '../../taal/tekst.ts'
import type { Blok, Hoofdstuk, Verslag } from '../../verslag.ts'
import { EXAMPLE } from '../example.ts'
import { makeDocx } from './docx.ts'

let delen: ReadonlyMap<string, string>

beforeAll(async () => {
  delen = leesZip(await makeDocx(EXAMPLE))
})

describe('the report as a Word document', () => {
  it('has headings that are headings, numbered by Word', () => {
    const koppen = alineas('Heading1')
    expect(koppen.map(tekst)).toEqual([
      'Samenvatting',
      'Veilig Wonen',
      'Meldingen en aangiftebereidheid (onvolledig)',
      'Het Ondersteuningsteam Weerbaar Bestuur op tour',
      'Zicht op Ondermijning (zonder cijfers)',
      'Middelen en toezeggingen',
      'Herkomst van de cijfers',
    ])
    expect(koppen.map((kop) => kop.includes('<w:numPr>'))).toEqual([
      false,
      true,
      true,
      true,
      true,
      true,
      false,
    ])
  })

  it('has a table of contents that links every heading', () => {
    expect(deel('word/document.xml')).toContain('TOC \\o &quot;1-2&quot;')
    const links = [...alineas('TOC1'), ...alineas('TOC2')].flatMap((regel) => [
      ...regel.matchAll(/w:anchor="([^"]*)"/g),
    ])
    const bladwijzers = [...deel('word/document.xml').matchAll(/<w:bookmarkStart w:name="([^"]*)"/g)].map(
      ([, id]) => id,
    )
    expect(links).toHaveLength(7 + 2)
    expect(links.filter(([, anker]) => !bladwijzers.includes(anker))).toEqual([])
  })

  it('repeats the head of every table, and says with every picture what it shows', () => {
    const document = deel('word/document.xml')
    const tabellen = document.match(/<w:tbl>/g) ?? []
    expect(document.match(/<w:tblHeader\/>/g)).toHaveLength(tabellen.length)
    for (const grafiek of grafieken(EXAMPLE))
      expect(document).toContain(`descr="${leesbaar(grafiek.alternatief)}"`)
  })

  it('explains figures in real footnotes, each leading to the appendix', () => {
    const verwezen = deel('word/document.xml').match(/<w:footnoteReference /g) ?? []
    const noten = [...deel('word/footnotes.xml').matchAll(/w:anchor="(herkomst_\d+)"/g)].map(
      ([, anker]) => anker,
    )
    expect(verwezen.length).toBeGreaterThan(10)
    expect(noten.length).toBeGreaterThanOrEqual(verwezen.length)
    for (const anker of new Set(noten)) expect(deel('word/document.xml')).toContain(`w:name="${anker}"`)
  })

  it('says its title and that it is Dutch', () => {
    expect(deel('docProps/core.xml')).toContain(`<dc:title>${EXAMPLE.titel}</dc:title>`)
    expect(deel('word/styles.xml')).toMatch(/<w:lang w:val="nl-NL"/)
  })

  it('holds text that XML may not', async () => {
    const tekst = ['<w:p>&</w:p> \u0007\uD800 einde']
    const kwaad = leesZip(await makeDocx({ ...EXAMPLE, samenvatting: [{ soort: 'alinea', tekst }] }))
    expect(kwaad.get('word/document.xml')).toContain('&lt;w:p&gt;&amp;&lt;/w:p&gt;  einde')
  })
})

const soffice = spawnSync('soffice', ['--version']).status === 0
if (!soffice && process.env['CI'] !== undefined) {
  throw new Error('Converting the document: CI has no soffice; wanted the package libreoffice-writer')
}

describe.skipIf(!soffice)('the Word document in LibreOffice', () => {
  let map: string
  let pdftekst: string
  let plaatjes: number

  beforeAll(async () => {
    map = await mkdtemp(join(tmpdir(), 'verslag-docx-'))
    await writeFile(join(map, 'verslag.docx'), await makeDocx(EXAMPLE))
    const profiel = `-env:UserInstallation=file://${join(map, 'profiel')}`
    const opties = [profiel, '--headless', '--convert-to', 'pdf', '--outdir', map, join(map, 'verslag.docx')]
    const { status, stderr } = spawnSync('soffice', opties, { encoding: 'utf8', timeout: 150_000 })
    if (status !== 0) throw new Error(`Converting the document: soffice ended with ${status}: ${stderr}`)
    pdftekst = spawnSync('pdftotext', ['-layout', join(map, 'verslag.pdf'), '-'], { encoding: 'utf8' }).stdout
    const lijst = spawnSync('pdfimages', ['-list', join(map, 'verslag.pdf')], { encoding: 'utf8' }).stdout
    plaatjes = lijst.split('\n').filter((regel) => regel.trim().split(/\s+/)[2] === 'image').length
    expect((await readFile(join(map, 'verslag.pdf'))).subarray(0, 5).toString()).toBe('%PDF-')
  }, 180_000)

  afterAll(() => rm(map, { recursive: true, force: true }))

  it('keeps every heading with its number', () => {
    for (const hoofdstuk of EXAMPLE.hoofdstukken.flatMap((deel) => [deel, ...deel.paragrafen])) {
      expect(pdftekst).toMatch(
        new RegExp(`^\\s*${hoofdstuk.nummer.replace('.', '\\.')}\\s+${hoofdstuk.titel}`, 'm'),
      )
    }
    expect(pdftekst).not.toContain('TOC \\')
  })

  it('keeps every picture', () => {
    expect(plaatjes).toBe(grafieken(EXAMPLE).length)
  })

  it('keeps the cells of tables and the text of footnotes', () => {
    expect(pdftekst).toMatch(/Wonen\s+88\s+€ 912\.300\s+Sloten, verlichting en camera’s/)
    expect(pdftekst).toMatch(/vraag aanvragen, gesteld op 14 mei 2024/)
  })
})

function grafieken(verslag: Verslag) {
  const blokken = (hoofdstuk: Hoofdstuk): readonly Blok[] => [
    ...hoofdstuk.blokken,
    ...hoofdstuk.paragrafen.flatMap(blokken),
  ]
  return verslag.hoofdstukken.flatMap(blokken).filter((blok) => blok.soort === 'grafiek')
}

function deel(naam: string): string {
  const inhoud = delen.get(naam)
  if (inhoud === undefined)
    throw new Error(`The document has no part "${naam}", but ${[...delen.keys()].join(', ')}`)
  return inhoud
}

function alineas(stijl: string): readonly string[] {
  return (deel('word/document.xml').match(/<w:p>.*?<\/w:p>/gs) ?? []).filter((alinea) =>
    alinea.includes(`<w:pStyle w:val="${stijl}"/>`),
  )
}

function tekst(alinea: string): string {
  return [...alinea.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, stuk]) => stuk).join('')
}

/** The texts in a zip file, by its central directory. */
function leesZip(zip: Uint8Array): ReadonlyMap<string, string> {
  const bytes = Buffer.from(zip)
  const einde = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'))
  const uit = new Map<string, string>()
  let plaats = bytes.readUInt32LE(einde + 16)
  for (let i = bytes.readUInt16LE(einde + 10); i > 0; i -= 1) {
    const [naamlengte, extra, opmerking] = [28, 30, 32].map((waar) => bytes.readUInt16LE(plaats + waar)) as [
      number,
      number,
      number,
    ]
    const naam = bytes.toString('utf8', plaats + 46, plaats + 46 + naamlengte)
    const kop = bytes.readUInt32LE(plaats + 42)
    const begin = kop + 30 + bytes.readUInt16LE(kop + 26) + bytes.readUInt16LE(kop + 28)
    const inhoud = bytes.subarray(begin, begin + bytes.readUInt32LE(plaats + 20))
    const ingepakt = bytes.readUInt16LE(plaats + 10) === 8
    if (/\.xml$/.test(naam)) uit.set(naam, (ingepakt ? inflateRawSync(inhoud) : inhoud).toString('utf8'))
    plaats += 46 + naamlengte + extra + opmerking
  }
  return uit
}
