import { buildSchema, type ExecutionResult, getOperationAST, parse } from 'graphql'
import { beforeEach, describe, expect, it } from 'vitest'
import { compileOperation } from './operation.ts'
import { Room } from './room.ts'

const schema = buildSchema(`
  type Query { rijen: [Rij]  streng: [Rij!]!  getallen: [[Int]]  teksten: [String] }
  type Rij { aantal: Int  naam: String  later: String  buur: Rij }
`)
const rows = 10_000

/** How many rows were looked at. */
let built = 0
const row = {
  get aantal() {
    built += 1
    return 1
  },
  naam: 'x'.repeat(1_000),
  later: async () => 'x'.repeat(1_000),
  buur: () => row,
}
const root: Record<string, () => unknown> = {
  rijen: () => Array.from({ length: rows }, () => row),
  streng: () => Array.from({ length: rows }, () => row),
  getallen: () => Array.from({ length: rows }, () => Array(1_000).fill(1)),
  teksten: () => Array.from({ length: rows }, () => row.naam),
}
for (const [name, field] of Object.entries(schema.getQueryType()?.getFields() ?? {}))
  field.resolve = () => root[name]?.()

async function answer(query: string, room: Room, allowed?: number): Promise<ExecutionResult> {
  const document = parse(query)
  const operation = getOperationAST(document)
  if (!operation) throw new Error('The test query has no operation')
  return compileOperation(schema, document, operation, room)({}, {}, {}, allowed)
}
const aliases = (field: string) => Array.from({ length: 100 }, (_, i) => `a${i}: ${field}`).join(' ')

describe('an answer that would be too large', () => {
  beforeEach(() => {
    built = 0
  })

  it.each([
    ['by aliases', `{ rijen { ${aliases('aantal')} } }`],
    ['by long texts', '{ rijen { aantal naam } }'],
    ['by texts that come later', '{ rijen { aantal later } }'],
    ['where nothing may be null', `{ streng { ${aliases('aantal')} } }`],
    ['deep in others', `{ rijen { buur { buur { ${aliases('aantal')} } } } }`],
    ['by lists in lists', '{ getallen }'],
    ['by a list of texts', '{ teksten }'],
  ])('is not built on, and fails whole: %s', async (_, query) => {
    const room = new Room({ mostOfOne: 500_000, most: 1e9 })
    const { data, errors = [] } = await answer(query, room)

    expect(data).toBeNull()
    expect(errors.map(({ extensions }) => extensions)).toEqual([
      { code: 'LIMIT_EXCEEDED', limiet: 'omvang', toegestaan: 500_000 },
    ])
    expect(room.taken).toBe(0)
  })

  it('stops where it passes the limit', async () => {
    await answer(`{ rijen { ${aliases('aantal')} } }`, new Room({ mostOfOne: 500_000, most: 1e9 }))
    // A hundred aliases are some thousand bytes, so some hundreds of rows.
    expect(built).toBeLessThan(100 * 1_000)
    expect(built).toBeGreaterThan(100 * 100)
  })

  it('stops where its caller may have no more', async () => {
    const room = new Room({ mostOfOne: 1e9, most: 1e9 })
    const { errors = [] } = await answer('{ rijen { naam } }', room, 300_000)

    expect(errors.map(({ extensions }) => extensions['toegestaan'])).toEqual([300_000])
  })

  it('is counted about as it will be written', async () => {
    const room = new Room({ mostOfOne: 30_000_000, most: 1e9 })
    const { data } = await answer('{ rijen { naam } }', room)
    const { length } = JSON.stringify(data)

    expect(
      (await answer('{ rijen { naam } }', new Room({ mostOfOne: length * 1.2, most: 1e9 }))).errors,
    ).toBe(undefined)
    expect((await answer('{ rijen { naam } }', new Room({ mostOfOne: length * 0.8, most: 1e9 }))).data).toBe(
      null,
    )
  })
})

describe('answers under way', () => {
  it('have no more together than there is room; a small one is built nevertheless', async () => {
    const room = new Room({ mostOfOne: 20_000_000, most: 15_000_000 })
    const large = '{ rijen { later } }'
    const answers = await Promise.all([
      answer(large, room),
      answer(large, room),
      answer('{ rijen { aantal } }', room),
    ])

    expect(answers.filter(({ data }) => data === null).length).toBeGreaterThan(0)
    expect(answers[2]?.data).not.toBeNull()
    expect(room.taken).toBe(0)
    expect((await answer(large, room)).data).not.toBeNull()
  })
})
