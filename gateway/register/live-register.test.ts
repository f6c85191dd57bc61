import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type LiveRegister, openLiveRegister } from './live-register.ts'

const entry = (id: string, scope: string) => `
  ${id}:
    naam: Testpartij
    oin: "00000099000000000099"
    bereik: landelijk
    scopes: [${scope}]
    verwerkingsactiviteiten: [test]
`
let folder: string
let file: string
let live: LiveRegister | undefined

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nwb-register-'))
  file = join(folder, 'afnemers.yaml')
  writeFileSync(file, `afnemers:${entry('een', 'otwb:lezen')}`)
})
afterEach(() => {
  live?.close()
  rmSync(folder, { recursive: true })
})

describe('openLiveRegister', () => {
  it('takes a change over without a restart, so that a revoked afnemer is unknown', async () => {
    live = openLiveRegister(file, { interval: 20 })
    expect(live.current().caller('een', ['otwb:lezen'], undefined)).toBeDefined()
    writeFileSync(file, `afnemers:${entry('twee', 'otwb:lezen')}`)
    await vi.waitFor(
      () => expect(live?.current().caller('een', ['otwb:lezen'], undefined)).toBeUndefined(),
      5_000,
    )
    expect(live.current().caller('twee', ['otwb:lezen'], undefined)).toBeDefined()
  })

  it('refuses a broken change, keeps the last good register and says why', async () => {
    const onProblem = vi.fn()
    live = openLiveRegister(file, { interval: 20, onProblem })
    writeFileSync(file, `afnemers:${entry('een', 'geen scope')}`)
    await vi.waitFor(() => expect(live?.problem()).toMatch(/afnemers\.yaml:\d+: .*scope/), 5_000)
    expect(onProblem).toHaveBeenCalled()
    expect(live.current().afnemers.has('een')).toBe(true)
  })

  it('has no problem any more once the file is good again', async () => {
    live = openLiveRegister(file, { interval: 20 })
    writeFileSync(file, 'afnemers: [')
    await vi.waitFor(() => expect(live?.problem()).toBeDefined(), 5_000)
    writeFileSync(file, `afnemers:${entry('drie', 'otwb:lezen')}`)
    await vi.waitFor(() => expect(live?.problem()).toBeUndefined(), 5_000)
    expect(live.current().afnemers.has('drie')).toBe(true)
  })

  it('does not start on a register that is not good', () => {
    writeFileSync(file, 'afnemers: 3')
    expect(() => openLiveRegister(file)).toThrow('Reading the register')
  })
})
