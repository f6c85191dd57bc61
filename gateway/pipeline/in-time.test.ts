import { describe, expect, it } from 'vitest'
import { inTime } from './in-time.ts'

describe('work that is waited for', () => {
  it('gives what it makes, or fails as it fails, in time', async () => {
    await expect(inTime(Promise.resolve(1), 1_000)).resolves.toBe(1)
    await expect(inTime(Promise.reject(new Error('kapot')), 1_000)).rejects.toThrow('kapot')
  })

  it('is given up when it is not done by then', async () => {
    await expect(inTime(new Promise(() => undefined), 20)).rejects.toMatchObject({
      status: 504,
      code: 'DEADLINE_EXCEEDED',
    })
  })
})
