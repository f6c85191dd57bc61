import { readFileSync } from 'node:fs'
import { pino } from 'pino'
import { createHub } from '../../gateway/hub.ts'
import { readRegister } from '../../gateway/register/register.ts'
import type { Source } from '../../gateway/sources/source.ts'
import { remoteKeys } from '../../gateway/tokens/remote-keys.ts'
import { audience } from '../domain/access.ts'
import { sdlOf, subgraphNames } from '../domain/supergraph.ts'
import { readEnvironment } from './environment.ts'

/** Starts the hub as `npm run gateway` does, over the supergraph of the benchmark: nothing is left out. */
export async function startHub(sources: readonly Source[]): Promise<void> {
  const { port, fullSupergraph, issuer, jwksUrl, register: file } = readEnvironment()
  const register = readRegister(file)
  const hub = await createHub({
    supergraphSdl: readFileSync(fullSupergraph, 'utf8'),
    declared: subgraphNames.map((name) => ({ name, sdl: sdlOf(name) })),
    sources,
    register: () => register,
    issuers: [{ issuer, ...remoteKeys(jwksUrl) }],
    audience,
    playground: false,
    logger: pino({ level: 'info' }),
  })
  await hub.listen({ host: '127.0.0.1', port })
}
