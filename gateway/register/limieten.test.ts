import { describe, expect, it } from 'vitest'
import { afnemerLimits } from '../limits/limits.ts'
import { parseRegister } from './register.ts'

const register = (extra: string) => afnemer(extra)?.limieten
const quotas = (extra: string) => afnemer(extra)?.quotas

const afnemer = (extra: string) =>
  parseRegister(
    `afnemers:
  vng:
    naam: VNG
    oin: "00000099000000000003"
    bereik: landelijk
    scopes: [meldingen:lezen]
    verwerkingsactiviteiten: [ondersteuning]
${extra}`,
    'test.yaml',
  ).afnemers.get('vng')

describe('limieten in the register', () => {
  it('are the defaults when an afnemer has none of its own', () => {
    expect(register('')).toEqual(afnemerLimits)
  })

  it('replace the defaults that they name, and only those', () => {
    expect(register('    limieten: { diepte: 12, kosten: 50000 }')).toEqual({
      ...afnemerLimits,
      diepte: 12,
      kosten: 50_000,
    })
  })

  it('are refused under a name that is no limit', () => {
    expect(() => register('    limieten: { depth: 12 }')).toThrow(/test.yaml:8: afnemers.vng.limieten.*depth/)
  })

  it('give what may be asked in time and at once, only where they name it', () => {
    expect(quotas('')).toEqual({})
    expect(quotas('    limieten: { tempo: 5000, gelijktijdig: 4, kosten: 100 }')).toEqual({
      tempo: 5_000,
      gelijktijdig: 4,
    })
    expect(() => quotas('    limieten: { gelijktijdig: 65 }')).toThrow(/limieten.gelijktijdig/)
  })

  it.each(['0', '-1', '1.5', '"12"', '1000000000'])('are refused with the value %s', (value) => {
    expect(() => register(`    limieten: { diepte: ${value} }`)).toThrow(/limieten.diepte/)
  })
})
