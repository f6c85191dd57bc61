/** What tokens of an issuer look like beside what all must have. */
export interface Profile {
  /** The `typ` that they may have; undefined where it may be absent. */
  readonly types: ReadonlySet<string | undefined>
  /** Whether a token of that `typ` can be another kind, so that it must say what it opens. */
  readonly mustHaveScope: boolean
}

export const profileNames = ['rfc9068', 'nlgov'] as const
export type ProfileName = (typeof profileNames)[number]

/**
 * RFC 9068 has a `typ` of its own for access tokens. The NL GOV Assurance profile for OAuth 2.0 (1.2.0) has none, so an
 * identity token of the same issuer looks much the same.
 */
export const profiles: Readonly<Record<ProfileName, Profile>> = {
  rfc9068: { types: new Set(['at+jwt']), mustHaveScope: false },
  nlgov: { types: new Set([undefined, 'jwt', 'at+jwt']), mustHaveScope: true },
}

/** Claims of OpenID Connect that stand in identity tokens alone. */
export const identityClaims = ['nonce', 'at_hash', 'c_hash', 's_hash'] as const

/** How long a token may hold at most, from when it was made, in seconds: what NL GOV advises for client credentials. */
export const longestLifetime = 6 * 3600
