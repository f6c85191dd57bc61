import { exportJWK, generateKeyPair, type JWK, type JWTVerifyGetKey, jwtVerify, SignJWT } from 'jose'
import { type Caller, callerSchema } from './caller.ts'

/**
 * What a gateway says to a subgraph about its caller: the whole `Caller`, signed, for one subgraph (audience) and
 * for at most a minute. A subgraph accepts nothing else.
 */
export interface AssertionSigner {
  sign(caller: Caller, subgraph: string): Promise<string>
  /** The public keys with which subgraphs verify. */
  readonly jwks: { readonly keys: readonly JWK[] }
}

export const assertionIssuer = 'nwb-gateway'
const algorithm = 'EdDSA'
const type = 'nwb-caller+jwt'
/** How long an assertion holds, in seconds. */
const lifetime = 60

/** A signer with a key of its own, made now and never stored: it rotates with every start. */
export async function createAssertionSigner(): Promise<AssertionSigner> {
  const { publicKey, privateKey } = await generateKeyPair(algorithm)
  const kid = crypto.randomUUID()
  const signed = new WeakMap<Caller, Map<string, { token: string; until: number }>>()

  return {
    jwks: { keys: [{ ...(await exportJWK(publicKey)), kid, alg: algorithm, use: 'sig' }] },
    async sign(caller, subgraph) {
      const now = Math.floor(Date.now() / 1000)
      const forCaller = signed.get(caller) ?? new Map<string, { token: string; until: number }>()
      signed.set(caller, forCaller)
      const known = forCaller.get(subgraph)
      if (known && known.until > now) return known.token
      const token = await new SignJWT({ caller })
        .setProtectedHeader({ alg: algorithm, typ: type, kid })
        .setIssuer(assertionIssuer)
        .setAudience(subgraph)
        .setIssuedAt(now)
        .setExpirationTime(now + lifetime)
        .sign(privateKey)
      // Renewed half-way, so that one never arrives expired.
      forCaller.set(subgraph, { token, until: now + lifetime / 2 })
      return token
    },
  }
}

/**
 * Verifies an assertion for this subgraph.
 *
 * @throws when it is not one, is expired, or is for another subgraph; the message says nothing a caller may see.
 */
export async function verifyAssertion(
  token: string,
  subgraph: string,
  keys: JWTVerifyGetKey,
): Promise<Caller> {
  const { payload } = await jwtVerify(token, keys, {
    algorithms: [algorithm],
    issuer: assertionIssuer,
    audience: subgraph,
    typ: type,
    requiredClaims: ['exp', 'iat'],
    maxTokenAge: lifetime,
    clockTolerance: 5,
  })
  return callerSchema.parse(payload['caller'])
}
