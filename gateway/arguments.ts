import { parseArgs } from 'node:util'

/** What `npm run gateway` is told on the command line. */
export interface GatewayArguments {
  /** A supergraph file of somebody's own; the committed one without. */
  readonly supergraph: string | undefined
  /** Serve that file although it has no rules. */
  readonly unprotected: boolean
}

const usage = 'wanted: npm run gateway [-- --supergraph FILE [--unprotected]]'

/** @throws saying what was given and what was wanted. */
export function readArguments(given: readonly string[], env: NodeJS.ProcessEnv): GatewayArguments {
  const { supergraph, unprotected = false } = parse(given)
  if (unprotected && supergraph === undefined) {
    throw new Error(`Starting the gateway: "--unprotected" is for a file of your own; ${usage}`)
  }
  if (unprotected && env['NODE_ENV'] === 'production') {
    throw new Error(
      'Starting the gateway: "--unprotected" gives everything to anyone, and NODE_ENV is "production"',
    )
  }
  return { supergraph, unprotected }
}

function parse(given: readonly string[]) {
  try {
    return parseArgs({
      args: [...given],
      options: { supergraph: { type: 'string' }, unprotected: { type: 'boolean' } },
    }).values
  } catch (error) {
    throw new Error(`Starting the gateway: ${error instanceof Error ? error.message : error}; ${usage}`)
  }
}
