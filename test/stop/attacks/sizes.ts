import { aliases, asking, type Flood, times } from '../attack.ts'

const always = (request: ReturnType<typeof asking>) => () => request

const byList = 'query ($s: [MeldingDimensie!]!) { meldingenStatistiek(uitgesplitstNaar: $s) { __typename } }'
const nested = {
  body: `{"query":${JSON.stringify(byList)},"variables":{"s":${'['.repeat(40_000)}${']'.repeat(40_000)}}}`,
}
const rows = (selection: string) => `{ organisaties(first: 100) { edges { node { ${selection} } } } }`
const rowsInRows = (selection: string) =>
  `{ riecs { gemeenten(first: 100) { edges { node { ${selection} } } } } }`

/** Questions that are large, or whose answers are: work before limits, caches, leaves, refusals. */
export const sizes: readonly Flood[] = [
  {
    name: 'a list of 48,000 wrong values',
    point: '73',
    request: always(asking(byList, { s: times(48_000, () => '1').map(Number) })),
    count: 200,
    atOnce: 8,
  },
  {
    name: 'a list of 12,000 right values, used twenty times',
    point: '73',
    request: always(
      asking(
        `query ($s: [MeldingDimensie!]!) { ${times(20, (i) => `a${i}: meldingenStatistiek(uitgesplitstNaar: $s) { __typename }`).join(' ')} }`,
        { s: times(12_000, () => 'VORM') },
      ),
    ),
    count: 200,
    atOnce: 8,
  },
  { name: 'lists 40,000 deep', point: '73', request: always(nested), count: 200, atOnce: 8 },
  {
    name: '9,000 variables that are none',
    point: '73',
    request: always(
      asking('{ riecs { id } }', Object.fromEntries(times(9_000, (i) => `v${i}`).map((v) => [v, 1]))),
    ),
    count: 200,
    atOnce: 8,
  },
  {
    name: 'as many wrong values as are let through',
    point: '73',
    request: always(asking(byList, { s: times(990, () => '1').map(Number) })),
    count: 400,
    atOnce: 8,
  },
  {
    name: 'a literal of 900 wrong values',
    point: '73',
    request: (index) =>
      asking(
        `{ meldingenStatistiek(uitgesplitstNaar: [${index}, ${times(900, () => '1').join()}]) { __typename } }`,
      ),
    count: 200,
    atOnce: 8,
  },
  {
    name: 'documents of 90 kB that were never sent before',
    point: '74',
    request: (index) => asking(`{ organisatie(naam: "${String(index).padStart(90_000, 'x')}") { naam } }`),
    count: 2_000,
    atOnce: 8,
  },
  {
    name: 'documents of many tokens that were never sent before',
    point: '74',
    request: (index) =>
      asking(
        `{ organisatie(id: "gm0344") { ${'naam '.repeat(450)} } riec(id: "riec-${'x'.repeat(8)}-${index}") { ${aliases(20, 'naam')} } }`,
      ),
    count: 2_000,
    atOnce: 8,
  },
  {
    name: 'refused documents that were never sent before',
    point: '74',
    request: (index) =>
      asking(`{ a${index}: meldingen { ${aliases(20, 'aantal')} ${'aantal '.repeat(400)} } }`),
    count: 2_000,
    atOnce: 8,
  },
  {
    name: 'aliases of scalars in lists of lists',
    point: '75',
    request: always(asking(rowsInRows(aliases(29, 'naam')))),
    count: 80,
    atOnce: 8,
  },
  {
    name: 'as many aliases as an afnemer may have, in lists of lists',
    point: '75',
    request: always(asking(rowsInRows(aliases(199, 'naam')))),
    count: 80,
    atOnce: 8,
  },
  {
    name: 'lists of lists of lists, six times over',
    point: '75',
    request: always(
      asking(
        `{ ${times(6, (i) => `r${i}: riecs { gemeenten(first: 100) { edges { node { ... on Gemeente { provincie { gemeenten(first: 100) { edges { node { naam code id } } } } } } } } }`).join(' ')} }`,
      ),
    ),
    count: 80,
    atOnce: 8,
  },
  {
    name: 'a statistic in all its cells, under aliases',
    point: '75',
    request: always(
      asking(
        `{ ${times(4, (i) => `s${i}: meldingenStatistiek(periode: MAAND, uitgesplitstNaar: [FUNCTIE, VORM, KANAAL, PROVINCIE]) { cellen { ${aliases(45, 'periode')} } }`).join(' ')} }`,
      ),
    ),
    count: 80,
    atOnce: 8,
  },
  {
    name: 'a statistic in as many cells as a source builds, under aliases',
    point: '75',
    request: always(
      asking(
        `{ ${times(3, (i) => `s${i}: meldingenStatistiek(periode: MAAND, uitgesplitstNaar: [FUNCTIE, VORM, KANAAL, PROVINCIE]) { cellen { ${aliases(45, 'periode')} } }`).join(' ')} }`,
      ),
    ),
    count: 80,
    atOnce: 8,
  },
  {
    name: 'a statistic in as many cells as leave the gateway, under aliases',
    point: '75',
    request: always(
      asking(
        `{ ${times(2, (i) => `s${i}: meldingenStatistiek(periode: MAAND, uitgesplitstNaar: [FUNCTIE, VORM, KANAAL, PROVINCIE]) { cellen { ${aliases(45, 'periode')} } }`).join(' ')} }`,
      ),
    ),
    count: 80,
    atOnce: 8,
  },
  {
    name: 'the schema about itself, twice nested',
    point: '75',
    request: always(
      asking(
        `{ __schema { types { fields { ${aliases(14, 'name')} type { fields { ${aliases(14, 'description')} } } } } } }`,
      ),
    ),
    count: 80,
    atOnce: 8,
  },
  {
    name: 'refused fields under aliases at every row',
    point: '76',
    request: always(asking(rows(aliases(29, 'aanvragen { aantal }')))),
    count: 80,
    atOnce: 8,
  },
  {
    name: 'refused fields under as many aliases as an afnemer may have, in lists of lists',
    point: '76',
    request: always(asking(rowsInRows(`${aliases(190, 'aanvragen { telling { waarde } }')}`))),
    count: 80,
    atOnce: 8,
  },
  {
    name: 'values that a source refuses at every row',
    point: '76',
    request: always(
      asking(rows(aliases(29, 'meldingen(after: "geen cursor") { pageInfo { hasNextPage } }'))),
    ),
    count: 80,
    atOnce: 8,
  },
]
