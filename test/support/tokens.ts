import {
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  type JSONWebKeySet,
  type JWTHeaderParameters,
  type JWTPayload,
  SignJWT,
} from 'jose'
import type { Issuer } from '../../gateway/tokens/verify.ts'

export const audience = 'nwb-hub'

/** An issuer of tests: its tokens are good unless a test makes them bad. */
export interface TestIssuer extends Issuer {
  /** Its public keys, for a process that fetches them. */
  readonly jwks: JSONWebKeySet
  sign(claims: JWTPayload, header?: Partial<JWTHeaderParameters>): Promise<string>
}

export async function createTestIssuer(issuer = 'https://issuer.example'): Promise<TestIssuer> {
  const { publicKey, privateKey } = await generateKeyPair('ES256')
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'test', alg: 'ES256' }] }
  return {
    issuer,
    keys: createLocalJWKSet(jwks),
    jwks,
    sign(claims, header = {}) {
      const now = Math.floor(Date.now() / 1000)
      const good = {
        iss: issuer,
        aud: audience,
        sub: 'test',
        iat: now,
        exp: now + 600,
        jti: crypto.randomUUID(),
      }
      return new SignJWT({ ...good, ...claims })
        .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'test', ...header })
        .sign(privateKey)
    },
  }
}
