import { type GraphQLLeafType, Kind, type ValueNode } from 'graphql'

/**
 * A value that a caller gave, in a variable or written in the document, as far as may be told of it: what kind of
 * thing it is, and never its text.
 */
export interface GivenValue {
  /** In words that hold nothing of a text: `a text of 11 characters`, `a list of 3`, `the number 7`. */
  readonly found: string
  readonly isNull: boolean
  /** A variable that stands in the document is held against its type by itself. */
  readonly isVariable: boolean
  /** Its items, of a list. */
  readonly items: readonly GivenValue[] | undefined
  /** Its fields, of an object. */
  readonly fields: readonly (readonly [name: string, value: GivenValue])[] | undefined
  /** Where it is written; undefined of a variable's value. */
  readonly node: ValueNode | undefined
  fits(type: GraphQLLeafType): boolean
}

/** A value of JSON; undefined is what is not there. */
export function givenInJson(value: unknown): GivenValue {
  const isObject = typeof value === 'object' && value !== null
  return {
    found: foundInJson(value),
    isNull: value === null || value === undefined,
    isVariable: false,
    get items() {
      return Array.isArray(value) ? value.map(givenInJson) : undefined
    },
    get fields() {
      if (!isObject || Array.isArray(value)) return undefined
      return Object.entries(value).map(([name, one]) => [name, givenInJson(one)] as const)
    },
    node: undefined,
    fits: (type) => comesThrough(() => type.parseValue(value)),
  }
}

/** A value written in a document. */
export function givenInDocument(node: ValueNode): GivenValue {
  return {
    found: foundInDocument(node),
    isNull: node.kind === Kind.NULL,
    isVariable: node.kind === Kind.VARIABLE,
    get items() {
      return node.kind === Kind.LIST ? node.values.map(givenInDocument) : undefined
    },
    get fields() {
      if (node.kind !== Kind.OBJECT) return undefined
      return node.fields.map(({ name, value }) => [name.value, givenInDocument(value)] as const)
    },
    node,
    fits: (type) => comesThrough(() => type.parseLiteral(node, undefined)),
  }
}

/** What was found, of a value of JSON. */
export function foundInJson(value: unknown): string {
  if (value === undefined) return 'missing'
  if (value === null) return 'null'
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return aNumber(String(value))
  if (typeof value === 'string') return aText(value)
  if (Array.isArray(value)) return aList(value.length)
  return 'an object'
}

function foundInDocument(node: ValueNode): string {
  switch (node.kind) {
    case Kind.NULL:
      return 'null'
    case Kind.BOOLEAN:
      return String(node.value)
    case Kind.INT:
    case Kind.FLOAT:
      return aNumber(node.value)
    case Kind.STRING:
      return aText(node.value)
    // Who forgets the quotes of a text writes a name.
    case Kind.ENUM:
      return `a name of ${characters(node.value.length)}`
    case Kind.LIST:
      return aList(node.values.length)
    case Kind.OBJECT:
      return 'an object'
    case Kind.VARIABLE:
      return 'a variable'
  }
}

/** A number with more digits than this can be that of a person, a telephone or an account. */
const mostDigits = 6

function aNumber(written: string): string {
  return isShort(written) ? `the number ${written}` : bareNumber(written)
}

/** A number by itself, or how long it is where it can be that of somebody. */
export function bareNumber(written: string | number): string {
  return isShort(String(written)) ? String(written) : `a number of ${digitsIn(String(written))} digits`
}

/** Whether a text has so few digits that it cannot be the number of a person, a telephone or an account. */
export function isShort(text: string): boolean {
  return digitsIn(text) <= mostDigits
}

function digitsIn(text: string): number {
  return text.replace(/\D/g, '').length
}

function aText(text: string): string {
  return text.length === 0 ? 'an empty text' : `a text of ${characters(text.length)}`
}

function characters(count: number): string {
  return count === 1 ? '1 character' : `${count} characters`
}

function aList(length: number): string {
  return length === 0 ? 'an empty list' : `a list of ${length}`
}

function comesThrough(read: () => unknown): boolean {
  try {
    return read() !== undefined
  } catch {
    return false
  }
}
