import { describe, expect, it } from 'vitest'
import { geldigOp } from '../../schema/indeling/indeling.ts'
import { databases } from '../../test/support/databases.ts'
import { callerWith, useSubgraph } from '../../test/support/subgraph.ts'
import { meldingen } from './subgraph.ts'

const indeling = geldigOp('2024-01-01')

interface Node {
  id: string
  bron: string
  organisatie: { id: string }
  functie: string
  vormen: string[]
  kanaal: string
  ernst: string
  gerichtOpNaasten: boolean
  incidentdatum: string
  gemeldOp: string
  aangifte: { gedaan: boolean }
}

interface Page {
  aantal: number
  edges: { node: Node }[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null }
}

const fields = `id bron organisatie { id } functie vormen kanaal ernst gerichtOpNaasten incidentdatum gemeldOp
  aangifte { gedaan }`
const list = `query ($filter: MeldingFilter, $volgorde: MeldingVolgorde! = INCIDENTDATUM_AFLOPEND, $first: Int!, $after: String) {
  meldingen(filter: $filter, volgorde: $volgorde, first: $first, after: $after) {
    aantal edges { node { ${fields} } } pageInfo { hasNextPage hasPreviousPage endCursor }
  }
}`

const caller = callerWith({
  scopes: ['lezen', 'ernst', 'persoon', 'opvolging', 'aangifte', 'statistiek'].map(
    (one) => `meldingen:${one}`,
  ),
})

const organisatie = new Map(indeling.map((rij) => [rij.id, rij]))

describe.each(databases())('meldingen on $name', (database) => {
  const hub = useSubgraph(database, meldingen)

  async function page(variables: Record<string, unknown>): Promise<Page> {
    const { data, errors } = await hub.ask(list, caller, { first: 100, ...variables })
    expect(errors).toBeUndefined()
    return data?.['meldingen'] as Page
  }

  it('holds 6,000 synthetic meldingen', async () => {
    const { aantal } = await page({ first: 1 })
    expect(aantal).toBe(6000)
    const { data } = await hub.ask('{ meldingen(first: 100) { edges { node { synthetisch } } } }', caller)
    expect(JSON.stringify(data)).not.toContain('false')
  })

  it('dates nothing after 31 December 2024', async () => {
    const { edges } = await page({ first: 1, volgorde: 'GEMELD_OP_AFLOPEND' })
    expect(edges[0]?.node.gemeldOp.slice(0, 10)).toBe('2024-12-31')
    const connection = await hub.pool.connect()
    const { rows } = await connection.query(
      `select max(datum)::text as laatste from (
         select datum from meldingen.aangifte union all select datum from meldingen.opvolgstap
         union all select aangeboden_op from meldingen.nazorg union all select afgerond_op from meldingen.nazorg
       ) as datums`,
      [],
    )
    connection.release()
    expect(rows).toEqual([{ laatste: '2024-12-31' }])
  })

  it('gives every organisation at least one melding', async () => {
    const { data } = await hub.ask(
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Organisatie { meldingen(first: 1) { edges { node { organisatie { id } } } } } } }',
      caller,
      { r: indeling.map(({ id }) => ({ __typename: 'Organisatie', id })) },
    )
    const found = data?.['_entities'] as { meldingen: Page }[]
    expect(found.map(({ meldingen }) => meldingen.edges[0]?.node.organisatie.id)).toEqual(
      indeling.map(({ id }) => id),
    )
  })

  const filters: [Record<string, unknown>, (node: Node) => boolean][] = [
    [{ organisatie: 'gm0344' }, (node) => node.organisatie.id === 'gm0344'],
    [{ soort: 'WATERSCHAP' }, (node) => organisatie.get(node.organisatie.id)?.soort === 'WATERSCHAP'],
    [{ provincie: 'pv30' }, (node) => organisatie.get(node.organisatie.id)?.provincie_id === 'pv30'],
    [{ riec: 'riec-limburg' }, (node) => organisatie.get(node.organisatie.id)?.riec_id === 'riec-limburg'],
    [{ bron: 'ARO' }, (node) => node.bron === 'ARO'],
    [{ functie: 'BURGEMEESTER' }, (node) => node.functie === 'BURGEMEESTER'],
    [{ vorm: 'DOXING' }, (node) => node.vormen.includes('DOXING')],
    [{ kanaal: 'HUISBEZOEK' }, (node) => node.kanaal === 'HUISBEZOEK'],
    [{ ernst: 'ZEER_ERNSTIG' }, (node) => node.ernst === 'ZEER_ERNSTIG'],
    [{ gerichtOpNaasten: true }, (node) => node.gerichtOpNaasten],
    [{ gerichtOpNaasten: false }, (node) => !node.gerichtOpNaasten],
    [{ metAangifte: true }, (node) => node.aangifte.gedaan],
    [{ metAangifte: false }, (node) => !node.aangifte.gedaan],
    [{ van: '2024-12-01' }, (node) => node.incidentdatum >= '2024-12-01'],
    [{ tot: '2019-01-31' }, (node) => node.incidentdatum <= '2019-01-31'],
    [{ van: '2024-05-14', tot: '2024-05-14' }, (node) => node.incidentdatum === '2024-05-14'],
    [
      { riec: 'riec-limburg', bron: 'GIR', functie: 'WETHOUDER' },
      (node) => node.bron === 'GIR' && node.functie === 'WETHOUDER',
    ],
  ]

  it.each(filters)('filters on %j', async (filter, fits) => {
    const { aantal, edges } = await page({ filter })
    expect(edges.length).toBe(Math.min(aantal, 100))
    expect(aantal).toBeGreaterThan(0)
    expect(aantal).toBeLessThan(6000)
    expect(edges.filter(({ node }) => !fits(node))).toEqual([])
  })

  it('splits all meldingen in those with and those without aangifte', async () => {
    const [met, zonder] = await Promise.all(
      [true, false].map(async (metAangifte) => (await page({ filter: { metAangifte }, first: 1 })).aantal),
    )
    expect((met ?? 0) + (zonder ?? 0)).toBe(6000)
  })

  const ernst = ['LICHT', 'MATIG', 'ERNSTIG', 'ZEER_ERNSTIG']
  const orders: [volgorde: string, key: (node: Node) => string | number, down: boolean][] = [
    ['INCIDENTDATUM_AFLOPEND', (node) => node.incidentdatum, true],
    ['INCIDENTDATUM_OPLOPEND', (node) => node.incidentdatum, false],
    ['GEMELD_OP_AFLOPEND', (node) => node.gemeldOp, true],
    ['GEMELD_OP_OPLOPEND', (node) => node.gemeldOp, false],
    ['ERNST_AFLOPEND', (node) => ernst.indexOf(node.ernst), true],
    ['ERNST_OPLOPEND', (node) => ernst.indexOf(node.ernst), false],
  ]

  it.each(orders)(
    'pages in order of %s without losing or repeating a melding',
    async (volgorde, key, down) => {
      const seen: Node[] = []
      let aantal = 0
      let after: string | null = null
      do {
        const found: Page = await page({ filter: { organisatie: 'gm0344' }, volgorde, first: 17, after })
        expect(found.pageInfo.hasPreviousPage).toBe(after !== null)
        seen.push(...found.edges.map(({ node }) => node))
        aantal = found.aantal
        after = found.pageInfo.hasNextPage ? found.pageInfo.endCursor : null
      } while (after)
      expect(seen).toHaveLength(aantal)
      expect(new Set(seen.map(({ id }) => id)).size).toBe(aantal)
      const keys = seen.map(key)
      const sorted = [...keys].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
      expect(keys).toEqual(down ? sorted.reverse() : sorted)
    },
  )

  it('refuses a cursor of a list in another order', async () => {
    const { pageInfo } = await page({ first: 1 })
    const { errors } = await hub.ask(list, caller, {
      first: 1,
      volgorde: 'ERNST_AFLOPEND',
      after: pageInfo.endCursor,
    })
    expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT')
  })

  it('finds one melding by id and as an entity, and nothing for an unknown id', async () => {
    const id = (await page({ first: 1 })).edges[0]?.node.id
    const { data } = await hub.ask(
      `query ($id: ID!, $r: [_Any!]!) {
        een: melding(id: $id) { id }
        geen: melding(id: "gir-gm9999-2024-0001") { id }
        _entities(representations: $r) { ... on Melding { id } }
      }`,
      caller,
      { id, r: [{ __typename: 'Melding', id }] },
    )
    expect(data).toEqual({ een: { id }, geen: null, _entities: [{ id }] })
  })

  it("keeps the source's own words beside the shared form and channel", async () => {
    const words = (bron: string) =>
      hub.ask(
        `{ meldingen(first: 1, filter: { bron: ${bron}, vorm: VERNIELING, kanaal: FYSIEK }) { edges { node {
          kanaalVolgensBron vormVolgensBron } } } }`,
        caller,
      )
    expect(JSON.stringify(await words('GIR'))).toMatch(/"In persoon".*"Vernieling"/)
    expect(JSON.stringify(await words('ARO'))).toMatch(
      /"Persoonlijk contact".*"Fysiek geweld tegen goederen"/,
    )
  })

  it('says of a melding without aangifte that none was done, and nothing more', async () => {
    const { data } = await hub.ask(
      `{ meldingen(first: 1, filter: { metAangifte: false }) { edges { node {
        aangifte { gedaan doorWie vptCode domicilie onderNummer datum status } } } } }`,
      caller,
    )
    expect(data?.['meldingen']).toEqual({
      edges: [
        {
          node: {
            aangifte: {
              gedaan: false,
              doorWie: null,
              vptCode: null,
              domicilie: null,
              onderNummer: null,
              datum: null,
              status: null,
            },
          },
        },
      ],
    })
  })

  it('lists the recorded steps in order of the stappenplan, dated only when finished', async () => {
    const { data } = await hub.ask(
      '{ meldingen(first: 100, volgorde: ERNST_AFLOPEND) { edges { node { opvolging { nummer soort status datum } } } } }',
      caller,
    )
    const lijst = data?.['meldingen'] as {
      edges: {
        node: { opvolging: { nummer: number; soort: string; status: string; datum: string | null }[] }
      }[]
    }
    for (const { node } of lijst.edges) {
      expect(node.opvolging.map(({ nummer }) => nummer)).toEqual(node.opvolging.map((_, index) => index + 1))
      for (const { status, datum } of node.opvolging) expect(datum !== null).toBe(status === 'AFGEROND')
    }
    const all = lijst.edges.find(({ node }) => node.opvolging.length === 9)
    expect(all?.node.opvolging.at(0)?.soort).toBe('REGISTRATIE')
    expect(all?.node.opvolging.at(-1)?.soort).toBe('NAZORG_EN_EVALUATIE')
  })

  it('says of every text about persons that it is synthetic', async () => {
    const { data } = await hub.ask(
      '{ meldingen(first: 100) { edges { node { omschrijving melder veroorzaker } } } }',
      caller,
    )
    const lijst = data?.['meldingen'] as { edges: { node: Record<string, string | null> }[] }
    const texts = lijst.edges.flatMap(({ node }) => Object.values(node)).filter((text) => text !== null)
    expect(texts.length).toBeGreaterThan(200)
    expect(texts.filter((text) => !/synthetisch/i.test(text))).toEqual([])
  })

  it('gives 50 organisations their meldingen, with all that hangs under them, in six statements', async () => {
    const { errors } = await hub.ask(
      `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Organisatie { meldingen(first: 5) {
        aantal
        edges { node { omschrijving melder opvolging { status } nazorg { aanvaard } aangifte { status } } }
      } } } }`,
      caller,
      { r: indeling.slice(12, 62).map(({ id }) => ({ __typename: 'Organisatie', id })) },
    )
    expect(errors).toBeUndefined()
    expect(hub.statements).toHaveLength(6)
  })

  it('pages the meldingen of an organisation as those of the filtered list', async () => {
    const { data } = await hub.ask(
      `query ($r: [_Any!]!) {
        _entities(representations: $r) { ... on Organisatie { meldingen(first: 7, volgorde: GEMELD_OP_OPLOPEND, filter: { bron: GIR }) {
          aantal edges { cursor node { id } } } } }
        meldingen(first: 7, volgorde: GEMELD_OP_OPLOPEND, filter: { bron: GIR, organisatie: "gm0344" }) {
          aantal edges { cursor node { id } } }
      }`,
      caller,
      { r: [{ __typename: 'Organisatie', id: 'gm0344' }] },
    )
    expect(data?.['_entities']).toEqual([{ meldingen: data?.['meldingen'] }])
  })
})
