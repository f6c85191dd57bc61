import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readCijferbestand } from './cijferbestand.ts'
import { openOutput } from './output.ts'
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
    await (await openOutput(map)).schrijf(verslag, schrijver('een'))
    const bestanden = await (await openOutput(map)).schrijf(verslag, schrijver('twee'))

    expect(bestanden).toEqual([join(map, 'figures.json'), join(map, 'verslag.txt')])
    expect(readFileSync(join(map, 'verslag.txt'), 'utf8')).toBe('twee')
    expect(await readCijferbestand(map)).toMatchObject({ titel: 'Verslag', cijfers: [] })
    expect(readdirSync(join(folder, 'nieuw'))).toEqual(['verslag'])
  })

  test('keeps the earlier report when writing the new one fails', async () => {
    const map = join(folder, 'oud')
    await (await openOutput(map)).schrijf(verslag, schrijver('een'))
    const uitvoer = await openOutput(map)
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
    await expect(openOutput(folder)).rejects.toThrow('bevat iets anders dan een verslag')
    await expect(openOutput(join(folder, 'bestand'))).rejects.toThrow('is een bestand')
    await expect(openOutput(join(folder, 'bestand/x'))).rejects.toThrow('ENOTDIR')
    await expect(openOutput('/proc/verslag')).rejects.toThrow('kan niet worden geschreven')
  })

  test('without a report, or with figures that no report wrote, is not read', async () => {
    await expect(readCijferbestand(join(folder, 'geen'))).rejects.toThrow('staat geen verslag')
    writeFileSync(join(folder, 'figures.json'), '{"titel": 1}')
    await expect(readCijferbestand(folder)).rejects.toThrow(/is niet wat een verslag schrijft: titel/)
  })
})
