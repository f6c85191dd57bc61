import { Pool } from 'undici'
import { z } from 'zod'
import type { AssertionSigner } from '../../schema/rights/assertion.ts'
import type { Caller } from '../../schema/rights/caller.ts'
import { type Source, type SourceAnswer, SourceError, type SourceRequest } from './source.ts'

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

const answerSchema = z.looseObject({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(
      z.looseObject({
        message: z.string(),
        path: z.array(z.union([z.string(), z.number()])).optional(),
        extensions: z.record(z.string(), z.unknown()).optional(),
      }),
    )
    .optional(),
})

/** A subgraph in another process, asked over HTTP with the caller in a signed assertion. */
export function httpSource(options: HttpSourceOptions): Source {
  const { name, url, signer, connections = 32, timeout = 10_000, maxBytes = 20_000_000 } = options
  const { origin, pathname } = new URL(url)
  const pool = new Pool(origin, {
    connections,
    keepAliveTimeout: 30_000,
    headersTimeout: timeout,
    bodyTimeout: timeout,
    connectTimeout: 3_000,
    maxResponseSize: maxBytes,
  })

  return {
    name,
    async execute({ query, variables, traceparent }: SourceRequest, caller: Caller): Promise<SourceAnswer> {
      const assertion = await signer.sign(caller, name)
      try {
        const { statusCode, body } = await pool.request({
          method: 'POST',
          path: pathname,
          headers: {
            'content-type': 'application/json',
            authorization: `Bearer ${assertion}`,
            ...(traceparent ? { traceparent } : {}),
          },
          body: JSON.stringify({ query, variables }),
          signal: AbortSignal.timeout(timeout),
        })
        const text = await body.text()
        if (statusCode !== 200) throw new SourceError(name, `status ${statusCode}`)
        return answerSchema.parse(JSON.parse(text)) as SourceAnswer
      } catch (error) {
        if (error instanceof SourceError) throw error
        throw new SourceError(name, isNoAnswer(error) ? 'no GraphQL answer' : String(error), {
          cause: error,
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
    close: () => pool.close(),
  }
}

/** Errors of reading an answer quote it, and it can hold personal data. */
const isNoAnswer = (error: unknown) => error instanceof z.ZodError || error instanceof SyntaxError
