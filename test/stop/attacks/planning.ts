import { aliases, asking, type Flood, times } from '../attack.ts'

const types = ['Gemeente', 'Provincie', 'Waterschap']

/** From source to source and back: each of the three ends where another begins. */
function backAndForth(steps: number): string {
  if (steps === 0) return 'naam'
  const field = steps % 2 === 0 ? 'norm' : 'gebied'
  return `${field} { naam organisatie { ${backAndForth(steps - 1)} } }`
}

/** Each type of an organisation by itself, at every level. */
function perType(steps: number): string {
  if (steps === 0) return 'naam'
  const below = perType(steps - 1)
  return times(3, (type) => `... on ${types[type]} { gebied { organisatie { ${below} } } }`).join(' ')
}

/** As deep as a document may be, with a fragment at every level. */
function deep(steps: number): string {
  if (steps === 0) return 'naam'
  return `... on Gemeente { gebied { organisatie { ... on Provincie { norm { organisatie { ${deep(steps - 1)} } } } } } }`
}

/** Operations that were never sent before, so that each is planned: what differs is the key of one field. */
const planned = (name: string, inside: string): Flood => ({
  name,
  point: '69',
  request: (index) => asking(`{ o${index}: organisatie(id: "gm0344") { ${inside} } }`),
  count: 400,
  atOnce: 8,
})

/** What takes long to plan, by the shape that does. */
export const planning: readonly Flood[] = [
  planned('plans from source to source, seven times', backAndForth(7)),
  planned('plans from source to source, under aliases', aliases(16, backAndForth(7))),
  planned('plans of interfaces in interfaces', 'opvolgers { voorgangers { gebied { naam } norm { naam } } }'),
  planned('plans with every type by itself, three levels deep', perType(3)),
  planned('plans as deep as may be, with fragments', deep(3)),
  planned('plans of aliases over all sources', aliases(25, backAndForth(1))),
  planned('plans of as many aliases as an afnemer may have', aliases(90, backAndForth(1))),
  {
    name: 'plans of as many root fields as may be',
    point: '69',
    request: (index) =>
      asking(
        `{ ${times(20, (root) => `o${index}_${root}: organisatie(id: "gm0344") { ${backAndForth(2)} }`).join(' ')} }`,
      ),
    count: 400,
    atOnce: 8,
  },
  {
    name: 'plans of large operations, which other conditions make others each time',
    point: '69',
    request: (index) => ({
      body: JSON.stringify({
        query: `query (${times(9, (bit) => `$c${bit}: Boolean!`).join(' ')}) { organisatie(id: "gm0344") { ${times(9, (bit) => `a${bit}: norm @include(if: $c${bit}) { naam organisatie { ${backAndForth(2)} } }`).join(' ')} } }`,
        variables: Object.fromEntries(
          times(9, (bit) => `c${bit}`).map((name, bit) => [name, ((index >> bit) & 1) === 1]),
        ),
      }),
    }),
    count: 400,
    atOnce: 8,
  },
]
