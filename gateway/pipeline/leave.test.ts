import { describe, expect, it } from 'vitest'
import { PublicError, PublicErrors } from '../errors.ts'
import { leave, type Outgoing } from './leave.ts'

const logged: unknown[] = []
const told = (fields: unknown) => void logged.push(fields)
const log = { warn: told, error: told } as Parameters<typeof leave>[1]
const read = ({ status, text }: Outgoing) => ({ status, body: JSON.parse(text) })
const answerless = (error: unknown) => leave(Promise.reject(error), log)

describe('what leaves', () => {
  it('is the answer, made when it is sent', async () => {
    let made = 0
    const leaving = await leave(
      Promise.resolve(() => ({ data: { keer: ++made } })),
      log,
    )
    expect(made).toBe(0)
    expect(leaving()).toEqual({ status: 200, text: '{"data":{"keer":1}}', headers: [] })
  })

  it('is an error that may be shown, with all that it says', async () => {
    expect(read((await answerless(new PublicError('FORBIDDEN', 403, 'Nee', { velden: [] })))())).toEqual({
      status: 403,
      body: { errors: [{ message: 'Nee', extensions: { velden: [], code: 'FORBIDDEN' } }] },
    })
    const errors = ['Een', 'Twee'].map((message) => ({
      message,
      extensions: { code: 'BAD_REQUEST' as const },
    }))
    expect(read((await answerless(new PublicErrors('BAD_REQUEST', 400, 'Beide', errors)))())).toEqual({
      status: 400,
      body: { errors },
    })
    expect(logged).toEqual([])
  })

  it.each<[string, () => ReturnType<typeof leave>]>([
    ['before there is an answer', () => answerless(new Error('geheim'))],
    [
      'where the answer is made',
      () =>
        leave(
          Promise.resolve(() => {
            throw new Error('geheim')
          }),
          log,
        ),
    ],
    [
      'where the answer cannot be written',
      () =>
        leave(
          Promise.resolve(() => ({ data: { getal: 1n } })),
          log,
        ),
    ],
  ])('is nothing of an error that nobody foresaw, %s; the log has it', async (_, left) => {
    logged.length = 0
    const { status, text } = (await left())()
    expect(status).toBe(500)
    expect(text).not.toContain('geheim')
    expect(logged).toHaveLength(1)
  })
})
