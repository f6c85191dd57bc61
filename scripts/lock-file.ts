import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** A package as the lock file has it installed. */
export interface LockedPackage {
  /** From the root: `node_modules/pg`, `node_modules/a/node_modules/b`. */
  readonly path: string
  readonly name: string
  readonly version: string
  /** An SPDX expression; null where the package says none. */
  readonly licence: string | null
  /** Whether the running hub needs it, whether it may be left out of that, or whether only developing needs it. */
  readonly needed: 'required' | 'optional' | 'dev'
}

const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      name: z.string().optional(),
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      optional: z.boolean().optional(),
      devOptional: z.boolean().optional(),
    }),
  ),
})

type Entry = z.infer<typeof lockFile>['packages'][string]

/** All that `npm ci` installs, as `package-lock.json` says. */
export function lockedPackages(): readonly LockedPackage[] {
  const text = readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')
  const { packages } = lockFile.parse(JSON.parse(text))
  return Object.entries(packages)
    .filter(([path]) => path !== '')
    .map(([path, entry]) => ({
      path,
      name: entry.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version: entry.version ?? '',
      licence: entry.license ?? null,
      needed: neededBy(entry),
    }))
}

/** npm says `devOptional` of what both developing and an optional package need: `--omit=dev` alone keeps it. */
function neededBy({ dev, optional, devOptional }: Entry): LockedPackage['needed'] {
  if (devOptional === true) return 'optional'
  if (dev === true) return 'dev'
  return optional === true ? 'optional' : 'required'
}
