import { z } from 'zod'

const schema = z.object({
  DATABASE_URL: z.url({
    protocol: /^postgres(ql)?$/,
    error: 'wanted postgres://user:password@host:port/database',
  }),
  /** Where each gateway publishes the keys of its assertions, with commas between them. */
  GATEWAY_KEYS_URL: z
    .string()
    .default('http://127.0.0.1:4000/.well-known/nwb-sleutels.json')
    .transform((text) => text.split(','))
    .refine((urls) => urls.every((url) => URL.canParse(url)), 'wanted URLs, with commas between them'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'wanted a port number')
    .transform(Number)
    .refine((number) => number <= 65535, 'wanted a port number')
    .optional(),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(10),
  /** How long one statement for a caller, and waiting for a connection, may take, in milliseconds. */
  STATEMENT_TIMEOUT: z.coerce.number().int().min(100).max(60_000).default(1_500),
  /** Fills an empty schema with demo data. */
  DEMO_DATA: z.enum(['true', 'false']).default('false'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug']).default('info'),
})

export interface SubgraphConfig {
  readonly databaseUrl: string
  readonly databasePool: number
  /** In milliseconds. */
  readonly statementTimeout: number
  readonly gatewayKeysUrls: readonly string[]
  readonly host: string
  readonly port: number
  readonly demoData: boolean
  readonly logLevel: string
}

/**
 * The settings of a subgraph's process.
 *
 * @throws naming each variable that is wrong and what was wanted, never its value: it can hold a password.
 */
export function readSubgraphConfig(
  name: string,
  defaultPort: number,
  env: NodeJS.ProcessEnv,
): SubgraphConfig {
  const parsed = schema.safeParse(env)
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    throw new Error(`Reading the settings of subgraph "${name}":\n${problems.join('\n')}`)
  }
  const { data } = parsed
  return Object.freeze({
    databaseUrl: data.DATABASE_URL,
    databasePool: data.DATABASE_POOL,
    statementTimeout: data.STATEMENT_TIMEOUT,
    gatewayKeysUrls: data.GATEWAY_KEYS_URL,
    host: data.HOST,
    port: data.PORT ?? defaultPort,
    demoData: data.DEMO_DATA === 'true',
    logLevel: data.LOG_LEVEL,
  })
}
