import { createLocalJWKSet, exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { audience, createTestIssuer, type TestIssuer } from '../../test/support/tokens.ts'
import { createTokenVerifier } from './verify.ts'

let issuer: TestIssuer
let verify: ReturnType<typeof createTokenVerifier>
const now = () => Math.floor(Date.now() / 1000)

beforeAll(async () => {
  issuer = await createTestIssuer()
  verify = createTokenVerifier([issuer], audience)
})

describe('a token verifier', () => {
  it('takes the afnemer and the scopes from a good token', async () => {
    const token = await issuer.sign({ client_id: 'vng', scope: 'otwb:lezen  meldingen:statistiek ' })
    expect(await verify(token)).toEqual({ afnemer: 'vng', scopes: ['otwb:lezen', 'meldingen:statistiek'] })
  })

  it('takes a token without scope for one without scopes', async () => {
    const token = await issuer.sign({ client_id: 'vng' })
    expect(await verify(token)).toEqual({ afnemer: 'vng', scopes: [] })
  })

  it('takes one audience of several, and typ in its long form', async () => {
    const token = await issuer.sign(
      { client_id: 'vng', aud: ['andere', audience] },
      { typ: 'application/at+jwt' },
    )
    expect((await verify(token)).afnemer).toBe('vng')
  })

  it('forgives clocks that differ a few seconds, not more', async () => {
    expect(await verify(await issuer.sign({ client_id: 'vng', exp: now() - 2 }))).toBeDefined()
    await expect(verify(await issuer.sign({ client_id: 'vng', exp: now() - 10 }))).rejects.toThrow()
  })

  it('knows each issuer by its own keys', async () => {
    const other = await createTestIssuer('https://andere.example')
    const both = createTokenVerifier([issuer, other], audience)
    expect((await both(await other.sign({ client_id: 'vng' }))).afnemer).toBe('vng')
    const borrowed = await other.sign({ client_id: 'vng', iss: issuer.issuer })
    await expect(both(borrowed)).rejects.toThrow()
  })

  it.each<[string, Record<string, unknown>]>([
    ['another issuer', { iss: 'https://andere.example' }],
    ['an issuer that only starts the same', { iss: 'https://issuer.example/' }],
    ['an issuer in a list', { iss: ['https://issuer.example'] }],
    ['no issuer', { iss: undefined }],
    ['another audience', { aud: 'andere-hub' }],
    ['no audience', { aud: undefined }],
    ['no expiry', { exp: undefined }],
    ['an expiry that is text', { exp: '9999999999' }],
    ['a start in the future', { nbf: now() + 60 }],
    ['no begin', { iat: undefined }],
    ['no id', { jti: undefined }],
    ['no sub', { sub: undefined }],
    ['more time than it may have', { exp: now() + 22_000 }],
    ['no client_id', { client_id: undefined }],
    ['a client_id that is no text', { client_id: { id: 'vng' } }],
    ['a sub that is an object', { sub: { id: 'vng' } }],
    ['a scope that is a list', { scope: ['otwb:lezen'] }],
    ['a binding to something that is no certificate', { cnf: { jkt: 'a thumbprint of a key' } }],
    ['a binding to nothing', { cnf: null }],
  ])('refuses a token with %s', async (_, claims) => {
    await expect(verify(await issuer.sign({ client_id: 'vng', ...claims }))).rejects.toThrow()
  })

  it.each<[string, Record<string, unknown>]>([
    ['typ JWT, such as an identity token', { typ: 'JWT' }],
    ['no typ', { typ: undefined }],
    ['no key id', { kid: undefined }],
    ['another key id', { kid: 'andere' }],
  ])('refuses a header with %s', async (_, header) => {
    const token = await issuer.sign({ client_id: 'vng' }, header)
    await expect(verify(token)).rejects.toThrow()
  })

  it('never uses a key that the token itself brings or points to', async () => {
    const { publicKey, privateKey } = await generateKeyPair('ES256')
    for (const header of [
      { jwk: await exportJWK(publicKey) },
      { jku: 'https://aanvaller.example/jwks.json' },
      { x5u: 'https://aanvaller.example/cert.pem' },
    ]) {
      const token = await new SignJWT({ client_id: 'vng' })
        .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'test', ...header })
        .setIssuer(issuer.issuer)
        .setAudience(audience)
        .setExpirationTime('5m')
        .sign(privateKey)
      await expect(verify(token)).rejects.toThrow('signature verification failed')
    }
  })

  it('refuses a token that is signed with the public key as a secret (alg HS256)', async () => {
    const { publicKey } = await generateKeyPair('ES256', { extractable: true })
    const token = await new SignJWT({ client_id: 'vng' })
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: 'test' })
      .setIssuer(issuer.issuer)
      .setAudience(audience)
      .setExpirationTime('5m')
      .sign(new TextEncoder().encode(await exportSPKI(publicKey)))
    await expect(verify(token)).rejects.toThrow('alg')
  })

  it('refuses an algorithm that is not of the profile, also with a key that the issuer has', async () => {
    const { publicKey, privateKey } = await generateKeyPair('ES384')
    const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid: 'lang' }] })
    const token = await new SignJWT({ client_id: 'vng' })
      .setProtectedHeader({ alg: 'ES384', typ: 'at+jwt', kid: 'lang' })
      .setIssuer(issuer.issuer)
      .setAudience(audience)
      .setExpirationTime('5m')
      .sign(privateKey)
    await expect(createTokenVerifier([{ ...issuer, keys }], audience)(token)).rejects.toThrow('alg')
  })

  it('refuses a token that is not signed (alg none)', async () => {
    const token = new UnsecuredJWT({ client_id: 'vng' })
      .setIssuer(issuer.issuer)
      .setAudience(audience)
      .setExpirationTime('5m')
      .encode()
    await expect(verify(token)).rejects.toThrow()
  })

  it.each(['', 'a.b.c', 'geen token', `${'x'.repeat(10_000)}`])('refuses "%s"', async (token) => {
    await expect(verify(token)).rejects.toThrow()
  })
})
