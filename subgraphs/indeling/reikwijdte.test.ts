import { describe, expect, it } from 'vitest'
import { geldigOp, indeling } from '../../schema/indeling/indeling.ts'
import type { GebiedVraag } from './gevraagd.ts'
import { type Leveringen, reikwijdteVan, type Telbereik } from './reikwijdte.ts'

const overal: Telbereik = {
  organisaties: 'ALLE',
  functies: 'ALLE',
  deelnemers: ['GEMEENTE', 'PROVINCIE', 'WATERSCHAP'],
  beperkingen: [],
}
const utrecht: Telbereik = { ...overal, organisaties: ['gm0344'] }
const geleverd: Leveringen = new Map(indeling.map(({ id, geldig_tot }) => [id, geldig_tot ?? '2024-12-31']))

const reden = (vraag: GebiedVraag, bereik = overal, leveringen = geleverd) =>
  reikwijdteVan(vraag, bereik, leveringen).nietTeTellen?.reden ?? null

describe('reikwijdteVan()', () => {
  it('asks nothing of organisations when the question names none', () => {
    const { gevraagd, dekking, nietTeTellen } = reikwijdteVan({}, overal, geleverd)
    expect(gevraagd).toBeNull()
    expect(dekking).toEqual({
      gevraagd: indeling.length,
      geteld: indeling.length,
      functies: null,
      beperkingen: [],
    })
    expect(nietTeTellen).toBeNull()
  })

  it('counts of a province that is partly within the bereik only that part, and says so', () => {
    const { dekking, telbaar } = reikwijdteVan({ provincie: 'pv26', van: '2024-01-01' }, utrecht, geleverd)
    const inUtrecht = geldigOp('2024-01-01').filter(({ provincie_id }) => provincie_id === 'pv26')
    expect(dekking).toEqual({ gevraagd: inUtrecht.length, geteld: 1, functies: null, beperkingen: [] })
    expect(telbaar).toEqual(['gm0344'])
  })

  it.each<[string, GebiedVraag, Telbereik, string]>([
    ['another organisation', { organisatie: 'gm0363' }, utrecht, 'BUITEN_BEREIK'],
    ['an ended one of another bereik', { organisatie: 'gm0756' }, utrecht, 'BUITEN_BEREIK'],
    ['any, to who may count none', {}, { ...overal, organisaties: [] }, 'BUITEN_BEREIK'],
    [
      'a kind that takes no part',
      { organisatie: 'ws0652' },
      { ...overal, deelnemers: ['GEMEENTE'] },
      'GEEN_DEELNEMER',
    ],
    [
      'a gemeente in a province that it is not in',
      { organisatie: 'gm0344', provincie: 'pv31' },
      overal,
      'GEEN_DEELNEMER',
    ],
    [
      'an office that the caller does not see',
      { functie: 'WETHOUDER' },
      { ...overal, functies: ['BURGEMEESTER'] },
      'FUNCTIE_BUITEN_BEREIK',
    ],
    [
      'an organisation before it was there',
      { organisatie: 'gm1982', tot: '2021-12-31' },
      overal,
      'BESTOND_NIET',
    ],
    ['one after it had gone', { organisatie: 'gm0756', van: '2022-01-01' }, overal, 'BESTOND_NIET'],
    ['one on an indeling without it', { organisatie: 'gm0756', opIndeling: 2024 }, overal, 'BESTOND_NIET'],
    [
      'a period past what was delivered',
      { organisatie: 'gm0344', tot: '2025-01-01' },
      overal,
      'NIET_BIJGEWERKT',
    ],
    ['a period that begins past it', { organisatie: 'gm0344', van: '2025-01-01' }, overal, 'NIET_BIJGEWERKT'],
    ['a peildatum past it', { peildatum: '2025-01-01' }, overal, 'NIET_BIJGEWERKT'],
    [
      'what holds a part of a split gemeente',
      { organisatie: 'gm0824', opIndeling: 2024 },
      overal,
      'GESPLITST',
    ],
  ])('tells no number of %s', (_, vraag, bereik, verwacht) => {
    expect(reden(vraag, bereik)).toBe(verwacht)
  })

  it.each<[string, GebiedVraag]>([
    ['the last day that was delivered', { tot: '2024-12-31' }],
    ['an ended organisation, whenever', { organisatie: 'gm0756' }],
    ['its last day', { organisatie: 'gm0756', van: '2021-12-31' }],
    [
      'one that took over part of another, since then',
      { organisatie: 'gm0824', opIndeling: 2024, van: '2021-01-01' },
    ],
  ])('tells the number of %s', (_, vraag) => {
    expect(reden(vraag)).toBeNull()
  })

  it('counts on a later indeling what had gone whole into an organisation by then', () => {
    const rijen = (opIndeling: number) =>
      reikwijdteVan({ organisatie: 'gm1982', opIndeling }, overal, geleverd).gevraagd
    expect(rijen(2024)).toEqual(['gm1982', 'gm0756', 'gm0786', 'gm0815', 'gm1684', 'gm1702'])
    const boxmeer = { organisatie: 'gm0756', opIndeling: 2021, tot: '2021-12-31' }
    expect(reikwijdteVan(boxmeer, overal, geleverd).gevraagd).toEqual(['gm0756'])
  })

  it('counts an area on another indeling where every row has its organisation there', () => {
    const noordBrabant = (vraag: GebiedVraag) =>
      reikwijdteVan({ provincie: 'pv30', ...vraag }, overal, geleverd)
    const { nietTeTellen, dekking, gevraagd } = noordBrabant({ opIndeling: 2024, van: '2021-01-01' })
    expect(nietTeTellen).toBeNull()
    expect(dekking.gevraagd).toBe(57)
    expect(gevraagd).toContain('gm0756')
    expect(noordBrabant({ opIndeling: 2024 }).nietTeTellen?.reden).toBe('GESPLITST')
    expect(noordBrabant({ opIndeling: 2021 }).nietTeTellen?.reden).toBe('GESPLITST')
  })

  it('does not tell what an organisation counts on an indeling before another went into it', () => {
    const amsterdam = { organisatie: 'gm0363', opIndeling: 2022 }
    expect(reden({ ...amsterdam, van: '2023-01-01' })).toBe('GESPLITST')
    expect(reden({ ...amsterdam, tot: '2022-03-23' })).toBeNull()
  })

  it('counts on another indeling nobody of whom a part does not deliver', () => {
    const zonder = new Map([...geleverd].filter(([id]) => id !== 'gm1982'))
    const vraag = { organisatie: 'gm1982', opIndeling: 2024, van: '2023-01-01' }
    expect(reden(vraag, overal, zonder)).toBe('NIET_GELEVERD')
  })

  it('knows no organisation on a day after it ended, nor before it began, whatever else is asked', () => {
    expect(reden({ organisatie: 'gm0398', peildatum: '2024-12-31' })).toBe('BESTOND_NIET')
    expect(reden({ organisatie: 'gm1982', peildatum: '2021-12-31', tot: '2022-06-30' })).toBe('BESTOND_NIET')
  })

  it('tells no number of a time before the indeling knows every organisation', () => {
    expect(reden({ tot: '2018-12-31' })).toBe('NIET_GELEVERD')
    expect(reden({ peildatum: '2010-01-01' })).toBe('NIET_GELEVERD')
  })

  it('does not count who delivers nothing, and tells no number when nobody does', () => {
    const zonderUtrecht = new Map([...geleverd].filter(([id]) => id !== 'gm0344'))
    const { dekking, onvolledig } = reikwijdteVan(
      { provincie: 'pv26', van: '2024-01-01' },
      overal,
      zonderUtrecht,
    )
    expect(dekking.gevraagd - dekking.geteld).toBe(1)
    expect(onvolledig).toBe(true)
    expect(reden({ organisatie: 'gm0344' }, overal, zonderUtrecht)).toBe('NIET_GELEVERD')
  })

  it('is complete until the first organisation that is behind', () => {
    const laat = new Map(geleverd).set('gm0344', '2024-10-31')
    expect(reikwijdteVan({}, overal, laat).bijgewerktTot).toBe('2024-10-31')
    expect(reden({ tot: '2024-11-30' }, overal, laat)).toBe('NIET_BIJGEWERKT')
    expect(reden({ tot: '2024-11-30', organisatie: 'gm0363' }, overal, laat)).toBeNull()
  })

  it.each([
    ['organisatie', { organisatie: 'gm9999' }],
    ['organisatie', { organisatie: '' }],
    ['provincie', { provincie: 'pv99' }],
    ['riec', { riec: 'riec-nergens' }],
    ['opIndeling', { opIndeling: 2018 }],
    ['opIndeling', { opIndeling: 2999 }],
  ])('refuses a code or year of no register, naming %s', (argument, vraag) => {
    expect(() => reikwijdteVan(vraag, overal, geleverd)).toThrow(`The argument "${argument}" is`)
  })

  it('understands a code in another case or with spaces', () => {
    expect(reikwijdteVan({ organisatie: ' GM0344 ' }, overal, geleverd).gevraagd).toEqual(['gm0344'])
  })
})
