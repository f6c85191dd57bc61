import { readFileSync } from 'node:fs'
import { parse, print } from 'graphql'
import { describe, expect, it } from 'vitest'
import { faultIn } from '../gateway/engine/check-plan.ts'
import { normalise } from '../gateway/engine/normalise/normalise.ts'
import { planDocument } from '../gateway/engine/normalise/plan-document.ts'
import { operationIn } from '../gateway/engine/operation.ts'
import { knowledgeOf } from '../gateway/engine/supergraph/knowledge.ts'
import { limits } from '../gateway/limits/limits.ts'
import { plannerOfHive } from '../gateway/planner/hive/index.ts'
import { loadSupergraph } from '../gateway/supergraph/load.ts'
import { operationOf } from './engine/operations.ts'

/** How many random operations are planned; a longer run goes on from another seed. */
const wanted = Number(process.env['PLANNEN_AANTAL'] ?? 3_000)
const first = Number(process.env['PLANNEN_VANAF'] ?? 1)

const {
  executableSdl,
  policy: { schema },
} = loadSupergraph(readFileSync(new URL('../schema/supergraph.graphql', import.meta.url), 'utf8'))
const knowledge = knowledgeOf(executableSdl)
const planner = (await plannerOfHive(executableSdl)) ?? expect.fail('there is no binary of the planner')

/** What the engine has planned of an operation in which all conditions hold; null where nothing is asked. */
async function plan(query: string, name: string | undefined) {
  const asked = operationIn(parse(query), name)
  const conditions = new Set(asked.conditions.map((condition) => condition.name))
  const { operation } = normalise(knowledge.names, asked, conditions)
  const document = planDocument(schema, operation)
  return document ? (await planner.plan(print(document), operation.definition.name?.value)).node : null
}

const organisatie = (inside: string) => `{ organisatie(id: "gm0344") { ${inside} } }`

/** From source to source and back. */
function backAndForth(times: number): string {
  if (times === 0) return 'naam'
  const list = ['meldingen', 'aanvragen', 'sessies'][times % 3]
  return `${list}(first: 1) { edges { node { organisatie { ${backAndForth(times - 1)} } } } }`
}

/** Each type of an organisation by itself, at every level. */
function perType(times: number): string {
  if (times === 0) return 'naam'
  return ['Gemeente', 'Provincie', 'Waterschap']
    .map(
      (type) =>
        `... on ${type} { sessies(first: 1) { edges { node { organisatie { ${perType(times - 1)} } } } } }`,
    )
    .join(' ')
}

function alternating(times: number): string {
  return times === 0 ? 'naam' : `... on Organisatie { ... on Gemeente { ${alternating(times - 1)} } }`
}

const many = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index)).join(' ')

describe('the planner on our own supergraph', () => {
  it(
    'plans whatever is valid, and tells sources what they must know',
    async () => {
      const failed: string[] = []
      for (let seed = first; seed < first + wanted; seed++) {
        const { query, operationName } = operationOf({ apiSchema: schema, name: 'hub', values: {} }, seed)
        const fault = await plan(query, operationName).then(
          (node) => faultIn(knowledge, node),
          (error: unknown) => String(error),
        )
        if (fault !== undefined) failed.push(`seed ${seed}: ${fault}\n${query}`)
      }
      expect(failed.slice(0, 3).join('\n\n')).toBe('')
    },
    wanted * 100 + 60_000,
  )

  const { hoogstens } = limits.aliassen
  it.each([
    ['eight times from source to source', organisatie(backAndForth(8))],
    ['every type by itself, three levels deep', organisatie(perType(3))],
    ['fragments in fragments', organisatie(alternating(400))],
    [
      'as many aliases as may be, over all sources',
      organisatie(many(hoogstens, (i) => `a${i}: ${backAndForth(1)}`)),
    ],
    [
      'as many root fields as may be',
      `{ ${many(limits.wortelvelden.hoogstens, (i) => `a${i}: organisatie(id: "${i}") { ${backAndForth(2)} }`)} }`,
    ],
    [
      'a text with every sign that is odd',
      organisatie('naam').replace('gm0344', '\\u0000 \\uD83D\\uDE00 \\u202E \u2028 \uFFFF'),
    ],
    [
      'fragments by name in a chain that doubles',
      `${organisatie('...F0')} ${many(10, (i) => `fragment F${i} on Organisatie { a${i}: naam ${i < 9 ? `...F${i + 1} ...F${i + 1}` : ''} }`)}`,
    ],
  ])('plans %s', async (_, query) => {
    expect(await plan(query, undefined)).not.toBeNull()
  })

  it.each([
    ['what nests deeper than it reads', organisatie(backAndForth(30))],
    ['what is no GraphQL', '{'],
    ['what is not in the schema', '{ bestaatNiet }'],
    ['a NUL', '{ riecs { id } } \u0000'],
  ])('refuses %s, and plans on', async (_, query) => {
    await expect(planner.plan(query, undefined)).rejects.toThrow(/^Planning an operation: /)
    await expect(planner.plan('{ riecs { id } }', undefined)).resolves.toMatchObject({
      node: { kind: 'root' },
    })
  })
})
