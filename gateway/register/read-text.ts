import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs'

/** How large the file may be, in bytes: thousands of afnemers, and no more than can be read between two looks. */
const mostBytes = 5_000_000

/**
 * The text of the register's file, through whatever links lead to it.
 *
 * @throws naming the file, and why it cannot be read: it is not there, may not be read, is no file, or is no text.
 */
export function readRegisterText(file: URL | string): string {
  try {
    return decode(readWhole(file))
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new Error(
      `Reading the register: "${file}" cannot be read (${code ?? message}); wanted a YAML file of afnemers`,
    )
  }
}

function readWhole(file: URL | string): Buffer {
  // A pipe would keep the process waiting for who writes into it.
  const opened = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    const stat = fstatSync(opened)
    if (!stat.isFile()) throw new Error('it is no file')
    if (stat.size > mostBytes) throw new Error(`it is over ${mostBytes} bytes`)
    return readFileSync(opened)
  } finally {
    closeSync(opened)
  }
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Error('it is no UTF-8')
  }
}
