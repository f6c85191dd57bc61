import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAccess } from '../domain/access.ts'
import { queries } from '../domain/queries.ts'
import { composeSupergraphs, type SubgraphUrls } from '../domain/supergraph.ts'
import type { Contender } from '../gateways/contenders.ts'
import type { Cores } from './cores.ts'
import { type NodeProgram, nodeHere } from './node-program.ts'
import { type Running, start, until } from './running.ts'
import { ask, type Endpoint } from './verify.ts'

/** A contender that is up and answers. */
export interface Entrant {
  readonly contender: Contender
  readonly running: Running
  readonly endpoint: Endpoint
}

/** Where contenders run: the subgraphs they share, and what they are told of them. */
export interface Field {
  enter(contender: Contender): Promise<Entrant>
  close(): Promise<void>
}

/** How long the access token is valid, in seconds: longer than any run. */
const tokenLifetime = 6 * 3600

/** Starts the subgraphs and the issuer of tokens, and composes the supergraphs. */
export async function openField(cores: Cores | undefined, node: NodeProgram): Promise<Field> {
  const folder = mkdtempSync(join(tmpdir(), 'nwb-bench-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const here = nodeHere()
  const subgraphs = start({
    name: 'subgraphs',
    command: here.path,
    arguments: [...here.arguments, new URL('../subgraphs/main.ts', import.meta.url).pathname],
    core: cores?.others,
    folder,
  })
  const urls = await until(subgraphs, () => {
    const text = subgraphs.output()
    return text.includes('\n') ? (JSON.parse(text) as SubgraphUrls) : undefined
  })
  const access = await createAccess(tokenLifetime)
  const keys = createServer((_, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify(access.jwks))
  })
  const jwksUrl = `http://127.0.0.1:${await listen(keys)}/jwks.json`
  const { full, bare } = composeSupergraphs(urls)
  const files = {
    fullSupergraph: join(folder, 'supergraph.graphql'),
    bareSupergraph: join(folder, 'supergraph-bare.graphql'),
    register: join(folder, 'afnemers.yaml'),
  }
  writeFileSync(files.fullSupergraph, full)
  writeFileSync(files.bareSupergraph, bare)
  writeFileSync(files.register, access.register)
  const entrants: Entrant[] = []

  return {
    async enter(contender) {
      const port = await freePort()
      const {
        command,
        arguments: given,
        environment,
      } = contender.command({
        ...files,
        port,
        subgraphs: urls,
        issuer: access.issuer,
        jwksUrl,
        node: node.path,
        nodeArguments: node.arguments,
        folder,
      })
      const running = start({
        name: contender.id,
        command,
        arguments: given,
        environment,
        core: cores?.gateway,
        folder,
      })
      const token = contender.hasToken ? access.token : undefined
      const entrant = { contender, running, endpoint: { port, path: contender.path, token } }
      entrants.push(entrant)
      const { text, variables } = queries.small
      const body = JSON.stringify({ query: text, variables: variables[0] })
      await until(running, () => ask(entrant.endpoint, body))
      return entrant
    },
    async close() {
      await Promise.all(entrants.map(({ running }) => running.stop()))
      await subgraphs.stop()
      keys.close()
    },
  }
}

async function freePort(): Promise<number> {
  const server = createTcpServer()
  const port = await listen(server)
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}
