import {
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  type JWTVerifyGetKey,
  SignJWT,
  UnsecuredJWT,
} from 'jose'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { type AssertionSigner, assertionIssuer, createAssertionSigner, verifyAssertion } from './assertion.ts'
import { anonymous, type Caller } from './caller.ts'

/** A new object each time: what was signed is remembered per object. */
const someone = (): Caller => ({
  ...anonymous,
  afnemer: 'vng',
  oin: '00000099000000000003',
  scopes: ['otwb:lezen'],
  organisaties: ['gm0344'],
})
const caller = someone()

let signer: AssertionSigner
let keys: JWTVerifyGetKey

beforeAll(async () => {
  signer = await createAssertionSigner()
  keys = createLocalJWKSet({ keys: [...signer.jwks.keys] })
})
afterEach(() => void vi.useRealTimers())

const atSecond = (second: number) =>
  vi.useFakeTimers({ now: 1_700_000_000_000 + second * 1000, toFake: ['Date'] })

describe('an assertion', () => {
  it('brings the whole caller to the subgraph it is for', async () => {
    expect(await verifyAssertion(await signer.sign(caller, 'otwb'), 'otwb', keys)).toEqual(caller)
  })

  it('is published with public keys only', () => {
    expect(signer.jwks.keys).toHaveLength(1)
    expect(signer.jwks.keys[0]).not.toHaveProperty('d')
  })

  it('is refused by another subgraph', async () => {
    await expect(verifyAssertion(await signer.sign(caller, 'otwb'), 'meldingen', keys)).rejects.toThrow()
  })

  it('is refused once it has expired', async () => {
    const caller = someone()
    atSecond(0)
    const token = await signer.sign(caller, 'otwb')
    atSecond(59)
    expect(await verifyAssertion(token, 'otwb', keys)).toEqual(caller)
    atSecond(66)
    await expect(verifyAssertion(token, 'otwb', keys)).rejects.toThrow()
  })

  it('costs no signing for the same caller and subgraph within half a minute', async () => {
    const caller = someone()
    atSecond(0)
    const token = await signer.sign(caller, 'otwb')
    atSecond(29)
    expect(await signer.sign(caller, 'otwb')).toBe(token)
    atSecond(30)
    expect(await signer.sign(caller, 'otwb')).not.toBe(token)
  })

  it('is signed with a new key after six hours, and the last key stays published', async () => {
    atSecond(0)
    const rotating = await createAssertionSigner()
    const old = rotating.jwks.keys[0]?.kid
    atSecond(6 * 3600)
    const caller = someone()
    const token = await rotating.sign(caller, 'otwb')
    expect(rotating.jwks.keys).toHaveLength(2)
    expect(rotating.jwks.keys[0]?.kid).not.toBe(old)
    expect(rotating.jwks.keys[1]?.kid).toBe(old)
    const published = createLocalJWKSet({ keys: [...rotating.jwks.keys] })
    expect(await verifyAssertion(token, 'otwb', published)).toEqual(caller)
  })

  it('is another one for another subgraph and for another caller', async () => {
    atSecond(100)
    const token = await signer.sign(caller, 'otwb')
    expect(await signer.sign(caller, 'meldingen')).not.toBe(token)
    const other = { ...caller, organisaties: 'ALLE' as const }
    const token2 = await signer.sign(other, 'otwb')
    expect(token2).not.toBe(token)
    expect((await verifyAssertion(token2, 'otwb', keys)).organisaties).toBe('ALLE')
  })
})

describe('verifyAssertion refuses', () => {
  /** A key pair of the test, with which every claim and header can be chosen. */
  async function forge(
    change: { claims?: Record<string, unknown>; header?: Record<string, unknown>; exp?: number } = {},
  ) {
    const { publicKey, privateKey } = await generateKeyPair('EdDSA')
    const now = Math.floor(Date.now() / 1000)
    const token = await new SignJWT({
      caller,
      iss: assertionIssuer,
      aud: 'otwb',
      iat: now,
      exp: now + 60,
      ...change.claims,
    })
      .setProtectedHeader({ alg: 'EdDSA', typ: 'nwb-caller+jwt', kid: 'test', ...change.header })
      .sign(privateKey)
    const jwk = { ...(await exportJWK(publicKey)), kid: 'test', alg: 'EdDSA' }
    return { token, jwk, keys: createLocalJWKSet({ keys: [jwk] }) }
  }

  it('nothing that is right, so that what follows is refused for its fault alone', async () => {
    const { token, keys } = await forge()
    expect(await verifyAssertion(token, 'otwb', keys)).toEqual(caller)
  })

  const now = Math.floor(Date.now() / 1000)
  it.each<[string, Parameters<typeof forge>[0]]>([
    ['another typ', { header: { typ: 'at+jwt' } }],
    ['no typ', { header: { typ: undefined } }],
    ['another issuer', { claims: { iss: 'https://issuer.example' } }],
    ['no audience', { claims: { aud: undefined } }],
    ['no expiry', { claims: { exp: undefined } }],
    ['no moment of issue', { claims: { iat: undefined } }],
    ['one that was issued long ago and expires far from now', { claims: { iat: now - 600, exp: now + 600 } }],
    ['no caller', { claims: { caller: undefined } }],
    ['a caller without a bereik', { claims: { caller: { ...caller, organisaties: undefined } } }],
    ['a caller whose scopes are one text', { claims: { caller: { ...caller, scopes: 'otwb:lezen' } } }],
    ['a caller with an id that is none', { claims: { caller: { ...caller, organisaties: ["x'"] } } }],
  ])('%s', async (_, change) => {
    const { token, keys } = await forge(change)
    await expect(verifyAssertion(token, 'otwb', keys)).rejects.toThrow()
  })

  it('one signed with another key, also when the header brings that key along', async () => {
    const { token } = await forge()
    await expect(verifyAssertion(token, 'otwb', keys)).rejects.toThrow()
    const { jwk } = await forge()
    const bringing = await forge({ header: { jwk, kid: signer.jwks.keys[0]?.kid } })
    await expect(verifyAssertion(bringing.token, 'otwb', keys)).rejects.toThrow()
  })

  it('one that is not signed (alg none)', async () => {
    const unsigned = new UnsecuredJWT({ caller })
      .setIssuer(assertionIssuer)
      .setAudience('otwb')
      .setIssuedAt()
      .setExpirationTime('60s')
      .encode()
    await expect(verifyAssertion(unsigned, 'otwb', keys)).rejects.toThrow()
  })

  it('one whose signature was cut off or whose content was changed', async () => {
    const [header = '', , signature = ''] = (await signer.sign(caller, 'otwb')).split('.')
    const [, richer = ''] = (
      await forge({ claims: { caller: { ...caller, organisaties: 'ALLE' } } })
    ).token.split('.')
    await expect(verifyAssertion(`${header}.${richer}.${signature}`, 'otwb', keys)).rejects.toThrow()
    await expect(verifyAssertion(`${header}.${richer}.`, 'otwb', keys)).rejects.toThrow()
  })
})
