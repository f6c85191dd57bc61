/** `@apollo/gateway` behind `@apollo/server`, as their documentation starts them. */
import { readFileSync } from 'node:fs'
import { ApolloGateway } from '@apollo/gateway'
import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { readEnvironment } from '../gateways/environment.ts'

const { port, bareSupergraph } = readEnvironment()
const gateway = new ApolloGateway({ supergraphSdl: readFileSync(bareSupergraph, 'utf8') })
await startStandaloneServer(new ApolloServer({ gateway }), { listen: { port, host: '127.0.0.1' } })
