/** The gateway of Mercurius (Federation 1) on Fastify, with queries compiled from their second use on. */
import mercuriusGateway from '@mercuriusjs/gateway'
import Fastify from 'fastify'
import { federation1SdlOf, subgraphNames } from '../domain/supergraph.ts'
import { readEnvironment } from '../gateways/environment.ts'

const { port, subgraphs } = readEnvironment()
const app = Fastify()
await app.register(mercuriusGateway, {
  jit: 1,
  gateway: {
    services: subgraphNames.map((name) => ({ name, url: subgraphs[name], schema: federation1SdlOf(name) })),
  },
})
await app.listen({ port, host: '127.0.0.1' })
