import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { createApp } from './app.ts'

const preflight = (origin: string, allowed: string[]) => {
  const app = createApp(pino({ level: 'silent' }), { corsOrigins: allowed })
  app.post('/v1/graphql', async () => ({}))
  return app.inject({
    method: 'OPTIONS',
    url: '/v1/graphql',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization',
    },
  })
}

describe('cross-origin requests', () => {
  it('are allowed from an origin on the list', async () => {
    const { headers } = await preflight('https://partner.example', ['https://partner.example'])
    expect(headers['access-control-allow-origin']).toBe('https://partner.example')
    expect(headers['access-control-allow-credentials']).toBeUndefined()
  })

  it('are not allowed from another origin, nor from any when there is no list', async () => {
    const other = await preflight('https://elders.example', ['https://partner.example'])
    expect(other.headers['access-control-allow-origin']).toBeUndefined()
    const none = await preflight('https://partner.example', [])
    expect(none.headers['access-control-allow-origin']).toBeUndefined()
  })
})
