/** `npm run -s token -- <afnemer>`: prints a development token for the embedded hub, and nothing else. */
import { readEmbeddedConfig } from '../gateway/config.ts'
import { readRegister } from '../gateway/register/register.ts'
import { openDevelopmentIssuer } from '../gateway/tokens/development-issuer.ts'

async function main(): Promise<void> {
  const config = readEmbeddedConfig(process.env)
  const register = readRegister(config.REGISTER)
  const wanted = process.argv[2] ?? ''
  const afnemer = register.afnemers.get(wanted)
  if (!afnemer) {
    throw new Error(
      `Making a token: "${wanted}" is no afnemer; wanted one of ${[...register.afnemers.keys()].join(', ')}`,
    )
  }
  const issuer = await openDevelopmentIssuer(config.DATA_DIR)
  console.log(await issuer.sign(wanted, afnemer.scopes, config.AUDIENCE))
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
