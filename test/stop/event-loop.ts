/**
 * Loaded before a program (`--import`), it tells who started it, when asked, what the program did since it was asked before:
 * which of its rounds of the event loop computed longest, and for how long it computed in all, in milliseconds.
 *
 * Time in which the process was ready and the machine did something else does not count where the system tells that apart
 * (Linux): so the figures say what the hub's own work is, however busy the machine.
 */
import { openSync, readSync } from 'node:fs'

/** What a process says of its work. */
export interface Work {
  readonly longest: number
  readonly all: number
}

/** In milliseconds. */
const interval = 1
const ownTime = readerOfOwnTime()
let longest = 0
let before = ownTime()
let cpu = process.cpuUsage()

// A timer is due once in each round of the loop, so between two of its calls lies the work of one round at most, or a pause.
setInterval(() => {
  const now = ownTime()
  longest = Math.max(longest, now - before)
  before = now
}, interval).unref()

process.on('message', () => {
  const used = process.cpuUsage(cpu)
  cpu = process.cpuUsage()
  process.send?.({ longest, all: (used.user + used.system) / 1_000 } satisfies Work)
  longest = 0
})
process.channel?.unref()

/** For how long this thread has computed, in milliseconds; what the clock says where that is not told. */
function readerOfOwnTime(): () => number {
  try {
    const file = openSync('/proc/thread-self/schedstat', 'r')
    const buffer = Buffer.alloc(128)
    const read = () =>
      Number(buffer.toString('latin1', 0, readSync(file, buffer, 0, 128, 0)).split(' ')[0]) / 1e6
    if (read() > 0) return read
  } catch {
    // Not this system.
  }
  return () => performance.now()
}
