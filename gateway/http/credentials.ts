import type { IncomingHttpHeaders } from 'node:http'
import type { Credentials } from '../pipeline/authenticate.ts'
import { clientCertificate } from './client-certificate.ts'

export type ReadCredentials = (headers: IncomingHttpHeaders) => Credentials

/**
 * Reads who asks from the headers of a request. No other header says anything about identity.
 *
 * @param trustClientCert whether a TLS terminator in front sets `Client-Cert`; without one anybody could.
 */
export function credentialsReader(trustClientCert: boolean): ReadCredentials {
  return (headers) => ({
    authorization: headers.authorization,
    doel: single(headers['nwb-verwerkingsactiviteit']),
    certificatesAreSeen: trustClientCert,
    certificate: trustClientCert ? clientCertificate(single(headers['client-cert'])) : undefined,
  })
}

function single(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' ? header : undefined
}
