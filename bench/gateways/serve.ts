import { createServer } from 'node:http'
import { type QueryName, queries, queryNames } from '../domain/queries.ts'

type Variables = Readonly<Record<string, string | number>>

/** A question as a floor takes it: one of the three, and the values it is asked with. */
export interface Question {
  readonly name: QueryName
  readonly variables: Variables
}

const names = new Map(queryNames.map((name) => [queries[name].text, name]))

export function readQuestion(body: string): Question {
  const { query, variables } = JSON.parse(body) as { query: string; variables: Variables }
  const name = names.get(query)
  if (!name) throw new Error(`Answering: the query is none of the three: ${query}`)
  return { name, variables }
}

/** Answers POST with what `answer` makes of the body: Node's own server and nothing more. */
export function serve(
  port: number,
  answer: (body: string) => string | Buffer | Promise<string | Buffer>,
): void {
  createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', async () => {
      try {
        const text = await answer(
          (parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts)).toString(),
        )
        response.writeHead(200, {
          'content-type': 'application/json; charset=utf-8',
          'content-length': Buffer.byteLength(text),
        })
        response.end(text)
      } catch (error) {
        console.error(error)
        response.writeHead(500, { 'content-length': 0 }).end()
      }
    })
  }).listen(port, '127.0.0.1')
}
