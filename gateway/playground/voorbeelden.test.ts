import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { buildSchema, parse, validate } from 'graphql'
import { describe, expect, it } from 'vitest'
import { bestanden, readVoorbeelden } from './voorbeelden.ts'

const contract = new URL('../../schema/api.graphql', import.meta.url)

describe('the examples', () => {
  it('are all in the list', () => {
    const files = readdirSync(new URL('voorbeelden/', import.meta.url))
    expect(bestanden.map(({ bestand }) => bestand).sort()).toEqual(files.sort())
  })

  it.skipIf(!existsSync(contract)).each(readVoorbeelden())(
    'ask what the hub answers: $titel',
    ({ vraag }) => {
      const schema = buildSchema(readFileSync(contract, 'utf8'))
      expect(validate(schema, parse(vraag)).map(({ message }) => message)).toEqual([])
    },
  )
})
