/** Why a token does not count, as the log says it: each is another thing to mend, and for somebody else. */
export type TokenReason =
  // In the token alone.
  | 'NOT_A_BEARER'
  | 'NOT_A_TOKEN'
  | 'HEADER_WRONG'
  | 'ISSUER_UNKNOWN'
  | 'TYPE_WRONG'
  | 'IDENTITY_TOKEN'
  | 'ALGORITHM_WRONG'
  | 'KEY_ID_MISSING'
  | 'KEY_UNKNOWN'
  | 'SIGNATURE_WRONG'
  | 'CLAIM_MISSING'
  | 'CLAIM_WRONG'
  | 'AUDIENCE_WRONG'
  | 'EXPIRED'
  | 'NOT_YET_VALID'
  | 'LIFETIME_TOO_LONG'
  | 'CLIENT_CONTRADICTED'
  | 'BINDING_UNKNOWN'
  // It could not be verified, for a reason that nobody foresaw.
  | 'NOT_VERIFIED'
  // In the certificate of who signed it.
  | 'SIGNER_CERTIFICATE_MISSING'
  | 'SIGNER_CERTIFICATE_WRONG'
  | 'SIGNER_KEY_MISMATCH'
  | 'SIGNER_OIN_MISMATCH'
  // Between the token, the register and the certificate of who asks.
  | 'AFNEMER_UNKNOWN'
  | 'BINDING_MISSING'
  | 'CERTIFICATE_MISSING'
  | 'CERTIFICATE_MISMATCH'
  | 'OIN_MISMATCH'

/**
 * A token does not count. The message is for the log alone: it names claims and headers, and quotes none of them.
 */
export class TokenFault extends Error {
  readonly reason: TokenReason
  /** The claim or header that it is about. */
  readonly claim: string | undefined

  constructor(reason: TokenReason, message: string, claim?: string) {
    super(message)
    this.name = 'TokenFault'
    this.reason = reason
    this.claim = claim
  }
}
