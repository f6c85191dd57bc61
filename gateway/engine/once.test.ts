import { expect, it } from 'vitest'
import { once } from './once.ts'

it('is made once, and a second time is a mistake in the hub', () => {
  const made = once(() => ({ data: null }))
  expect(made()).toEqual({ data: null })
  expect(made).toThrow('it was made before')
})
