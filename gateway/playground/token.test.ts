import { beforeEach, describe, expect, it } from 'vitest'

interface Credential {
  token(): Promise<string | null>
  renew(): boolean
}

interface TokenModule {
  demoAfnemer(
    afnemer: { id: string; naam: string },
    tokenRoute: string,
    request: (url: string, init: RequestInit) => Promise<Response>,
    now: () => number,
  ): Credential
  expiryOf(token: string): number | null
}

// A file of the page: browser JavaScript, which has no types of its own.
const page: string = new URL('page/token.js', import.meta.url).href
const { demoAfnemer, expiryOf }: TokenModule = await import(page)

const lifetime = 300
let now: number
let asked: unknown[]
let status: number

beforeEach(() => {
  now = 1_700_000_000_000
  asked = []
  status = 200
})

function jwt(claims: object): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
  return `${encode({ alg: 'ES256' })}.${encode(claims)}.c2lnbmF0dXJl`
}

function vng(): Credential {
  return demoAfnemer(
    { id: 'vng', naam: 'VNG' },
    '/ontwikkeling/token',
    async (_, { body }) => {
      asked.push(JSON.parse(String(body)))
      return Response.json({ token: jwt({ nr: asked.length, exp: now / 1000 + lifetime }) }, { status })
    },
    () => now,
  )
}

describe('a demo afnemer', () => {
  it('asks for one token for many queries, also at the same time', async () => {
    const afnemer = vng()
    const [first, second] = await Promise.all([afnemer.token(), afnemer.token()])
    expect(first).toBe(second)
    expect(await afnemer.token()).toBe(first)
    expect(asked).toEqual([{ afnemer: 'vng' }])
  })

  it('asks for another token shortly before the old one expires', async () => {
    const afnemer = vng()
    const first = await afnemer.token()
    now += (lifetime - 31) * 1000
    expect(await afnemer.token()).toBe(first)
    now += 2_000
    expect(await afnemer.token()).not.toBe(first)
    expect(asked).toHaveLength(2)
  })

  it('asks for another token when the hub refused the old one', async () => {
    const afnemer = vng()
    const first = await afnemer.token()
    expect(afnemer.renew()).toBe(true)
    expect(await afnemer.token()).not.toBe(first)
  })

  it('says so when the hub gives no token, and can try again', async () => {
    const afnemer = vng()
    status = 500
    await expect(afnemer.token()).rejects.toThrow('Geen token gekregen voor VNG (status 500).')
    status = 200
    expect(await afnemer.token()).toMatch(/^ey/)
  })
})

describe('expiryOf()', () => {
  it('reads the moment from the token, in milliseconds', () => {
    expect(expiryOf(jwt({ exp: 1_700_000_000, naam: 'Súdwest-Fryslân ✓?>' }))).toBe(1_700_000_000_000)
  })

  it.each(['', 'geheim', 'a.b.c', jwt({}), jwt({ exp: 'morgen' })])('is null for %j', (token) => {
    expect(expiryOf(token)).toBeNull()
  })
})
