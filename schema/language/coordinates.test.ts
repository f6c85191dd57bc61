import { buildSchema, parse, print } from 'graphql'
import { describe, expect, it } from 'vitest'
import { argumentCoordinate, elementsIn, fieldsIn, keepElements } from './coordinates.ts'

const sdl = parse(`
  directive @d(nooit: Int) on FIELD_DEFINITION
  schema { query: Query }
  type Query { "Eén." melding(id: ID, filter: Filter): Melding }
  interface Organisatie { id: ID }
  extend type Melding { ernst(in: Schaal): Int }
  union Alles = Melding
  scalar Datum
  enum Volgorde { ERNST DATUM }
  input Filter { ernst: Int = 3 }
  extend input Filter { van: Datum }
  extend enum Volgorde { NAAM }
`)

describe('elementsIn', () => {
  it('gives every type, field, argument, input field and enum value with its coordinate, in order', () => {
    expect(elementsIn(sdl).map(({ kind, coordinate }) => `${kind} ${coordinate}`)).toEqual([
      'type Query',
      'field Query.melding',
      'argument Query.melding(id:)',
      'argument Query.melding(filter:)',
      'type Organisatie',
      'field Organisatie.id',
      'type Melding',
      'field Melding.ernst',
      'argument Melding.ernst(in:)',
      'type Alles',
      'type Datum',
      'type Volgorde',
      'enumValue Volgorde.ERNST',
      'enumValue Volgorde.DATUM',
      'type Filter',
      'inputField Filter.ernst',
      'type Filter',
      'inputField Filter.van',
      'type Volgorde',
      'enumValue Volgorde.NAAM',
    ])
  })

  it('says in which definition each stands', () => {
    const found = elementsIn(sdl).map(({ coordinate, definition }) => `${coordinate} ${definition.kind}`)
    expect(found).toContain('Melding.ernst(in:) ObjectTypeExtension')
    expect(found).toContain('Filter.van InputObjectTypeExtension')
    expect(found).toContain('Datum ScalarTypeDefinition')
  })
})

describe('keepElements', () => {
  it('takes out what is not kept with all that is in it, and leaves what is no element', () => {
    const gone = new Set([
      'Query.melding(filter:)',
      'Melding',
      'Volgorde.DATUM',
      'Filter.van',
      'Organisatie.id',
    ])
    const left = keepElements(sdl, ({ coordinate }) => !gone.has(coordinate))
    expect(print(left).replace(/\s+/g, ' ')).toBe(
      'directive @d(nooit: Int) on FIELD_DEFINITION schema { query: Query } ' +
        'type Query { "Eén." melding(id: ID): Melding } interface Organisatie union Alles = Melding scalar Datum ' +
        'enum Volgorde { ERNST } input Filter { ernst: Int = 3 } extend input Filter extend enum Volgorde { NAAM }',
    )
  })
})

describe('argumentCoordinate', () => {
  it('is written as the walk over an SDL writes it', () => {
    expect(elementsIn(sdl).map(({ coordinate }) => coordinate)).toContain(
      argumentCoordinate('Query', 'melding', 'filter'),
    )
  })
})

describe('fieldsIn', () => {
  it('gives the fields of objects and interfaces, without those by which a schema describes itself', () => {
    const schema = buildSchema(
      'type Query { a: B } interface B { b: Int } type C implements B { b: Int c: Int }',
    )
    expect(fieldsIn(schema).map(({ coordinate }) => coordinate)).toEqual(['Query.a', 'B.b', 'C.b', 'C.c'])
  })
})
