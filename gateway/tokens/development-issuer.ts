import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createLocalJWKSet, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose'
import { z } from 'zod'
import type { Issuer } from './verify.ts'

/** The name in `iss` of tokens that the built-in issuer makes. Only the embedded hub accepts them. */
export const developmentIssuerName = 'urn:nwb:ontwikkeling'

/** How long a development token holds, in seconds. */
const lifetime = 3600

/** Signs tokens for whoever asks, on one's own machine: for trying the hub, never for real data. */
export interface DevelopmentIssuer extends Issuer {
  sign(afnemer: string, scopes: readonly string[], audience: string): Promise<string>
}

/** The issuer whose key lies in the data folder; the first use makes the key, readable by its owner only. */
export async function openDevelopmentIssuer(dataDir: string): Promise<DevelopmentIssuer> {
  const file = join(dataDir, 'ontwikkeling-sleutel.json')
  const jwk = await readOrCreateKey(file)
  const { d: _, ...publicJwk } = jwk
  const privateKey = await importJWK(jwk, 'ES256').catch(() => Promise.reject(brokenKey(file)))
  return {
    issuer: developmentIssuerName,
    keys: createLocalJWKSet({ keys: [publicJwk] }),
    async sign(afnemer, scopes, audience) {
      return new SignJWT({ client_id: afnemer, scope: scopes.join(' ') })
        .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: String(jwk.kid) })
        .setIssuer(developmentIssuerName)
        .setSubject(afnemer)
        .setAudience(audience)
        .setIssuedAt()
        .setExpirationTime(`${lifetime}s`)
        .setJti(crypto.randomUUID())
        .sign(privateKey)
    },
  }
}

const keySchema = z.looseObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  d: z.string(),
  kid: z.string(),
})

async function readOrCreateKey(file: string): Promise<JWK> {
  const found = readKey(file)
  if (found) return found
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const jwk = { ...(await exportJWK(privateKey)), kid: crypto.randomUUID(), alg: 'ES256' }
  mkdirSync(join(file, '..'), { recursive: true })
  const fresh = `${file}.${process.pid}`
  writeFileSync(fresh, JSON.stringify(jwk), { mode: 0o600 })
  try {
    // Two processes may start at once: the first key stays, and both use it.
    linkSync(fresh, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') renameSync(fresh, file)
  } finally {
    rmSync(fresh, { force: true })
  }
  return readKey(file) ?? jwk
}

function readKey(file: string): JWK | undefined {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  try {
    return keySchema.parse(JSON.parse(text))
  } catch {
    throw brokenKey(file)
  }
}

function brokenKey(file: string): Error {
  return new Error(
    `Reading the development key ${file}: not a private EC key as JWK; remove the file to have a new one made`,
  )
}
