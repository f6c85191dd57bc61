import type { Pool } from './connection.ts'

export interface WaitOptions {
  /** How often to try (default 10). */
  readonly attempts?: number
  /** Time between tries, in milliseconds (default 2 000). */
  readonly interval?: number
  /** Is told of each try that failed. */
  readonly onRetry?: (message: string) => void
}

/**
 * Waits until a database answers.
 *
 * @throws after the last try, naming the database without its password and what it said.
 */
export async function waitForDatabase(pool: Pool, options: WaitOptions = {}): Promise<void> {
  const { attempts = 10, interval = 2_000, onRetry } = options
  for (let attempt = 1; ; attempt++) {
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
      if (attempt >= attempts) throw new Error(message, { cause: error })
      onRetry?.(message)
      await new Promise((resolve) => setTimeout(resolve, interval))
    }
  }
}
