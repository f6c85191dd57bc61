import { X509Certificate } from 'node:crypto'
import { type CryptoKey, calculateJwkThumbprint, exportJWK, type JWK } from 'jose'
import { LRUCache } from 'lru-cache'
import { BasicConstraints, Certificate, CertificateChainValidationEngine } from 'pkijs'
import { oinIn } from './oin.ts'
import { TokenFault, type TokenReason } from './token-fault.ts'

/** Checks the certificate that a token brings of the key that signed it (`x5c`), where its issuer must have one. */
export type CheckSigner = (x5c: unknown, key: CryptoKey | Uint8Array) => Promise<void>

export interface SignerOptions {
  /** The certificates to which that of the issuer must lead, as PEM: those of PKIoverheid. */
  readonly roots: string
  /** Of the organisation of the issuer; any that a root vouches for, where it is not said. */
  readonly oin?: string | undefined
}

/** A chain is checked in 5 ms, and is the same in all tokens under one key. */
const remembered = { max: 50, ttl: 60_000 }
const longestChain = 6

interface Signer {
  readonly oin: string | undefined
  readonly thumbprint: string
}

/**
 * Makes the check that a token is signed with a certificate that leads to one of the roots, holds the OIN of the issuer,
 * and is that of the very key. The key itself comes from the issuer's own list, never from the token.
 *
 * @throws where the roots cannot be read. The check throws {@link TokenFault}.
 */
export function signerCheck({ roots, oin }: SignerOptions): CheckSigner {
  const trusted = readRoots(roots)
  const known = new LRUCache<string, Signer>(remembered)

  async function signerIn(chain: readonly string[]): Promise<Signer> {
    const text = chain.join(' ')
    const before = known.get(text)
    if (before) return before
    const leaf = await verifiedLeaf(chain, trusted)
    const signer = {
      oin: oinIn(leaf),
      thumbprint: await calculateJwkThumbprint(leaf.publicKey.export({ format: 'jwk' }) as JWK),
    }
    known.set(text, signer)
    return signer
  }

  return async (x5c, key) => {
    if (x5c === undefined) throw fault('SIGNER_CERTIFICATE_MISSING', 'it brings no certificate of its key')
    const signer = await signerIn(chainIn(x5c))
    if (signer.oin === undefined || (oin !== undefined && signer.oin !== oin))
      throw fault('SIGNER_OIN_MISMATCH', 'the certificate of its key has not the OIN of the issuer')
    if (signer.thumbprint !== (await calculateJwkThumbprint(await exportJWK(key))))
      throw fault('SIGNER_KEY_MISMATCH', 'the certificate is of another key')
  }
}

function readRoots(pem: string): readonly Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
  if (blocks.length === 0) throw new Error('there are no certificates in it; wanted some as PEM')
  return blocks.map((block) => Certificate.fromBER(new X509Certificate(block).raw))
}

function chainIn(x5c: unknown): readonly string[] {
  const isChain =
    Array.isArray(x5c) && x5c.length <= longestChain && x5c.every((one) => typeof one === 'string')
  if (!isChain || x5c.length === 0) throw wrong()
  return x5c
}

/** The first of the chain, when it leads to a root now. */
async function verifiedLeaf(
  chain: readonly string[],
  trustedCerts: readonly Certificate[],
): Promise<X509Certificate> {
  let leaf: X509Certificate | undefined
  let path: readonly Certificate[] | undefined
  try {
    const all = chain.map((one) => new X509Certificate(Buffer.from(one, 'base64')))
    leaf = all[0]
    // It takes the last for that which is to be verified.
    const certs = all.map(({ raw }) => Certificate.fromBER(raw)).reverse()
    const engine = new CertificateChainValidationEngine({ trustedCerts: [...trustedCerts], certs })
    const { result, certificatePath } = await engine.verify()
    if (result) path = certificatePath
  } catch {
    throw wrong()
  }
  if (!leaf || leaf.ca || !path || !isWithinPathLengths(path)) throw wrong()
  return leaf
}

/** Whether each has at most as many others under it as it may; pkijs does not look at that. */
function isWithinPathLengths(path: readonly Certificate[]): boolean {
  return path.slice(1).every((issuer, between) => {
    const constraints = issuer.extensions?.find(({ extnID }) => extnID === '2.5.29.19')?.parsedValue
    const most = constraints instanceof BasicConstraints ? constraints.pathLenConstraint : 0
    return most === undefined || between <= Number(most)
  })
}

function wrong(): TokenFault {
  return fault('SIGNER_CERTIFICATE_WRONG', 'the certificate of its key leads to no root')
}

function fault(reason: TokenReason, message: string): TokenFault {
  return new TokenFault(reason, message, 'x5c')
}
