import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql'
import { isDate, isUtcMoment, startsWithDate } from './calendar.ts'

const tijdstipPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/

/** A calendar date, `YYYY-MM-DD`, that exists. */
export const Datum = new GraphQLScalarType({
  name: 'Datum',
  serialize: parseDatum,
  parseValue: parseDatum,
  parseLiteral: (node) => parseDatum(stringOf(node)),
})

/** A moment in UTC: goes out as RFC 3339 with milliseconds, comes in as any RFC 3339 moment. */
export const Tijdstip = new GraphQLScalarType({
  name: 'Tijdstip',
  serialize: writeTijdstip,
  parseValue: parseTijdstip,
  parseLiteral: (node) => parseTijdstip(stringOf(node)),
})

/** A whole number of euro cents, up to 2^53. */
export const Bedrag = new GraphQLScalarType({
  name: 'Bedrag',
  serialize: parseBedrag,
  parseValue: parseBedrag,
  parseLiteral: (node) => parseBedrag(node.kind === Kind.INT ? Number(node.value) : undefined),
})

export const scalars = { Datum, Tijdstip, Bedrag }

function parseDatum(value: unknown): string {
  if (typeof value === 'string' && isDate(value)) return value
  throw new GraphQLError(
    `Reading a Datum: found ${JSON.stringify(value)}, wanted a date such as "2024-05-14"`,
  )
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
  throw new GraphQLError(
    `Reading a Tijdstip: found ${JSON.stringify(value)}, wanted a moment such as "2024-05-14T09:30:00Z"`,
  )
}

function parseBedrag(value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value
  throw new GraphQLError(
    `Reading a Bedrag: found ${JSON.stringify(value)}, wanted a whole number of euro cents`,
  )
}

function stringOf(node: ValueNode): string | undefined {
  return node.kind === Kind.STRING ? node.value : undefined
}
