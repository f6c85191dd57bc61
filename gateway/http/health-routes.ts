import type { FastifyInstance } from 'fastify'
import type { Source } from '../sources/source.ts'

/**
 * `GET /gezond`: the process lives. `GET /gereed`: it and every source can answer; 503 names which cannot. A refused
 * register does not make the hub unready, because the last good one is in force; it is said.
 */
export function healthRoutes(
  app: FastifyInstance,
  sources: readonly Source[],
  registerProblem: () => string | undefined,
): void {
  app.get('/gezond', async () => ({ status: 'gezond' }))
  app.get('/gereed', async (_, reply) => {
    const checks = await Promise.all(
      sources.map(async (source) => ({ naam: source.name, gereed: await source.ready() })),
    )
    const waitsFor = checks.filter(({ gereed }) => !gereed).map(({ naam }) => naam)
    if (waitsFor.length > 0) reply.status(503)
    const warning =
      registerProblem() !== undefined ? { waarschuwing: 'het nieuwe register van afnemers is geweigerd' } : {}
    return waitsFor.length > 0
      ? { status: 'niet gereed', wachtOp: waitsFor, ...warning }
      : { status: 'gereed', ...warning }
  })
}
