import { statSync } from 'node:fs'
import { type Register, readRegister } from './register.ts'

export interface LiveRegisterOptions {
  /** How often the file is looked at, in milliseconds (default 1 000): a revocation counts within that time. */
  readonly interval?: number
  /** Is told of each change that was taken over. */
  readonly onChange?: () => void
  /** Is told of each change that was refused, and why. */
  readonly onProblem?: (problem: string) => void
}

/** The register as it is now: a change in its file counts without a restart. */
export interface LiveRegister {
  current(): Register
  /** Why the file as it is now was refused; undefined when it is the one in force. */
  problem(): string | undefined
  close(): void
}

/**
 * Reads the register and follows its file. A broken new version is refused and the last good one stays.
 *
 * @throws as `readRegister` does, when the first version is not good.
 */
export function openLiveRegister(file: string, options: LiveRegisterOptions = {}): LiveRegister {
  const { interval = 1_000, onChange, onProblem } = options
  let seen = versionOf(file)
  let register = readRegister(file)
  let problem: string | undefined

  function look(): void {
    const version = versionOf(file)
    if (version === seen) return
    seen = version
    try {
      register = readRegister(file)
      problem = undefined
      onChange?.()
    } catch (error) {
      problem = error instanceof Error ? error.message : String(error)
      onProblem?.(problem)
    }
  }
  // Looks at intervals: notifications get lost on mounted and replaced files.
  const timer = setInterval(look, interval)
  timer.unref()

  return {
    current: () => register,
    problem: () => problem,
    close: () => clearInterval(timer),
  }
}

/** Changes with every write; a file that is gone has a version too, so that its going is noticed. */
function versionOf(file: string): string {
  const stat = statSync(file, { throwIfNoEntry: false, bigint: true })
  return stat ? `${stat.ino}/${stat.size}/${stat.mtimeNs}` : 'absent'
}
