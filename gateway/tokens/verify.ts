import {
  decodeJwt,
  errors,
  type JWTHeaderParameters,
  type JWTVerifyGetKey,
  type JWTVerifyOptions,
  jwtVerify,
} from 'jose'
import { readClaims } from './claims.ts'
import { longestLifetime, type Profile, type ProfileName, profiles } from './profiles.ts'
import { rememberTokens, type TokenVerifier, type Verified } from './remember-tokens.ts'
import type { CheckSigner } from './signer-certificate.ts'
import { TokenFault, type TokenReason } from './token-fault.ts'

/** An issuer whose access tokens the hub accepts. */
export interface Issuer {
  /** The exact `iss` of its tokens. */
  readonly issuer: string
  /** Its keys; never those that a token points to itself. */
  readonly keys: JWTVerifyGetKey
  /** By which its tokens are made (default `rfc9068`). */
  readonly profile?: ProfileName | undefined
  /** Holds the certificate of the key against what is known of the issuer; where absent, none is asked for. */
  readonly checkSigner?: CheckSigner | undefined
  /** Whether its keys are there (default always). */
  readonly ready?: () => Promise<boolean>
}

const form = /^[\w-]+\.[\w-]+\.[\w-]+$/
const algorithms = ['PS256', 'RS256', 'ES256']

/** How far clocks may differ, in seconds. */
const clockTolerance = 5

/**
 * Makes the check of access tokens, by RFC 9068 or by the NL GOV Assurance profile for OAuth 2.0: a known issuer, our
 * audience, within its time, made for this use.
 *
 * @returns a function that throws {@link TokenFault} for anything else.
 */
export function createTokenVerifier(issuers: readonly Issuer[], audience: string): TokenVerifier {
  const byName = new Map(issuers.map((issuer) => [issuer.issuer, issuer]))

  return rememberTokens(async (token): Promise<Verified> => {
    const issuer = byName.get(claimedIssuer(token))
    if (issuer === undefined) throw new TokenFault('ISSUER_UNKNOWN', 'the issuer is not configured', 'iss')
    const profile = profiles[issuer.profile ?? 'rfc9068']
    const { payload, protectedHeader, key } = await verified(token, issuer, {
      issuer: issuer.issuer,
      audience,
      algorithms,
      requiredClaims: ['exp', 'iat'],
      maxTokenAge: longestLifetime,
      clockTolerance,
    })
    checkHeader(protectedHeader, profile)
    const access = readClaims(payload, profile)
    await issuer.checkSigner?.(protectedHeader.x5c, key)
    return { access, expires: (payload.exp ?? 0) * 1000 }
  })
}

/** Whose token it says it is; nothing of it is believed yet. */
function claimedIssuer(token: string): string {
  if (!form.test(token)) throw new TokenFault('NOT_A_TOKEN', 'it is no signed token')
  try {
    const { iss } = decodeJwt(token)
    if (typeof iss === 'string') return iss
  } catch {
    throw new TokenFault('NOT_A_TOKEN', 'it is no signed token')
  }
  throw new TokenFault('ISSUER_UNKNOWN', 'it names no issuer', 'iss')
}

async function verified(token: string, { keys }: Issuer, options: JWTVerifyOptions) {
  try {
    return await jwtVerify(token, keys, options)
  } catch (error) {
    throw faultOf(error) ?? error
  }
}

function checkHeader({ typ, kid }: JWTHeaderParameters, { types }: Profile): void {
  const type = typeof typ === 'string' ? typ.toLowerCase().replace(/^application\//, '') : typ
  if (!types.has(type)) throw new TokenFault('TYPE_WRONG', 'typ is of another kind of token', 'typ')
  if (typeof kid !== 'string' || kid === '') {
    throw new TokenFault('KEY_ID_MISSING', 'kid is missing', 'kid')
  }
}

/** What jose finds wrong with a token; all else that it throws is about keys, and no fault of the token. */
const byCode: Readonly<Record<string, TokenReason>> = {
  [errors.JOSEAlgNotAllowed.code]: 'ALGORITHM_WRONG',
  [errors.JOSENotSupported.code]: 'HEADER_WRONG',
  [errors.JWSInvalid.code]: 'NOT_A_TOKEN',
  [errors.JWTInvalid.code]: 'NOT_A_TOKEN',
  [errors.JWKSNoMatchingKey.code]: 'KEY_UNKNOWN',
  [errors.JWKSMultipleMatchingKeys.code]: 'KEY_ID_MISSING',
  [errors.JWSSignatureVerificationFailed.code]: 'SIGNATURE_WRONG',
}

const byClaim: Readonly<Record<string, TokenReason>> = {
  aud: 'AUDIENCE_WRONG',
  nbf: 'NOT_YET_VALID',
  iat: 'NOT_YET_VALID',
}

/** Its own error goes no further: it holds all claims of the token. */
function faultOf(error: unknown): TokenFault | undefined {
  if (!(error instanceof errors.JOSEError)) return undefined
  const reason = reasonOf(error)
  if (reason === undefined) return undefined
  const claim = 'claim' in error && typeof error.claim === 'string' ? error.claim : undefined
  return new TokenFault(reason, error.message, claim)
}

function reasonOf(error: errors.JOSEError): TokenReason | undefined {
  // One that was made too long ago holds too long, whenever it says that it ends.
  if (error instanceof errors.JWTExpired) return error.claim === 'iat' ? 'LIFETIME_TOO_LONG' : 'EXPIRED'
  if (!(error instanceof errors.JWTClaimValidationFailed)) return byCode[error.code]
  if (error.reason === 'missing') return 'CLAIM_MISSING'
  if (error.reason === 'invalid') return 'CLAIM_WRONG'
  return byClaim[error.claim] ?? 'CLAIM_WRONG'
}
