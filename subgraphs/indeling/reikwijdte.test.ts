import { describe, expect, it } from 'vitest'
import { geldigOp, indeling } from '../../schema/indeling/indeling.ts'
import type { GebiedVraag } from './gevraagd.ts'
import { reikwijdteVan, type Telbereik } from './reikwijdte.ts'
import type { Leveringen } from './volledigheid.ts'

const overal: Telbereik = {
  organisaties: 'ALLE',
  functies: 'ALLE',
  deelnemers: ['GEMEENTE', 'PROVINCIE', 'WATERSCHAP'],
  deelnemendeFuncties: 'ALLE',
  beperkingen: [],
}
const utrecht: Telbereik = { ...overal, organisaties: ['gm0344'] }
/** From a day until the end of 2024, by everybody who existed since. */
const vanaf = (dag: string): Leveringen =>
  new Map(
    indeling
      .filter(({ geldig_tot }) => (geldig_tot ?? dag) >= dag)
      .map(({ id }) => [id, { vanaf: dag, bijgewerktTot: '2024-12-31' }]),
  )
const geleverd = vanaf('2019-01-01')

const reden = (vraag: GebiedVraag, bereik = overal, leveringen = geleverd) =>
  reikwijdteVan(vraag, bereik, leveringen).nietTeTellen?.reden ?? null

describe('reikwijdteVan()', () => {
  it('asks nothing of organisations when the question names none', () => {
    const { gevraagd, geheel, nietTeTellen } = reikwijdteVan({}, overal, geleverd)
    expect(gevraagd).toBeNull()
    expect(geheel.dekking).toEqual({
      gevraagd: indeling.length,
      geteld: indeling.length,
      functies: null,
      beperkingen: [],
    })
    expect(nietTeTellen).toBeNull()
  })

  it('counts of a province that is partly within the bereik only that part, and says so', () => {
    const { geheel, telbaar } = reikwijdteVan({ provincie: 'pv26', van: '2024-01-01' }, utrecht, geleverd)
    const inUtrecht = geldigOp('2024-01-01').filter(({ provincie_id }) => provincie_id === 'pv26')
    expect(geheel.dekking).toEqual({ gevraagd: inUtrecht.length, geteld: 1, functies: null, beperkingen: [] })
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
      'a gemeente under which another province is asked',
      { ouder: 'gm0344', provincie: 'pv31' },
      overal,
      'GEEN_DEELNEMER',
    ],
    [
      'a waterschap under which an office of gemeenten is asked',
      { ouder: 'ws0652', functie: 'WETHOUDER' },
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
    const { nietTeTellen, geheel, gevraagd } = noordBrabant({ opIndeling: 2024, van: '2021-01-01' })
    expect(nietTeTellen).toBeNull()
    expect(geheel.dekking?.gevraagd).toBe(57)
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

  it('knows no organisation on a day before it began, whatever else is asked', () => {
    expect(reden({ organisatie: 'gm1982', peildatum: '2021-12-31', tot: '2022-06-30' })).toBe('BESTOND_NIET')
  })

  it('tells no number of a time before the indeling knows every organisation', () => {
    expect(reden({ tot: '2018-12-31' })).toBe('NIET_GELEVERD')
    expect(reden({ peildatum: '2010-01-01' })).toBe('NIET_GELEVERD')
  })

  it('does not count who delivers nothing, and tells no number when nobody does', () => {
    const zonderUtrecht = new Map([...geleverd].filter(([id]) => id !== 'gm0344'))
    const { geheel, onvolledig } = reikwijdteVan(
      { provincie: 'pv26', van: '2024-01-01' },
      overal,
      zonderUtrecht,
    )
    expect((geheel.dekking?.gevraagd ?? 0) - (geheel.dekking?.geteld ?? 0)).toBe(1)
    expect(onvolledig).toBe(true)
    expect(reden({ organisatie: 'gm0344' }, overal, zonderUtrecht)).toBe('NIET_GELEVERD')
  })

  it('is complete until the first organisation that is behind', () => {
    const laat = new Map(geleverd).set('gm0344', { vanaf: '2019-01-01', bijgewerktTot: '2024-10-31' })
    expect(reikwijdteVan({}, overal, laat).geheel.bijgewerktTot).toBe('2024-10-31')
    expect(reden({ tot: '2024-11-30' }, overal, laat)).toBe('NIET_BIJGEWERKT')
    expect(reden({ tot: '2024-11-30', organisatie: 'gm0363' }, overal, laat)).toBeNull()
  })

  describe('of a source that begins in 2022', () => {
    const laat = vanaf('2022-01-01')

    it.each<[string, GebiedVraag, string | null]>([
      ['a period before it', { van: '2020-01-01', tot: '2020-12-31' }, 'NIET_GELEVERD'],
      ['one that ends before it', { tot: '2021-12-31' }, 'NIET_GELEVERD'],
      ['one that begins before it', { van: '2021-12-31', tot: '2024-12-31' }, 'NIET_GELEVERD'],
      ['a day before it', { peildatum: '2021-12-31' }, 'NIET_GELEVERD'],
      ['who ended before it', { organisatie: 'gm0756' }, 'NIET_GELEVERD'],
      ['who ended before the period', { organisatie: 'gm0756', van: '2022-01-01' }, 'BESTOND_NIET'],
      ['its first day', { van: '2022-01-01' }, null],
      ['a period without begin', { tot: '2022-01-01' }, null],
      ['one that began later, from before it', { organisatie: 'gm1992', van: '2018-01-01' }, null],
      ['what had gone up into another before it', { organisatie: 'gm1982', opIndeling: 2024 }, null],
    ])('tells of %s what the source has', (_, vraag, verwacht) => {
      expect(reden(vraag, overal, laat)).toBe(verwacht)
    })

    it('counts a period without begin from its first day, over who existed since', () => {
      const { geheel, onvolledig, tijdvak } = reikwijdteVan({}, overal, laat)
      expect(tijdvak).toEqual({ van: '2022-01-01', tot: '2024-12-31' })
      expect(geheel).toMatchObject({
        vanaf: '2022-01-01',
        dekking: { gevraagd: laat.size, geteld: laat.size },
      })
      expect(onvolledig).toBe(false)
    })

    it('counts what stands on a day without a first one', () => {
      expect(reikwijdteVan({ peildatum: '2024-05-14' }, overal, laat).tijdvak).toEqual({
        van: null,
        tot: null,
      })
    })

    it('is complete from the last who began to deliver, and only of others from before', () => {
      const later = new Map(laat).set('gm0344', { vanaf: '2023-01-01', bijgewerktTot: '2024-12-31' })
      expect(reikwijdteVan({}, overal, later).tijdvak.van).toBe('2023-01-01')
      expect(reden({ van: '2022-06-01' }, overal, later)).toBe('NIET_GELEVERD')
      expect(reden({ van: '2022-06-01', organisatie: 'gm0363' }, overal, later)).toBeNull()
    })
  })

  it('counts what still stands with a gemeente that has gone, until the source knows no more of it', () => {
    const heerhugowaard = { organisatie: 'gm0398', peildatum: '2024-12-31' }
    expect(reden(heerhugowaard)).toBeNull()
    expect(reden({ ...heerhugowaard, peildatum: '2025-01-01' })).toBe('NIET_BIJGEWERKT')
    const dijkEnWaard = { organisatie: 'gm1980', peildatum: '2024-12-31' }
    expect(reikwijdteVan(dijkEnWaard, overal, geleverd).gevraagd).toEqual(['gm1980'])
    expect(reikwijdteVan({ ...dijkEnWaard, opIndeling: 2024 }, overal, geleverd).gevraagd).toContain('gm0398')
    const inNoordHolland = reikwijdteVan({ provincie: 'pv27', peildatum: '2024-12-31' }, overal, geleverd)
    expect(inNoordHolland.gevraagd).toContain('gm0398')
  })

  it('counts what was begun with a gemeente that has gone, where that goes on', () => {
    const vraag = { organisatie: 'gm0398', van: '2023-01-01' }
    expect(reden(vraag)).toBe('BESTOND_NIET')
    expect(reden({ ...vraag, looptDoor: true })).toBeNull()
  })

  it('is complete of a part as long as that part is', () => {
    const laat = new Map(geleverd).set('gm0344', { vanaf: '2019-01-01', bijgewerktTot: '2024-10-31' })
    const deel = (provincie: string, vraag: GebiedVraag) =>
      reikwijdteVan(vraag, overal, laat).deelVan(({ provincie_id }) => provincie_id === provincie)
    const tot = { tot: '2024-06-30' }
    expect(deel('pv26', tot).bijgewerktTot).toBe('2024-10-31')
    expect(deel('pv30', tot).bijgewerktTot).toBe('2024-12-31')
    // Without an end nobody is counted further than all are.
    expect(deel('pv30', {}).bijgewerktTot).toBe('2024-10-31')
    const weesp = reikwijdteVan(tot, overal, geleverd).deelVan(({ id }) => id === 'gm0457')
    expect(weesp).toMatchObject({ vanaf: '2019-01-01', bijgewerktTot: null })
  })

  it.each<[string, string, GebiedVraag]>([
    ['organisatie', 'provincie', { organisatie: 'gm0344', provincie: 'pv31' }],
    ['organisatie', 'riec', { organisatie: 'gm0344', riec: 'riec-limburg' }],
    ['organisatie', 'riec', { organisatie: 'pv26', riec: 'riec-midden-nederland' }],
    ['provincie', 'riec', { provincie: 'pv26', riec: 'riec-limburg' }],
    ['provincie', 'soort', { provincie: 'pv26', soortOrganisatie: 'WATERSCHAP' }],
    ['organisatie', 'soort', { organisatie: 'gm0344', soortOrganisatie: 'PROVINCIE' }],
    ['riec', 'soort', { riec: 'riec-limburg', soortOrganisatie: 'PROVINCIE' }],
    ['organisatie', 'functie', { organisatie: 'gm0344', functie: 'GEDEPUTEERDE' }],
    ['riec', 'functie', { riec: 'riec-limburg', functie: ['GEDEPUTEERDE', 'STATENLID'] }],
  ])('refuses %s and %s that no organisation meets together', (one, other, vraag) => {
    expect(() => reikwijdteVan(vraag, overal, geleverd)).toThrow(
      `The arguments "${one}" and "${other}" contradict each other`,
    )
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
