import { LRUCache } from 'lru-cache'
import { Pool } from 'undici'
import { bytesFor } from '../../schema/memory/shares.ts'
import type { AssertionSigner } from '../../schema/rights/assertion.ts'
import type { Caller } from '../../schema/rights/caller.ts'
import { readAnswer } from './answer.ts'
import { LeanPool } from './lean/pool.ts'
import { Uncommon } from './lean/response.ts'
import { post } from './post.ts'
import { shareInFlight } from './share-in-flight.ts'
import { type Source, SourceError, type SourceRequest } from './source.ts'

export interface HttpSourceOptions {
  readonly name: string
  /** Its endpoint: `http://127.0.0.1:4001/graphql`. */
  readonly url: string
  readonly signer: AssertionSigner
  /** Connections at most (default 32). */
  readonly connections?: number
  /** How long a fetch may take in all, in milliseconds (default 10 000). */
  readonly timeout?: number
  /** How large an answer may be, in bytes (default 20 MB). */
  readonly maxBytes?: number
}

/** A subgraph in another process, asked over HTTP with the caller in a signed assertion. */
export function httpSource(options: HttpSourceOptions): Source {
  const { name, url, signer, connections = 32, timeout = 10_000, maxBytes = 20_000_000 } = options
  const { origin, host, pathname, search } = new URL(url)
  const path = `${pathname}${search}`
  const pool = new Pool(origin, {
    connections,
    keepAliveTimeout: 30_000,
    headersTimeout: timeout,
    bodyTimeout: timeout,
    connectTimeout: 3_000,
    maxResponseSize: maxBytes,
  })
  const lean = leanPoolFor(url, { connections, maxBytes })
  let uncommon = false
  const share = shareInFlight<Buffer>()

  /**
   * The bytes of an answer, which wait off the heap; each request that shares them reads its own, because what is read
   * is merged into. A query goes over the lean pool, which knows just enough of HTTP for answers of a told length; a
   * source that answers otherwise, is asked over TLS, or is asked for an effect, gets a full client.
   */
  async function ask(
    { query, kind, traceparent }: SourceRequest,
    values: string,
    caller: Caller,
  ): Promise<Buffer> {
    const body = `{"query":${asJson(query)},"variables":${values}}`
    const headers: Record<string, string> = {
      'content-type': 'application/json',
      authorization: `Bearer ${await signer.sign(caller, name)}`,
    }
    if (traceparent !== undefined) headers['traceparent'] = traceparent
    if (lean && !uncommon && kind === 'query') {
      try {
        return bodyOf(await lean.ask(requestText(host, path, headers, body), timeout))
      } catch (error) {
        if (!(error instanceof Uncommon)) throw error
        uncommon = true
      }
    }
    return bodyOf(await post(pool, { path, headers, body, timeout }))
  }

  function bodyOf({ status, body }: { readonly status: number; readonly body: Buffer }): Buffer {
    if (status === 200) return body
    throw new SourceError(name, `status ${status}`)
  }

  return {
    name,
    async execute(request: SourceRequest, caller: Caller) {
      const { query, variables, kind } = request
      const values = JSON.stringify(variables ?? {})
      try {
        const bytes = await (kind === 'query'
          ? share(caller, query, values, () => ask(request, values, caller))
          : ask(request, values, caller))
        return () => readAnswer(name, bytes.toString())
      } catch (error) {
        if (error instanceof SourceError) throw error
        throw new SourceError(name, error instanceof Error ? error.message : String(error), { cause: error })
      }
    },
    async ready() {
      try {
        const { statusCode, body } = await pool.request({
          method: 'GET',
          path: '/gereed',
          signal: AbortSignal.timeout(2_000),
        })
        await body.dump()
        return statusCode === 200
      } catch {
        return false
      }
    },
    async close() {
      await Promise.all([pool.close(), lean?.close()])
    },
  }
}

function leanPoolFor(
  url: string,
  limits: { readonly connections: number; readonly maxBytes: number },
): LeanPool | undefined {
  const { protocol, hostname, port } = new URL(url)
  if (protocol !== 'http:') return undefined
  return new LeanPool({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 80), ...limits })
}

function requestText(
  host: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body: string,
): string {
  let head = `POST ${path} HTTP/1.1\r\nhost: ${host}\r\n`
  for (const name in headers) head += `${name}: ${headers[name]}\r\n`
  return `${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
}

/** The questions of plans come again and again; escaping them costs more than sending them. */
const remembered = new LRUCache<string, string>({
  maxSize: bytesFor('questions'),
  sizeCalculation: (json, query) => json.length + query.length + 200,
})

function asJson(query: string): string {
  let json = remembered.get(query)
  if (json === undefined) {
    json = JSON.stringify(query)
    remembered.set(query, json)
  }
  return json
}
