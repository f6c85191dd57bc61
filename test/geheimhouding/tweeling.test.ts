import { appendFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readRegister } from '../../gateway/register/register.ts'
import { anonymous, type Caller } from '../../schema/rights/caller.ts'
import type { Pool } from '../../subgraphs/kit/database/connection.ts'
import { databases } from '../support/databases.ts'
import { createTestIssuer, type TestIssuer } from '../support/tokens.ts'
import { type StartedHub, startHub, type Vrager } from './start-hub.ts'
import { maakAnders } from './tweeling.ts'
import { makeVoorraad, vergelijk } from './vergelijken.ts'

/** Operations per caller; `GEHEIMHOUDING_AANTAL=3000` for a long run, `GEHEIMHOUDING_ZAAD` for another series. */
const aantal = Number(process.env['GEHEIMHOUDING_AANTAL'] ?? 60)
const zaad = Number(process.env['GEHEIMHOUDING_ZAAD'] ?? 20240514)
const vol = aantal > 100
/** A file that gets a line of JSON per caller: what was asked, and every difference. */
const verslag = process.env['GEHEIMHOUDING_VERSLAG']

interface Wie {
  readonly wie: string
  readonly afnemer: string | null
  /** Fewer scopes than the register gives. */
  readonly scopes?: readonly string[]
  readonly doel?: string
}

const kern: readonly Wie[] = [
  { wie: 'gemeente-utrecht', afnemer: 'gemeente-utrecht' },
  { wie: 'ngb', afnemer: 'ngb' },
  { wie: 'provincie-noord-brabant', afnemer: 'provincie-noord-brabant' },
  { wie: 'politie', afnemer: 'politie' },
]

const overige: readonly Wie[] = [
  { wie: 'riec-limburg', afnemer: 'riec-limburg' },
  { wie: 'vng', afnemer: 'vng' },
  { wie: 'otwb', afnemer: 'otwb' },
  { wie: 'zonder token', afnemer: null },
  {
    wie: 'utrecht met weinig scopes',
    afnemer: 'gemeente-utrecht',
    scopes: ['meldingen:lezen', 'veilig-wonen:lezen', 'otwb:lezen', 'zicht-op:datavolwassenheid'],
  },
  {
    wie: 'de uitvoerder voor zijn rapportage',
    afnemer: 'veilig-wonen-uitvoerder',
    scopes: ['veilig-wonen:lezen', 'veilig-wonen:persoon', 'veilig-wonen:advies'],
    doel: 'rapportage-veilig-wonen',
  },
]

const register = readRegister(new URL('../../schema/afnemers.yaml', import.meta.url))
const database = databases().find(({ name }) => name === (vol ? 'PostgreSQL' : 'PGlite')) ?? databases()[0]
const iedereen = vol ? [...kern, ...overige] : kern

describe('two hubs that differ only in what the caller may not see', () => {
  let issuer: TestIssuer
  let pool: Pool
  let hub: StartedHub

  beforeAll(async () => {
    issuer = await createTestIssuer()
    pool = await openDemo()
    hub = await startHub(pool, issuer, () => register)
  }, 60_000)
  afterAll(async () => {
    await hub?.close()
    await pool?.close()
  })

  function openDemo(): Promise<Pool> {
    if (!database) throw new Error('Opening a database: there is none')
    return database.openDemo()
  }

  async function vragerOf({ afnemer, scopes, doel }: Wie): Promise<{ caller: Caller; vrager: Vrager }> {
    if (afnemer === null) return { caller: anonymous, vrager: { token: null } }
    const granted = scopes ?? register.afnemers.get(afnemer)?.scopes ?? []
    const caller = register.caller(afnemer, granted, doel)
    if (!caller) throw new Error(`Finding the afnemer "${afnemer}": the register has none of that name`)
    const token = await issuer.sign({ client_id: afnemer, scope: granted.join(' ') })
    return { caller, vrager: doel === undefined ? { token } : { token, doel } }
  }

  it.each(iedereen)(
    `answer ${aantal} random operations of $wie alike, byte for byte`,
    async (wie) => {
      const { caller, vrager } = await vragerOf(wie)
      const other = await openDemo()
      try {
        const changed = await maakAnders(other, caller)
        expect([...changed.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(1000)
        const voorraad = await makeVoorraad([pool, other], caller)
        const twin = await startHub(other, issuer, () => register)
        const found = await vergelijk([hub, twin], { caller, vrager }, voorraad, {
          seed: zaad,
          aantal,
          hoogstens: vol ? 25 : 3,
        })
        if (verslag)
          appendFileSync(
            verslag,
            `${JSON.stringify({ wie: wie.wie, ...found })}
`,
          )
        await twin.close()
        expect(found.verschillen).toEqual([])
        expect(found.statussen['200'] ?? 0).toBeGreaterThan(aantal / 2)
      } finally {
        await other.close()
      }
    },
    3_600_000,
  )

  it('answer otherwise to a caller that may see what differs, so that the tests above can fail', async () => {
    const { caller, vrager } = await vragerOf({ wie: 'utrecht', afnemer: 'gemeente-utrecht' })
    const other = await openDemo()
    try {
      await maakAnders(other, anonymous)
      const voorraad = await makeVoorraad([pool, other], caller)
      const twin = await startHub(other, issuer, () => register)
      const found = await vergelijk([hub, twin], { caller, vrager }, voorraad, {
        seed: zaad,
        aantal: 40,
        hoogstens: 1,
      })
      await twin.close()
      expect(found.verschillen).toHaveLength(1)
    } finally {
      await other.close()
    }
  }, 60_000)
})
