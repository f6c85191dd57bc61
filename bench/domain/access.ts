import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'

/** What the hub needs to know its caller: as in use, with a token of an issuer elsewhere. */
export interface Access {
  readonly issuer: string
  readonly jwks: { readonly keys: readonly JWK[] }
  /** An access token with more scopes than the queries need, as a real afnemer has. */
  readonly token: string
  /** A register of afnemers with this caller and others beside it. */
  readonly register: string
}

export const audience = 'nwb-hub'

const issuer = 'https://issuer.nwb.example/'
const afnemer = 'meetopstelling'

const scopes = [
  'meldingen:lezen',
  'meldingen:ernst',
  'meldingen:persoon',
  'meldingen:opvolging',
  'meldingen:aangifte',
  'meldingen:statistiek',
  'veilig-wonen:lezen',
  'veilig-wonen:advies',
  'veilig-wonen:financien',
  'veilig-wonen:statistiek',
  'otwb:lezen',
  'otwb:statistiek',
  'zicht-op:datavolwassenheid',
  'zicht-op:aanbevelingen',
  'zicht-op:statistiek',
  'programma:activiteiten',
  'programma:statistiek',
]

/** @param lifetime of the token, in seconds. */
export async function createAccess(lifetime: number): Promise<Access> {
  const { publicKey, privateKey } = await generateKeyPair('RS256')
  const kid = crypto.randomUUID()
  const token = await new SignJWT({ client_id: afnemer, scope: scopes.join(' '), jti: crypto.randomUUID() })
    .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid })
    .setIssuer(issuer)
    .setSubject(afnemer)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(Math.floor(Date.now() / 1000) + lifetime)
    .sign(privateKey)
  const publicJwk = { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' }
  return { issuer, jwks: { keys: [publicJwk] }, token, register: registerText() }
}

function registerText(): string {
  const others = Array.from({ length: 20 }, (_, index) => `andere-${index}`)
  const entries = [afnemer, ...others].map(
    (id, index) => `  ${id}:
    naam: ${id}
    oin: "000000990000000009${String(index).padStart(2, '0')}"
    bereik: landelijk
    scopes: [${scopes.map((scope) => `"${scope}"`).join(', ')}]
    verwerkingsactiviteiten: [uitvoering-veilig-wonen]
    # What a request costs is measured, and not how many one may ask.
    limieten: { tempo: 10000000, voorraad: 100000000, gelijktijdig: 64 }
`,
  )
  return `afnemers:\n${entries.join('')}`
}
