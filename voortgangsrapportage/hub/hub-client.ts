import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { type DocumentNode, Kind, print } from 'graphql'
import { z } from 'zod'
import type { Vraag } from '../verslag.ts'
import { type Antwoord, type AntwoordFout, isRefusal } from './antwoord.ts'
import { GeenVerslag } from './geen-verslag.ts'

export interface HubClient {
  /** Asks a question; what goes wrong with one question is in its answer. Throws only where no question can succeed. */
  vraag<T, V extends Record<string, unknown>>(
    document: TypedDocumentNode<T, V>,
    variabelen: NoInfer<V>,
  ): Promise<Antwoord<T>>
}

export interface HubClientOptions {
  /** Where the hub is, without `/v1/graphql`. */
  readonly url: string
  readonly token: string
  /** Put before the id of each question, to keep two rounds of questions apart. */
  readonly voorvoegsel?: string
  /** Milliseconds for one question. */
  readonly deadline?: number
  readonly onVraag?: (naam: string, vraag: Vraag) => void
}

/** Statuses of a hub that may answer a moment later. */
const tijdelijk = new Set([429, 502, 503, 504])
const wachttijd = 500

const vereist = z.array(z.union([z.string(), z.array(z.string())]))

const path = z.array(z.union([z.string(), z.number()]))

const body = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        path: path.optional(),
        extensions: z
          .object({
            code: z.string().optional(),
            vereist: vereist.optional(),
            velden: z.array(z.object({ vereist })).optional(),
            reden: z.string().optional(),
            bijgewerktTot: z.string().optional(),
            aantal: z.number().optional(),
            plaatsen: z.array(path).optional(),
          } satisfies Record<keyof NonNullable<AntwoordFout['extensions']>, z.ZodType>)
          .optional(),
      }),
    )
    .optional(),
})

type Body = z.infer<typeof body>

/** A client of the hub's public endpoint: a partner like any other. */
export function createHubClient({ url, token, ...options }: HubClientOptions): HubClient {
  const { voorvoegsel = '', deadline = 30_000, onVraag } = options
  const gesteld = new Map<string, number>()

  return {
    async vraag(document, variabelen) {
      const naam = nameOf(document)
      const keer = (gesteld.get(naam) ?? 0) + 1
      gesteld.set(naam, keer)
      const query = print(document)
      const vraag: Vraag = {
        id: `${voorvoegsel}${naam}${keer === 1 ? '' : `-${keer}`}`,
        document: query,
        variabelen,
        traceId: randomBytes(16).toString('hex'),
        gesteldOp: new Date().toISOString(),
        status: null,
      }
      const sent = await sendTwice(() =>
        send(url, token, vraag, { query, variables: variabelen, operationName: naam }, deadline),
      )
      const gedaan = { ...vraag, status: sent.status }
      onVraag?.(naam, gedaan)
      if (sent.status === 401) {
        throw new GeenVerslag(
          `De hub op ${url} kent het token niet (401): ${sent.reden}. Geef met --token een geldig, niet verlopen token.`,
        )
      }
      return answer(gedaan, sent)
    },
  }
}

interface Sent {
  readonly status: number | null
  readonly body: Body | null
  /** What went wrong; `null` when an answer with data came. */
  readonly reden: string | null
}

function answer<T>(vraag: Vraag, { body, reden }: Sent): Antwoord<T> {
  // The hub checked the answer against the schema from which T is made.
  const data = (body?.data ?? null) as T | null
  const fouten = body?.errors ?? []
  // Errors with a place and refusals say by themselves what is missing and why; any other says that all is.
  const zegtWaarom = fouten.length > 0 && fouten.every((fout) => fout.path !== undefined || isRefusal(fout))
  return { vraag, data, fouten, mislukt: data !== null || zegtWaarom ? null : reden }
}

async function sendTwice(attempt: () => Promise<Sent>): Promise<Sent> {
  const first = await attempt()
  if (first.status !== null && !tijdelijk.has(first.status)) return first
  await wait(wachttijd)
  return attempt()
}

async function send(
  url: string,
  token: string,
  { traceId }: Vraag,
  question: Record<string, unknown>,
  deadline: number,
): Promise<Sent> {
  try {
    const response = await fetch(new URL('/v1/graphql', url), {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(deadline),
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        authorization: `Bearer ${token}`,
        traceparent: `00-${traceId}-${randomBytes(8).toString('hex')}-01`,
      },
      body: JSON.stringify(question),
    })
    return read(response.status, await response.text())
  } catch (error) {
    return {
      status: null,
      body: null,
      reden: `de hub op ${url} antwoordt niet (${causeOf(error, deadline)})`,
    }
  }
}

function read(status: number, text: string): Sent {
  const parsed = body.safeParse(parseJson(text))
  if (!parsed.success) {
    return { status, body: null, reden: `de hub antwoordde ${status}, en geen GraphQL` }
  }
  if (parsed.data.data) return { status, body: parsed.data, reden: null }
  const messages = parsed.data.errors?.map(({ message }) => message) ?? []
  return {
    status,
    body: parsed.data,
    reden: `de hub antwoordde ${status}: ${messages.join('; ') || 'zonder reden'}`,
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** In words that say what to do about it: fetch hides its cause. */
function causeOf(error: unknown, deadline: number): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return `binnen ${deadline / 1000} seconden`
  const { cause } = error
  if (cause instanceof Error) return 'code' in cause ? String(cause.code) : cause.message
  return error.message
}

function nameOf(document: DocumentNode): string {
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION)
  if (operation?.kind !== Kind.OPERATION_DEFINITION || !operation.name) {
    throw new Error('Asking the hub: the document has no named operation')
  }
  return operation.name.value
}
