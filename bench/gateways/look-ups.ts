import { Pool } from 'undici'
import type { QueryName } from '../domain/queries.ts'
import { type SubgraphName, type SubgraphUrls, subgraphNames } from '../domain/supergraph.ts'

type Variables = Readonly<Record<string, string | number>>

interface Entity {
  id: string
  [field: string]: unknown
}

const small = 'query($id:ID!){gemeente(id:$id){id naam inwoners}}'
const own = 'id code naam inwoners provincie{id naam}riec{id naam}'
const one = `query($id:ID!){gemeente(id:$id){${own}}}`
const many = `query($vanaf:Int!){gemeenten(first:50,vanaf:$vanaf){${own}}}`

const more: readonly (readonly [name: SubgraphName, selection: string])[] = [
  [
    'meldingen',
    'meldingen(first:12){id bron kanaal vormen functie ernst incidentdatum gemeldOp opvolging{stap gezetOp}}',
  ],
  [
    'veilig-wonen',
    'aanvragen(first:6){kenmerk functie status urgentie ingediendOp maatregelen{soort kosten betaaldDoorWerkgever}}',
  ],
  ['otwb', 'sessies(first:6){id datum soort deelnemers afspraken{onderwerp gereed}}'],
  ['zicht-op', 'indicatoren(first:8){code naam eenheid jaar waarde landelijkGemiddelde}'],
]
const entities = new Map(
  more.map(([name, selection]) => [
    name,
    JSON.stringify(`query($r:[_Any!]!){_entities(representations:$r){...on Gemeente{${selection}}}}`),
  ]),
)

/** What somebody would write who knows the three questions: look up, join on the key. No schema, no plan, no checks. */
export function createLookUps(urls: SubgraphUrls) {
  const pools = new Map(
    subgraphNames.map((name) => [name, new Pool(new URL(urls[name]).origin, { connections: 32 })]),
  )

  async function ask(name: SubgraphName, body: string): Promise<Record<string, unknown>> {
    const pool = pools.get(name)
    if (!pool) throw new Error(`Asking subgraph "${name}": it is not known`)
    const { statusCode, body: answer } = await pool.request({
      method: 'POST',
      path: '/graphql',
      headers: ['content-type', 'application/json'],
      body,
    })
    const { data } = (await answer.json()) as { data?: Record<string, unknown> }
    if (statusCode !== 200 || !data) throw new Error(`Asking subgraph "${name}": status ${statusCode}`)
    return data
  }

  const first = (query: string, variables: Variables) =>
    ask('organisaties', JSON.stringify({ query, variables }))

  async function complete(found: readonly Entity[]): Promise<void> {
    const representations = JSON.stringify(found.map(({ id }) => ({ __typename: 'Gemeente', id })))
    const parts = await Promise.all(
      more.map(([name]) => ask(name, `{"query":${entities.get(name)},"variables":{"r":${representations}}}`)),
    )
    for (const { _entities } of parts) {
      for (const [index, part] of (_entities as object[]).entries()) Object.assign(found[index] ?? {}, part)
    }
  }

  const lookUps: Readonly<Record<QueryName, (variables: Variables) => Promise<unknown>>> = {
    small: (variables) => first(small, variables),
    async typical(variables) {
      const data = await first(one, variables)
      if (data['gemeente']) await complete([data['gemeente'] as Entity])
      return data
    },
    async heavy(variables) {
      const data = await first(many, variables)
      await complete(data['gemeenten'] as Entity[])
      return data
    },
  }
  return lookUps
}
