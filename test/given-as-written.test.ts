import { readFileSync } from 'node:fs'
import { buildSchema } from 'graphql'
import { beforeAll, describe, expect, test } from 'vitest'
import { readRegister } from '../gateway/register/register.ts'
import { databases } from './support/databases.ts'
import { type HttpAnswer, useHub } from './support/hub.ts'
import { type RootArgument, rootArguments } from './support/root-arguments.ts'

const schema = buildSchema(readFileSync(new URL('../schema/api.graphql', import.meta.url), 'utf8'), {
  assumeValidSDL: true,
})
const register = readRegister(new URL('../schema/afnemers.yaml', import.meta.url))
const places = rootArguments(schema)

const isText = ({ type }: RootArgument) => type === 'ID' || type === 'String'

describe.each(databases())('what is asked is taken as it is written, on $name', (database) => {
  const hub = useHub(database)

  /** Asks as somebody who may ask it. */
  async function ask(query: string): Promise<HttpAnswer> {
    let answer: HttpAnswer | undefined
    for (const afnemer of [null, ...register.afnemers.keys()]) {
      answer = await hub.ask(afnemer, query)
      const codes = (answer.body.errors ?? []).map(
        (error: { extensions?: { code?: string } }) => error.extensions?.code,
      )
      if (!codes.includes('UNAUTHORIZED_FIELD_OR_TYPE')) return answer
    }
    throw new Error(`Asking ${query}: no afnemer may`)
  }

  function expectRefused({ body }: HttpAnswer, place: string): void {
    const codes = (body.errors ?? []).map(
      (error: { extensions?: { code?: string } }) => error.extensions?.code,
    )
    expect({ place, codes }).toEqual({ place, codes: ['BAD_USER_INPUT'] })
  }

  beforeAll(() => expect(places.length).toBeGreaterThan(100))

  test.each(places.filter(isText))(
    'an empty text is not left out: $place',
    async ({ place, ask: written }) => {
      expectRefused(await ask(written('""')), place)
    },
  )

  const ranges = places.filter(({ name, beside }) => name === 'van' && beside.includes('tot'))
  test.each(ranges)('a range that runs backwards is refused: $place', async ({ place, ask: written }) => {
    expectRefused(await ask(written('"2024-02-01"', 'tot: "2024-01-31"')), place)
  })

  const years = places.filter(({ name, type }) => type === 'Int' && /jaar|indeling/i.test(name))
  test.each(years)(
    'a year that is none is refused with its bounds: $place',
    async ({ place, ask: written }) => {
      for (const jaar of ['0', '-1', '12024', '99999'])
        expectRefused(await ask(written(jaar)), `${place} ${jaar}`)
    },
  )

  const sizes = places.filter(({ name }) => name === 'first')
  test.each(sizes)('a page of nought is refused: $place', async ({ place, ask: written }) => {
    expectRefused(await ask(written('0')), place)
  })

  const days = places.filter(({ type }) => type === 'Datum')
  test.each(days)('a day that is none is refused: $place', async ({ place, ask: written }) => {
    for (const dag of ['"12024-05-14"', '"2023-02-30"', '""', '"2024-05-14T00:00:00Z"']) {
      const { status, body } = await ask(written(dag))
      expect({ place, dag, status, data: body.data ?? null }).toEqual({ place, dag, status: 400, data: null })
    }
  })
})
