import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
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
const pause = (time: number) => new Promise((resolve) => setTimeout(resolve, time))
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

  /** A register of two, of which each piece that ends with a line is good YAML. */
  const two = `afnemers:${entry('een', 'otwb:lezen')}${entry('twee', 'otwb:lezen')}    bijWeigering: weiger\n`
  const whole = `${two}...\n`

  it.each<[string, () => void, RegExp]>([
    ['is gone', () => rmSync(file), /ENOENT/],
    ['is a folder', () => replace(() => mkdirSync(file)), /it is no file/],
    ['is a pipe, which nobody writes', () => replace(() => execFileSync('mkfifo', [file])), /it is no file/],
    ['is a device without end', () => replace(() => symlinkSync('/dev/zero', file)), /it is no file/],
    ['leads to itself', () => replace(() => symlinkSync(file, file)), /ELOOP/],
    ['leads to nothing', () => replace(() => symlinkSync(join(folder, 'niets'), file)), /ENOENT/],
    ['lies behind what is no folder', () => replace(folderBecomesFile), /ENOTDIR/],
    ['has bytes that are no text', () => writeFileSync(file, Buffer.from([0x61, 0xff, 0xfe])), /no UTF-8/],
    [
      'is in another encoding',
      () => writeFileSync(file, Buffer.from(whole, 'utf16le')),
      /wanted|Invalid|Reading/,
    ],
    ['is larger than can be', () => writeFileSync(file, 'a'.repeat(5_000_001)), /over 5000000 bytes/],
    ['is empty', () => writeFileSync(file, ''), /afnemers\.yaml:1/],
    ['names many times what names many times', () => writeFileSync(file, bomb), /Reading|alias/i],
    ['is cut off in a line', () => writeFileSync(file, whole.slice(0, -40)), /Reading the register/],
    [
      'is cut off after an afnemer',
      () => writeFileSync(file, whole.slice(0, whole.indexOf('  twee:'))),
      /"\.\.\."/,
    ],
    [
      'is cut off before what restricts the last',
      () => writeFileSync(file, two.slice(0, two.indexOf('    bijWeigering'))),
      /"\.\.\."/,
    ],
  ])('keeps the last good register when its file %s, says so once, and goes on', async (_, spoil, why) => {
    writeFileSync(file, whole)
    const told: Error[] = []
    live = openLiveRegister(file, { interval: 10, onProblem: (problem) => void told.push(problem) })
    spoil()
    await vi.waitFor(() => expect(live?.problem()).toMatch(why), 5_000)
    await pause(60)
    expect([...live.current().afnemers.keys()]).toEqual(['een', 'twee'])
    expect(told.map(({ message }) => message)).toEqual([live.problem()])

    rmSync(folder, { recursive: true })
    mkdirSync(folder)
    writeFileSync(file, whole.replaceAll('twee', 'drie'))
    await vi.waitFor(() => expect(live?.problem()).toBeUndefined(), 5_000)
    expect([...live.current().afnemers.keys()]).toEqual(['een', 'drie'])
  })

  const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\n${[...'bcdefghi']
    .map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[at]}`).join(', ')}]\n`)
    .join('')}`
  const replace = (by: () => void) => {
    rmSync(file)
    by()
  }
  const folderBecomesFile = () => {
    rmSync(folder, { recursive: true })
    writeFileSync(folder, '')
  }

  it('takes over what is of the same size and time, in the same place', async () => {
    const time = new Date('2026-01-01T00:00:00Z')
    const write = (text: string) => {
      writeFileSync(file, text)
      utimesSync(file, time, time)
    }
    write(`afnemers:${entry('een', 'otwb:lezen')}`)
    live = openLiveRegister(file, { interval: 10 })
    write(`afnemers:${entry('een', 'otwb:lezer')}`)
    await vi.waitFor(() => expect(live?.current().afnemers.get('een')?.scopes).toEqual(['otwb:lezer']), 5_000)
  })

  it('follows links that are turned to another file, as a mounted one is', async () => {
    const turn = (to: string) => {
      writeFileSync(join(folder, to), `afnemers:${entry(to, 'otwb:lezen')}`)
      symlinkSync(to, join(folder, 'nieuw'))
      renameSync(join(folder, 'nieuw'), file)
    }
    turn('twee')
    live = openLiveRegister(file, { interval: 10 })
    turn('drie')
    await vi.waitFor(() => expect(live?.current().afnemers.has('drie')).toBe(true), 5_000)
  })

  it('takes over nothing that is still being written', () => {
    vi.useFakeTimers()
    try {
      live = openLiveRegister(file, { interval: 1_000 })
      for (let at = 10; at < two.length; at += 4) {
        writeFileSync(file, two.slice(0, at))
        vi.advanceTimersByTime(1_000)
        expect([...live.current().afnemers.keys()]).toEqual(['een'])
        expect(live.problem()).toBeUndefined()
      }
      writeFileSync(file, two)
      vi.advanceTimersByTime(2_000)
      expect(live.current().afnemers.size).toBe(2)
    } finally {
      vi.useRealTimers()
    }
  })

  it('does not start on a register that is not good', () => {
    writeFileSync(file, 'afnemers: 3')
    expect(() => openLiveRegister(file)).toThrow('Reading the register')
  })
})
