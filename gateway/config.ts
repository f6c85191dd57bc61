import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { blockListOf } from './http/address.ts'
import { plannerNames } from './planner/create-planners.ts'
import { profileNames } from './tokens/profiles.ts'

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'wanted a port number')
  .transform(Number)
  .refine((number) => number <= 65535, 'wanted a port number')

const milliseconds = (least: number, most: number, otherwise: number) =>
  z
    .string()
    .optional()
    .transform((given) => (given === undefined ? otherwise : Number(given)))
    .pipe(z.int(`wanted ${least} to ${most} milliseconds`).min(least).max(most))

/** A setting that is empty is not set. */
const optionalSetting = (setting: z.ZodType<string, string>) =>
  z
    .string()
    .optional()
    .transform((given) => (given === '' ? undefined : given))
    .pipe(setting.optional())

const common = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: port.optional().transform((given) => given ?? 4000),
  /** What `aud` of an access token must name. */
  AUDIENCE: z.string().min(1, 'wanted what "aud" of an access token must name').default('nwb-hub'),
  /** The register of afnemers. */
  REGISTER: z.string().default(fileURLToPath(new URL('../schema/afnemers.yaml', import.meta.url))),
  /** What executes operations: our own engine, or `@apollo/gateway`, against which it is tested. */
  ENGINE: z.enum(['nwb', 'apollo']).default('nwb'),
  /** What makes the plans of our own engine; Apollo's where there is no binary of Hive's. */
  PLANNER: z.enum(plannerNames).default('hive'),
  /** Redis, in which several gateways count together what callers take; without it each counts for itself. */
  REDIS_URL: optionalSetting(
    z.url({ protocol: /^rediss?$/, error: 'wanted redis://user:password@host:port' }),
  ),
  /** How long an answer may take, in milliseconds. */
  ANSWER_TIMEOUT: milliseconds(100, 60_000, 3_000),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug']).default('info'),
})

const wantedIssuer = 'wanted the "iss" of the access tokens to accept'

const issuer = z.object({
  /** The exact `iss` of accepted tokens, and where that issuer publishes its keys. */
  ISSUER: z.string({ error: wantedIssuer }).min(1, wantedIssuer),
  ISSUER_JWKS_URL: z.url({ error: "wanted the URL of the issuer's keys (JWKS)" }),
  /** How its tokens are made: by RFC 9068, or by the NL GOV Assurance profile for OAuth 2.0. */
  ISSUER_PROFILE: z.enum(profileNames).default('rfc9068'),
  /** A file with certificates as PEM, to which that of the key of each token (`x5c`) must lead; none is asked for without. */
  ISSUER_ROOTS: optionalSetting(z.string()),
  /** The OIN that must stand in that certificate; any without. */
  ISSUER_OIN: optionalSetting(z.string().regex(/^\d{20}$/, 'wanted 20 digits')),
})
export type IssuerConfig = Readonly<z.infer<typeof issuer>>

const embedded = common.extend({
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'wanted postgres://user:password@host:port/database' })
    .optional(),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(20),
  /** How long one statement for a caller may take on PostgreSQL, in milliseconds. */
  STATEMENT_TIMEOUT: milliseconds(100, 60_000, 1_500),
  DEMO_DATA: z.enum(['true', 'false']).default('true'),
})

const separate = common.extend({
  PLAYGROUND: z.enum(['true', 'false']).default('false'),
  /** Origins whose pages may ask from a browser, with commas between them. */
  CORS_ORIGINS: z
    .string()
    .default('')
    .transform((text) => text.split(',').filter((origin) => origin !== ''))
    .pipe(
      z.array(z.url({ error: 'wanted origins such as https://partner.example, with commas between them' })),
    ),
  /** Addresses and networks of the proxies in front, with commas between them: what they say of who asks is believed. */
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((text) => text.split(',').filter((network) => network !== ''))
    .refine(
      (networks) => isReadable(networks),
      'wanted addresses or networks such as 10.0.0.0/8, with commas between them',
    ),
  /** The header in which those proxies say for whom they ask. */
  FORWARDED_HEADER: z.enum(['forwarded', 'x-forwarded-for']).default('x-forwarded-for'),
  /** Whether a TLS terminator in front sets the Client-Cert header and strips what callers send of it. */
  TRUST_CLIENT_CERT: z.enum(['true', 'false']).default('false'),
})

export type EmbeddedConfig = Readonly<z.infer<typeof embedded>>
export type GatewayConfig = Readonly<z.infer<typeof separate>> & {
  /** Whose tokens are accepted; none only where nothing needs one. */
  readonly issuer: IssuerConfig | undefined
  /** Subgraph → its endpoint. */
  readonly subgraphUrls: ReadonlyMap<string, string>
  /** Subgraph → how long a question to it may take, in milliseconds. */
  readonly subgraphTimeouts: ReadonlyMap<string, number>
}

/** The settings of `npm start`. Throws naming each variable that is wrong and what was wanted. */
export function readEmbeddedConfig(env: NodeJS.ProcessEnv): EmbeddedConfig {
  return Object.freeze(read(embedded, env))
}

/** The issuer of access tokens, for a hub that has no development issuer. Throws as the others do. */
export function readIssuer(env: NodeJS.ProcessEnv): IssuerConfig {
  return Object.freeze(read(issuer, env))
}

/**
 * The settings of `npm run gateway`. `SUBGRAPH_<NAME>_URL` says where a subgraph answers (`-` as `_`), and
 * `SUBGRAPH_<NAME>_TIMEOUT` how long a question to it may take, in milliseconds (default 2 000).
 *
 * @param defaultUrls where each subgraph answers when nothing is set.
 * @param unprotected whether the supergraph has no rules, so that nobody needs a token.
 */
export function readGatewayConfig(
  env: NodeJS.ProcessEnv,
  defaultUrls: ReadonlyMap<string, string>,
  { unprotected = false } = {},
): GatewayConfig {
  const config = read(separate, env)
  const issued = unprotected && env['ISSUER'] === undefined ? undefined : read(issuer, env)
  const names = [...defaultUrls.keys()]
  const timeouts = read(
    z.object(Object.fromEntries(names.map((name) => [setting(name, 'TIMEOUT'), sourceTimeout]))),
    env,
  )
  const subgraphUrls = new Map(
    [...defaultUrls].map(([name, url]) => [name, readUrl(setting(name, 'URL'), env, url)]),
  )
  const subgraphTimeouts = new Map(names.map((name) => [name, timeouts[setting(name, 'TIMEOUT')] as number]))
  return Object.freeze({ ...config, issuer: issued, subgraphUrls, subgraphTimeouts })
}

const sourceTimeout = milliseconds(50, 60_000, 2_000)

function setting(subgraph: string, what: 'URL' | 'TIMEOUT'): string {
  return `SUBGRAPH_${subgraph.replaceAll('-', '_').toUpperCase()}_${what}`
}

function readUrl(name: string, env: NodeJS.ProcessEnv, otherwise: string): string {
  const url = env[name] ?? otherwise
  if (isHttp(url)) return url
  const example = isHttp(otherwise) ? otherwise : 'http://127.0.0.1:4001/graphql'
  throw new Error(`Reading the settings from the environment:\n- ${name}: wanted a URL such as ${example}`)
}

function isReadable(networks: readonly string[]): boolean {
  try {
    blockListOf(networks)
    return true
  } catch {
    return false
  }
}

function isHttp(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)
}

function read<Schema extends z.ZodType>(schema: Schema, env: NodeJS.ProcessEnv): z.infer<Schema> {
  const parsed = schema.safeParse(env)
  if (parsed.success) return parsed.data
  // The value is not shown: it can hold a password.
  const problems = parsed.error.issues.map(({ path, message }) => `- ${path.join('.')}: ${message}`)
  throw new Error(`Reading the settings from the environment:\n${problems.join('\n')}`)
}
