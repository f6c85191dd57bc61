import { createHash } from 'node:crypto'

/**
 * The thumbprint (`x5t#S256`, RFC 8705) of the certificate that a TLS terminator passes in the `Client-Cert` header
 * (RFC 9440: the DER between colons, in base64). Only to be read where a terminator sets or strips that header.
 */
export function certificateThumbprint(header: string | undefined): string | undefined {
  const der = /^:([A-Za-z0-9+/]+={0,2}):$/.exec(header ?? '')?.[1]
  return der && createHash('sha256').update(Buffer.from(der, 'base64')).digest('base64url')
}
