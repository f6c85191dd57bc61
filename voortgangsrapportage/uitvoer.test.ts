import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { leesCijferbestand } from './cijferbestand.ts'
import { openUitvoer } from './uitvoer.ts'
import type { Verslag } from './verslag.ts'

const folder = mkdtempSync(join(tmpdir(), 'nwb-uitvoer-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const verslag: Verslag = {
  titel: 'Verslag',
  peildatum: '2024-05-14',
  gemaaktOp: '2024-05-14T00:00:00.000Z',
  afnemer: 'BZK',
  hub: null,
  vorige: null,
  samenvatting: [],
  hoofdstukken: [],
  cijfers: [],
  vragen: [],
}

const schrijver = (inhoud: string) => [{ bestand: 'verslag.txt', maak: () => inhoud }]

describe('the folder of a report', () => {
  test('holds the report and its figures, and takes the place of an earlier one', async () => {
    const map = join(folder, 'nieuw/verslag')
    await (await openUitvoer(map)).schrijf(verslag, schrijver('een'))
    const bestanden = await (await openUitvoer(map)).schrijf(verslag, schrijver('twee'))

    expect(bestanden).toEqual([join(map, 'figures.json'), join(map, 'verslag.txt')])
    expect(readFileSync(join(map, 'verslag.txt'), 'utf8')).toBe('twee')
    expect(await leesCijferbestand(map)).toMatchObject({ titel: 'Verslag', cijfers: [] })
    expect(readdirSync(join(folder, 'nieuw'))).toEqual(['verslag'])
  })

  test('keeps the earlier report when writing the new one fails', async () => {
    const map = join(folder, 'oud')
    await (await openUitvoer(map)).schrijf(verslag, schrijver('een'))
    const uitvoer = await openUitvoer(map)
    const faalt = () => {
      throw new Error('no ink')
    }
    await expect(uitvoer.schrijf(verslag, [{ bestand: 'x', maak: faalt }])).rejects.toThrow('no ink')
    await uitvoer.ruimOp()

    expect(readFileSync(join(map, 'verslag.txt'), 'utf8')).toBe('een')
    expect(readdirSync(folder).filter((naam) => naam.startsWith('.'))).toEqual([])
  })

  test('is refused where it holds something else, is a file, or cannot be made', async () => {
    writeFileSync(join(folder, 'bestand'), '')
    await expect(openUitvoer(folder)).rejects.toThrow('bevat iets anders dan een verslag')
    await expect(openUitvoer(join(folder, 'bestand'))).rejects.toThrow('is een bestand')
    await expect(openUitvoer(join(folder, 'bestand/x'))).rejects.toThrow('ENOTDIR')
    await expect(openUitvoer('/proc/verslag')).rejects.toThrow('kan niet worden geschreven')
  })

  test('without a report, or with figures that no report wrote, is not read', async () => {
    await expect(leesCijferbestand(join(folder, 'geen'))).rejects.toThrow('staat geen verslag')
    writeFileSync(join(folder, 'figures.json'), '{"titel": 1}')
    await expect(leesCijferbestand(folder)).rejects.toThrow(/is niet wat een verslag schrijft: titel/)
  })
})
