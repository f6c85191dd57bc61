import { describe, expect, it } from 'vitest'
import type { Modified, Refused } from '../decision/decide.ts'
import { Shape } from '../decision/shape.ts'
import { respond } from './respond.ts'

const unchanged = { kind: 'unchanged' } as const

/** The shape of `{ open geheim }` where `geheim` is refused. */
function shape(): Shape {
  const made = new Shape()
  const entry = { types: new Set(['Query']), conditions: [], below: null }
  made.entries.push({ ...entry, key: 'open', refused: null })
  made.entries.push({ ...entry, key: 'geheim', refused: { veld: 'Query.geheim', vereist: ['geheim:lezen'] } })
  return made
}
const refusal = {
  message: 'Not authorised to read "Query.geheim"',
  path: ['geheim'],
  extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE', veld: 'Query.geheim', vereist: ['geheim:lezen'] },
}

describe('respond', () => {
  it('passes on what was fetched, without an empty list of errors', () => {
    const answer = respond(unchanged, { data: { open: 1 }, errors: [] }, {})
    expect(answer).toEqual({ data: { open: 1 } })
    expect(answer).not.toHaveProperty('errors')
  })

  it('answers null where nothing was fetched', () => {
    expect(respond(unchanged, { data: undefined, errors: [] }, {})).toEqual({ data: null })
  })

  it('says of a fault in a source only where it is and which source', () => {
    const { errors } = respond(
      unchanged,
      {
        data: { open: null },
        errors: [
          {
            message: 'connect ECONNREFUSED 10.0.0.1:5432 for user nwb with password geheim',
            path: ['open', 0, 'adres'],
            locations: [{ line: 1, column: 1 }],
            extensions: {
              code: 'INTERNAL_SERVER_ERROR',
              serviceName: 'otwb',
              stacktrace: ['at /app/store.ts'],
              exception: { message: 'geheim' },
              query: '{ geheim }',
            },
          },
        ],
      },
      {},
    )
    expect(errors).toEqual([
      {
        message: 'A source could not answer this part',
        path: ['open', 0, 'adres'],
        extensions: { code: 'SOURCE_FAILED', bron: 'otwb' },
      },
    ])
  })

  it('names no source that is no name', () => {
    const { errors } = respond(
      unchanged,
      { data: null, errors: [{ message: 'x', extensions: { serviceName: { geheim: 1 } } }] },
      {},
    )
    expect(errors).toEqual([
      { message: 'A source could not answer this part', extensions: { code: 'SOURCE_FAILED' } },
    ])
  })

  it("shows a caller's own mistake, and nothing of what came with it", () => {
    const { errors } = respond(
      unchanged,
      {
        data: null,
        errors: [
          {
            message: 'Reading "after": this cursor is not one of this list',
            path: ['open'],
            extensions: { code: 'BAD_USER_INPUT', serviceName: 'otwb', stacktrace: ['geheim'] },
          },
        ],
      },
      {},
    )
    expect(errors).toEqual([
      {
        message: 'Reading "after": this cursor is not one of this list',
        path: ['open'],
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ])
  })

  it('does not take a refusal at the source for one that may be shown', () => {
    const { errors } = respond(
      unchanged,
      {
        data: null,
        errors: [
          {
            message: 'The caller may not read "X.y"',
            extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE', veld: 'X.y' },
          },
        ],
      },
      {},
    )
    expect(JSON.stringify(errors)).not.toContain('X.y')
  })

  it('puts refusals first, then the faults of what was left', () => {
    const decision: Modified = { kind: 'modified', operation: '{ open }', shape: shape(), typeKey: '_type' }
    const { data, errors } = respond(
      decision,
      { data: { open: null }, errors: [{ message: 'x', path: ['open'] }] },
      {},
    )
    expect({ ...data }).toEqual({ open: null, geheim: null })
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual([
      'UNAUTHORIZED_FIELD_OR_TYPE',
      'SOURCE_FAILED',
    ])
    expect(errors?.[0]).toEqual(refusal)
  })

  it('answers without a result where everything is refused', () => {
    const refused: Refused = { kind: 'refused', shape: shape(), whole: false }
    expect(respond(refused, null, {})).toEqual({ data: null, errors: [refusal] })
  })

  it('gives no paths for an operation that is refused whole', () => {
    const refused: Refused = { kind: 'refused', shape: shape(), whole: true }
    const { path: _, ...withoutPath } = refusal
    expect(respond(refused, null, {})).toEqual({ data: null, errors: [withoutPath] })
  })

  it('tells what fails at many rows a hundred times, and how many times more', () => {
    const failing = Array.from({ length: 9_000 }, (_, row) => ({
      message: 'stuk',
      path: ['lijst', row, 'naam'],
      extensions: { serviceName: 'otwb', geheim: row },
    }))
    const { errors = [] } = respond(unchanged, { data: { lijst: [] }, errors: failing }, {})

    expect(errors).toHaveLength(101)
    expect(errors[0]).toEqual({
      message: 'A source could not answer this part',
      extensions: { code: 'SOURCE_FAILED', bron: 'otwb', weggelaten: 8_900 },
    })
    expect(errors[1]?.path).toEqual(['lijst', 0, 'naam'])
  })
})
