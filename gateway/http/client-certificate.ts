import { createHash, X509Certificate } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { oinIn } from '../tokens/oin.ts'

/** The certificate with which who asks came in. */
export interface ClientCertificate {
  /** `x5t#S256` (RFC 8705). */
  readonly thumbprint: string
  /** Of the organisation that it was given to; undefined where it names none. */
  readonly oin: string | undefined
}

/** Each request over a connection brings the same. */
const known = new LRUCache<string, ClientCertificate>({ max: 1_000 })

/**
 * The certificate that a TLS terminator passes in the `Client-Cert` header (RFC 9440: the DER between colons, in base64).
 * Only to be read where a terminator verified it, and sets or strips that header.
 *
 * @returns undefined where there is none, or what is there is no certificate.
 */
export function clientCertificate(header: string | undefined): ClientCertificate | undefined {
  const base64 = /^:([A-Za-z0-9+/]+={0,2}):$/.exec(header ?? '')?.[1]
  if (base64 === undefined) return undefined
  let certificate = known.get(base64)
  if (!certificate) {
    certificate = read(Buffer.from(base64, 'base64'))
    if (certificate) known.set(base64, certificate)
  }
  return certificate
}

function read(der: Buffer): ClientCertificate | undefined {
  try {
    const thumbprint = createHash('sha256').update(der).digest('base64url')
    return { thumbprint, oin: oinIn(new X509Certificate(der)) }
  } catch {
    return undefined
  }
}
