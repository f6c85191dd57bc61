import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readRegister } from '../../gateway/register/register.ts'
import type { Caller } from '../../schema/rights/caller.ts'
import type { Pool } from '../../subgraphs/kit/database/connection.ts'
import { databases } from '../support/databases.ts'
import { createTestIssuer, type TestIssuer } from '../support/tokens.ts'
import { type Antwoord, type StartedHub, startHub } from './start-hub.ts'
import { tafels } from './tafels.ts'
import { leesbaar, organisatieBuiten } from './tweeling.ts'

/** A list of records, and how it is asked by id, by cursor and per organisation. */
interface Soort {
  readonly tafel: string
  readonly enkel: string
  readonly lijst: string
  /** The name of the order in cursors, and the column that decides before the id. */
  readonly volgorde: string
  readonly datum: string
}

const soorten: readonly Soort[] = [
  {
    tafel: 'meldingen.melding',
    enkel: 'melding',
    lijst: 'meldingen',
    volgorde: 'incidentdatum-af',
    datum: 'incidentdatum',
  },
  {
    tafel: 'veilig_wonen.aanvraag',
    enkel: 'aanvraag',
    lijst: 'aanvragen',
    volgorde: 'ingediend-aflopend',
    datum: 'ingediend_op',
  },
  {
    tafel: 'otwb.voorgesprek',
    enkel: 'voorgesprek',
    lijst: 'voorgesprekken',
    volgorde: 'otwb.voorgesprek',
    datum: 'datum',
  },
  { tafel: 'otwb.sessie', enkel: 'sessie', lijst: 'sessies', volgorde: 'otwb.sessie', datum: 'datum' },
  {
    tafel: 'otwb.afspraak',
    enkel: 'afspraak',
    lijst: 'afspraken',
    volgorde: 'otwb.afspraak',
    datum: 'gemaakt_op',
  },
  {
    tafel: 'zicht_op.datavolwassenheidstraject',
    enkel: 'datavolwassenheidstraject',
    lijst: 'datavolwassenheidstrajecten',
    volgorde: 'start',
    datum: 'gestart_op',
  },
]

const register = readRegister(new URL('../../schema/afnemers.yaml', import.meta.url))
const afnemers = ['gemeente-utrecht', 'ngb', 'provincie-noord-brabant', 'riec-limburg', 'politie']
const gevallen = afnemers.flatMap((afnemer) => {
  const caller = callerOf(afnemer)
  return soorten
    .filter((soort) => leesbaar(tafelOf(soort), caller) !== 'false')
    .map((soort) => ({ afnemer, caller, soort, naam: soort.lijst }))
})

const pagina =
  'aantal edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }'
const leeg = {
  aantal: 0,
  edges: [],
  pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
}

/** Of an organisation outside the bereik a list has no rows and no length, whatever there is of it. */
const ongeteld = { ...leeg, aantal: null }

const binnen = ({ organisaties }: Caller, id: string) => organisaties === 'ALLE' || organisaties.includes(id)

describe.each(databases())('what a caller may not see on $name', (database) => {
  let pool: Pool
  let hub: StartedHub
  let issuer: TestIssuer

  beforeAll(async () => {
    pool = await database.openDemo()
    issuer = await createTestIssuer()
    hub = await startHub(pool, issuer, () => register)
  }, 60_000)
  afterAll(async () => {
    await hub?.close()
    await pool?.close()
  })

  async function ask(
    afnemer: string,
    query: string,
    variables: Record<string, unknown> = {},
  ): Promise<Antwoord> {
    const scope = register.afnemers.get(afnemer)?.scopes.join(' ')
    return hub.vraag({ token: await issuer.sign({ client_id: afnemer, scope }) }, query, variables)
  }

  const dataOf = ({ body }: Antwoord) => JSON.parse(body).data

  async function rows<Row>(statement: string): Promise<Row[]> {
    const connection = await pool.connect()
    try {
      return (await connection.query<Row>(statement, [])).rows
    } finally {
      connection.release()
    }
  }

  type Ongezien = { id: string; organisatie_id: string; datum: string }

  /** Records between those that the caller sees, and not its own. */
  function ongezien({ soort, caller }: (typeof gevallen)[number], most: number): Promise<Ongezien[]> {
    return rows(
      `select id, organisatie_id, ${soort.datum} as datum from ${soort.tafel}
       where not (${leesbaar(tafelOf(soort), caller)}) order by md5(id) limit ${most}`,
    )
  }

  it.each(gevallen)('is unknown by id: $naam for $afnemer', async (geval) => {
    const { afnemer, soort } = geval
    const query = `query ($id: ID!) { gevraagd: ${soort.enkel}(id: $id) { id organisatie { naam } synthetisch } }`
    const unknown = await ask(afnemer, query, { id: 'gir-gm0000-2024-0001' })
    expect(unknown).toEqual({ status: 200, body: '{"data":{"gevraagd":null}}' })
    const hidden = await ongezien(geval, 5)
    expect(hidden.length).toBeGreaterThan(0)
    for (const { id } of hidden) expect(await ask(afnemer, query, { id })).toEqual(unknown)
  })

  it.each(gevallen)('is no place in the list for a cursor: $naam for $afnemer', async (geval) => {
    const { afnemer, soort } = geval
    const query = `query ($after: String) { ${soort.lijst}(first: 2, after: $after) { ${pagina} } }`
    const at = (datum: string, id: string) =>
      Buffer.from(JSON.stringify([soort.volgorde, datum, id])).toString('base64url')
    for (const { id, datum } of await ongezien(geval, 4)) {
      const of = await ask(afnemer, query, { after: at(datum, id) })
      expect(of.status).toBe(200)
      expect(of).toEqual(await ask(afnemer, query, { after: at(datum, `${id}!`) }))
    }
  })

  it.each(gevallen)('is not counted, and makes no next page: $naam for $afnemer', async (geval) => {
    const { afnemer, soort, caller } = geval
    const [counted] = await rows<{ aantal: number }>(
      `select count(*)::int as aantal from ${soort.tafel} where ${leesbaar(tafelOf(soort), caller)}`,
    )
    const aantal = counted?.aantal ?? 0
    const query = `query ($first: Int!) { ${soort.lijst}(first: $first) { ${pagina} } }`
    const { [soort.lijst]: list } = dataOf(
      await ask(afnemer, query, { first: Math.min(100, Math.max(1, aantal)) }),
    )
    // Where none of a caller's organisations takes part, there is nothing to count.
    expect(list.aantal ?? 0).toBe(aantal)
    expect(list.edges).toHaveLength(Math.min(100, aantal))
    expect(list.pageInfo.hasNextPage).toBe(aantal > 100)
  })

  it.each(gevallen)(
    'is not there under its organisation, nor by a filter: $naam for $afnemer',
    async (geval) => {
      const { afnemer, soort, caller } = geval
      const query = `query ($id: ID!) {
      organisatie(id: $id) { lijst: ${soort.lijst}(first: 3) { ${pagina} } }
      ${soort.lijst}(filter: { organisatie: $id }, first: 3) { ${pagina} }
    }`
      const [own] = await rows<{ id: string }>(
        `select organisatie_id as id from ${soort.tafel} group by organisatie_id having not bool_or(${leesbaar(tafelOf(soort), caller)})
       order by count(*) desc, 1 limit 1`,
      )
      if (!own) return expect(organisatieBuiten(caller)).toBeUndefined()
      const lijst = binnen(caller, own.id) ? leeg : ongeteld
      expect(dataOf(await ask(afnemer, query, own))).toEqual({ organisatie: { lijst }, [soort.lijst]: lijst })
      // A code of no register is refused, to whoever asks.
      expect(dataOf(await ask(afnemer, query, { id: 'gm9999' }))).toEqual({
        organisatie: null,
        [soort.lijst]: null,
      })
    },
  )

  it('is not told by who else took part in an activity, nor by activities of others', async () => {
    const query = `query ($id: ID!) {
      activiteiten(filter: { organisatie: $id }, first: 5) { ${pagina} }
      organisatie(id: $id) { activiteiten(first: 5) { ${pagina} } }
    }`
    expect(dataOf(await ask('gemeente-utrecht', query, { id: 'gm0363' }))).toEqual({
      activiteiten: ongeteld,
      organisatie: { activiteiten: ongeteld },
    })
    const { activiteiten } = dataOf(
      await ask(
        'gemeente-utrecht',
        `{ activiteiten(first: 60) { edges { node { deelnemers(first: 10) { aantal edges { node { organisatie { id } } } } } } } }`,
      ),
    )
    const seen = activiteiten.edges.flatMap(
      ({
        node,
      }: {
        node: { deelnemers: { aantal: number; edges: { node: { organisatie: { id: string } } }[] } }
      }) => {
        expect(node.deelnemers.aantal).toBe(node.deelnemers.edges.length)
        return node.deelnemers.edges.map((edge) => edge.node.organisatie.id)
      },
    )
    expect(new Set(seen)).toEqual(new Set(['gm0344']))
  })

  it('leaves no trace in how the tour covers an organisation, or in its place on the waiting list', async () => {
    const elsewhere = `{ organisatie(id: "gm0363") { tourstatus(peildatum: "2024-05-14") { bezoek } } }`
    expect(dataOf(await ask('gemeente-utrecht', elsewhere))).toEqual({ organisatie: { tourstatus: null } })
    const list = `{ wachtlijst(peildatum: "2024-05-14", first: 100) { aantal edges { plaats node { organisatie { id } } } } }`
    const { wachtlijst } = dataOf(await ask('gemeente-utrecht', list))
    expect(wachtlijst.edges.map(({ plaats }: { plaats: number }) => plaats)).toEqual(
      Array.from({ length: wachtlijst.aantal }, (_, index) => index + 1),
    )
  })
})

function tafelOf({ tafel }: Soort) {
  const found = tafels.find(({ naam }) => naam === tafel)
  if (!found) throw new Error(`Finding the table "${tafel}": not described`)
  return found
}

function callerOf(afnemer: string): Caller {
  const caller = register.caller(afnemer, register.afnemers.get(afnemer)?.scopes ?? [], undefined)
  if (!caller) throw new Error(`Finding the afnemer "${afnemer}": the register has none of that name`)
  return caller
}
