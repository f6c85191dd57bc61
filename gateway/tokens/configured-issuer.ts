import { readFileSync } from 'node:fs'
import type { IssuerConfig } from '../config.ts'
import { remoteKeys } from './remote-keys.ts'
import type { CheckSigner } from './signer-certificate.ts'
import type { Issuer } from './verify.ts'

/**
 * The issuer that the settings name, with its keys at their URL.
 *
 * @throws where the file with its roots cannot be read, or holds none.
 */
export async function configuredIssuer(config: IssuerConfig): Promise<Issuer> {
  const { ISSUER: issuer, ISSUER_JWKS_URL: url, ISSUER_PROFILE: profile } = config
  return { issuer, profile, checkSigner: await signerOf(config), ...remoteKeys(url) }
}

async function signerOf({
  ISSUER_ROOTS: file,
  ISSUER_OIN: oin,
}: IssuerConfig): Promise<CheckSigner | undefined> {
  if (file === undefined) return undefined
  // A tenth of a second of code, needed only here.
  const { signerCheck } = await import('./signer-certificate.ts')
  try {
    return signerCheck({ roots: readFileSync(file, 'utf8'), oin })
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`Reading the roots of the issuer from ISSUER_ROOTS: ${why}`, { cause })
  }
}
