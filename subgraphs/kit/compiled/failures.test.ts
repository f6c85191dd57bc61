import { buildSchema, type ExecutionResult, GraphQLError, getOperationAST, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { compileOperation } from './operation.ts'

const schema = buildSchema(`
  type Query { rijen: [Rij] }
  type Rij { aantal: Int  naam: String  streng: Streng }
  type Streng { naam: String! }
`)
const rows = 20_000
const fieldsOf = (type: string) => {
  const found = schema.getType(type)
  if (!found || !('getFields' in found)) throw new Error(`The test schema has no ${type}`)
  return found.getFields() as Record<string, { resolve?: unknown }>
}
const resolve = (type: string, field: string, resolver: () => unknown) =>
  Object.assign(fieldsOf(type)[field] ?? {}, { resolve: resolver })

let thrown = 0
resolve('Query', 'rijen', () => Array.from({ length: rows }, () => ({})))
resolve('Rij', 'streng', () => ({}))
resolve('Rij', 'aantal', () => {
  thrown += 1
  const code = thrown % 2 === 0 ? 'ONBEKEND' : 'NIET_VAN_TOEPASSING'
  throw new GraphQLError(`Geen aantal: ${code}`, { extensions: { code } })
})
for (const type of ['Rij', 'Streng'])
  resolve(type, 'naam', async () => {
    throw new Error('stuk')
  })

async function answer(query: string): Promise<ExecutionResult> {
  const document = parse(query)
  const operation = getOperationAST(document)
  if (!operation) throw new Error('The test query has no operation')
  return compileOperation(schema, document, operation)({}, {}, {})
}

describe('errors at many rows', () => {
  it('are kept a hundred times for each thing said at a field, and counted', async () => {
    const { data, errors = [] } = await answer('{ rijen { aantal } }')

    expect(data?.['rijen']).toHaveLength(rows)
    expect(errors).toHaveLength(202)
    expect(errors.slice(0, 2).map(({ path }) => path)).toEqual([
      ['rijen', 0, 'aantal'],
      ['rijen', 1, 'aantal'],
    ])
    const counted = errors.filter(({ extensions }) => extensions['weggelaten'] !== undefined)
    expect(counted.map(({ message, path, extensions }) => ({ message, path, extensions }))).toEqual(
      ['NIET_VAN_TOEPASSING', 'ONBEKEND'].map((code) => ({
        message: `Geen aantal: ${code}`,
        path: undefined,
        extensions: { code, weggelaten: rows / 2 - 100 },
      })),
    )
  })

  it('are kept for each alias, and where they take what is around them along', async () => {
    const { data, errors = [] } = await answer('{ rijen { a: naam b: naam streng { naam } } }')

    expect(data?.['rijen']).toHaveLength(rows)
    expect(new Set(errors.map(({ path }) => path?.slice(2).join('.')))).toEqual(
      new Set(['a', 'b', 'streng.naam', undefined]),
    )
    expect(errors).toHaveLength(303)
    const left = errors.map(({ extensions }) => Number(extensions['weggelaten'] ?? 0))
    expect(left.filter((count) => count > 0)).toEqual([rows - 100, rows - 100, rows - 100])
  })
})
