import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer as createTlsServer } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportJWK, type GenerateKeyPairResult, generateKeyPair, SignJWT } from 'jose'
import { Agent, fetch as fetchWith } from 'undici'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readIssuer } from '../gateway/config.ts'
import { graphqlPath } from '../gateway/hub.ts'
import { parseRegister } from '../gateway/register/register.ts'
import { configuredIssuer } from '../gateway/tokens/configured-issuer.ts'
import {
  type AuthorisationServer,
  listening,
  privatePem,
  shownBy,
  startAuthorisationServer,
  tlsOptions,
} from './support/authorisation-server.ts'
import { createCertificate, type TestCertificate } from './support/certificates.ts'
import { hearLog } from './support/heard-log.ts'
import { type SmallHub, startSmallHub } from './support/small-hub.ts'
import { audience } from './support/tokens.ts'

const oins = {
  uitgever: '00000099000000000090',
  vrij: '00000099000000000001',
  gebonden: '00000099000000000002',
}
const entry = (id: 'vrij' | 'gebonden', binding: string) => `
  ${id}:
    naam: Afnemer ${id}
    oin: "${oins[id]}"
    binding: ${binding}
    bereik: landelijk
    scopes: [iets:lezen]
    verwerkingsactiviteiten: [proef]`
const register = parseRegister(`afnemers:${entry('vrij', 'geen')}${entry('gebonden', 'mtls')}\n`, 'a.yaml')
const folder = mkdtempSync(join(tmpdir(), 'nwb-roots-'))
const log = hearLog()

let server: AuthorisationServer
let hub: SmallHub
/** Stands before the hub, verifies who comes, and passes the certificate on. */
let terminator: ReturnType<typeof createTlsServer>
let front = ''
let root: TestCertificate
let gebonden: TestCertificate
let vrij: GenerateKeyPairResult
/** What the server says of itself. */
let found: Record<string, string> & { readonly mtls_endpoint_aliases: Record<string, string> }

beforeAll(async () => {
  root = await createCertificate({ name: 'root', ca: true })
  const by = await createCertificate({ name: 'tussen', ca: true, by: root })
  const signer = await createCertificate({ name: 'uitgever', oins: [oins.uitgever], by })
  const tls = await createCertificate({ name: '127.0.0.1', by: root })
  gebonden = await createCertificate({ name: 'gebonden', oins: [oins.gebonden], by: root })
  vrij = await generateKeyPair('ES256', { extractable: true })
  const direct = {
    grant_types: ['client_credentials'],
    redirect_uris: [],
    response_types: [],
    scope: 'iets:lezen',
  }
  server = await startAuthorisationServer({
    clients: [
      {
        ...direct,
        response_types: [],
        client_id: 'vrij',
        token_endpoint_auth_method: 'private_key_jwt',
        token_endpoint_auth_signing_alg: 'ES256',
        jwks: { keys: [{ ...(await exportJWK(vrij.publicKey)), kid: 'vrij', alg: 'ES256' }] },
      },
      {
        ...direct,
        response_types: [],
        client_id: 'gebonden',
        token_endpoint_auth_method: 'tls_client_auth',
        tls_client_auth_subject_dn: gebonden.x509.subject.replaceAll('\n', ','),
        tls_client_certificate_bound_access_tokens: true,
      },
    ],
    scopes: ['iets:lezen'],
    audience,
    signer,
    above: [by],
    tls,
    root,
  })
  found = (await (await fetch(`${server.issuer}/.well-known/openid-configuration`)).json()) as typeof found
  const roots = join(folder, 'roots.pem')
  writeFileSync(roots, root.pem)
  const issuer = await configuredIssuer(
    readIssuer({
      ISSUER: found['issuer'],
      ISSUER_JWKS_URL: found['jwks_uri'],
      ISSUER_PROFILE: 'nlgov',
      ISSUER_ROOTS: roots,
      ISSUER_OIN: oins.uitgever,
    }),
  )
  hub = await startSmallHub({
    issuers: [issuer],
    register: () => register,
    trustClientCert: true,
    logger: log.logger,
  })
  terminator = createTlsServer(tlsOptions(tls, root), async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const headers = { ...(request.headers as Record<string, string>) }
    for (const own of ['client-cert', 'host', 'connection', 'transfer-encoding']) delete headers[own]
    headers['client-cert'] = `:${shownBy(request)?.toString('base64')}:`
    const answered = await fetchWith(`${hub.url}${graphqlPath}`, { method: 'POST', body, headers })
    response.writeHead(answered.status).end(await answered.text())
  })
  front = `https://127.0.0.1:${await listening(terminator)}${graphqlPath}`
})
afterAll(async () => {
  terminator?.closeAllConnections()
  terminator?.close()
  await hub?.close()
  server?.close()
  rmSync(folder, { recursive: true })
})
beforeEach(() => log.clear())

/** A connection on which a certificate is shown. */
const showing = (own: TestCertificate) =>
  new Agent({
    connect: { cert: own.pem, key: privatePem(own), ca: root.pem, checkServerIdentity: () => undefined },
  })

async function tokenFrom(
  url: string | undefined,
  body: Record<string, string>,
  dispatcher?: Agent,
): Promise<string> {
  const asked = { method: 'POST', body: new URLSearchParams({ grant_type: 'client_credentials', ...body }) }
  const response = await fetchWith(url ?? '', { ...asked, ...(dispatcher ? { dispatcher } : {}) })
  const answer = (await response.json()) as { access_token?: string }
  if (answer.access_token === undefined) throw new Error(`No token came: ${JSON.stringify(answer)}`)
  return answer.access_token
}

/** With a key of its own. */
async function tokenOfVrij(): Promise<string> {
  const assertion = await new SignJWT({})
    .setProtectedHeader({ alg: 'ES256', kid: 'vrij' })
    .setIssuer('vrij')
    .setSubject('vrij')
    .setAudience(server.issuer)
    .setIssuedAt()
    .setExpirationTime('1m')
    .setJti(crypto.randomUUID())
    .sign(vrij.privateKey)
  return tokenFrom(found['token_endpoint'], {
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
    scope: 'iets:lezen',
  })
}

/** With its certificate, to which the token is bound. */
const tokenOfGebonden = () =>
  tokenFrom(
    found.mtls_endpoint_aliases['token_endpoint'],
    { client_id: 'gebonden', scope: 'iets:lezen' },
    showing(gebonden),
  )

const query = '{ een_besloten }'
const throughFront = (token: string, own: TestCertificate) =>
  fetchWith(front, {
    method: 'POST',
    body: JSON.stringify({ query }),
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    dispatcher: showing(own),
  })

describe('a partner of a real authorisation server', () => {
  test('gets an answer with the token that its own key gave it', async () => {
    const answered = await hub.ask(query, { authorization: `Bearer ${await tokenOfVrij()}` })
    expect(await answered.json()).toEqual({ data: { een_besloten: 1 } })
  })

  test('gets an answer with the token that its certificate gave it, and that certificate', async () => {
    const answered = await throughFront(await tokenOfGebonden(), gebonden)
    expect(await answered.json()).toEqual({ data: { een_besloten: 1 } })
    expect(log.lines).toEqual([])
  })

  test('gets none with the certificate of another, though of the same organisation', async () => {
    const another = await createCertificate({ name: 'gebonden', oins: [oins.gebonden], by: root })
    expect((await throughFront(await tokenOfGebonden(), another)).status).toBe(401)
    expect(log.lines).toMatchObject([{ reden: 'CERTIFICATE_MISMATCH', afnemer: 'gebonden' }])
  })

  test('gets none with a bound token on a connection without a certificate', async () => {
    const answered = await hub.ask(query, { authorization: `Bearer ${await tokenOfGebonden()}` })
    expect(answered.status).toBe(401)
    expect(log.lines).toMatchObject([{ reden: 'CERTIFICATE_MISSING', afnemer: 'gebonden' }])
  })
})
