import { describe, expect, it } from 'vitest'
import { PublicError, toAnswerErrors, toPublic } from './errors.ts'

describe('toPublic', () => {
  it.each([
    new Error('password geheim'),
    new TypeError('geheim'),
    'geheim',
    undefined,
    { message: 'geheim' },
  ])('says of %s only that something went wrong', (error) => {
    const shown = toPublic(error)
    expect(shown.status).toBe(500)
    expect(toAnswerErrors(shown)).toEqual([
      { message: 'The hub could not answer this request', extensions: { code: 'INTERNAL_SERVER_ERROR' } },
    ])
  })

  it('lets an error that may be shown be as it is', () => {
    const error = new PublicError('FORBIDDEN', 403, 'Nee', { velden: ['X.y'] })
    expect(toPublic(error)).toBe(error)
    expect(toAnswerErrors(error)).toEqual([
      { message: 'Nee', extensions: { velden: ['X.y'], code: 'FORBIDDEN' } },
    ])
  })

  it('never lets an extension change the code', () => {
    const error = new PublicError('FORBIDDEN', 403, 'Nee', { code: 'OK' })
    expect(toAnswerErrors(error)[0]?.extensions.code).toBe('FORBIDDEN')
  })
})
