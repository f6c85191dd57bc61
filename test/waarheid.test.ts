import { describe, expect, test } from 'vitest'
import { readRegister } from '../gateway/register/register.ts'
import { createRandom } from '../subgraphs/kit/filling/random.ts'
import { databases } from './support/databases.ts'
import { useHub } from './support/hub.ts'
import { oordeelOver } from './waarheid/orakel.ts'
import { tellingen } from './waarheid/tellingen.ts'
import { randomVraag } from './waarheid/vraag.ts'
import { countBezoeken, countWaarden, randomWaardefilter } from './waarheid/waarden.ts'

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

    test('indicatorwaarden', async () => {
      const random = createRandom(20_240_101)
      const seen = new Set<string>()
      for (let index = 0; index < perTelling; index++) {
        const filter = randomWaardefilter(random)
        const { body } = await hub.ask(
          null,
          'query ($filter: IndicatorWaardeFilter) { indicatorwaarden(filter: $filter) { telling { waarde status } } }',
          { filter },
        )
        const found = body.data?.indicatorwaarden?.telling
        if (!found) {
          const [, one = '', other = ''] = /"(\w+)" and "(\w+)" contradict/.exec(body.errors[0].message) ?? []
          const samen = Object.fromEntries([one, other].map((naam) => [naam, filter[naam] ?? '']))
          expect({ filter, one, aantal: await countWaarden(hub.pool, samen) }).toEqual({
            filter,
            one: expect.stringMatching(/\w/),
            aantal: 0,
          })
          seen.add('GEWEIGERD')
          continue
        }
        expect({ filter, ...found }).toEqual({
          filter,
          status: 'WAARDE',
          waarde: await countWaarden(hub.pool, filter),
        })
        seen.add('WAARDE')
        // Nought may only be where any two that are asked can be met together.
        if (found.waarde > 0) continue
        const namen = Object.entries(filter).filter(([naam]) => naam !== 'redenOntbreekt')
        for (const [at, one] of namen.entries()) {
          for (const other of namen.slice(at + 1)) {
            const samen = Object.fromEntries([one, other])
            expect({ filter, samen, kan: (await countWaarden(hub.pool, samen)) > 0 }).toEqual({
              filter,
              samen,
              kan: true,
            })
          }
        }
      }
      expect([...seen].sort()).toEqual(['GEWEIGERD', 'WAARDE'])
    }, 120_000)

    test('dashboardGebruik', async () => {
      const random = createRandom(20_240_202)
      const seen = new Set<string>()
      const van = ['2021-06-01', '2022-01-01', '2023-04-01', '2024-05-01', '2024-05-02', '2025-01-01']
      const tot = [
        '2021-12-31',
        '2022-12-31',
        '2024-02-28',
        '2024-02-29',
        '2024-05-14',
        '2024-12-31',
        '2025-01-31',
      ]
      for (let index = 0; index < perTelling; index++) {
        const vraag = {
          van: random.chance(0.6) ? random.pick(van) : null,
          tot: random.chance(0.6) ? random.pick(tot) : null,
          thema: random.chance(0.4) ? random.pick(['vastgoed', 'vakantieparken']) : null,
        }
        const { body } = await hub.ask(
          'bzk-programma',
          `query ($van: Datum, $tot: Datum, $thema: ID) {
            dashboardGebruik(van: $van, tot: $tot, thema: $thema) { totaal { waarde status reden } } }`,
          vraag,
        )
        const said = body.data?.dashboardGebruik?.totaal ?? { code: body.errors[0].extensions.code }
        const deelVanMaand =
          (vraag.van !== null && !vraag.van.endsWith('-01')) ||
          ['2024-02-28', '2024-05-14'].includes(vraag.tot ?? '')
        const omgekeerd = vraag.van !== null && vraag.tot !== null && vraag.van > vraag.tot
        const eerder = (vraag.van ?? vraag.tot ?? '2022-01-01') < '2022-01-01'
        const later = (vraag.tot ?? vraag.van ?? '2024-12-31') > '2024-12-31'
        const geen = { waarde: null, status: 'ONBEKEND' }
        const wanted =
          deelVanMaand || omgekeerd
            ? { code: 'BAD_USER_INPUT' }
            : eerder
              ? { ...geen, reden: 'NIET_GELEVERD' }
              : later
                ? { ...geen, reden: 'NIET_BIJGEWERKT' }
                : { waarde: await countBezoeken(hub.pool, vraag), status: 'WAARDE', reden: null }
        expect({ vraag, said }).toEqual({ vraag, said: wanted })
        seen.add(JSON.stringify(said.code ?? said.reden))
      }
      expect(seen.size).toBe(4)
    }, 120_000)
  },
)
