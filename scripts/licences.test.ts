import { describe, expect, it, test } from 'vitest'
import { isOpenSource, judgeLicences } from './licences.ts'
import { type LockedPackage, lockedPackages } from './lock-file.ts'

const locked = (licence: string | null, needed: LockedPackage['needed']): LockedPackage => ({
  path: 'node_modules/pakket',
  name: 'pakket',
  version: '1.0.0',
  licence,
  needed,
})

describe('a licence', () => {
  it.each(['MIT', 'ISC', '(MIT AND BSD-3-Clause)', 'MIT OR Elastic-2.0', '(GPL-3.0-only OR MIT)'])(
    '%s is open source',
    (licence) => expect(isOpenSource(licence)).toBe(true),
  )

  it.each([
    'Elastic-2.0',
    'UNLICENSED',
    'SEE LICENSE IN LICENSE.md',
    '',
    'mit',
    'MIT AND Elastic-2.0',
    '(MIT AND Elastic-2.0) OR ISC',
    'MIT OR ISC AND Elastic-2.0',
  ])('%j is not known to be', (licence) => expect(isOpenSource(licence)).toBe(false))
})

describe('a package of the running hub', () => {
  it('counts where it is needed and open source', () => {
    const { required, notOpenSource, refused } = judgeLicences([
      locked('MIT', 'required'),
      locked('MIT', 'required'),
      locked('MIT', 'optional'),
      locked('ISC', 'required'),
    ])
    expect([...required]).toEqual([
      ['MIT', 2],
      ['ISC', 1],
    ])
    expect([notOpenSource, refused]).toEqual([[], []])
  })

  it('may be under the Elastic License only where it may be left out', () => {
    const [needed, optional] = [locked('Elastic-2.0', 'required'), locked('Elastic-2.0', 'optional')]
    expect(judgeLicences([needed, optional])).toMatchObject({ refused: [needed], notOpenSource: [optional] })
  })

  it.each(['SSPL-1.0', 'BUSL-1.1', 'UNLICENSED', null])('is refused under %s, optional or not', (licence) => {
    const both = [locked(licence, 'required'), locked(licence, 'optional')]
    expect(judgeLicences(both).refused).toEqual(both)
    expect(judgeLicences([locked(licence, 'dev')]).refused).toEqual([])
  })
})

test('the hub needs none that is not open source; those of Apollo may be left out', () => {
  const { required, notOpenSource, refused } = judgeLicences(lockedPackages())
  expect(refused).toEqual([])
  expect(notOpenSource.map(({ name }) => name)).toEqual([
    '@apollo/composition',
    '@apollo/federation-internals',
    '@apollo/gateway',
    '@apollo/query-graphs',
    '@apollo/query-planner',
  ])
  expect(required.get('MIT')).toBeGreaterThan(50)
})
