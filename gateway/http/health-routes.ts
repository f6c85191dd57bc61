import type { FastifyInstance } from 'fastify'
import type { Source } from '../sources/source.ts'

/** `GET /gezond`: the process lives. `GET /gereed`: it and every source can answer; 503 names which cannot. */
export function healthRoutes(app: FastifyInstance, sources: readonly Source[]): void {
  app.get('/gezond', async () => ({ status: 'gezond' }))
  app.get('/gereed', async (_, reply) => {
    const checks = await Promise.all(
      sources.map(async (source) => ({ naam: source.name, gereed: await source.ready() })),
    )
    const waitsFor = checks.filter(({ gereed }) => !gereed).map(({ naam }) => naam)
    if (waitsFor.length > 0) reply.status(503)
    return waitsFor.length > 0 ? { status: 'niet gereed', wachtOp: waitsFor } : { status: 'gereed' }
  })
}
