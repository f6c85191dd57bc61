import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readOptions } from './options.ts'

const vandaag = '2026-01-01'
const lees = (argumenten: string, omgeving: Record<string, string> = {}) =>
  readOptions(
    argumenten.split(' ').filter((een) => een !== ''),
    omgeving,
    vandaag,
  )

describe('the command line', () => {
  test('with only a peildatum asks the embedded hub, for all formats', () => {
    expect(lees('--peildatum 2024-05-14')).toEqual({
      taak: 'maak',
      peildatum: '2024-05-14',
      vorige: null,
      uit: resolve('voortgangsrapportage-2024-05-14'),
      formaten: ['html', 'docx', 'md', 'json'],
      hub: { url: null, afnemer: 'bzk-voortgangsrapportage' },
    })
  })

  test('names another hub with its token, which may come from the environment', () => {
    const hub = { url: 'https://hub.example', token: 't' }
    expect(lees('--peildatum 2024-05-14 --url https://hub.example --token t')).toMatchObject({ hub })
    expect(lees('--peildatum 2024-05-14 --url https://hub.example', { NWB_TOKEN: 't' })).toMatchObject({
      hub,
    })
  })

  test('compares with a day or with a folder', () => {
    expect(lees('--peildatum 2024-05-14 --vorige 2023-05-14')).toMatchObject({
      vorige: { dag: '2023-05-14' },
    })
    expect(lees('--peildatum 2024-05-14 --vorige eerder')).toMatchObject({
      vorige: { map: resolve('eerder') },
    })
  })

  test('checks an earlier report', () => {
    expect(lees('--controleer map')).toMatchObject({ taak: 'controleer', map: resolve('map') })
  })

  test.each([
    ['', 'Geef een --peildatum'],
    ['--peildatum 2024-02-30', '--peildatum: "2024-02-30" is geen dag'],
    ['--peildatum gisteren', '--peildatum: "gisteren" is geen dag'],
    ['--peildatum 2026-01-02', '--peildatum: 2026-01-02 ligt in de toekomst; vandaag is het 2026-01-01'],
    ['--peildatum 2024-05-14 --vorige 2024-05-14', '--vorige: 2024-05-14 ligt niet vóór de peildatum'],
    ['--peildatum 2024-05-14 --vorige 2023-02-29', '--vorige: "2023-02-29" is geen dag'],
    [
      '--peildatum 2024-05-14 --formaat pdf',
      '--formaat: "pdf" is geen formaat; kies uit html, docx, md, json',
    ],
    ['--peildatum 2024-05-14 --formaat ,', '--formaat: geef minstens een formaat'],
    ['--peildatum 2024-05-14 --url ftp://x --token t', '--url: "ftp://x" is geen http(s)-adres'],
    ['--peildatum 2024-05-14 --url http://x', 'Bij een --url hoort een --token'],
    ['--peildatum 2024-05-14 --token t', 'Een --token hoort bij een --url'],
    ['--peildatum 2024-05-14 --url http://x --token t --afnemer vng', 'Een --afnemer kiest u alleen'],
    ['--peildatum 2024-05-14 --controleer x', 'Geef --controleer of --peildatum'],
    ['--onbekend', "Unknown option '--onbekend'"],
  ])('"%s" is refused: %s', (argumenten, waarom) => {
    expect(() => lees(argumenten)).toThrow(waarom)
  })
})
