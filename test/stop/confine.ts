import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** How a process is held to as much memory as its container in `docker-compose.yml` has. */
export interface Confinement {
  /** What stands before the command. */
  readonly prefix: readonly string[]
  /** What stands before the program, for Node. */
  readonly options: readonly string[]
  /** For who reads what came of it. */
  readonly how: string
  remove(): void
}

/** Where a machine has its groups of processes, and what says how much memory one may take. */
const hierarchies = [
  { root: '/sys/fs/cgroup/memory', limit: 'memory.limit_in_bytes' },
  { root: '/sys/fs/cgroup', limit: 'memory.max' },
] as const

/**
 * Makes a group with so much memory where the machine allows it, as a container does: Node then takes its heap from it.
 * Elsewhere the heap alone is held to what Node takes of a container of that size, which is half.
 */
export function confine(name: string, bytes: number): Confinement {
  for (const { root, limit } of hierarchies) {
    const group = join(root, `nwb-stop-${process.pid}-${name}`)
    try {
      mkdirSync(group)
      if (!existsSync(join(group, limit))) throw new Error('no such limit')
      writeFileSync(join(group, limit), String(bytes))
      return {
        prefix: ['/bin/sh', '-c', `echo $$ > ${group}/cgroup.procs && exec "$@"`, 'sh'],
        options: [],
        how: 'cgroup',
        remove: () => removed(group),
      }
    } catch {
      removed(group)
    }
  }
  const megabytes = Math.floor(bytes / 2 / 1_048_576)
  return { prefix: [], options: [`--max-old-space-size=${megabytes}`], how: 'heap', remove: () => undefined }
}

/** A group that still has processes stays; so does one that was never made. */
function removed(group: string): void {
  try {
    rmdirSync(group)
  } catch {
    // Nothing is lost by an empty group.
  }
}
