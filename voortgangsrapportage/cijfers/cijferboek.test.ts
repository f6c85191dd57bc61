import { describe, expect, test } from 'vitest'
import type { Antwoord, AntwoordFout } from '../hub/antwoord.ts'
import { Cijferboek, type Opgave } from './cijferboek.ts'
import type { Telling } from './telling.ts'

interface Cel {
  readonly maand: string
  readonly aantal: Telling
}
interface Rij {
  readonly aantal: Telling
  readonly dagen: number | null
}
interface Data {
  readonly wachtlijst?: Rij
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
      soort: 'telling',
      eenheid: 'aantal',
      waarde: 142,
      status: 'WAARDE',
      reden: null,
      code: null,
      dekking: null,
      bijgewerktTot: null,
      synthetisch: null,
      bekendSinds: null,
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

  test('what a count says of itself stands with the figure: why, over whom, until when, and that it is made up', () => {
    const totaal: Telling = {
      waarde: null,
      status: 'ONBEKEND',
      reden: 'NIET_BIJGEWERKT',
      dekking: { gevraagd: 375, geteld: 374 },
      bijgewerktTot: '2024-12-31',
      synthetisch: true,
    }
    const gegeven = antwoord({ ...leeg, statistiek: { totaal, cellen: null } })
    const boek = new Cijferboek('2025-06-01')
    const verteld = {
      waarde: null,
      status: 'ONBEKEND',
      code: 'NIET_BIJGEWERKT',
      reden: 'de bron is niet voor het hele gevraagde tijdvak bijgewerkt',
      dekking: { gevraagd: 375, geteld: 374 },
      bijgewerktTot: '2024-12-31',
      synthetisch: true,
    }

    expect(boek.lees(gegeven, ['statistiek', 'totaal'], opgave)).toMatchObject(verteld)
    const cellen = boek.splits(
      gegeven,
      ['statistiek', 'cellen'],
      null,
      ['a'],
      () => 'a',
      ['aantal'],
      () => ({
        ...opgave,
        id: 'a',
      }),
    )
    expect(cellen.van('a')).toMatchObject(verteld)
  })

  test('a bare number is worth what the count beside it is', () => {
    const lees = (aantal: Telling, dagen: number | null) =>
      new Cijferboek('2024-05-14').lees(
        antwoord({ ...leeg, wachtlijst: { aantal, dagen } }),
        ['wachtlijst', 'dagen'],
        { ...opgave, leeg: 'er wacht niets' },
      )

    expect(lees({ ...waarde(3), synthetisch: true }, 9)).toMatchObject({ waarde: 9, synthetisch: true })
    expect(lees(waarde(0), null)).toMatchObject({ status: 'NIET_VAN_TOEPASSING', reden: 'er wacht niets' })
    expect(lees(waarde(3), null).status).toBe('ONBEKEND')
    expect(lees({ waarde: null, status: 'ONDERDRUKT' }, null).status).toBe('ONDERDRUKT')
    expect(lees({ waarde: null, status: 'ONBEKEND', reden: 'NIET_GELEVERD' }, 9)).toMatchObject({
      waarde: null,
      code: 'NIET_GELEVERD',
    })
  })

  test('a row that says that it is made up says so of what is read in it, and counted of it', () => {
    const rijen = [{ waarde: 7, synthetisch: true }]
    const gegeven = { ...antwoord(leeg), data: { rijen } } as Antwoord<{ rijen: typeof rijen }>
    const boek = new Cijferboek('2024-05-14')

    expect(boek.lees(gegeven, ['rijen', 0, 'waarde'], opgave)).toMatchObject({ waarde: 7, synthetisch: true })
    expect(boek.tel(gegeven, ['rijen'], rijen, () => true, { ...opgave, id: 'n' }).synthetisch).toBe(true)
    expect(boek.tel(gegeven, ['rijen'], [{}], () => true, { ...opgave, id: 'm' }).synthetisch).toBeNull()
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
    buiten: Opgave['buiten'] = undefined,
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

  test('a value without a row is no zero where who asks gets nothing about it, and is given where it does', () => {
    const uitsplitsing = splits([{ maand: '2024-02', aantal: waarde(7) }], {}, 'FUNCTIE_BUITEN_BEREIK')

    expect(uitsplitsing.van('2024-01')).toMatchObject({
      waarde: null,
      status: 'NIET_VAN_TOEPASSING',
      code: 'FUNCTIE_BUITEN_BEREIK',
      reden: 'deze afnemer krijgt geen cijfers over deze functie',
    })
    expect(uitsplitsing.van('2024-02')).toMatchObject({ waarde: 7, status: 'WAARDE' })
  })

  test('a period past the end of the source, or a place that is not counted, is no zero without a row', () => {
    const totaal: Telling = {
      ...waarde(7),
      bijgewerktTot: '2024-01-31',
      dekking: { gevraagd: 12, geteld: 11 },
    }
    const gegeven = antwoord({ ...leeg, statistiek: { totaal, cellen: [] } })
    const lees = (rest: Partial<Opgave>) =>
      new Cijferboek('2024-05-14')
        .splits(
          gegeven,
          ['statistiek', 'cellen'],
          gegeven.data?.statistiek?.cellen,
          ['a'],
          () => 'a',
          ['aantal'],
          () => ({ ...opgave, ...rest }),
        )
        .van('a')

    expect(lees({})).toMatchObject({ waarde: 0, status: 'WAARDE', bijgewerktTot: '2024-01-31' })
    expect(lees({ eindigt: '2024-01-31' }).waarde).toBe(0)
    expect(lees({ eindigt: '2024-02-29' })).toMatchObject({ status: 'ONBEKEND', code: 'NIET_BIJGEWERKT' })
    expect(lees({ plaatsgebonden: true }).status).toBe('ONBEKEND')
  })

  test('every value is refused where the list is', () => {
    const fouten = [{ ...geweigerd, path: ['statistiek', 'cellen'] }]

    expect(splits(null, { fouten }).cijfers.map(({ status }) => status)).toEqual(['GEWEIGERD', 'GEWEIGERD'])
  })
})

describe('what a letter said', () => {
  const brief = { vroegsteDatum: '2023-02-01', uitersteDatum: '2023-06-20' }
  const met = (peildatum: string) =>
    new Cijferboek(peildatum).lees(antwoord({ ...leeg, mediaan: 5 }), ['mediaan'], { ...opgave, brief })

  test('is unknown while nobody knows whether it had appeared, and says between which days it did', () => {
    expect(met('2023-06-20')).toMatchObject({
      waarde: 5,
      status: 'WAARDE',
      bekendSinds: { vroegst: '2023-02-01', uiterst: '2023-06-20' },
    })
    expect(met('2023-05-14')).toMatchObject({ waarde: null, status: 'ONBEKEND', code: 'BRIEF_ONZEKER' })
  })

  test('is counted where no letter of uncertain day bears on it, and never as none', () => {
    const rijen = ['bekend', 'bekend', 'onzeker', 'later'] as const
    const tel = (voldoet: (rij: (typeof rijen)[number]) => boolean) =>
      new Cijferboek('2023-05-14').telInBrieven(antwoord(leeg), [], rijen, voldoet, (rij) => rij, opgave)
    expect(tel((rij) => rij !== 'onzeker')).toMatchObject({ waarde: 2, soort: 'brief' })
    expect(tel(() => true)).toMatchObject({ waarde: null, status: 'ONBEKEND' })
    expect(tel((rij) => rij === 'onzeker')).toMatchObject({ waarde: null, code: 'BRIEF_ONZEKER' })
  })
})
