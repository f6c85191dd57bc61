import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'

const require = createRequire(import.meta.url)

const script = 'text/javascript; charset=utf-8'
const style = 'text/css; charset=utf-8'

/**
 * Every file that the playground serves, and nothing else: route name, where it lies, content type. A file lies in
 * `page/`, or in a package that ships it ready for a browser.
 */
const table = [
  { name: 'react.js', from: 'react', file: 'umd/react.production.min.js', type: script },
  { name: 'react-dom.js', from: 'react-dom', file: 'umd/react-dom.production.min.js', type: script },
  { name: 'graphiql.js', from: 'graphiql', file: 'graphiql.min.js', type: script },
  { name: 'graphiql.css', from: 'graphiql', file: 'graphiql.min.css', type: style },
  { name: 'playground.css', from: 'page', file: 'playground.css', type: style },
  { name: 'balk.css', from: 'page', file: 'balk.css', type: style },
  { name: 'playground.js', from: 'page', file: 'playground.js', type: script },
  { name: 'afnemer.js', from: 'page', file: 'afnemer.js', type: script },
  { name: 'editor.js', from: 'page', file: 'editor.js', type: script },
  { name: 'fetcher.js', from: 'page', file: 'fetcher.js', type: script },
  { name: 'token.js', from: 'page', file: 'token.js', type: script },
  { name: 'voorbeelden.js', from: 'page', file: 'voorbeelden.js', type: script },
] as const

export interface Asset {
  readonly name: string
  readonly type: string
  readonly body: Buffer
  readonly gzipped: Buffer
  /** The first 16 hexadecimal digits of the SHA-256 of the body. */
  readonly hash: string
}

export function createAsset(name: string, type: string, body: Buffer): Asset {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 16)
  return { name, type, body, gzipped: gzipSync(body), hash }
}

/** Reads every asset of the table. Throws when a package misses its file: an upgrade has to be noticed at start. */
export function readAssets(): readonly Asset[] {
  return table.map(({ name, from, file, type }) => createAsset(name, type, readFileSync(locate(from, file))))
}

function locate(from: string, file: string): URL {
  // The `exports` of these packages leave the browser files out, but every package exports its package.json.
  const folder = from === 'page' ? import.meta.url : pathToFileURL(require.resolve(`${from}/package.json`))
  return new URL(from === 'page' ? `page/${file}` : file, folder)
}
