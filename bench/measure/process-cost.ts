import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** What a process and all below it have cost since they started, and hold now. */
export interface ProcessCost {
  /** User and system time of all threads, in milliseconds; the kernel counts it in steps of a clock tick (10 ms). */
  readonly cpu: number
  /** Resident memory, in MB (10⁶ bytes). */
  readonly resident: number
}

const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))

/** @throws when the process has ended. */
export function costOf(pid: number): ProcessCost {
  const costs = [pid, ...descendants(pid)].map(ownCost)
  return {
    cpu: costs.reduce((sum, { cpu }) => sum + cpu, 0),
    resident: costs.reduce((sum, { resident }) => sum + resident, 0),
  }
}

function ownCost(pid: number): ProcessCost {
  // The name stands in brackets and may hold spaces; what follows counts from field 3.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
  const user = Number(fields[11])
  const system = Number(fields[12])
  const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return { cpu: ((user + system) * 1000) / ticksPerSecond, resident: (Number(kibibytes ?? 0) * 1024) / 1e6 }
}

function descendants(pid: number): number[] {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8')
      .split(' ')
      .filter((text) => text.trim() !== '')
      .map(Number),
  )
  return children.flatMap((child) => [child, ...descendants(child)])
}
