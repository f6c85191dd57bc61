import { describe, expect, test } from 'vitest'
import { readRegister } from '../gateway/register/register.ts'
import { createRandom } from '../subgraphs/kit/filling/random.ts'
import { databases } from './support/databases.ts'
import { useHub } from './support/hub.ts'
import { oordeelOver } from './waarheid/orakel.ts'
import { tellingen } from './waarheid/tellingen.ts'
import { randomVraag } from './waarheid/vraag.ts'

const register = readRegister(new URL('../schema/afnemers.yaml', import.meta.url))

/** Questions a count; `WAARHEID_VRAGEN=1000` tries more. */
const perTelling = Number(process.env['WAARHEID_VRAGEN'] ?? 60)

describe.each(databases())(
  'a number stands only where everything asked was counted, on $name',
  (database) => {
    const hub = useHub(database)

    test.each(tellingen)(
      '$veld',
      async (telling) => {
        const random = createRandom(telling.veld.length * 7919 + telling.rijen.length)
        const askers = [...register.afnemers].filter(([, { scopes }]) => scopes.includes(telling.scope))
        const seen = new Map<string, number>()
        for (let index = 0; index < perTelling; index++) {
          const [afnemer, { scopes }] = random.pick(askers)
          const caller = register.caller(afnemer, scopes, undefined)
          if (!caller) throw new Error(`Asking as ${afnemer}: the register has no such afnemer`)
          const vraag = randomVraag(telling, random)
          const oordeel = await oordeelOver(telling, vraag, caller, hub.pool)
          const { body } = await hub.ask(
            afnemer,
            `query ($filter: ${telling.filter}${telling.peildatum ? ', $peildatum: Datum!' : ''}) {
          ${telling.veld}(filter: $filter${telling.peildatum ? ', peildatum: $peildatum' : ''}) {
            ${telling.plaats} { waarde status reden dekking { gevraagd geteld } synthetisch } } }`,
            { filter: vraag.filter, ...(telling.peildatum ? { peildatum: vraag.peildatum } : {}) },
          )
          const found = body.data?.[telling.veld]?.[telling.plaats]
          const said = found
            ? found.status === 'WAARDE'
              ? { soort: 'WAARDE', waarde: found.waarde, ...found.dekking }
              : { soort: 'GEEN', reden: found.reden, waarde: found.waarde }
            : { soort: 'GEWEIGERD', code: body.errors?.[0]?.extensions?.code }
          const wanted = {
            ...oordeel,
            ...(oordeel.soort === 'GEEN' ? { waarde: null } : {}),
            ...(oordeel.soort === 'GEWEIGERD' ? { code: 'BAD_USER_INPUT' } : {}),
          }
          expect({ afnemer, vraag, said }).toEqual({ afnemer, vraag, said: wanted })
          if (found?.status === 'WAARDE' && found.waarde > 0) expect(found.synthetisch).toBe(true)
          seen.set(oordeel.soort, (seen.get(oordeel.soort) ?? 0) + 1)
        }
        // A property that was never tried holds for nothing.
        expect([...seen.keys()].sort()).toEqual(['GEEN', 'GEWEIGERD', 'WAARDE'])
      },
      120_000,
    )
  },
)
