import type { Pool } from './connection.ts'

export interface WaitOptions {
  /** How often to try (default 10). */
  readonly attempts?: number
  /** Time between tries, in milliseconds (default 2 000). */
  readonly interval?: number
  /** Is told of each try that failed. */
  readonly onRetry?: (message: string) => void
}

/** PostgreSQL's `cannot_connect_now`: it is starting, and will answer when it has. */
const starting = '57P03'

/**
 * Waits until a database answers. One that says that it is starting is waited for as long as it says so: only tries that
 * find nothing count.
 *
 * @throws after the last try, naming the database without its password and what it said.
 */
export async function waitForDatabase(pool: Pool, options: WaitOptions = {}): Promise<void> {
  const { attempts = 10, interval = 2_000, onRetry } = options
  for (let attempt = 1; ; ) {
    try {
      const connection = await pool.connect()
      connection.release()
      return
    } catch (error) {
      const reason =
        error instanceof Error
          ? error.message || String((error as NodeJS.ErrnoException).code)
          : String(error)
      const message = `Connecting to ${pool.name}: try ${attempt} of ${attempts} failed: ${reason}`
      const isStarting = error instanceof Error && (error as NodeJS.ErrnoException).code === starting
      if (attempt >= attempts && !isStarting) throw new Error(message, { cause: error })
      onRetry?.(message)
      if (!isStarting) attempt++
      await new Promise((resolve) => setTimeout(resolve, interval))
    }
  }
}
