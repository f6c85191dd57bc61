import { createLocalJWKSet, exportJWK, SignJWT, UnsecuredJWT } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { clientCertHeader, createCertificate, type TestCertificate } from '../../test/support/certificates.ts'
import { hearLog } from '../../test/support/heard-log.ts'
import { type SmallHub, startSmallHub } from '../../test/support/small-hub.ts'
import { audience, createTestIssuer, type TestIssuer } from '../../test/support/tokens.ts'
import { parseRegister } from '../register/register.ts'
import { signerCheck } from './signer-certificate.ts'
import type { Issuer } from './verify.ts'

const oin = (number: number) => `0000009900000000${String(number).padStart(4, '0')}`
const entry = (id: string, at: number, binding: string) => `
  ${id}:
    naam: Afnemer ${id}
    oin: "${oin(at)}"
    binding: ${binding}
    bereik: landelijk
    scopes: [iets:lezen]
    verwerkingsactiviteiten: [proef]`
const register = parseRegister(
  `afnemers:${entry('vrij', 1, 'geen')}${entry('gebonden', 2, 'mtls')}\n`,
  'afnemers.yaml',
)
const log = hearLog()
const now = () => Math.floor(Date.now() / 1000)

let hub: SmallHub
/** By RFC 9068, and by NL GOV. */
let rfc: TestIssuer
let nlgov: TestIssuer
/** By NL GOV, with certificates of its keys. */
let certified: { readonly sign: (claims: object, header?: object) => Promise<string> }
const certificates: Record<string, TestCertificate> = {}

const certificate = (name: string): TestCertificate => {
  const found = certificates[name]
  if (!found) throw new Error(`There is no certificate "${name}"`)
  return found
}
const x5c = (...names: string[]) => ({ x5c: names.map((name) => certificate(name).base64) })

beforeAll(async () => {
  const root = await createCertificate({ name: 'root', ca: true })
  const by = await createCertificate({ name: 'tussen', ca: true, pathLength: 0, by: root })
  const under = await createCertificate({ name: 'onder', ca: true, by })
  const noCa = await createCertificate({ name: 'geen CA', by })
  Object.assign(certificates, {
    root,
    by,
    under,
    noCa,
    signer: await createCertificate({ name: 'uitgever', oins: [oin(90)], by }),
    deep: await createCertificate({ name: 'te diep', oins: [oin(90)], by: under }),
    byNoCa: await createCertificate({ name: 'van geen CA', oins: [oin(90)], by: noCa }),
    otherOin: await createCertificate({ name: 'van een ander', oins: [oin(91)], by }),
    twoOins: await createCertificate({ name: 'van twee', oins: [oin(90), oin(91)], by }),
    noOin: await createCertificate({ name: 'van niemand', by }),
    old: await createCertificate({ name: 'verlopen', oins: [oin(90)], by, until: -1_000 }),
    early: await createCertificate({ name: 'nog niet', oins: [oin(90)], by, from: 60_000 }),
    self: await createCertificate({ name: 'uitgever', oins: [oin(90)] }),
    client: await createCertificate({ name: 'gebonden', oins: [oin(2)], by }),
    stranger: await createCertificate({ name: 'een ander', oins: [oin(1)], by }),
  })
  rfc = await createTestIssuer('https://rfc.example')
  nlgov = await createTestIssuer('https://nlgov.example')
  const issuer = await certifiedIssuer(root)
  const profile = 'nlgov' as const
  const issuers = [rfc, { ...nlgov, profile }, issuer]
  hub = await startSmallHub({
    issuers,
    register: () => register,
    trustClientCert: true,
    addresses: { trustedProxies: ['127.0.0.1'] },
    logger: log.logger,
  })
})
afterAll(() => hub?.close())
beforeEach(() => log.clear())

/** Every certificate's key is one of its keys, under the name of the certificate. */
async function certifiedIssuer(root: TestCertificate): Promise<Issuer> {
  const keys = await Promise.all(
    Object.entries(certificates).map(async ([kid, { publicKey }]) => ({
      ...(await exportJWK(publicKey)),
      kid,
      alg: 'ES256',
    })),
  )
  const issuer = 'https://certified.example'
  certified = {
    sign: (claims, { kid = 'signer', ...header }: { kid?: string; x5c?: string[] } = {}) =>
      new SignJWT({ ...good(issuer), ...claims })
        .setProtectedHeader({ alg: 'ES256', kid, ...x5c(kid, 'by'), ...header })
        .sign(certificate(kid).privateKey),
  }
  const checkSigner = signerCheck({ roots: root.pem, oin: oin(90) })
  return { issuer, keys: createLocalJWKSet({ keys }), profile: 'nlgov', checkSigner }
}

/** What a token by NL GOV says. */
function good(iss: string) {
  return {
    iss,
    aud: [audience],
    azp: 'vrij',
    sub: 'vrij',
    scope: 'iets:lezen',
    iat: now(),
    exp: now() + 600,
    jti: crypto.randomUUID(),
  }
}

const trace = '4bf92f3577b34da6a3ce929d0e0e4736'
/** Each from an address of its own: one that sends many wrong tokens is refused for that. */
let asked = 0
const ask = async (token: string, client?: TestCertificate) => {
  const response = await hub.ask('{ een_besloten }', {
    authorization: `Bearer ${token}`,
    'x-forwarded-for': `192.0.2.${++asked}`,
    traceparent: `00-${trace}-00f067aa0ba902b7-01`,
    ...(client ? { 'client-cert': clientCertHeader(client) } : {}),
  })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

describe('a token counts that', () => {
  test.each<[string, () => Promise<string>, string?]>([
    ['says client_id, by RFC 9068', () => rfc.sign({ client_id: 'vrij' })],
    ['says azp alone, by RFC 9068', () => rfc.sign({ azp: 'vrij' })],
    ['says both alike', () => rfc.sign({ client_id: 'vrij', azp: 'vrij' })],
    ['has typ JWT, by NL GOV', () => nlgov.sign(good(nlgov.issuer), { typ: 'JWT' })],
    ['has typ at+jwt, by NL GOV', () => nlgov.sign(good(nlgov.issuer), { typ: 'at+jwt' })],
    ['has no typ, by NL GOV', () => nlgov.sign(good(nlgov.issuer), { typ: undefined } as object)],
    ['brings the certificate of its key', () => certified.sign({})],
    ['brings it with the root', () => certified.sign({}, x5c('signer', 'by', 'root'))],
    [
      'is bound to the certificate of who asks',
      () => rfc.sign({ client_id: 'gebonden', ...boundTo('client') }),
      'client',
    ],
  ])('%s', async (_, sign, client) => {
    const { status, text } = await ask(await sign(), client === undefined ? undefined : certificate(client))
    expect({ status, text }).toEqual({ status: 200, text: '{"data":{"een_besloten":1}}' })
    expect(log.lines).toEqual([])
  })
})

function boundTo(name: string): object {
  const thumbprint = Buffer.from(certificate(name).x509.fingerprint256.replaceAll(':', ''), 'hex')
  return { cnf: { 'x5t#S256': thumbprint.toString('base64url') } }
}

const withClaims = (claims: Record<string, unknown>, header: object = {}) =>
  rfc.sign({ client_id: 'vrij', scope: 'iets:lezen', ...claims }, header)
const byNlgov = (claims: Record<string, unknown>, header: object = {}) =>
  nlgov.sign({ ...good(nlgov.issuer), ...claims }, { typ: 'JWT', ...header })
const bound = (claims: object) => rfc.sign({ client_id: 'gebonden', ...claims })

/** What is wrong, a token with it, the reason in the log, and with which certificate it is brought. */
const wrong: readonly [string, () => Promise<string> | string, string, string?][] = [
  ['is none', () => 'a.b.c', 'NOT_A_TOKEN'],
  ['is text', () => 'onzin', 'NOT_A_TOKEN'],
  ['is not signed', () => new UnsecuredJWT(good(rfc.issuer)).encode(), 'NOT_A_TOKEN'],
  ['is of another issuer', () => withClaims({ iss: 'https://ander.example' }), 'ISSUER_UNKNOWN'],
  ['is of no issuer', () => withClaims({ iss: undefined }), 'ISSUER_UNKNOWN'],
  ['is of another issuer that uses our name', () => forged(), 'SIGNATURE_WRONG'],
  ['has another kid', () => withClaims({}, { kid: 'ander' }), 'KEY_UNKNOWN'],
  ['has no kid', () => withClaims({}, { kid: undefined }), 'KEY_ID_MISSING'],
  ['has no kid, by NL GOV', () => byNlgov({}, { kid: undefined }), 'KEY_ID_MISSING'],
  ['has typ JWT, by RFC 9068', () => withClaims({}, { typ: 'JWT' }), 'TYPE_WRONG'],
  ['has no typ, by RFC 9068', () => withClaims({}, { typ: undefined }), 'TYPE_WRONG'],
  ['has a typ of something else, by NL GOV', () => byNlgov({}, { typ: 'logout+jwt' }), 'TYPE_WRONG'],
  ['is an identity token: nonce', () => byNlgov({ nonce: 'n' }), 'IDENTITY_TOKEN'],
  ['is an identity token: at_hash', () => byNlgov({ at_hash: 'h' }), 'IDENTITY_TOKEN'],
  ['opens nothing, by NL GOV', () => byNlgov({ scope: undefined }), 'CLAIM_MISSING'],
  ['demands what nobody knows', () => demanding(), 'HEADER_WRONG'],
  ['is for another', () => withClaims({ aud: 'ander' }), 'AUDIENCE_WRONG'],
  ['is for nobody', () => withClaims({ aud: undefined }), 'CLAIM_MISSING'],
  ['has ended', () => withClaims({ iat: now() - 900, exp: now() - 60 }), 'EXPIRED'],
  ['never ends', () => withClaims({ exp: undefined }), 'CLAIM_MISSING'],
  ['ends at a text', () => withClaims({ exp: '9999999999' }), 'CLAIM_WRONG'],
  ['has not begun', () => withClaims({ nbf: now() + 60 }), 'NOT_YET_VALID'],
  ['is of the future', () => withClaims({ iat: now() + 60 }), 'NOT_YET_VALID'],
  ['was made at no time', () => withClaims({ iat: undefined }), 'CLAIM_MISSING'],
  ['holds for a day', () => withClaims({ exp: now() + 86_400 }), 'LIFETIME_TOO_LONG'],
  ['was made yesterday', () => withClaims({ iat: now() - 86_400 }), 'LIFETIME_TOO_LONG'],
  ['has no jti', () => withClaims({ jti: undefined }), 'CLAIM_MISSING'],
  ['has a jti that is empty', () => withClaims({ jti: '' }), 'CLAIM_WRONG'],
  ['has a jti that is a number', () => withClaims({ jti: 5 }), 'CLAIM_WRONG'],
  ['has no sub', () => withClaims({ sub: undefined }), 'CLAIM_MISSING'],
  ['has a sub that is an object', () => withClaims({ sub: { id: 'vrij' } }), 'CLAIM_WRONG'],
  ['names no client', () => withClaims({ client_id: undefined }), 'CLAIM_MISSING'],
  ['names two clients', () => withClaims({ azp: 'gebonden' }), 'CLIENT_CONTRADICTED'],
  ['names a client that is a list', () => withClaims({ client_id: ['vrij'] }), 'CLAIM_WRONG'],
  ['names an azp that is no text', () => withClaims({ azp: 5 }), 'CLAIM_WRONG'],
  ['has scopes in a list', () => withClaims({ scope: ['iets:lezen'] }), 'CLAIM_WRONG'],
  ['names who is no afnemer', () => withClaims({ client_id: 'niemand' }), 'AFNEMER_UNKNOWN'],
  ['is bound to a key', () => withClaims({ cnf: { jkt: 'x' } }), 'BINDING_UNKNOWN'],
  ['is bound to nothing', () => withClaims({ cnf: null }), 'BINDING_UNKNOWN'],
  ['is not bound, where the register demands it', () => bound({}), 'BINDING_MISSING', 'client'],
  ['is bound, and brought without a certificate', () => bound(boundTo('client')), 'CERTIFICATE_MISSING'],
  [
    'is bound to another certificate than it is brought with',
    () => bound(boundTo('client')),
    'CERTIFICATE_MISMATCH',
    'stranger',
  ],
  [
    'is bound to a certificate with the OIN of another',
    () => bound(boundTo('stranger')),
    'OIN_MISMATCH',
    'stranger',
  ],
  ['is bound to one without an OIN', () => bound(boundTo('noOin')), 'OIN_MISMATCH', 'noOin'],
  ['is bound to one with two', () => bound(boundTo('twoOins')), 'OIN_MISMATCH', 'twoOins'],
  ['is brought with the certificate of another', () => withClaims({}), 'OIN_MISMATCH', 'client'],
  ['brings no certificate', () => certified.sign({}, { x5c: undefined }), 'SIGNER_CERTIFICATE_MISSING'],
  ['brings an empty list of them', () => certified.sign({}, { x5c: [] }), 'SIGNER_CERTIFICATE_WRONG'],
  ['brings what is none', () => certified.sign({}, { x5c: ['x'] }), 'SIGNER_CERTIFICATE_WRONG'],
  ['brings one without what leads to the root', () => signed('signer', []), 'SIGNER_CERTIFICATE_WRONG'],
  ['brings one that signed itself', () => signed('self', []), 'SIGNER_CERTIFICATE_WRONG'],
  ['brings one that has ended', () => signed('old', ['by']), 'SIGNER_CERTIFICATE_WRONG'],
  ['brings one that has not begun', () => signed('early', ['by']), 'SIGNER_CERTIFICATE_WRONG'],
  ['brings one of what is no CA', () => signed('byNoCa', ['noCa', 'by']), 'SIGNER_CERTIFICATE_WRONG'],
  [
    'brings one further from the root than it may',
    () => signed('deep', ['under', 'by']),
    'SIGNER_CERTIFICATE_WRONG',
  ],
  ['brings a CA itself', () => signed('by', []), 'SIGNER_CERTIFICATE_WRONG'],
  ['brings one without an OIN', () => signed('noOin', ['by']), 'SIGNER_OIN_MISMATCH'],
  ['brings one with two', () => signed('twoOins', ['by']), 'SIGNER_OIN_MISMATCH'],
  ['brings one of another organisation', () => signed('otherOin', ['by']), 'SIGNER_OIN_MISMATCH'],
  [
    'brings one of another key',
    () => certified.sign({}, { kid: 'otherOin', ...x5c('signer', 'by') }),
    'SIGNER_KEY_MISMATCH',
  ],
]

const signed = (kid: string, above: string[]) => certified.sign({}, { kid, ...x5c(kid, ...above) })
const demanding = () =>
  new SignJWT(good('https://certified.example'))
    .setProtectedHeader({ alg: 'ES256', kid: 'signer', ...x5c('signer', 'by'), crit: ['x'], x: 1 })
    .sign(certificate('signer').privateKey, { crit: { x: true } })
const forged = async () => (await createTestIssuer(rfc.issuer)).sign({ client_id: 'vrij' })

describe('a token is refused, and the log alone says why, that', () => {
  test.each(wrong)('%s', async (_, sign, reden, client) => {
    const token = await sign()
    const { status, headers, text } = await ask(token, client === undefined ? undefined : certificate(client))
    expect({ status, body: JSON.parse(text) }).toEqual({
      status: 401,
      body: {
        errors: [{ message: 'The access token is not valid', extensions: { code: 'UNAUTHENTICATED' } }],
      },
    })
    expect(headers.get('www-authenticate')).toBe('Bearer error="invalid_token"')
    expect(headers.get('traceresponse')).toMatch(new RegExp(`^00-${trace}-[0-9a-f]{16}-01$`))
    expect(log.lines).toMatchObject([{ trace_id: trace, status: 401, code: 'UNAUTHENTICATED', reden }])
    const [, payload = 'onzin', signature = 'onzin'] = token.split('.')
    if (payload.length > 10) expect(log.text()).not.toContain(payload)
    if (signature.length > 10) expect(log.text()).not.toContain(signature)
  })

  test('is not there at all', async () => {
    const response = await hub.ask('{ een_besloten }', { authorization: 'Basic dm5nOmdlaGVpbQ==' })
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
    expect(log.lines).toMatchObject([{ reden: 'NOT_A_BEARER' }])
  })
})

test('where certificates are seen a token is bound, unless the register says that it need not be', async () => {
  const silent = parseRegister(
    `afnemers:${entry('vrij', 1, 'geen').replace(/ +binding: geen\n/, '')}\n`,
    'a.yaml',
  )
  for (const [trustClientCert, status] of [
    [true, 401],
    [false, 200],
  ] as const) {
    const other = await startSmallHub({ issuers: [rfc], register: () => silent, trustClientCert })
    const token = await rfc.sign({ client_id: 'vrij' })
    const answered = await other.ask('{ een_besloten }', { authorization: `Bearer ${token}` })
    await other.close()
    expect(answered.status).toBe(status)
  }
})
