import { describe, expect, it } from 'vitest'
import { afnemerLimits } from '../limits/limits.ts'
import { parseRegister, readRegister, UnknownDoel } from './register.ts'

const utrecht = `
afnemers:
  utrecht:
    naam: Gemeente Utrecht
    oin: "00000099000000000007"
    bereik: [gm0344]
    scopes: [meldingen:lezen, meldingen:ernst, otwb:lezen]
    verwerkingsactiviteiten: [goed-werkgeverschap, nazorg]
`
const register = parseRegister(utrecht, 'register.yaml')
const changed = (from: string, to: string) => () => parseRegister(utrecht.replace(from, to), 'register.yaml')

describe('a caller of the register', () => {
  it('has the scopes that both the token and the register give', () => {
    const caller = register.caller(
      'utrecht',
      ['otwb:lezen', 'meldingen:ernst', 'veilig-wonen:persoon'],
      undefined,
    )
    expect(caller).toEqual({
      afnemer: 'utrecht',
      naam: 'Gemeente Utrecht',
      oin: '00000099000000000007',
      scopes: ['meldingen:ernst', 'otwb:lezen'],
      organisaties: ['gm0344'],
      organisatiesStatistiek: ['gm0344'],
      functies: 'ALLE',
      beperkingen: [],
      doel: 'goed-werkgeverschap',
      omvang: afnemerLimits.omvang,
    })
  })

  it('has no scopes when token and register share none', () => {
    expect(register.caller('utrecht', [], undefined)?.scopes).toEqual([])
    expect(register.caller('utrecht', ['*', 'meldingen'], undefined)?.scopes).toEqual([])
  })

  it('asks for the purpose it names, or for the first one', () => {
    expect(register.caller('utrecht', [], 'nazorg')?.doel).toBe('nazorg')
    expect(register.caller('utrecht', [], undefined)?.doel).toBe('goed-werkgeverschap')
  })

  it.each(['opsporing', '', 'Nazorg', 'constructor'])('is refused the purpose "%s"', (doel) => {
    expect(() => register.caller('utrecht', [], doel)).toThrow(UnknownDoel)
  })

  it('learns with the refusal which purposes are its own', () => {
    try {
      register.caller('utrecht', [], 'opsporing')
      expect.unreachable()
    } catch (error) {
      expect((error as UnknownDoel).known).toEqual(['goed-werkgeverschap', 'nazorg'])
      expect((error as UnknownDoel).message).not.toContain('opsporing')
    }
  })

  it('is the same object for the same rights, in whatever order the token says them', () => {
    const caller = register.caller('utrecht', ['meldingen:lezen', 'otwb:lezen'], undefined)
    expect(register.caller('utrecht', ['otwb:lezen', 'x:y', 'meldingen:lezen'], 'goed-werkgeverschap')).toBe(
      caller,
    )
    expect(register.caller('utrecht', ['otwb:lezen'], undefined)).not.toBe(caller)
    expect(register.caller('utrecht', ['meldingen:lezen', 'otwb:lezen'], 'nazorg')).not.toBe(caller)
  })

  it.each(['amsterdam', 'Utrecht', 'constructor', '__proto__', ''])('is undefined for "%s"', (id) => {
    expect(register.caller(id, ['meldingen:lezen'], undefined)).toBeUndefined()
  })

  it('counts over bereikStatistiek where that is given', () => {
    const wider = changed(
      'bereik: [gm0344]',
      'bereik: [pv24]\n    bereikStatistiek: [pv24, "provincie:pv24"]',
    )()
    const caller = wider.caller('utrecht', [], undefined)
    expect(caller?.organisaties).toEqual(['pv24'])
    expect(caller?.organisatiesStatistiek).toHaveLength(7)
  })
})

describe('parseRegister', () => {
  it('names the file and the line of broken YAML', () => {
    expect(changed('scopes: [meldingen:lezen', 'scopes: [[meldingen:lezen')).toThrow(
      /^Reading the register: register\.yaml:\d+: /,
    )
    expect(changed('    naam: Gemeente Utrecht', '    naam: een\n    naam: twee')).toThrow(
      /register\.yaml:5: .*unique/i,
    )
  })

  it.each<[what: string, from: string, to: string, line: number, message: RegExp]>([
    ['an OIN that is no text', '"00000099000000000007"', '99000000000007', 5, /afnemers\.utrecht\.oin: /],
    ['an OIN of 19 digits', '00000099000000000007', '0000009900000000000', 5, /wanted 20 digits, in quotes/],
    ['a scope that is none', 'otwb:lezen', 'otwb', 7, /scopes\.2: wanted a scope such as meldingen:lezen/],
    ['a purpose that is no name', 'nazorg', 'Na zorg', 8, /verwerkingsactiviteiten\.1: /],
    ['an empty list of purposes', '[goed-werkgeverschap, nazorg]', '[]', 8, /verwerkingsactiviteiten: /],
    ['an empty bereik', '[gm0344]', '[]', 6, /bereik: /],
    ['a word that is no bereik', '[gm0344]', 'overal', 6, /bereik: /],
    ['an unknown organisation', 'gm0344', 'gm9999', 4, /afnemers\.utrecht: "gm9999" is no organisation/],
    ['an unknown field', 'bereik:', 'rijken: 1\n    bereik:', 4, /rijken/],
    ['a limitation nobody knows', 'bereik:', 'beperkingen: [x]\n    bereik:', 6, /beperkingen\.0: /],
    ['an answer to refusals nobody knows', 'bereik:', 'bijWeigering: soms\n    bereik:', 6, /bijWeigering: /],
    ['an afnemer without a name', '    naam: Gemeente Utrecht\n', '', 4, /afnemers\.utrecht\.naam: /],
  ])('refuses %s, naming file, line and field', (_, from, to, line, message) => {
    expect(changed(from, to)).toThrow(message)
    expect(changed(from, to)).toThrow(`register.yaml:${line}: `)
  })

  it('refuses an empty file and one that holds something else', () => {
    expect(() => parseRegister('', 'register.yaml')).toThrow('register.yaml:1: ')
    expect(() => parseRegister('- een\n- twee', 'register.yaml')).toThrow('Reading the register:')
  })

  it('refuses an id that is no id', () => {
    expect(changed('utrecht:', 'Gemeente Utrecht:')).toThrow('Reading the register:')
  })
})

describe('readRegister', () => {
  it('says which file cannot be read, why, and what was wanted', () => {
    expect(() => readRegister('absent/afnemers.yaml')).toThrow(
      'Reading the register: "absent/afnemers.yaml" cannot be read (ENOENT); wanted a YAML file of afnemers',
    )
  })
})

describe('the register of the hub', () => {
  const { afnemers, caller } = readRegister(new URL('../../schema/afnemers.yaml', import.meta.url))

  it('holds the afnemers that the programme began with', () => {
    expect([...afnemers.keys()]).toEqual(
      expect.arrayContaining([
        'bzk-programma',
        'bzk-voortgangsrapportage',
        'vng',
        'ngb',
        'liec',
        'riec-limburg',
        'gemeente-utrecht',
        'provincie-noord-brabant',
        'veilig-wonen-uitvoerder',
        'bva-bzk',
        'otwb',
        'politie',
      ]),
    )
  })

  it('gives each an OIN of its own in the test range', () => {
    const oins = [...afnemers.values()].map(({ oin }) => oin)
    for (const oin of oins) expect(oin).toMatch(/^00000099\d{12}$/)
    expect(new Set(oins).size).toBe(oins.length)
  })

  it('gives the address of a home to the one who visits it, and to nobody else', () => {
    const may = [...afnemers].filter(([, { scopes }]) => scopes.includes('veilig-wonen:persoon'))
    expect(may.map(([id]) => id)).toEqual(['veilig-wonen-uitvoerder'])
  })

  it('makes callers of them all', () => {
    for (const [id, { scopes }] of afnemers) expect(caller(id, scopes, undefined)?.afnemer).toBe(id)
  })
})
