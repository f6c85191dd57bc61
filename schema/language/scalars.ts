import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql'
import { isDate, isUtcMoment, startsWithDate } from './calendar.ts'
import { foundInJson } from './given-value.ts'

/** What each takes, in the words of every error about it. */
const wanted = {
  Datum: 'a date that exists, such as 2024-05-14',
  Tijdstip: 'a moment with its offset from UTC, such as 2024-05-14T09:30:00Z',
  Bedrag: 'a whole number of euro cents, such as 250000',
}

const tijdstipPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/

/** A calendar date, `YYYY-MM-DD`, that exists. */
export const Datum = new GraphQLScalarType({
  name: 'Datum',
  extensions: { wanted: wanted.Datum },
  serialize: parseDatum,
  parseValue: parseDatum,
  parseLiteral: (node) => parseDatum(stringOf(node)),
})

/** A moment in UTC: goes out as RFC 3339 with milliseconds, comes in as any RFC 3339 moment. */
export const Tijdstip = new GraphQLScalarType({
  name: 'Tijdstip',
  extensions: { wanted: wanted.Tijdstip },
  serialize: writeTijdstip,
  parseValue: parseTijdstip,
  parseLiteral: (node) => parseTijdstip(stringOf(node)),
})

/** A whole number of euro cents, up to 2^53. */
export const Bedrag = new GraphQLScalarType({
  name: 'Bedrag',
  extensions: { wanted: wanted.Bedrag },
  serialize: parseBedrag,
  parseValue: parseBedrag,
  parseLiteral: (node) => parseBedrag(node.kind === Kind.INT ? Number(node.value) : undefined),
})

export const scalars = { Datum, Tijdstip, Bedrag }

function parseDatum(value: unknown): string {
  if (typeof value === 'string' && isDate(value)) return value
  throw unfit('Datum', value)
}

function writeTijdstip(value: unknown): string {
  if (typeof value === 'string' && isUtcMoment(value)) return value
  return (value instanceof Date ? value : parseTijdstip(value)).toISOString()
}

function parseTijdstip(value: unknown): Date {
  if (typeof value === 'string' && tijdstipPattern.test(value)) {
    const moment = new Date(value)
    // JavaScript takes 30 February for 1 March; the day itself must exist.
    if (!Number.isNaN(moment.getTime()) && startsWithDate(value)) return moment
  }
  throw unfit('Tijdstip', value)
}

function parseBedrag(value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value
  throw unfit('Bedrag', value)
}

/** A row's own value can be in it as well as a caller's: what was found is told without its text. */
function unfit(name: keyof typeof wanted, value: unknown): GraphQLError {
  return new GraphQLError(`Reading a ${name}: found ${foundInJson(value)}, wanted ${wanted[name]}`)
}

function stringOf(node: ValueNode): string | undefined {
  return node.kind === Kind.STRING ? node.value : undefined
}
