import { describe, expect, it } from 'vitest'
import { indeling } from '../../../schema/indeling/indeling.ts'
import { parseList, readBrievendata } from './read.ts'
import { briefSchema, middelSchema, mijlpaalSchema, toezeggingSchema } from './schemas.ts'

const data = readBrievendata()
const idsOf = (entries: readonly { id: string }[]) => entries.map(({ id }) => id)
const brieven = idsOf(data.brieven)
const mijlpalen = new Map(data.mijlpalen.map((mijlpaal) => [mijlpaal.id, mijlpaal]))

describe('the data of the letters', () => {
  it('has no id twice', () => {
    for (const entries of Object.values(data) as readonly { id: string }[][]) {
      expect(new Set(idsOf(entries)).size).toBe(entries.length)
      expect(entries.length).toBeGreaterThan(3)
    }
  })

  it('names only letters that exist', () => {
    const named = [
      ...data.mijlpalen.map(({ id }) => id.slice(0, id.indexOf('-'))),
      ...[...data.middelen, ...data.normen, ...data.toezeggingen, ...data.activiteiten].map(
        ({ brief }) => brief,
      ),
      ...data.toezeggingen.flatMap(({ standen }) => standen.map(({ brief }) => brief)),
    ]
    expect(named.filter((brief) => !brieven.includes(brief))).toEqual([])
  })

  it('names only mijlpalen that exist', () => {
    const named = [
      ...data.middelen.flatMap((middel) => middel.mijlpalen),
      ...data.toezeggingen.flatMap(({ standen }) => standen.map(({ mijlpaal }) => mijlpaal)),
      ...data.activiteiten.map(({ mijlpaal }) => mijlpaal),
    ].filter((id) => id !== null)
    expect(named.filter((id) => !mijlpalen.has(id))).toEqual([])
  })

  it('names only organisations that exist', () => {
    const known = new Set(idsOf(indeling))
    const named = [
      ...data.mijlpalen.flatMap(({ organisaties }) => organisaties),
      ...data.normen.map(({ organisatie }) => organisatie).filter((id) => id !== null),
    ]
    expect(named).toHaveLength(12)
    expect(named.filter((id) => !known.has(id))).toEqual([])
  })

  it('gives every middel the amount of the mijlpalen it stands in', () => {
    for (const middel of data.middelen) {
      expect(middel.mijlpalen.map((id) => mijlpalen.get(id)?.waarde)).toEqual(
        middel.mijlpalen.map(() => middel.bedrag),
      )
    }
  })

  it('lets no letter speak of a commitment before the letter that names it first', () => {
    for (const { brief, standen } of data.toezeggingen) {
      const order = standen.map((stand) => brieven.indexOf(stand.brief))
      expect(order).toEqual([...order].sort((a, b) => a - b))
      expect(Math.min(brieven.indexOf(brief), ...order)).toBe(brieven.indexOf(brief))
    }
  })

  it('shows nothing about a commitment after the letter that shows it is met', () => {
    for (const { id, standen } of data.toezeggingen) {
      const met = standen.findIndex(({ status }) => status === 'NAGEKOMEN')
      expect([id, met === -1 || met === standen.length - 1]).toEqual([id, true])
    }
  })
})

describe('parseList()', () => {
  const goed = { id: 'L2024-x', sleutel: 'x', onderwerp: 'X', formulering: 'x', onderdeel: 'ALGEMEEN' }
  const lees = (entry: object) => parseList('m.yaml', JSON.stringify([entry]), mijlpaalSchema)

  it('takes a figure with value, unit and bound', () => {
    expect(lees({ ...goed, waarde: 3, eenheid: 'AANTAL', grens: 'CIRCA' })).toMatchObject([
      { soort: 'CIJFER' },
    ])
  })

  it.each([
    ['a figure without a value', { ...goed }, 'wanted waarde, eenheid and grens'],
    [
      'a figure without a bound',
      { ...goed, waarde: 3, eenheid: 'AANTAL' },
      'wanted waarde, eenheid and grens',
    ],
    [
      'an event with a value',
      { ...goed, soort: 'GEBEURTENIS', waarde: 3 },
      'wanted waarde, eenheid and grens',
    ],
    ['an id that is not its sleutel', { ...goed, soort: 'TREND', sleutel: 'y' }, 'followed by the sleutel'],
    ['a field nobody knows', { ...goed, soort: 'TREND', kleur: 'rood' }, 'kleur'],
    ['a day that does not exist', { ...goed, soort: 'TREND', datum: '2024-02-30' }, 'datum'],
  ])('refuses %s, and says which entry', (_, entry, wanted) => {
    expect(() => lees(entry)).toThrow(/Reading m\.yaml, entry 1/)
    expect(() => lees(entry)).toThrow(wanted)
  })

  it('refuses a budget that neither ends nor is structural', () => {
    const middel = { id: 'm', naam: 'M', omschrijving: 'm', soort: 'BUDGET', bedrag: 1, ontvangers: 'm' }
    const tekst = JSON.stringify([{ ...middel, jaarVan: 2022, brief: 'L2022', mijlpalen: ['m'] }])
    expect(() => parseList('middelen.yaml', tekst, middelSchema)).toThrow('wanted a last year')
  })

  it('refuses a file that is not a list, and a status that no letter can show', () => {
    expect(() => parseList('brieven.yaml', 'id: L2022', briefSchema)).toThrow('wanted a list')
    const stand = { brief: 'L2024', status: 'ONBEKEND', toelichting: 'x' }
    const toezegging = { id: 't', onderwerp: 'T', tekst: 't', brief: 'L2024', onderdeel: 'ALGEMEEN' }
    expect(() =>
      parseList('t.yaml', JSON.stringify([{ ...toezegging, standen: [stand] }]), toezeggingSchema),
    ).toThrow('status')
  })
})
