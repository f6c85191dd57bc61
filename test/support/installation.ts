import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { lockedPackages } from '../../scripts/lock-file.ts'
import { projectFolder } from './process.ts'

/** The project as it is installed with part of its packages. */
export interface Installation {
  readonly folder: string
  /** How Node runs one of its programs, with packages looked for here and not where the links lead. */
  program(file: string, ...rest: readonly string[]): readonly string[]
  remove(): void
}

const asLinked = ['--preserve-symlinks', '--preserve-symlinks-main', '--import', './scripts/typescript.js']
const parts = ['gateway', 'subgraphs', 'schema', 'scripts', 'package.json']

/**
 * Makes, with links to packages, what `npm ci --omit=dev --omit=optional` would install, or with the packages for developers what it
 * would without the first of the two. A package that is left out is nowhere to be found, by whatever way it is asked.
 */
export function installWithoutOptional({ dev }: { readonly dev: boolean }): Installation {
  const folder = mkdtempSync(join(tmpdir(), 'nwb-installed-'))
  for (const part of parts) cpSync(join(projectFolder, part), join(folder, part), { recursive: true })
  for (const { path, needed } of lockedPackages()) {
    // What lies inside another package comes along with it.
    const isInside = path.lastIndexOf('node_modules/') > 0
    if (isInside || needed === 'optional' || (needed === 'dev' && !dev)) continue
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    symlinkSync(join(projectFolder, path), join(folder, path))
  }
  return {
    folder,
    program: (file, ...rest) => [process.execPath, ...asLinked, file, ...rest],
    remove: () => rmSync(folder, { recursive: true }),
  }
}
