import type { FastifyInstance } from 'fastify'
import { remembering } from './remember.ts'

/** Something of the hub that can be away. */
export interface Part {
  readonly naam: string
  ready(): Promise<boolean>
}

export interface Health {
  readonly sources: readonly Part[]
  /** Without an issuer whose keys are there, nobody can show who it is. */
  readonly issuers: readonly Part[]
  /** What is not as it should be, though the hub answers. */
  readonly warnings: () => readonly string[]
}

/** For how long an answer stands, in milliseconds: anybody may ask, and each would ask all of the hub. */
const remembered = 100

/**
 * `GET /gezond`: the process lives. `GET /gereed`: whether it is of use. It is while one source can be asked, and names
 * those that cannot: a source that is away takes no gateway out. 503 when no source can be asked, or no token verified.
 */
export function healthRoutes(app: FastifyInstance, { sources, issuers, warnings }: Health): void {
  const away = remembering(
    async () => ({ sources: await namesAway(sources), issuers: await namesAway(issuers) }),
    remembered,
  )
  app.get('/gezond', async () => ({ status: 'gezond' }))
  app.get('/gereed', async (_, reply) => {
    const { sources: noSource, issuers: noIssuer } = await away()
    const useless = isAll(noSource, sources) || isAll(noIssuer, issuers)
    if (useless) reply.status(503)
    const wachtOp = [...noSource, ...noIssuer]
    const said = warnings()
    return {
      status: useless ? 'niet gereed' : wachtOp.length > 0 ? 'deels gereed' : 'gereed',
      ...(wachtOp.length > 0 ? { wachtOp } : {}),
      ...(said.length > 0 ? { waarschuwing: said.join('; ') } : {}),
    }
  })
}

async function namesAway(parts: readonly Part[]): Promise<readonly string[]> {
  const checks = await Promise.all(parts.map(async (part) => ({ naam: part.naam, is: await part.ready() })))
  return checks.filter(({ is }) => !is).map(({ naam }) => naam)
}

function isAll(away: readonly string[], parts: readonly Part[]): boolean {
  return parts.length > 0 && away.length === parts.length
}
