import { setImmediate as settled } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { atOnce } from './at-once.ts'

test('so many are done at once, in the order in which they came, also after one that fails', async () => {
  const inTurn = atOnce(2)
  const begun: number[] = []
  const ends: (() => void)[] = []
  const work = (index: number) =>
    inTurn(() => {
      begun.push(index)
      return new Promise<number>((resolve, reject) =>
        ends.push(() => (index === 0 ? reject(new Error('nee')) : resolve(index))),
      )
    })
  const all = Promise.allSettled([0, 1, 2, 3].map(work))
  await settled()
  expect(begun).toEqual([0, 1])
  ends[0]?.()
  await settled()
  expect(begun).toEqual([0, 1, 2])
  ends[1]?.()
  await settled()
  for (const end of ends) end()
  expect((await all).map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled', 'fulfilled'])
})
