import { Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { createLogger } from './create-logger.ts'

const failure = Object.assign(new Error('asking failed', { cause: new TypeError('no connection') }), {
  code: 'ECONNREFUSED',
  detail: 'Key (naam)=(Jansen) already exists.',
})

/** What a logger wrote of one thing. */
function written(fields: object): { readonly text: string; readonly line: Record<string, unknown> } {
  let text = ''
  const destination = new Writable({
    write(chunk, _, done) {
      text += chunk
      done()
    },
  })
  createLogger({ level: 'info', base: { part: 'test' } }, destination).error(fields, 'it failed')
  return { text, line: JSON.parse(text) }
}

describe('the log', () => {
  it.each(['err', 'error', 'reason', 'problem'])(
    'has the kind, message, causes, code and stack of an error under "%s"',
    (name) => {
      const { line } = written({ [name]: failure, afnemer: 'vng' })
      expect(line).toMatchObject({
        part: 'test',
        afnemer: 'vng',
        [name]: {
          type: 'Error',
          message: 'asking failed: no connection',
          code: 'ECONNREFUSED',
          stack: expect.stringMatching(/create-logger\.test\.ts:\d+.*caused by: TypeError: no connection/s),
        },
      })
    },
  )

  it('has an error that is logged by itself', () => {
    expect(written(failure).line).toMatchObject({ err: { stack: expect.stringContaining('.test.ts:') } })
  })

  it('has nothing else that hangs on an error, which can be a row or the claims of a token', () => {
    expect(written({ err: failure }).text).not.toContain('Jansen')
    expect(written(failure).text).not.toContain('Jansen')
  })
})
