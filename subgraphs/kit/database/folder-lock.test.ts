import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lockFolder } from './folder-lock.ts'

let folder: string
const lockFile = () => join(folder, 'in-gebruik-door')

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nwb-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('lockFolder', () => {
  it('claims a folder for this process, making it where needed, and gives it back', () => {
    folder = join(folder, 'diep', 'data')
    const unlock = lockFolder(folder)
    expect(readFileSync(lockFile(), 'utf8')).toBe(String(process.pid))
    unlock()
    expect(existsSync(lockFile())).toBe(false)
  })

  it('refuses a folder that a living process holds, and says which and what to do', () => {
    writeFileSync(lockFile(), String(process.ppid))
    expect(() => lockFolder(folder)).toThrow(
      `Opening the data in ${folder}: process ${process.ppid} uses it; stop that one, or set DATA_DIR to another folder`,
    )
    expect(readFileSync(lockFile(), 'utf8')).toBe(String(process.ppid))
  })

  it('refuses a folder of a living process of another user', () => {
    writeFileSync(lockFile(), '1')
    expect(() => lockFolder(folder)).toThrow('process 1 uses it')
  })

  it('takes over what an ended process left behind', () => {
    const { pid } = spawnSync(process.execPath, ['--version'])
    writeFileSync(lockFile(), String(pid))
    lockFolder(folder)
    expect(readFileSync(lockFile(), 'utf8')).toBe(String(process.pid))
  })

  it.each(['', 'geen getal', '-1', '0', '1.5'])(
    'takes over a claim that names no process: "%s"',
    (content) => {
      writeFileSync(lockFile(), content)
      lockFolder(folder)
      expect(readFileSync(lockFile(), 'utf8')).toBe(String(process.pid))
    },
  )
})
