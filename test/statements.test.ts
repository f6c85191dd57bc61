import { describe, expect, test } from 'vitest'
import { subgraphs } from '../subgraphs/definitions.ts'
import { databases } from './support/databases.ts'
import { type RunningHub, useHub } from './support/hub.ts'

/** Something of every subgraph about each gemeente, lists and references in both directions. */
const question = `
  query PerGemeente($first: Int!) {
    organisaties(filter: { soort: GEMEENTE }, first: $first) {
      edges { node {
        id naam inwoners
        ... on Gemeente { provincie { naam norm { naam } } riec { naam } }
        meldingen(first: 3) { aantal edges { node { id vormen organisatie { naam } } } }
        meldingenStatistiek(periode: JAAR) { totaal { waarde } cellen { periode aantal { waarde } } }
        aanvragen(first: 3) { aantal edges { node { kenmerk organisatie { naam } verloop { status op } } } }
        aanvragenStatistiek { totaal { waarde } }
        tourstatus(peildatum: "2024-05-14") { bezoek laatsteSessie { datum } }
        sessies(first: 3) { aantal edges { node { datum afspraken { status } } } }
        gebied { naam }
        indicatorwaarden(first: 3) { edges { node { waarde indicator { naam } } } }
        datavolwassenheidstrajecten(first: 3) { aantal edges { node { status scores { niveauStart } } } }
        activiteiten(first: 3) { aantal edges { node { naam deelnemers(first: 2) { aantal } } } }
        middelen { jaar bedrag }
      } }
    }
  }`

/** Each reads the rows of another subgraph about the whole country; bzk-programma reads something of all six. */
const askers = ['bzk-programma', 'ngb', 'veilig-wonen-uitvoerder', 'otwb'] as const

interface Refusal {
  readonly extensions: { readonly code: string }
}

describe.each(databases())('the work behind a question on $name', (database) => {
  const hub = useHub(database)

  test.each(askers)('is the same number of statements for 10 as for 50 gemeenten, as %s', async (asker) => {
    const ten = await countStatements(hub, asker, 10)
    const fifty = await countStatements(hub, asker, 50)

    expect(ten.size).toBeGreaterThan(1)
    expect(Object.fromEntries(fifty)).toEqual(Object.fromEntries(ten))
  })

  test('is done by every subgraph of which something may be read', async () => {
    const { body } = await hub.ask('bzk-programma', question, { first: 10 })

    expect([...hub.fetches.keys()].sort()).toEqual(subgraphs.map(({ name }) => name).sort())
    expect(
      body.errors.every((error: Refusal) => error.extensions.code === 'UNAUTHORIZED_FIELD_OR_TYPE'),
    ).toBe(true)
  })

  test.each([
    ['ngb', 'meldingen'],
    ['veilig-wonen-uitvoerder', 'aanvragen'],
    ['otwb', 'sessies'],
    ['bzk-programma', 'activiteiten'],
  ])('reaches rows of more than one gemeente, as %s in %s', async (asker, list) => {
    const { body } = await hub.ask(asker, question, { first: 50 })
    const filled = body.data.organisaties.edges.filter(
      ({ node }: { node: Record<string, { edges: unknown[] }> }) => (node[list]?.edges.length ?? 0) > 0,
    )

    expect(filled.length).toBeGreaterThan(10)
  })

  test.each(askers)(
    'is the same number of requests to each subgraph for 10 as for 50, as %s',
    async (asker) => {
      await hub.ask(asker, question, { first: 10 })
      const ten = Object.fromEntries(hub.fetches)
      await hub.ask(asker, question, { first: 50 })

      expect(Object.fromEntries(hub.fetches)).toEqual(ten)
    },
  )

  test('needs nothing of a subgraph of which every field is refused', async () => {
    const { body } = await hub.ask(
      null,
      `{ organisatie(id: "gm0344") {
           naam
           meldingen { aantal }
           aanvragen { aantal }
           tourstatus(peildatum: "2024-05-14") { bezoek }
           activiteiten { aantal }
         } }`,
    )

    expect(body.data.organisatie).toMatchObject({ naam: 'Utrecht', meldingen: null, tourstatus: null })
    expect([...hub.fetches.keys()]).toEqual(['organisaties'])
    expect([...hub.statements.keys()]).toEqual(['organisaties'])
  })

  test('needs nothing at all when all is refused', async () => {
    const { body } = await hub.ask('vng', '{ meldingen { aantal } contactmomenten { aantal } }')

    expect(body.errors).toHaveLength(2)
    expect(hub.fetches.size).toBe(0)
    expect(hub.statements.size).toBe(0)
  })
})

async function countStatements(
  hub: RunningHub,
  asker: string,
  first: number,
): Promise<ReadonlyMap<string, number>> {
  const { body } = await hub.ask(asker, question, { first })
  expect(body.data.organisaties.edges).toHaveLength(first)
  return new Map([...hub.statements].map(([subgraph, statements]) => [subgraph, statements.length]))
}
