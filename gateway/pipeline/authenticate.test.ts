import { beforeAll, describe, expect, it } from 'vitest'
import { anonymous } from '../../schema/rights/caller.ts'
import { audience, createTestIssuer, type TestIssuer } from '../../test/support/tokens.ts'
import { PublicError } from '../errors.ts'
import { parseRegister } from '../register/register.ts'
import { createTokenVerifier } from '../tokens/verify.ts'
import { authenticate } from './authenticate.ts'

const register = parseRegister(
  `
afnemers:
  vng:
    naam: VNG
    oin: "00000099000000000003"
    bereik: [gemeenten]
    scopes: [otwb:lezen, otwb:statistiek]
    verwerkingsactiviteiten: [ondersteuning-gemeenten, leerkring]
`,
  'register.yaml',
)
let issuer: TestIssuer
let verify: ReturnType<typeof createTokenVerifier>

beforeAll(async () => {
  issuer = await createTestIssuer()
  verify = createTokenVerifier([issuer], audience)
})

const ask = (authorization: string | undefined, doel?: string) =>
  authenticate({ authorization, doel }, verify, register)

/** How a request was refused. */
async function refusal(authorization: string, doel?: string) {
  try {
    await ask(authorization, doel)
  } catch (error) {
    if (error instanceof PublicError)
      return { status: error.status, code: error.code, message: error.message }
    throw error
  }
  throw new Error('The request was not refused')
}

describe('authenticate', () => {
  it('takes a request without a token for one that sees what is public', async () => {
    expect(await ask(undefined)).toBe(anonymous)
    expect(await ask(undefined, 'leerkring')).toBe(anonymous)
  })

  it('makes the caller that token and register give together', async () => {
    const token = await issuer.sign({ client_id: 'vng', scope: 'otwb:lezen meldingen:lezen' })
    expect(await ask(`Bearer ${token}`)).toMatchObject({
      afnemer: 'vng',
      scopes: ['otwb:lezen'],
      doel: 'ondersteuning-gemeenten',
    })
    expect((await ask(`bearer ${token}`)).afnemer).toBe('vng')
  })

  it('takes a token that is bound to a certificate with that certificate only', async () => {
    const authorization = `Bearer ${await issuer.sign({ client_id: 'vng', cnf: { 'x5t#S256': 'eigen' } })}`
    const withCertificate = (thumbprint: string, oin: string | undefined = '00000099000000000003') =>
      authenticate({ authorization, doel: undefined, certificate: { thumbprint, oin } }, verify, register)

    expect((await withCertificate('eigen')).afnemer).toBe('vng')
    await expect(withCertificate('eigen', '00000099000000000004')).rejects.toMatchObject({
      reason: 'OIN_MISMATCH',
    })
    await expect(withCertificate('ander')).rejects.toMatchObject({ reason: 'CERTIFICATE_MISMATCH' })
    await expect(ask(authorization)).rejects.toMatchObject({ status: 401, reason: 'CERTIFICATE_MISSING' })
  })

  it('takes a token that is not bound only where the register lets it', async () => {
    const authorization = `Bearer ${await issuer.sign({ client_id: 'vng' })}`
    const asks = (certificatesAreSeen: boolean, binding?: 'mtls' | 'geen') => {
      const afnemers = new Map([...register.afnemers].map(([id, one]) => [id, { ...one, binding }]))
      const credentials = { authorization, doel: undefined, certificatesAreSeen }
      return authenticate(credentials, verify, { ...register, afnemers })
    }
    const missing = { status: 401, reason: 'BINDING_MISSING' }

    expect((await asks(false)).afnemer).toBe('vng')
    expect((await asks(true, 'geen')).afnemer).toBe('vng')
    await expect(asks(false, 'mtls')).rejects.toMatchObject(missing)
    await expect(asks(true, 'mtls')).rejects.toMatchObject(missing)
    await expect(asks(true)).rejects.toMatchObject(missing)
  })

  it('takes the purpose from the header', async () => {
    const token = await issuer.sign({ client_id: 'vng', scope: 'otwb:lezen' })
    expect((await ask(`Bearer ${token}`, 'leerkring')).doel).toBe('leerkring')
  })

  it('refuses a purpose that is not of this afnemer, and names those that are', async () => {
    const token = await issuer.sign({ client_id: 'vng' })
    expect(await refusal(`Bearer ${token}`, 'opsporing')).toEqual({
      status: 403,
      code: 'FORBIDDEN',
      message:
        'The header NWB-Verwerkingsactiviteit names no purpose of this afnemer; wanted one of: ondersteuning-gemeenten, leerkring',
    })
  })

  it('answers every fault of a token with the same words', async () => {
    const other = await createTestIssuer('https://andere.example')
    const now = Math.floor(Date.now() / 1000)
    const faults = {
      'another issuer': await other.sign({ client_id: 'vng' }),
      'another audience': await issuer.sign({ client_id: 'vng', aud: 'andere' }),
      expired: await issuer.sign({ client_id: 'vng', exp: now - 60 }),
      'not yet valid': await issuer.sign({ client_id: 'vng', nbf: now + 60 }),
      'typ JWT': await issuer.sign({ client_id: 'vng' }, { typ: 'JWT' }),
      'no client_id': await issuer.sign({}),
      'unknown client': await issuer.sign({ client_id: 'wie' }),
      'unknown client with a prototype name': await issuer.sign({ client_id: 'constructor' }),
      'three parts of nothing': 'a.b.c',
    }
    for (const [fault, token] of Object.entries(faults)) {
      expect(await refusal(`Bearer ${token}`), fault).toEqual({
        status: 401,
        code: 'UNAUTHENTICATED',
        message: 'The access token is not valid',
      })
    }
  })

  it('refuses an unknown client before it looks at the purpose', async () => {
    const token = await issuer.sign({ client_id: 'wie' })
    expect(await refusal(`Bearer ${token}`, 'opsporing')).toMatchObject({ status: 401 })
  })

  it('refuses anything but one bearer token, rather than answer as to nobody', async () => {
    const token = await issuer.sign({ client_id: 'vng' })
    for (const header of [
      '',
      'Bearer',
      'Bearer ',
      'Basic dm5nOmdlaGVpbQ==',
      token,
      `Bearer ${token} x`,
      `Bearer ${token}, Bearer ${token}`,
      `Bearer ${token}\n`,
    ]) {
      expect(await refusal(header), header).toMatchObject({ status: 401 })
    }
  })

  it('lets a fault of the hub itself through as one', async () => {
    const token = await issuer.sign({ client_id: 'vng' })
    const broken = {
      ...register,
      caller: () => {
        throw new Error('stuk')
      },
    }
    await expect(
      authenticate({ authorization: `Bearer ${token}`, doel: undefined }, verify, broken),
    ).rejects.toThrow('stuk')
  })
})
