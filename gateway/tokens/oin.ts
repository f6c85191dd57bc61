import type { X509Certificate } from 'node:crypto'

/**
 * The OIN in a certificate of PKIoverheid: the `serialNumber` of its subject, 20 digits.
 *
 * @returns undefined where there is none, or more than one.
 */
export function oinIn(certificate: X509Certificate): string | undefined {
  const { serialNumber } = certificate.toLegacyObject().subject as unknown as Record<string, unknown>
  return typeof serialNumber === 'string' && /^\d{20}$/.test(serialNumber) ? serialNumber : undefined
}
