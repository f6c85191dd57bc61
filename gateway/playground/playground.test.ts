import { readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PlaygroundOptions, servePlayground } from './playground.ts'
import { readVoorbeelden } from './voorbeelden.ts'

const options: PlaygroundOptions = {
  endpoint: '/v1/graphql',
  afnemers: [{ id: 'vng', naam: 'Vereniging van Nederlandse Gemeenten' }],
  introspectie: true,
}

const own = new URL('page/', import.meta.url)
const elsewhere = /\b(?:https?|wss?):|["'(=]\s*\/\/\w/
let app: FastifyInstance

beforeAll(async () => {
  app = Fastify()
  // As the gateway does: what is served is data and never kept, unless a route says otherwise.
  app.addHook('onRequest', async (_, reply) => {
    reply.headers({ 'content-security-policy': "default-src 'none'", 'cache-control': 'no-store' })
  })
  servePlayground(app, options)
  await app.ready()
})

afterAll(() => app.close())

async function addressesOnPage(): Promise<string[]> {
  const { body } = await app.inject('/')
  return [...body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = '']) => address)
}

describe('the page', () => {
  it('is HTML that scripts from files alone may run in, and that no site may frame', async () => {
    const { statusCode, headers } = await app.inject('/')
    expect(statusCode).toBe(200)
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(headers['cache-control']).toBe('no-cache')
    expect(headers['referrer-policy']).toBe('no-referrer')
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(String(headers['content-security-policy']).split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data:",
      "font-src 'self' data:",
      "connect-src 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "form-action 'none'",
    ])
  })

  it('loads files of its own host, and holds no inline script', async () => {
    const { body } = await app.inject('/')
    expect(body).not.toMatch(elsewhere)
    expect(body).not.toMatch(/<script(?![^>]*\ssrc=)|\son\w+=|javascript:/)
    const addresses = await addressesOnPage()
    expect(addresses.length).toBeGreaterThan(5)
    for (const address of addresses)
      expect(address).toMatch(/^(\/playground\/[\w.-]+\?v=[0-9a-f]{16}|data:,)$/)
  })

  it('has no file that names another host', () => {
    for (const file of readdirSync(own))
      expect(readFileSync(new URL(file, own), 'utf8')).not.toMatch(elsewhere)
  })

  it('has GraphiQL styles that load nothing from another host', async () => {
    const { body } = await app.inject('/playground/graphiql.css')
    expect(body).not.toMatch(/@import|url\(["']?(?!data:)/)
  })
})

describe('an asset', () => {
  it('may be kept for ever at the address with its hash, and is checked again at the one without', async () => {
    for (const address of (await addressesOnPage()).filter((one) => one.startsWith('/'))) {
      const kept = await app.inject(address)
      expect(kept.statusCode).toBe(200)
      expect(kept.headers['content-type']).toMatch(/^text\/(javascript|css); charset=utf-8$/)
      expect(kept.headers['cache-control']).toBe('public, max-age=31536000, immutable')
      expect(kept.headers['x-content-type-options']).toBe('nosniff')
      expect(kept.headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'")
      for (const other of [address.replace(/\?.*/, ''), address.replace(/=.*/, '=0000000000000000')]) {
        expect((await app.inject(other)).headers['cache-control']).toBe('no-cache')
      }
    }
  })

  it('is not sent again to a browser that has it', async () => {
    const { headers } = await app.inject('/playground/token.js')
    const again = await app.inject({
      url: '/playground/token.js',
      headers: { 'if-none-match': String(headers['etag']) },
    })
    expect(again.statusCode).toBe(304)
    expect(again.body).toBe('')
  })

  it('is compressed for a browser that takes it', async () => {
    const plain = await app.inject('/playground/react-dom.js')
    const { rawPayload, headers } = await app.inject({
      url: '/playground/react-dom.js',
      headers: { 'accept-encoding': 'gzip, br' },
    })
    expect(headers['content-encoding']).toBe('gzip')
    expect(headers['vary']).toBe('accept-encoding')
    expect(gunzipSync(rawPayload).equals(plain.rawPayload)).toBe(true)
  })

  it('is there for every module that the page imports', async () => {
    for (const file of readdirSync(own).filter((name) => name.endsWith('.js'))) {
      expect((await app.inject(`/playground/${file}`)).statusCode).toBe(200)
    }
  })

  it.each([
    '/playground/',
    '/playground/index.html',
    '/playground/playground.ts',
    '/playground/../playground.ts',
    '/playground/%2e%2e/playground.ts',
    '/playground/..%2fpage%2fplayground.js',
    '/playground/graphiql.js.map',
    '/playground/package.json',
    '/voorbeelden/wie-ben-ik.graphql',
  ])('is not found outside the table: %s', async (url) => {
    expect((await app.inject(url)).statusCode).toBe(404)
  })
})

describe('the settings', () => {
  it('say where to ask and as whom, with the examples', async () => {
    const settings = (await app.inject('/playground/instellingen.json')).json()
    expect(settings).toEqual({
      ...options,
      tokenRoute: '/ontwikkeling/token',
      voorbeelden: readVoorbeelden(),
    })
  })

  it('offer no afnemers where there are none to be', async () => {
    const production = Fastify()
    servePlayground(production, { ...options, afnemers: null })
    expect((await production.inject('/playground/instellingen.json')).json().afnemers).toBeNull()
    await production.close()
  })
})
