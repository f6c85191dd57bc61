import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import type { TestIssuer } from '../support/tokens.ts'
import type { Attack } from './attack.ts'

interface Entry {
  readonly scopes: readonly string[]
}

/** Who asks, by the register of the hub with some more of the least afnemer and of the one with most rights. */
export interface Callers {
  /** The file with the register. */
  readonly register: string
  readonly least: string
  /** Signs the token of who asks beside an attack. */
  other(issuer: TestIssuer): Promise<string>
  /**
   * Signs those of an attacker: another one each time, so that none has had anything of what it may take.
   *
   * @returns none for who asks without a token.
   */
  attacker(issuer: TestIssuer, as: As): Promise<readonly string[]>
  remove(): void
}

/** As whom an attack is made. */
export type As = 'zonder token' | 'de minste afnemer' | 'met telkens andere rechten'

/** As whom each attack is made: as both, or as it says. */
export function callersOf({ caller }: Attack): readonly As[] {
  return caller === undefined ? ['zonder token', 'de minste afnemer'] : ['met telkens andere rechten']
}

/** How many attackers there can be of each kind. */
const attackers = 200
/** How many tokens with other scopes one has. */
const sets = 400

export function readCallers(): Callers {
  const text = readFileSync(new URL('../../schema/afnemers.yaml', import.meta.url), 'utf8')
  const { afnemers, ...rest } = parse(text) as { readonly afnemers: Readonly<Record<string, Entry>> }
  const byRights = Object.keys(afnemers).sort((one, two) => scopesOf(one).length - scopesOf(two).length)
  const [least, most] = [byRights[0] as string, byRights.at(-1) as string]
  const other = Object.keys(afnemers).find((one) => one !== least && one !== most) as string
  const folder = mkdtempSync(join(tmpdir(), 'nwb-stop-'))
  const register = join(folder, 'afnemers.yaml')
  const more = Array.from({ length: attackers }, (_, index) => [
    [`minste-${index}`, { ...afnemers[least], oin: oinOf(index) }],
    [`meeste-${index}`, { ...afnemers[most], oin: oinOf(attackers + index) }],
  ]).flat()
  writeFileSync(
    register,
    stringify(
      { ...rest, afnemers: { ...afnemers, ...Object.fromEntries(more) } },
      { aliasDuplicateObjects: false },
    ),
  )
  let next = 0

  function scopesOf(afnemer: string): readonly string[] {
    return afnemers[afnemer]?.scopes ?? []
  }

  return {
    register,
    least,
    other: (issuer) => issuer.sign({ client_id: other, scope: scopesOf(other).join(' ') }),
    async attacker(issuer, as) {
      if (as === 'zonder token') return []
      const index = next++ % attackers
      if (as === 'de minste afnemer')
        return [await issuer.sign({ client_id: `minste-${index}`, scope: scopesOf(least).join(' ') })]
      const signed = Array.from({ length: sets }, (_, set) =>
        issuer.sign({
          client_id: `meeste-${index}`,
          scope: scopesOf(most)
            .filter((_, bit) => (((set + 1) >> bit) & 1) === 0)
            .join(' '),
        }),
      )
      return Promise.all(signed)
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function oinOf(index: number): string {
  return `000000998${String(index).padStart(11, '0')}`
}
