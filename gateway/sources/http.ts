import { LRUCache } from 'lru-cache'
import { Client, Pool } from 'undici'
import { bytesFor } from '../../schema/memory/shares.ts'
import type { AssertionSigner } from '../../schema/rights/assertion.ts'
import type { Caller } from '../../schema/rights/caller.ts'
import { readAnswer } from './answer.ts'
import { isConnectionFault, TooLate } from './faults.ts'
import { createGuard, type GuardOptions } from './guard.ts'
import { LeanPool } from './lean/pool.ts'
import { Uncommon } from './lean/response.ts'
import { type Post, post } from './post.ts'
import { RetryBudget } from './retry-budget.ts'
import { shareInFlight } from './share-in-flight.ts'
import { type Source, SourceError, type SourceRequest } from './source.ts'

export interface HttpSourceOptions extends GuardOptions {
  readonly name: string
  /** Its endpoint: `http://127.0.0.1:4001/graphql`. */
  readonly url: string
  readonly signer: AssertionSigner
  /** Connections at most (default 32). */
  readonly connections?: number
  /** How long a fetch may take in all, being asked again included, in milliseconds (default 2 000). */
  readonly timeout?: number | undefined
  /** How large an answer may be, in bytes (default 20 MB). */
  readonly maxBytes?: number
}

/**
 * A subgraph in another process, asked over HTTP with the caller in a signed assertion. A query whose connection fails
 * is asked once more, over a fresh one, as long as that is a fifth of all that is asked; a source that fails time after
 * time is left alone for a while.
 */
export function httpSource(options: HttpSourceOptions): Source {
  const { name, url, signer, connections = 32, timeout = 2_000, maxBytes = 20_000_000 } = options
  const { origin, host, pathname, search } = new URL(url)
  const path = `${pathname}${search}`
  const full = {
    keepAliveTimeout: 30_000,
    headersTimeout: timeout,
    bodyTimeout: timeout,
    connectTimeout: timeout,
    maxResponseSize: maxBytes,
  }
  const pool = new Pool(origin, { ...full, connections })
  const lean = leanPoolFor(url, { connections, maxBytes })
  let uncommon = false
  const share = shareInFlight<Buffer>()
  const guard = createGuard(name, options)
  const budget = new RetryBudget()

  /**
   * The bytes of an answer, which wait off the heap; each request that shares them reads its own, because what is read
   * is merged into.
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
    if (kind !== 'query') return bodyOf(await post(pool, { path, headers, body, timeout }))

    const began = performance.now()
    budget.asked()
    try {
      return bodyOf(await sendQuery({ path, headers, body, timeout }, false))
    } catch (error) {
      if (!isConnectionFault(error) || !budget.take()) throw error
      const left = timeout - (performance.now() - began)
      if (left <= 0) throw error
      return bodyOf(await sendQuery({ path, headers, body, timeout: left }, true))
    }
  }

  /**
   * A query goes over the lean pool, which knows just enough of HTTP for answers of a told length; a source that answers
   * otherwise, or is asked over TLS, gets a full client, as one that is asked for an effect does.
   */
  async function sendQuery(
    sent: Post,
    fresh: boolean,
  ): Promise<{ readonly status: number; readonly body: Buffer }> {
    if (lean && !uncommon) {
      try {
        return await lean.ask(requestText(host, sent), sent.timeout, { fresh })
      } catch (error) {
        if (!(error instanceof Uncommon)) throw error
        uncommon = true
      }
    }
    if (!fresh) return post(pool, sent)
    const client = new Client(origin, full)
    try {
      return await post(client, sent)
    } finally {
      void client.close()
    }
  }

  function bodyOf({ status, body }: { readonly status: number; readonly body: Buffer }): Buffer {
    if (status === 200) return body
    throw new SourceError(name, `status ${status}`)
  }

  return {
    name,
    timeout,
    async execute(request: SourceRequest, caller: Caller) {
      const { query, variables, kind } = request
      const values = JSON.stringify(variables ?? {})
      const guarded = () => guard.ask(() => ask(request, values, caller))
      try {
        // Before it is shared: the question that is let through can be the same.
        guard.check()
        const bytes = await (kind === 'query' ? share(caller, query, values, guarded) : guarded())
        return () => readAnswer(name, bytes.toString())
      } catch (error) {
        if (error instanceof SourceError) throw error
        const code = error instanceof TooLate ? 'SOURCE_TIMED_OUT' : 'SOURCE_FAILED'
        throw new SourceError(name, error instanceof Error ? error.message : String(error), {
          cause: error,
          code,
        })
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

function requestText(host: string, { path, headers, body }: Post): string {
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
