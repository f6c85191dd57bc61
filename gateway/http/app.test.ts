import { gzipSync } from 'node:zlib'
import { pino } from 'pino'
import { describe, expect, it, vi } from 'vitest'
import { createApp } from './app.ts'

function app() {
  const made = createApp(pino({ level: 'silent' }))
  made.post('/echo', async ({ body }) => ({ body }))
  return made
}
const json = { 'content-type': 'application/json' }

describe('a request body', () => {
  it.each(['gzip', 'br', 'deflate', 'GZIP', 'identity, gzip'])(
    'is refused unread when it is compressed with %s',
    async (coding) => {
      const answer = await app().inject({
        method: 'POST',
        url: '/echo',
        headers: { ...json, 'content-encoding': coding },
        payload: gzipSync(JSON.stringify({ bom: ' '.repeat(10_000_000) })),
      })
      expect(answer.statusCode).toBe(415)
      expect(answer.headers['accept-encoding']).toBe('identity')
      expect(answer.json()).toMatchObject({
        errors: [
          { message: expect.stringContaining('compressed'), extensions: { code: 'UNSUPPORTED_MEDIA_TYPE' } },
        ],
      })
    },
  )

  it('is read when Content-Encoding says that it is as it is', async () => {
    const headers = { ...json, 'content-encoding': 'identity' }
    const answer = await app().inject({ method: 'POST', url: '/echo', headers, payload: '{"a":1}' })
    expect(answer.json()).toEqual({ body: { a: 1 } })
  })

  it('is refused over its largest size, counted while it is read', async () => {
    const payload = JSON.stringify({ a: 'x'.repeat(100_000) })
    const answer = await app().inject({ method: 'POST', url: '/echo', headers: json, payload })
    expect(answer.statusCode).toBe(413)
    expect(answer.json()).toMatchObject({ errors: [{ extensions: { code: 'PAYLOAD_TOO_LARGE' } }] })
  })
})

describe('the server', () => {
  it('starts, however long that takes', async () => {
    vi.useFakeTimers()
    try {
      const made = createApp(pino({ level: 'silent' }))
      made.register(async () => new Promise<void>((resolve) => setTimeout(resolve, 120_000)))
      const ready = made.ready().then(() => 'ready')
      await vi.advanceTimersByTimeAsync(121_000)
      expect(await ready).toBe('ready')
    } finally {
      vi.useRealTimers()
    }
  })
})
