import { describe, expect, test } from 'vitest'
import { databases } from './support/databases.ts'
import { useHub } from './support/hub.ts'

// What is refused is not asked of any database, so one shows it.
const [database] = databases()
if (!database) throw new Error('there is always one database')
describe('a question about the schema', () => {
  const hub = useHub(database)

  const refused = { extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE', veld: 'Query.meldingenStatistiek' } }
  const telling = 'meldingenStatistiek { totaal { waarde } }'

  test('is answered beside data that is refused', async () => {
    const { status, body } = await hub.ask(null, `{ ${telling} __schema { queryType { name } } }`)
    expect(status).toBe(200)
    expect(body).toMatchObject({ errors: [{ path: ['meldingenStatistiek'], ...refused }] })
    expect(body.errors).toHaveLength(1)
    expect({ data: body.data }).toEqual({
      data: { meldingenStatistiek: null, __schema: { queryType: { name: 'Query' } } },
    })
    expect(Object.keys(body.data ?? {})).toEqual(['meldingenStatistiek', '__schema'])
    expect(hub.statements.size).toBe(0)
  })

  test('is answered by the keys, in the order and under the conditions of the question', async () => {
    const query = `query ($zonder: Boolean!) {
      ...F
      eerst: ${telling}
      weg: ${telling.replace('{', '@skip(if: $zonder) {')}
    }
    fragment F on Query { wat: __type(name: "Query") { kind } }`
    const { body } = await hub.ask(null, query, { zonder: true })
    expect(JSON.stringify(body.data)).toBe('{"wat":{"kind":"OBJECT"},"eerst":null}')
    expect(body.errors).toEqual([expect.objectContaining({ path: ['eerst'] })])
  })

  test('is answered beside what is public too, and without it there is no data where nothing is left', async () => {
    const { body } = await hub.ask(null, `{ ${telling} brieven { id } __type(name: "Brief") { name } }`)
    expect(body.data).toMatchObject({ meldingenStatistiek: null, __type: { name: 'Brief' } })
    expect(body.data?.['brieven']).toHaveLength(4)
    expect((await hub.ask(null, `{ ${telling} }`)).body).toMatchObject({ data: null, errors: [refused] })
  })
})
