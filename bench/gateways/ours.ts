/** The hub over HTTP subgraphs, with authentication, authorisation and limits on. */
import { httpSource } from '../../gateway/sources/http.ts'
import { createAssertionSigner } from '../../schema/rights/assertion.ts'
import { subgraphNames } from '../domain/supergraph.ts'
import { readEnvironment } from './environment.ts'
import { startHub } from './hub.ts'

const { subgraphs } = readEnvironment()
const signer = await createAssertionSigner()
await startHub(subgraphNames.map((name) => httpSource({ name, url: subgraphs[name], signer })))
