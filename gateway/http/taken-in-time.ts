import type { ServerResponse } from 'node:http'

/**
 * Ends a connection whose answer is not taken off it in time, in milliseconds: what is not taken is kept in memory, however
 * slowly it goes.
 */
export function takenInTime(response: ServerResponse, time: number): void {
  const timer = setTimeout(() => response.destroy(), time)
  timer.unref()
  response.once('close', () => clearTimeout(timer))
}
