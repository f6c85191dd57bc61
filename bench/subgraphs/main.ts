/** The five subgraphs in one process, each at a port of its own; says where on standard output, as JSON. */
import type { AddressInfo, Server } from 'node:net'
import { execute, parse } from 'graphql'
import { type SubgraphName, subgraphNames } from '../domain/supergraph.ts'
import { type Answer, createMemoryServer } from './memory-server.ts'
import { executableSchema } from './resolvers.ts'

interface Body {
  readonly query?: string
  readonly variables?: Record<string, unknown>
  readonly operationName?: string
}

function answerOf(name: SubgraphName): Answer {
  const schema = executableSchema(name)
  return async (body) => {
    // Without a body it is the question whether the subgraph is ready.
    if (body === '') return '{"status":"gereed"}'
    const { query = '', variables, operationName } = JSON.parse(body) as Body
    const answer = await execute({ schema, document: parse(query), variableValues: variables, operationName })
    if (answer.errors) console.error(`Subgraph "${name}": ${answer.errors[0]?.message} in ${query}`)
    return JSON.stringify(answer)
  }
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

const urls: Record<string, string> = {}
for (const name of subgraphNames) {
  urls[name] = `http://127.0.0.1:${await listen(createMemoryServer(answerOf(name)))}/graphql`
}
console.log(JSON.stringify(urls))
