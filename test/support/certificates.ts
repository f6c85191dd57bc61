import { X509Certificate } from 'node:crypto'
import { BitString, Integer, Utf8String } from 'asn1js'
import type { CryptoKey } from 'jose'
import {
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  Extension,
  getRandomValues,
  RelativeDistinguishedNames,
} from 'pkijs'

/** A certificate of tests, with the keys that belong to it. */
export interface TestCertificate {
  readonly x509: X509Certificate
  /** As `x5c` of a token holds it. */
  readonly base64: string
  readonly publicKey: CryptoKey
  readonly privateKey: CryptoKey
  readonly pem: string
}

export interface CertificateOptions {
  readonly name: string
  /** Each in a `serialNumber` of its own in the subject; one is what PKIoverheid writes. */
  readonly oins?: readonly string[]
  /** Who signs it (default itself). */
  readonly by?: TestCertificate
  /** Whether it may sign others, and how many there may be between (default it may not). */
  readonly ca?: boolean
  readonly pathLength?: number
  /** In milliseconds from now (default a minute ago, and in an hour). */
  readonly from?: number
  readonly until?: number
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
const commonName = '2.5.4.3'
const serialNumber = '2.5.4.5'

/** Makes a certificate that is as it is asked for, however wrong that is. */
export async function createCertificate(options: CertificateOptions): Promise<TestCertificate> {
  const { name, oins = [], by, ca = false, pathLength, from = -60_000, until = 3_600_000 } = options
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const made = new Certificate({ version: 2 })
  made.serialNumber = new Integer({ valueHex: getRandomValues(new Uint8Array(8)).buffer as ArrayBuffer })
  made.subject = new RelativeDistinguishedNames({
    typesAndValues: [[commonName, name] as const, ...oins.map((oin) => [serialNumber, oin] as const)].map(
      ([type, value]) => new AttributeTypeAndValue({ type, value: new Utf8String({ value }) }),
    ),
  })
  made.issuer = by ? Certificate.fromBER(by.x509.raw).subject : made.subject
  made.notBefore.value = new Date(Date.now() + from)
  made.notAfter.value = new Date(Date.now() + until)
  made.extensions = [
    extension('2.5.29.19', basicConstraints(ca, pathLength)),
    extension('2.5.29.15', keyUsage(ca ? 'signs certificates' : 'signs')),
  ]
  await made.subjectPublicKeyInfo.importKey(keys.publicKey)
  await made.sign(by?.privateKey ?? keys.privateKey, 'SHA-256')
  const x509 = new X509Certificate(Buffer.from(made.toSchema(true).toBER()))
  return { x509, base64: x509.raw.toString('base64'), pem: x509.toString(), ...keys }
}

/** As a TLS terminator passes it (RFC 9440). */
export const clientCertHeader = ({ base64 }: TestCertificate): string => `:${base64}:`

function extension(extnID: string, value: ArrayBuffer): Extension {
  return new Extension({ extnID, critical: true, extnValue: value })
}

function basicConstraints(cA: boolean, pathLength: number | undefined): ArrayBuffer {
  const limited = pathLength === undefined ? {} : { pathLenConstraint: pathLength }
  return new BasicConstraints({ cA, ...limited }).toSchema().toBER()
}

/** The first bit is to sign, the sixth to sign certificates. */
function keyUsage(use: 'signs' | 'signs certificates'): ArrayBuffer {
  const [bits, unusedBits] = use === 'signs' ? [0x80, 7] : [0x04, 2]
  return new BitString({ valueHex: new Uint8Array([bits]).buffer, unusedBits }).toBER()
}
