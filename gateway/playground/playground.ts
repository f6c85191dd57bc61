import { readFileSync } from 'node:fs'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Asset, createAsset, readAssets } from './assets.ts'
import { readVoorbeelden } from './voorbeelden.ts'

export interface PlaygroundOptions {
  /** The path of the GraphQL endpoint on this same origin: `/v1/graphql`. */
  readonly endpoint: string
  /** The demo afnemers to ask as; null where there are none to be, and a token has to be pasted. */
  readonly afnemers: readonly { readonly id: string; readonly naam: string }[] | null
  /** Whether the endpoint answers introspection; without it the editor has no documentation and no suggestions. */
  readonly introspectie: boolean
  /** The path that gives a token as a demo afnemer: body `{ "afnemer": id }`, answer `{ "token": … }`. */
  readonly tokenRoute?: string
}

/** GraphiQL's dialogs add `<style>` elements, hence 'unsafe-inline' for styles; scripts only come from files. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

const headers: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  vary: 'accept-encoding',
}

const forever = 'public, max-age=31536000, immutable'

/**
 * Registers `GET /` (the page) and `GET /playground/<file>` for a fixed list of files, all read here, once. The page
 * loads nothing from another host.
 */
export function servePlayground(app: FastifyInstance, options: PlaygroundOptions): void {
  const assets = readAssets()
  const page = createAsset('index.html', 'text/html; charset=utf-8', Buffer.from(renderPage(assets)))
  const settings = createAsset('instellingen.json', 'application/json; charset=utf-8', toSettings(options))

  app.get('/', (request, reply) => send(page, request, reply))
  for (const asset of [...assets, settings]) {
    app.get(`/playground/${asset.name}`, (request, reply) => send(asset, request, reply))
  }
}

/** The page with the hash of each file in its address, so that a browser may keep the file for ever. */
function renderPage(assets: readonly Asset[]): string {
  const hashes = new Map(assets.map(({ name, hash }) => [name, hash]))
  const template = readFileSync(new URL('page/index.html', import.meta.url), 'utf8')
  return template.replaceAll(/"\/playground\/([\w.-]+)"/g, (_, name: string) => {
    const hash = hashes.get(name)
    if (hash === undefined)
      throw new Error(`Rendering the playground: "${name}" is not in the table of assets`)
    return `"/playground/${name}?v=${hash}"`
  })
}

function toSettings({ endpoint, afnemers, introspectie, tokenRoute }: PlaygroundOptions): Buffer {
  return Buffer.from(
    JSON.stringify({
      endpoint,
      afnemers,
      introspectie,
      tokenRoute: tokenRoute ?? '/ontwikkeling/token',
      voorbeelden: readVoorbeelden(),
    }),
  )
}

function send(asset: Asset, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  // Weak: the same tag stands for the plain and the compressed form.
  const etag = `W/"${asset.hash}"`
  const asked = new URLSearchParams(request.url.split('?')[1]).get('v')
  reply
    .headers(headers)
    .header('etag', etag)
    .header('cache-control', asked === asset.hash ? forever : 'no-cache')
  if (request.headers['if-none-match']?.includes(etag)) return reply.status(304).send()

  reply.type(asset.type)
  if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(asset.body)
  return reply.header('content-encoding', 'gzip').send(asset.gzipped)
}
