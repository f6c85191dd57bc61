import {
  type CryptoKey,
  exportJWK,
  generateKeyPair,
  type JWK,
  type JWTVerifyGetKey,
  jwtVerify,
  SignJWT,
} from 'jose'
import { type Caller, callerSchema } from './caller.ts'

/**
 * What a gateway says to a subgraph about its caller: the whole `Caller`, signed, for one subgraph (audience) and
 * for at most a minute. A subgraph accepts nothing else.
 */
export interface AssertionSigner {
  sign(caller: Caller, subgraph: string): Promise<string>
  /** The public keys with which subgraphs verify, as they are now. */
  readonly jwks: { readonly keys: readonly JWK[] }
}

export const assertionIssuer = 'nwb-gateway'
const algorithm = 'EdDSA'
const type = 'nwb-caller+jwt'
/** How long an assertion holds, in seconds. */
const lifetime = 60

/** How long a key signs, in seconds; its public half stays published as long again. */
const keyLifetime = 6 * 3600

interface SigningKey {
  readonly kid: string
  readonly privateKey: CryptoKey
  readonly publicJwk: JWK
  /** When it stops to sign, in seconds. */
  readonly until: number
}

/** A signer with keys of its own, made in memory and never stored; they rotate. */
export async function createAssertionSigner(): Promise<AssertionSigner> {
  let current = await makeKey()
  let previous: SigningKey | undefined
  let rotating: Promise<void> | undefined
  const signed = new WeakMap<Caller, Map<string, { token: string; until: number }>>()

  async function rotate(): Promise<void> {
    const next = await makeKey()
    previous = current
    current = next
    rotating = undefined
  }

  return {
    get jwks() {
      return { keys: [current, ...(previous ? [previous] : [])].map(({ publicJwk }) => publicJwk) }
    },
    async sign(caller, subgraph) {
      const now = inSeconds()
      const forCaller = signed.get(caller) ?? new Map<string, { token: string; until: number }>()
      signed.set(caller, forCaller)
      const known = forCaller.get(subgraph)
      if (known && known.until > now) return known.token
      if (current.until <= now) {
        rotating ??= rotate()
        await rotating
      }
      const token = await new SignJWT({ caller })
        .setProtectedHeader({ alg: algorithm, typ: type, kid: current.kid })
        .setIssuer(assertionIssuer)
        .setAudience(subgraph)
        .setIssuedAt(now)
        .setExpirationTime(now + lifetime)
        .sign(current.privateKey)
      // Renewed half-way, so that one never arrives expired.
      forCaller.set(subgraph, { token, until: now + lifetime / 2 })
      return token
    },
  }
}

async function makeKey(): Promise<SigningKey> {
  const { publicKey, privateKey } = await generateKeyPair(algorithm)
  const kid = crypto.randomUUID()
  const publicJwk = { ...(await exportJWK(publicKey)), kid, alg: algorithm, use: 'sig' }
  return { kid, privateKey, publicJwk, until: inSeconds() + keyLifetime }
}

function inSeconds(): number {
  return Math.floor(Date.now() / 1000)
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
