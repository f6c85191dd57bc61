import { describe, expect, test } from 'vitest'
import type { Antwoord, AntwoordFout } from '../hub/antwoord.ts'
import { Cijferboek } from './cijferboek.ts'

interface Telling {
  readonly waarde: number | null
  readonly status: 'WAARDE' | 'ONDERDRUKT' | 'ONBEKEND' | 'NIET_VAN_TOEPASSING'
}
interface Cel {
  readonly maand: string
  readonly aantal: Telling
}
interface Data {
  readonly statistiek: { readonly totaal: Telling; readonly cellen: readonly Cel[] | null } | null
  readonly mediaan: number | null
}

const vraag = {
  id: 'Vraag',
  document: 'query Vraag { x }',
  variabelen: {},
  traceId: '0'.repeat(32),
  gesteldOp: '2024-05-14T00:00:00.000Z',
  status: 200,
}

const waarde = (getal: number): Telling => ({ waarde: getal, status: 'WAARDE' })
const geweigerd: AntwoordFout = {
  message: 'Not authorised',
  path: ['statistiek'],
  extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE', vereist: ['otwb:statistiek', ['a', 'b']] },
}

function antwoord(data: Data | null, rest: Partial<Antwoord<Data>> = {}): Antwoord<Data> {
  return { vraag, data, fouten: [], mislukt: null, ...rest }
}

const opgave = { id: 'een', naam: 'Een cijfer', bron: 'Bron' }
const leeg: Data = { statistiek: null, mediaan: null }

describe('a figure is read with its place and status', () => {
  test('a count has its value', () => {
    const boek = new Cijferboek('2024-05-14')
    const cijfer = boek.lees(
      antwoord({ ...leeg, statistiek: { totaal: waarde(142), cellen: [] } }),
      ['statistiek', 'totaal'],
      opgave,
    )

    expect(cijfer).toEqual({
      id: 'een',
      naam: 'Een cijfer',
      bron: 'Bron',
      eenheid: 'aantal',
      waarde: 142,
      status: 'WAARDE',
      reden: null,
      peildatum: '2024-05-14',
      vraag: 'Vraag',
      pad: ['statistiek', 'totaal'],
    })
    expect(boek.cijfers).toEqual([cijfer])
  })

  test('a suppressed count is not zero, and says why', () => {
    const statistiek = { totaal: { waarde: null, status: 'ONDERDRUKT' as const }, cellen: [] }
    const cijfer = new Cijferboek('2024-05-14').lees(
      antwoord({ ...leeg, statistiek }),
      ['statistiek', 'totaal'],
      opgave,
    )

    expect(cijfer).toMatchObject({ waarde: null, status: 'ONDERDRUKT' })
    expect(cijfer.reden).toMatch(/te klein aantal/)
  })

  test('a figure under a refused field is refused, with what would open it', () => {
    const cijfer = new Cijferboek('2024-05-14').lees(
      antwoord(leeg, { fouten: [geweigerd] }),
      ['statistiek', 'totaal'],
      opgave,
    )

    expect(cijfer).toMatchObject({ waarde: null, status: 'GEWEIGERD' })
    expect(cijfer.reden).toContain('otwb:statistiek of a en b')
  })

  test('a figure beside a refused field keeps its value', () => {
    const cijfer = new Cijferboek('2024-05-14').lees(
      antwoord({ ...leeg, mediaan: 66 }, { fouten: [geweigerd] }),
      ['mediaan'],
      opgave,
    )

    expect(cijfer).toMatchObject({ waarde: 66, status: 'WAARDE' })
  })

  test('a source that failed makes its figures failed', () => {
    const fouten = [{ message: 'down', path: ['statistiek'], extensions: { code: 'SOURCE_FAILED' } }]
    const cijfer = new Cijferboek('2024-05-14').lees(
      antwoord(leeg, { fouten }),
      ['statistiek', 'totaal'],
      opgave,
    )

    expect(cijfer).toMatchObject({
      waarde: null,
      status: 'MISLUKT',
      reden: expect.stringContaining('SOURCE_FAILED'),
    })
  })

  test('an error at one place takes every figure of an answer without data', () => {
    const fouten = [{ message: 'down', path: ['statistiek'], extensions: { code: 'SOURCE_FAILED' } }]

    expect(new Cijferboek('2024-05-14').lees(antwoord(null, { fouten }), ['mediaan'], opgave).status).toBe(
      'MISLUKT',
    )
  })

  test('a question that got no answer says so of each figure', () => {
    const cijfer = new Cijferboek('2024-05-14').lees(
      antwoord(null, { mislukt: 'de hub antwoordde 503' }),
      ['mediaan'],
      opgave,
    )

    expect(cijfer).toMatchObject({ waarde: null, status: 'MISLUKT', reden: 'de hub antwoordde 503' })
  })

  test('nothing where nothing can be is not applicable, with the reason given', () => {
    const boek = new Cijferboek('2024-05-14')

    expect(boek.lees(antwoord(leeg), ['mediaan'], { ...opgave, leeg: 'niets is af' })).toMatchObject({
      status: 'NIET_VAN_TOEPASSING',
      reden: 'niets is af',
    })
    expect(boek.lees(antwoord(leeg), ['mediaan'], { ...opgave, id: 'twee' }).status).toBe('ONBEKEND')
  })

  test('two figures with one id are a mistake', () => {
    const boek = new Cijferboek('2024-05-14')
    boek.lees(antwoord(leeg), ['mediaan'], opgave)

    expect(() => boek.deel().lees(antwoord(leeg), ['mediaan'], opgave)).toThrow('there are two "een"')
  })
})

describe('a breakdown has a figure for each value of its dimension', () => {
  const maanden = ['2024-01', '2024-02'] as const
  const splits = (
    cellen: readonly Cel[] | null,
    rest: Partial<Antwoord<Data>> = {},
    buiten: string | undefined = undefined,
  ) => {
    const gegeven = antwoord({ ...leeg, statistiek: { totaal: waarde(1), cellen } }, rest)
    return new Cijferboek('2024-05-14').splits(
      gegeven,
      ['statistiek', 'cellen'],
      gegeven.data?.statistiek?.cellen,
      maanden,
      ({ maand }) => (maand === '2024-01' || maand === '2024-02' ? maand : null),
      ['aantal'],
      (maand) => ({ ...opgave, id: maand, buiten }),
    )
  }

  test('a value without a row is zero, and points at the list', () => {
    const uitsplitsing = splits([{ maand: '2024-02', aantal: waarde(7) }])

    expect(uitsplitsing.van('2024-01')).toMatchObject({ waarde: 0, pad: ['statistiek', 'cellen'] })
    expect(uitsplitsing.van('2024-02')).toMatchObject({
      waarde: 7,
      pad: ['statistiek', 'cellen', 0, 'aantal'],
    })
  })

  test('a value without a row is unknown where another was suppressed', () => {
    const uitsplitsing = splits([{ maand: '2024-02', aantal: { waarde: null, status: 'ONDERDRUKT' } }])

    expect(uitsplitsing.van('2024-01')).toMatchObject({ waarde: null, status: 'ONBEKEND' })
    expect(uitsplitsing.van('2024-02').status).toBe('ONDERDRUKT')
  })

  test('a value without a row is refused where who asks gets nothing about it, and is given where it does', () => {
    const uitsplitsing = splits([{ maand: '2024-02', aantal: waarde(7) }], {}, 'niet voor deze afnemer')

    expect(uitsplitsing.van('2024-01')).toMatchObject({
      waarde: null,
      status: 'GEWEIGERD',
      reden: 'niet voor deze afnemer',
    })
    expect(uitsplitsing.van('2024-02')).toMatchObject({ waarde: 7, status: 'WAARDE' })
  })

  test('every value is refused where the list is', () => {
    const fouten = [{ ...geweigerd, path: ['statistiek', 'cellen'] }]

    expect(splits(null, { fouten }).cijfers.map(({ status }) => status)).toEqual(['GEWEIGERD', 'GEWEIGERD'])
  })
})
