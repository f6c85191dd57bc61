import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { PublicError } from '../errors.ts'
import { aliasLength } from './alias-length.ts'
import { aliases } from './aliases.ts'
import { depth } from './depth.ts'
import { directives } from './directives.ts'
import { immeasurable } from './expansion.ts'
import { afnemerLimits, anonymousLimits, hold, holdSize, limitNames, limits } from './limits.ts'
import { rootFields } from './root-fields.ts'
import { selections } from './selections.ts'
import { tokens } from './tokens.ts'

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index)

/** Thirty fragments, each of which spreads the next one twice: a billion selections in 300 tokens. */
const doubling = `{ a { ...F0 } } ${numbers(30)
  .map((i) => `fragment F${i} on A { x: b { ...F${i + 1} } y: b @skip(if: false) { ...F${i + 1} } }`)
  .join(' ')} fragment F30 on A { b { c } }`

describe('tokens', () => {
  it('counts what the parser would read, without comments and commas', () => {
    expect(tokens('{ a, b(c: [1, "x"]) } # no { more }')).toBe(12)
    expect(tokens('{ a, b(c: [1, "x"]) }')).toBe(parse('{ a, b(c: [1, "x"]) }').tokenCount)
  })

  it('counts text that is no GraphQL up to where it breaks', () => {
    expect(tokens('{ a "unterminated')).toBe(2)
  })
})

describe('depth', () => {
  it('counts fields within fields, through named and inline fragments', () => {
    expect(depth(parse('{ a }'))).toBe(1)
    expect(depth(parse('{ a { ... { ... on A { b { ...F } } } } } fragment F on B { c { d } }'))).toBe(4)
  })

  it('takes the deepest of all branches, fragments and operations', () => {
    expect(depth(parse('query A { a { b } a2: a { b { c } } } query B { a }'))).toBe(3)
  })

  it('measures fragments that double thirty times without expanding them', () => {
    expect(depth(parse(doubling))).toBe(33)
  })
})

describe('aliases', () => {
  it('counts those of __typename too', () => {
    expect(aliases(parse('{ a x: a y: __typename a { z: b } }'))).toBe(3)
  })

  it('counts those in a fragment as often as it is spread', () => {
    expect(aliases(parse('{ ...F ...F a { ...F } } fragment F on A { x: b y: b }'))).toBe(6)
  })

  it('stops counting where nothing is allowed any more', () => {
    expect(aliases(parse(doubling))).toBe(immeasurable)
  })
})

describe('aliasLength', () => {
  it("is that of the longest alias, wherever it stands; names are the schema's own", () => {
    expect(aliasLength(parse('{ veldMetEenNaam }'))).toBe(0)
    expect(aliasLength(parse('{ ab: a { ...F } } fragment F on A { ... { lange: b } c: d }'))).toBe(5)
  })
})

describe('rootFields', () => {
  it('counts those in fragments and not what is below them', () => {
    expect(rootFields(parse('{ a { b c } ...F ... { d } } fragment F on Query { e f { g } }'))).toBe(4)
  })

  it('takes the operation with most of them', () => {
    expect(rootFields(parse('query A { a b c } query B { a }'))).toBe(3)
  })
})

describe('directives', () => {
  it('counts those on fields, fragments, operations and variables', () => {
    const query = 'query ($v: Int @x) @x { a @x @x ... @x { b } ...F @x ...F } fragment F on Query { c @x }'
    expect(directives(parse(query))).toBe(8)
  })

  it('counts those in a fragment as often as it is spread', () => {
    expect(directives(parse(doubling))).toBe(immeasurable)
  })
})

describe('selections', () => {
  it('counts fields, spreads and inline fragments as if every fragment were spelled out', () => {
    expect(selections(parse('{ ...F ...F } fragment F on Query { a { b } ... { c } }'))).toBe(10)
  })

  it('measures a document that doubles without expanding it', () => {
    expect(selections(parse(doubling))).toBe(immeasurable)
  })
})

describe('a document that is not valid', () => {
  it.each([
    ['spreads itself', '{ ...F } fragment F on Query { a ...F }'],
    [
      'spreads itself through another',
      '{ ...F } fragment F on Query { a ...G } fragment G on Query { ...F }',
    ],
    ['spreads what does not exist', '{ a ...F }'],
    ['has no operation', 'fragment F on Query { a }'],
  ])('is measured, for validation to refuse, when it %s', (_, query) => {
    expect(selections(parse(query))).toBeLessThan(10)
    expect(depth(parse(query))).toBeLessThan(3)
  })
})

describe('hold', () => {
  const refused = (found: Parameters<typeof hold>[0]) => {
    try {
      hold(found, afnemerLimits)
    } catch (error) {
      return error
    }
    return undefined
  }

  it('lets pass what is exactly at its limit', () => {
    expect(refused(afnemerLimits)).toBeUndefined()
  })

  it('names the limit, what was found and what is allowed, with status 400', () => {
    const error = refused({ diepte: 21 })
    expect(error).toBeInstanceOf(PublicError)
    expect(error).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      status: 400,
      message: 'The operation passes the limit "diepte": it has 21; wanted at most 20',
      extensions: { limiet: 'diepte', waarde: 21, toegestaan: 20 },
    })
  })

  it('names the first in order when more are passed', () => {
    expect(refused({ kosten: immeasurable, tokens: 1, selecties: 5000, aliassen: 5000 })).toMatchObject({
      extensions: { limiet: 'aliassen' },
    })
  })
})

describe('holdSize', () => {
  const limits = { ...afnemerLimits, omvang: 10_000 }

  it('lets an answer pass that is as large as it may be, and refuses one that is larger with status 400', () => {
    expect(() => holdSize({ namen: Array(900).fill('naam') }, limits)).not.toThrow()
    expect(() => holdSize({ namen: Array(9_000).fill('naam') }, limits)).toThrow(
      expect.objectContaining({ status: 400, extensions: { limiet: 'omvang', toegestaan: 10_000 } }),
    )
  })

  it('counts what many rows share in each of them', () => {
    const shared = { teksten: Array(100).fill('naam') }
    expect(() => holdSize({ rijen: Array(1_000).fill(shared) }, limits)).toThrow(/omvang/)
  })
})

describe('limits', () => {
  it.each(limitNames)(
    'allows anyone less than an afnemer, and an afnemer no more than the register may: %s',
    (name) => {
      expect(anonymousLimits[name]).toBeLessThan(afnemerLimits[name])
      expect(afnemerLimits[name]).toBeLessThanOrEqual(limits[name].hoogstens)
    },
  )
})
