import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { kyselyOn } from '../database/kysely.ts'
import {
  equals,
  type Filter,
  from,
  holds,
  isFilled,
  matches,
  type Optional,
  oneOf,
  upTo,
  whether,
} from './filter.ts'

type Vraag = Optional<{
  naam: string
  soort: readonly string[]
  thema: string
  open: boolean
  heeftVerslag: boolean
  aantal: number
  van: string
  tot: string
}>

const filter: Filter<Vraag> = {
  naam: equals('rij.naam'),
  soort: oneOf('rij.soort'),
  thema: holds('rij.themas'),
  open: whether('rij.open'),
  heeftVerslag: isFilled('rij.verslag'),
  aantal: equals('rij.aantal'),
  van: from('rij.datum'),
  tot: upTo('rij.datum'),
}

const db = kyselyOn<never>({ query: async () => ({ rows: [], affected: 0 }) })

/** The condition as text, and what goes along. */
function written(vraag: Vraag | null | undefined) {
  const { sql: text, parameters } = sql`${matches(filter, vraag)}`.compile(db)
  return [text, ...parameters]
}

describe('matches()', () => {
  it.each([[undefined], [null], [{}], [{ naam: null, soort: undefined }]])('asks nothing for %j', (vraag) => {
    expect(written(vraag)).toEqual(['true'])
  })

  it.each<[Vraag, readonly unknown[]]>([
    [{ naam: '' }, ['("rij"."naam" = $1)', '']],
    [{ soort: [] }, ['("rij"."soort" = any ($1::text[]))', []]],
    [{ open: false }, ['(not "rij"."open")']],
    [{ heeftVerslag: false }, ['(("rij"."verslag" is not null) = $1)', false]],
    [{ aantal: 0 }, ['("rij"."aantal" = $1)', 0]],
  ])('takes what is empty for what it is: %j', (vraag, wanted) => {
    expect(written(vraag)).toEqual(wanted)
  })

  it('asks all that is asked, in the order of the filter', () => {
    expect(written({ tot: '2024-12-31', van: '2024-01-01', thema: 'NORM', open: true })).toEqual([
      '("rij"."themas" @> array[$1]::text[] and "rij"."open" and "rij"."datum" >= $2::date and "rij"."datum" <= $3::date)',
      'NORM',
      '2024-01-01',
      '2024-12-31',
    ])
  })

  it('passes over names that it does not know, such as those of a prototype', () => {
    expect(written({ ['toString' as 'naam']: 'x' })).toEqual(['true'])
  })

  it('refuses a range that runs backwards, with both days', () => {
    expect(() => matches(filter, { van: '2024-02-01', tot: '2024-01-31' })).toThrow(
      'The range runs from "van" 2024-02-01 to "tot" 2024-01-31; wanted "van" on or before "tot"',
    )
    expect(() => matches(filter, { van: '2024-02-01', tot: '2024-02-01' })).not.toThrow()
  })
})
