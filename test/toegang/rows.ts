/** The rows that come over HTTP: of each list, each entity by its id, and each statistic, against the asker's own. */
import type { PoolConnection } from '../../subgraphs/kit/database/connection.ts'
import type { Asker } from './askers.ts'
import { inRows, misplacedCanaries, type RowOf } from './canaries.ts'
import { refusal } from './oracle.ts'
import type { WalkedHub } from './start.ts'

interface Listed {
  /** The root field that lists, what it is given, and the one that gives one row by its id. */
  readonly list: string
  readonly given?: string
  readonly one?: string
  readonly table: string
  /** What of a row says whose it is. */
  readonly row: string
}

const lists: readonly Listed[] = [
  {
    list: 'meldingen',
    one: 'melding',
    table: 'meldingen.melding',
    row: 'organisatie { id } functie bronkenmerk',
  },
  {
    list: 'aanvragen',
    one: 'aanvraag',
    table: 'veilig_wonen.aanvraag',
    row: 'organisatie { id } functie kenmerk',
  },
  { list: 'voorgesprekken', one: 'voorgesprek', table: 'otwb.voorgesprek', row: 'organisatie { id }' },
  { list: 'sessies', one: 'sessie', table: 'otwb.sessie', row: 'organisatie { id }' },
  { list: 'afspraken', one: 'afspraak', table: 'otwb.afspraak', row: 'organisatie { id } omschrijving' },
  {
    list: 'contactmomenten',
    one: 'contactmoment',
    table: 'otwb.contactmoment',
    row: 'organisatie { id } functie',
  },
  {
    list: 'tourdekking',
    given: 'peildatum: "2024-12-31", ',
    // Those that exist on the day.
    table: `(select tour.* from otwb.tourorganisatie as tour
      join otwb.organisatie as organisatie on organisatie.id = organisatie_id where geldig_tot is null) as tour`,
    row: 'organisatie { id } laatsteVoorgesprek { organisatie { id } } laatsteSessie { organisatie { id } }',
  },
  {
    list: 'datavolwassenheidstrajecten',
    one: 'datavolwassenheidstraject',
    table: 'zicht_op.datavolwassenheidstraject',
    row: 'organisatie { id }',
  },
]

/** Statistics, and the table of which they count every row in the asker's own bereik for statistics. */
const statistics: readonly { field: string; asked: string; table: string }[] = [
  {
    field: 'meldingenStatistiek',
    asked: 'meldingenStatistiek { totaal { waarde } }',
    table: 'meldingen.melding',
  },
  {
    field: 'aanvragenStatistiek',
    asked: 'aanvragenStatistiek { totaal { waarde } }',
    table: 'veilig_wonen.aanvraag',
  },
  {
    field: 'contactmomentenStatistiek',
    asked: 'contactmomentenStatistiek { totaal { waarde } }',
    table: 'otwb.contactmoment',
  },
  {
    field: 'afsprakenStatistiek',
    asked: 'afsprakenStatistiek(peildatum: "2024-12-31") { totaal { waarde } }',
    table: 'otwb.afspraak',
  },
  {
    field: 'activiteitenStatistiek',
    asked: 'activiteitenStatistiek { totaal: deelnames { waarde } }',
    // Counted up to the day until which the source is complete.
    table: `(select deelname.* from programma.activiteit_deelname as deelname
      join programma.activiteit as activiteit on activiteit.id = activiteit_id where datum <= '2024-12-31') as deelname`,
  },
]

/** A statistic may be rounded to five, so that no count says who was counted. */
const rounding = 5

export type OwnRows = ReadonlyMap<string, readonly (RowOf & { readonly id: string | null })[]>

/** Every row of the listed tables, as the owner sees them. */
export async function readOwnRows(connection: PoolConnection): Promise<OwnRows> {
  const found = new Map()
  for (const { table } of [...lists, ...statistics]) {
    const { rows } = await connection.query<Record<string, unknown>>(`select * from ${table}`, [])
    found.set(
      table,
      rows.map((row) => ({
        id: row['id'] ?? null,
        organisatie: row['organisatie_id'],
        functie: row['functie'] ?? null,
        aangifte: row['aangifte_gedaan'] ?? null,
      })),
    )
  }
  return found
}

/** What is wrong with the rows that this asker gets. */
export async function wrongRowsOverHttp(hub: WalkedHub, asker: Asker, all: OwnRows) {
  const problems: string[] = []
  let checked = 0
  const may = (field: string) => refusal(asker, 'Query', field, 'Query') === null
  const ask = async (query: string) => {
    const { status, text } = await hub.ask(asker, query, {})
    problems.push(
      ...misplacedCanaries(asker, text, new Set()).map((one) => `${asker.name}: ${one} on ${query}`),
    )
    // biome-ignore lint/suspicious/noExplicitAny: an answer is what a test looks into
    const body: any = JSON.parse(text)
    const lost = (body.errors ?? []).some(
      (error: { extensions: { reden?: string } }) => !error.extensions.reden,
    )
    if (status !== 200 || lost) problems.push(`lost: ${asker.name}: ${text.slice(0, 200)} on ${query}`)
    return body.data ?? {}
  }

  for (const { list, given = '', one, table, row } of lists.filter(({ list }) => may(list))) {
    const rows = all.get(table) ?? []
    const own = rows.filter((each) => inRows(asker, each))
    const { [list]: page } = await ask(`{ ${list}(${given}first: 100) { aantal edges { node { ${row} } } } }`)
    // Null where no organisation of the bereik takes part.
    if ((page?.aantal ?? 0) !== own.length) {
      problems.push(
        `${page?.aantal > own.length ? 'leak' : 'lost'}: ${asker.name} counts ${page?.aantal} ${list}; wanted ${own.length}`,
      )
    }
    for (const { node } of page?.edges ?? []) {
      checked += 1
      for (const organisatie of organisationsIn(node)) {
        const found = { organisatie, functie: node.functie ?? null, aangifte: null }
        if (!inRows(asker, found))
          problems.push(`leak: ${asker.name} gets ${JSON.stringify(node)} of ${list}`)
      }
    }
    const outside = rows.find((each) => !inRows(asker, each))
    if (one && outside) {
      checked += 1
      const { [one]: node } = await ask(`{ ${one}(id: "${outside.id}") { id } }`)
      if (node !== null) problems.push(`leak: ${asker.name} gets ${one} "${outside.id}"`)
    }
  }
  for (const { field, asked, table } of statistics.filter(({ field }) => may(field))) {
    const wanted = (all.get(table) ?? []).filter((row) => inRows(asker, row, asker.statistiek)).length
    const { [field]: found } = await ask(`{ ${asked} }`)
    checked += 1
    const waarde = found?.totaal.waarde ?? 0
    if (Math.abs(waarde - wanted) > rounding) {
      problems.push(
        `${waarde > wanted ? 'leak' : 'lost'}: ${asker.name} counts ${waarde} in ${field}; wanted ${wanted}`,
      )
    }
  }
  return { checked, problems }
}

/** The ids of organisations anywhere in a row. */
function organisationsIn(node: unknown): string[] {
  return [...JSON.stringify(node).matchAll(/"id":"((?:gm|pv|ws)\d+)"/g)].map(([, id]) => id ?? '')
}
