import { execFileSync } from 'node:child_process'
import { availableParallelism } from 'node:os'

/** Which core the gateway has to itself, and which the subgraphs and the load generator share. */
export interface Cores {
  readonly gateway: number
  readonly others: number
}

/** @returns undefined where there is one core only: then nothing is pinned, and the figures say so. */
export function chooseCores(): Cores | undefined {
  const count = availableParallelism()
  return count < 2 ? undefined : { gateway: count - 1, others: 0 }
}

/** The command that starts another one on a core. */
export function pinned(
  core: number | undefined,
  command: string,
  given: readonly string[],
): [string, string[]] {
  return core === undefined
    ? [command, [...given]]
    : ['taskset', ['--cpu-list', String(core), command, ...given]]
}

export function pinThisProcess(core: number): void {
  execFileSync('taskset', ['--all-tasks', '--pid', '--cpu-list', String(core), String(process.pid)])
}
