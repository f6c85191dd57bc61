import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { PublicError } from '../errors.ts'
import type { Register } from '../register/register.ts'
import type { DevelopmentIssuer } from '../tokens/development-issuer.ts'
import { sendErrors } from './graphql-route.ts'

const bodySchema = z.strictObject({ afnemer: z.string() })
const local = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/

/**
 * `POST /ontwikkeling/token`: a token as a demo afnemer, for the playground of the embedded hub. Only for pages of
 * this hub on this machine: another site's page cannot have its visitor's browser fetch one.
 */
export function developmentRoute(
  app: FastifyInstance,
  issuer: DevelopmentIssuer,
  register: () => Register,
  audience: string,
): void {
  app.post('/ontwikkeling/token', async (request, reply) => {
    reply.type('application/json; charset=utf-8')
    const { host = '', origin } = request.headers
    if (!local.test(host) || (origin !== undefined && origin !== `http://${host}`)) {
      return sendErrors(
        reply,
        new PublicError('FORBIDDEN', 403, 'Development tokens are for pages of this hub only'),
      )
    }
    const body = bodySchema.safeParse(request.body)
    const afnemer = body.success ? register().afnemers.get(body.data.afnemer) : undefined
    if (!body.success || !afnemer) {
      const known = [...register().afnemers.keys()].join(', ')
      return sendErrors(reply, new PublicError('BAD_REQUEST', 400, `Wanted {"afnemer": one of ${known}}`))
    }
    return { token: await issuer.sign(body.data.afnemer, afnemer.scopes, audience) }
  })
}
