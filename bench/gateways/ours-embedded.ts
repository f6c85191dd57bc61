/** The hub with the subgraphs in its own process, behind the same guard that they have as services. */
import { inProcessSource } from '../../gateway/sources/in-process.ts'
import { argumentDirectivesOf } from '../../schema/rights/argument-directives.ts'
import { rulesOf } from '../../schema/rights/directives.ts'
import { createExecute } from '../../subgraphs/kit/request/execute.ts'
import { sdlOf, subgraphNames } from '../domain/supergraph.ts'
import { executableSchema } from '../subgraphs/resolvers.ts'
import { startHub } from './hub.ts'

await startHub(
  subgraphNames.map((name) => {
    const sdl = sdlOf(name)
    const execute = createExecute({
      schema: executableSchema(name),
      rules: rulesOf(sdl),
      arguments: argumentDirectivesOf(sdl),
    })
    return inProcessSource({ name, execute: (request, caller) => execute(request, caller, undefined) })
  }),
)
