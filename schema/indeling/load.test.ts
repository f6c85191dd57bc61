import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadIndeling } from './load.ts'

describe('loading the indeling', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'indeling-'))
    cpSync(fileURLToPath(new URL('./', import.meta.url)), folder, {
      recursive: true,
      filter: (source) => !source.endsWith('.ts'),
    })
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const load = () => loadIndeling(pathToFileURL(`${folder}/`))
  const change = (file: string, line: string, to: string) => {
    const text = readFileSync(join(folder, file), 'utf8')
    expect(text).toContain(line)
    writeFileSync(join(folder, file), text.replace(line, to))
  }

  it('takes the files as they are', () => {
    expect(load().organisaties).toHaveLength(393)
  })

  it('refuses a code that stands there twice, and says where both times', () => {
    appendFileSync(join(folder, 'gemeenten-2024.csv'), 'GM0756,Boxmeer,PV30,Oost-Brabant,1\n')
    expect(load).toThrow(
      'gemeenten-beeindigd.csv, line 12: found code "GM0756" for the second time, wanted it once: ' +
        'it stands in gemeenten-2024.csv, line 344',
    )
  })

  it('refuses an opvolger that nobody knows', () => {
    change('herindelingen.csv', 'GM0457,GM0363', 'GM0457,GM9999')
    expect(load).toThrow(
      'herindelingen.csv, line 19: found naar_code "GM9999", wanted a gemeente of gemeenten-2024.csv or ' +
        'gemeenten-beeindigd.csv',
    )
  })

  it('refuses an end before the begin', () => {
    appendFileSync(join(folder, 'gemeenten-nieuw.csv'), 'GM0457,2022-03-24\n')
    expect(load).toThrow(
      'gemeenten-nieuw.csv, line 7: found eerste_dag "2022-03-24", wanted a day up to the last one of GM0457, 2022-03-23',
    )
  })

  it('refuses what goes on on another day than the one after its last', () => {
    change('herindelingen.csv', '2022-03-24,GM0457', '2022-03-25,GM0457')
    expect(load).toThrow(
      'herindelingen.csv, line 19: found that GM0457 went on "2022-03-25", wanted the day after its last, 2022-03-24',
    )
  })

  it('refuses that what exists still goes into another', () => {
    change('herindelingen.csv', '2022-03-24,GM0457', '2022-03-24,GM0344')
    expect(load).toThrow('line 19: found that GM0344 went on "2022-03-24", wanted it to have a last day')
  })

  it('refuses an opvolger that does not exist on that day', () => {
    change('gemeenten-nieuw.csv', 'GM1991,2022-01-01', 'GM1991,2022-01-02')
    expect(load).toThrow('line 14: found naar_code "GM1991", wanted a gemeente that exists on 2022-01-01')
  })

  it('refuses an ended gemeente without opvolgers, and a new one without voorgangers', () => {
    change('herindelingen.csv', '2022-03-24,GM0457,GM0363,opgegaan\n', '')
    expect(load).toThrow(
      'gemeenten-beeindigd.csv, line 8: found that GM0457 ended, wanted its opvolgers in herindelingen.csv',
    )
    change('gemeenten-beeindigd.csv', 'GM0457,Weesp,PV27,Midden-Nederland,2022-03-23\n', '')
    appendFileSync(join(folder, 'gemeenten-nieuw.csv'), 'GM0344,2020-01-01\n')
    expect(load).toThrow('found that GM0344 is new, wanted in herindelingen.csv what went into it')
  })

  it('refuses one that went whole into two, and one that was split over one', () => {
    change('herindelingen.csv', 'GM0788,GM0824,gesplitst', 'GM0788,GM0824,opgegaan')
    expect(load).toThrow('herindelingen.csv, line 5: found gm0788 as "opgegaan", wanted then one line of it')
    change('herindelingen.csv', 'GM0788,GM0824,opgegaan', 'GM0788,GM0824,gesplitst')
    change('herindelingen.csv', 'GM0457,GM0363,opgegaan', 'GM0457,GM0363,gesplitst')
    expect(load).toThrow('line 19: found gm0457 as "gesplitst", wanted then two lines or more')
  })

  it.each([
    ['gemeenten-beeindigd.csv', '2022-03-23', '2022-02-30', 'found laatste_dag "2022-02-30", wanted a day'],
    ['gemeenten-beeindigd.csv', 'GM0457,Weesp', 'GM0457,', 'found no naam, wanted one in each line'],
    ['gemeenten-beeindigd.csv', 'GM0457', 'gm457', 'found code "gm457", wanted a code such as GM0344'],
    [
      'gemeenten-2024.csv',
      'PV27,Amsterdam-Amstelland',
      'PV27,Amstelland',
      'found riec "Amstelland", wanted one of riecs.csv',
    ],
    [
      'gemeenten-2024.csv',
      'Amsterdam,PV27',
      'Amsterdam,PV99',
      'found provincie "pv99", wanted one of provincies.csv',
    ],
    ['gemeenten-2024.csv', '903399', 'veel', 'found inwoners_2022 "veel", wanted a number'],
  ])('refuses in %s instead of "%s" "%s"', (file, line, to, message) => {
    change(file, line, to)
    expect(load).toThrow(new RegExp(`${file}, line \\d+: ${message}`))
  })
})
