import type { SubgraphUrls } from '../domain/supergraph.ts'

/** What a gateway that is written here is told when it starts. */
export interface GatewayEnvironment {
  readonly port: number
  readonly subgraphs: SubgraphUrls
  /** Files with the supergraph. */
  readonly fullSupergraph: string
  readonly bareSupergraph: string
  /** Only for the hub: who issues tokens, where its keys are, and the register of afnemers. */
  readonly issuer: string
  readonly jwksUrl: string
  readonly register: string
}

const variable = 'BENCH_GATEWAY'

export function writeEnvironment(environment: GatewayEnvironment): Record<string, string> {
  return { [variable]: JSON.stringify(environment) }
}

export function readEnvironment(): GatewayEnvironment {
  const text = process.env[variable]
  if (!text)
    throw new Error(`Starting a gateway: ${variable} is not set; wanted to be started by "npm run bench"`)
  return JSON.parse(text) as GatewayEnvironment
}
