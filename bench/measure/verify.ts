import { isDeepStrictEqual } from 'node:util'
import { expectedData } from '../domain/expected.ts'
import type { Query } from '../domain/queries.ts'
import type { PreparedRequest } from './load.ts'

export interface Endpoint {
  readonly port: number
  readonly path: string
  readonly token: string | undefined
}

/** How many questions are under way while answers are checked. */
const together = 8

/**
 * Asks a query with each of its values and holds every answer against what the data says. What comes back are the
 * requests for the load generator, each with the length of its right answer.
 *
 * @throws for the first answer that differs: a gateway that answers wrongly is not measured.
 */
export async function verify(name: string, endpoint: Endpoint, query: Query): Promise<PreparedRequest[]> {
  const check = async (variables: Query['variables'][number]): Promise<PreparedRequest> => {
    const body = JSON.stringify({ query: query.text, variables })
    const text = await ask(endpoint, body)
    const { data, errors } = JSON.parse(text) as { data?: unknown; errors?: unknown }
    const wanted = JSON.parse(JSON.stringify(expectedData[query.name](variables))) as unknown
    if (errors === undefined && isDeepStrictEqual(data, wanted)) {
      return { bytes: requestBytes(endpoint, body), answerBytes: Buffer.byteLength(text) }
    }
    throw new Error(
      `Checking the answers of "${name}": ${query.name} with ${JSON.stringify(variables)} gives ${text.slice(0, 400)}`,
    )
  }
  const prepared: PreparedRequest[] = []
  for (let from = 0; from < query.variables.length; from += together) {
    prepared.push(...(await Promise.all(query.variables.slice(from, from + together).map(check))))
  }
  return prepared
}

/** Asks once. Throws for any status but 200. */
export async function ask({ port, path, token }: Endpoint, body: string): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: headersOf(token),
    body,
  })
  const text = await response.text()
  if (response.status !== 200) throw new Error(`status ${response.status}: ${text.slice(0, 300)}`)
  return text
}

function headersOf(token: string | undefined): Record<string, string> {
  return {
    'content-type': 'application/json',
    accept: 'application/json',
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  }
}

function requestBytes({ port, path, token }: Endpoint, body: string): Buffer {
  const headers = Object.entries(headersOf(token)).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.from(
    `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n${headers.join('')}` +
      `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
}
