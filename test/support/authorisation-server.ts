import { KeyObject } from 'node:crypto'
import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https'
import type { AddressInfo, Server } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { exportJWK } from 'jose'
import Provider, { type ClientMetadata, type Configuration } from 'oidc-provider'
import type { TestCertificate } from './certificates.ts'

export interface AuthorisationServerOptions {
  readonly clients: ClientMetadata[]
  readonly scopes: string[]
  /** What `aud` of its tokens names. */
  readonly audience: string
  /** The certificate of the key with which it signs, and what is between that and the root. */
  readonly signer: TestCertificate
  readonly above: readonly TestCertificate[]
  /** The certificate with which it answers clients that show theirs, and the root of those. */
  readonly tls: TestCertificate
  readonly root: TestCertificate
}

export interface AuthorisationServer {
  readonly issuer: string
  close(): void
}

/**
 * A real authorisation server, by the NL GOV Assurance profile for OAuth 2.0: its tokens say `azp`, have no `typ` of their
 * own, and bring the certificate of their key. It has a second address, for clients that show a certificate.
 */
export async function startAuthorisationServer(
  options: AuthorisationServerOptions,
): Promise<AuthorisationServer> {
  const { tls, root } = options
  // Its name is its address, which is known when it listens.
  let answer: RequestListener = (_, response) => response.writeHead(503).end()
  const listener: RequestListener = (request, response) => answer(request, response)
  const plain = createServer(listener)
  const mutual = createTlsServer(tlsOptions(tls, root), listener)
  const issuer = `http://127.0.0.1:${await listening(plain)}`
  const withCertificate = `https://127.0.0.1:${await listening(mutual)}`
  const provider = new Provider(issuer, await configuration(options, withCertificate))
  answer = provider.callback()
  return {
    issuer,
    close() {
      for (const server of [plain, mutual]) {
        server.closeAllConnections()
        server.close()
      }
    },
  }
}

/** A server that asks who comes for a certificate, and takes none but those of the root. */
export function tlsOptions(own: TestCertificate, root: TestCertificate): object {
  return { cert: own.pem, key: privatePem(own), ca: root.pem, requestCert: true, rejectUnauthorized: true }
}

export function privatePem({ privateKey }: TestCertificate): string {
  return KeyObject.from(privateKey).export({ type: 'pkcs8', format: 'pem' }).toString()
}

export async function listening(server: Server | TlsServer): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

/** The certificate that a client of a TLS server shows. */
export function shownBy({ socket }: IncomingMessage): Buffer | undefined {
  return 'getPeerCertificate' in socket ? (socket as TLSSocket).getPeerCertificate().raw : undefined
}

async function configuration(
  { clients, scopes, audience, signer, above }: AuthorisationServerOptions,
  withCertificate: string,
): Promise<Configuration> {
  const key = { ...(await exportJWK(signer.privateKey)), kid: 'uitgever', alg: 'ES256', use: 'sig' }
  return {
    clients,
    // Nothing here has a person log in, but it wants all keys to be of one kind.
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    scopes,
    ttl: { ClientCredentials: 600 },
    jwks: { keys: [key] },
    clientAuthMethods: ['private_key_jwt', 'tls_client_auth'],
    discovery: { mtls_endpoint_aliases: { token_endpoint: `${withCertificate}/token` } },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      mTLS: {
        enabled: true,
        certificateBoundAccessTokens: true,
        tlsClientAuth: true,
        getCertificate: ({ req }) => pemOf(shownBy(req)),
        certificateAuthorized: ({ req }) => (req.socket as TLSSocket).authorized,
        certificateSubjectMatches: ({ req }, _, expected) =>
          (req.socket as TLSSocket).getPeerX509Certificate()?.subject.replaceAll('\n', ',') === expected,
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => 'https://nwb.example',
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: scopes.join(' '),
          audience,
          accessTokenTTL: 600,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
    formats: {
      customizers: {
        jwt(_, __, token) {
          const { client_id: azp, ...rest } = token.payload
          token.payload = { ...rest, azp }
          token.header = { ...token.header, typ: 'JWT', x5c: [signer, ...above].map(({ base64 }) => base64) }
        },
      },
    },
  }
}

function pemOf(der: Buffer | undefined): string | undefined {
  if (!der) return undefined
  return `-----BEGIN CERTIFICATE-----\n${der.toString('base64')}\n-----END CERTIFICATE-----`
}
