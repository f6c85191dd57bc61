import { describe, expect, it } from 'vitest'
import { latereDelenOp, organisatieOp } from './in-time.ts'

const opDagen = (id: string, dag: string, keuzes: readonly number[]) =>
  keuzes.map((keuze) => organisatieOp(id, dag, keuze).id)

describe('the organisation of a day', () => {
  it('is itself while it exists', () => {
    expect(opDagen('gm0344', '2019-01-01', [0, 1, 2])).toEqual(['gm0344', 'gm0344', 'gm0344'])
    expect(opDagen('gm1982', '2022-01-01', [0, 1])).toEqual(['gm1982', 'gm1982'])
    expect(opDagen('gm0457', '2022-03-23', [0])).toEqual(['gm0457'])
  })

  it('is one of those that went into it before its first day, in turn', () => {
    expect(opDagen('gm1982', '2021-12-31', [0, 1, 2, 3, 4, 5])).toEqual([
      'gm0756',
      'gm0786',
      'gm0815',
      'gm1684',
      'gm1702',
      'gm0756',
    ])
  })

  it('is what it went into after its last day, and one of those that it was split over', () => {
    expect(opDagen('gm0457', '2022-03-24', [0, 7])).toEqual(['gm0363', 'gm0363'])
    expect(new Set(opDagen('gm0788', '2021-01-01', [0, 1, 2, 3])).size).toBe(4)
  })

  it('is an error for one that nobody knows', () => {
    expect(() => organisatieOp('gm9999', '2021-01-01', 0)).toThrow('Looking for "gm9999" on 2021-01-01')
  })

  it('lay beside what went into it later', () => {
    expect(latereDelenOp('gm0363', '2022-03-23')).toEqual(['gm0457'])
    expect(latereDelenOp('gm0363', '2022-03-24')).toEqual([])
    expect(latereDelenOp('gm0855', '2020-12-31')).toEqual(['gm0788'])
    expect(latereDelenOp('gm1979', '2020-12-31')).toEqual(['gm0003', 'gm0010', 'gm0024'])
    expect(latereDelenOp('gm1979', '2021-01-01')).toEqual([])
  })
})
