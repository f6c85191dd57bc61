import { describe, expect, it } from 'vitest'
import { ErrorList } from './error-list.ts'

const at = (path: (string | number)[], message = 'stuk') => ({
  message,
  path,
  extensions: { code: 'SOURCE_FAILED', serviceName: 'meldingen' },
})

describe('ErrorList', () => {
  it('keeps the first hundred of what is said at each row, and counts the others', () => {
    const list = new ErrorList()
    for (let row = 0; row < 5_000; row++) list.push(at(['lijst', row, 'naam']))

    expect(list.kept).toEqual(Array.from({ length: 100 }, (_, row) => at(['lijst', row, 'naam'])))
    expect(list.told.at(-1)).toEqual({
      message: 'stuk',
      extensions: { code: 'SOURCE_FAILED', serviceName: 'meldingen', weggelaten: 4_900 },
    })
  })

  it('keeps one at least at each place of the operation and of each thing said', () => {
    const list = new ErrorList()
    for (let row = 0; row < 100; row++)
      for (let alias = 0; alias < 300; alias++)
        list.push(at(['lijst', row, `a${alias}`], `stuk ${alias % 3}`))

    expect(new Set(list.kept.map(({ path }) => path?.[2])).size).toBe(300)
    expect(list.told.length).toBeLessThan(1_400)
    const left = list.told.map(({ extensions }) => Number(extensions?.['weggelaten'] ?? 0))
    expect(left.reduce((one, other) => one + other) + list.kept.length).toBe(30_000)
  })

  it('keeps no more than it can hold of a source that words each in another way', () => {
    const list = new ErrorList()
    for (let row = 0; row < 20_000; row++) list.push(at(['lijst', row], `rij ${row}`))

    expect(list.kept).toHaveLength(5_000)
    expect(list.told.slice(5_000)).toMatchObject([{ extensions: { weggelaten: 15_000 } }])
  })

  it('adds up what sources left out themselves, and says nothing where nothing was', () => {
    const list = new ErrorList()
    const left = { message: 'stuk', extensions: { code: 'ONBEKEND', serviceName: 'otwb', weggelaten: 7 } }
    list.push(at(['a']))
    expect(list.told).toEqual([at(['a'])])
    list.push(left)
    list.push(left)
    expect(list.told).toEqual([at(['a']), { ...left, extensions: { ...left.extensions, weggelaten: 14 } }])
  })
})
