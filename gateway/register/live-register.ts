import { readRegisterText } from './read-text.ts'
import { parseRegister, type Register } from './register.ts'

export interface LiveRegisterOptions {
  /** How often the file is looked at, in milliseconds (default 1 000): a revocation counts within twice that time. */
  readonly interval?: number
  /** Is told of each change that was taken over. */
  readonly onChange?: () => void
  /** Is told of each change that was refused, and why. */
  readonly onProblem?: (problem: Error) => void
}

/** The register as it is now: a change in its file counts without a restart. */
export interface LiveRegister {
  current(): Register
  /** Why the file as it is now was refused; undefined when it is the one in force. */
  problem(): string | undefined
  close(): void
}

/**
 * Reads the register and follows its file. What cannot be read, or is no whole register, is refused: the last good one
 * stays, whatever becomes of the file. A change counts when two looks in a row find the same, since a file can be found
 * half written. One that ends with the end of a document in YAML (`...`) is followed only by one that does: what was cut
 * off can be good YAML too.
 *
 * @throws as `readRegister` does, when the first version is not good.
 */
export function openLiveRegister(file: string, options: LiveRegisterOptions = {}): LiveRegister {
  const { interval = 1_000, onChange, onProblem } = options
  const read = (): Found => {
    try {
      return { text: readRegisterText(file) }
    } catch (error) {
      return { error: asError(error) }
    }
  }
  let inForce = readRegisterText(file)
  let register = parseRegister(inForce, file)
  /** What the last look found, and what was last taken over or refused. */
  let found: Found = { text: inForce }
  let judged: Found = found
  let problem: string | undefined

  function look(): void {
    const before = found
    found = read()
    if (!isSame(found, before) || isSame(found, judged)) return
    judged = found
    try {
      takeOver(found)
      problem = undefined
    } catch (error) {
      const refusal = asError(error)
      problem = refusal.message
      onProblem?.(refusal)
    }
  }

  function takeOver({ text, error }: Found): void {
    if (text === undefined) throw error
    if (text === inForce) return
    const next = parseRegister(text, file)
    if (endsWhole(inForce) && !endsWhole(text))
      throw new Error(`Reading the register: "${file}" does not end with "...", so it may not be whole`)
    register = next
    inForce = text
    onChange?.()
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

/** What is in the file, or why that cannot be read. */
type Found =
  | { readonly text: string; readonly error?: undefined }
  | { readonly text?: undefined; readonly error: Error }

/** By what is in it: a file can change and keep its size, its time and its place on the disk. */
function isSame(one: Found, other: Found): boolean {
  return one.text === other.text && one.error?.message === other.error?.message
}

function endsWhole(text: string): boolean {
  return /(^|\n)\.\.\.\s*$/.test(text)
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
