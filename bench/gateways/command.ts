import type { GatewayEnvironment } from './environment.ts'

/** How a contender is started. */
export interface Command {
  readonly command: string
  readonly arguments: readonly string[]
  readonly environment: Readonly<Record<string, string>>
}

export interface CommandContext extends GatewayEnvironment {
  /** The Node that runs it, and how that Node is made to read TypeScript. */
  readonly node: string
  readonly nodeArguments: readonly string[]
  /** A folder that may be written in. */
  readonly folder: string
}
