import type { DocumentNode } from 'graphql'
import { anonymousOmvang } from '../../schema/rights/caller.ts'
import { PublicError } from '../errors.ts'
import { aliasLength } from './alias-length.ts'
import { aliases } from './aliases.ts'
import { answerSize } from './answer-size.ts'
import { depth } from './depth.ts'
import { directives } from './directives.ts'
import { rootFields } from './root-fields.ts'
import { selections } from './selections.ts'
import { writtenNesting, writtenValues } from './written-values.ts'

export type LimitName =
  | 'tokens'
  | 'nesting'
  | 'waarden'
  | 'diepte'
  | 'aliassen'
  | 'aliaslengte'
  | 'wortelvelden'
  | 'directieven'
  | 'selecties'
  | 'kosten'
  | 'omvang'

/** What each limit is for one caller. */
export type LimitValues = Readonly<Record<LimitName, number>>

/** What a document measures, for each limit that depends on nothing but the document. */
export type DocumentSizes = Readonly<Record<Exclude<LimitName, 'kosten' | 'omvang' | 'tokens'>, number>>

interface Limit {
  /** For an afnemer whose entry in the register says nothing else. */
  readonly afnemer: number
  /** For a caller without a token. */
  readonly anoniem: number
  /** The most that the register may give: what the hub has been tried with. */
  readonly hoogstens: number
}

/**
 * Every limit, in the order in which they are checked: cheapest first, and each before the work it guards.
 * `tokens` guards parsing and validation, `nesting` and `waarden` every walk over values, written or in variables,
 * `selecties` the decision and the planner, `kosten` the sources, `omvang` (in bytes) every
 * copy of an answer: as it is expected to be, and as it turns out.
 */
export const limits: Readonly<Record<LimitName, Limit>> = {
  tokens: { afnemer: 2_000, anoniem: 1_000, hoogstens: 5_000 },
  nesting: { afnemer: 10, anoniem: 8, hoogstens: 50 },
  waarden: { afnemer: 5_000, anoniem: 1_000, hoogstens: 20_000 },
  diepte: { afnemer: 20, anoniem: 16, hoogstens: 40 },
  aliassen: { afnemer: 200, anoniem: 30, hoogstens: 1_000 },
  aliaslengte: { afnemer: 100, anoniem: 80, hoogstens: 250 },
  wortelvelden: { afnemer: 50, anoniem: 20, hoogstens: 200 },
  directieven: { afnemer: 50, anoniem: 20, hoogstens: 200 },
  selecties: { afnemer: 1_000, anoniem: 500, hoogstens: 5_000 },
  kosten: { afnemer: 25_000, anoniem: 5_000, hoogstens: 250_000 },
  omvang: { afnemer: 5_000_000, anoniem: anonymousOmvang, hoogstens: 20_000_000 },
}

export const limitNames = Object.keys(limits) as readonly LimitName[]

export const afnemerLimits: LimitValues = valuesOf('afnemer')
export const anonymousLimits: LimitValues = valuesOf('anoniem')

/** How the limits on a document are measured. */
const measures: Readonly<Record<keyof DocumentSizes, (document: DocumentNode) => number>> = {
  nesting: writtenNesting,
  waarden: writtenValues,
  diepte: depth,
  aliassen: aliases,
  aliaslengte: aliasLength,
  wortelvelden: rootFields,
  directieven: directives,
  selecties: selections,
}

/** Measures a document that need not be valid, in time linear in the document. */
export function sizesOf(document: DocumentNode): DocumentSizes {
  return Object.fromEntries(
    Object.entries(measures).map(([name, measure]) => [name, measure(document)]),
  ) as DocumentSizes
}

/**
 * Holds what was measured against what the caller may.
 *
 * @throws {PublicError} 400, naming the first limit that is passed, what was found and what is allowed.
 */
export function hold(found: Readonly<Partial<Record<LimitName, number>>>, allowed: LimitValues): void {
  for (const limiet of limitNames) {
    const waarde = found[limiet]
    const toegestaan = allowed[limiet]
    if (waarde !== undefined && waarde > toegestaan) throw passed(limiet, waarde, toegestaan)
  }
}

/**
 * Holds an answer against how large it may be, whatever was expected: a list can be longer than its field says, its
 * rows can hold long texts, and one thing that many rows share is fetched once and written in each.
 *
 * @throws {PublicError} as `hold`; counting stops where there are more bytes than are allowed.
 */
export function holdSize(answer: unknown, { omvang }: LimitValues): void {
  if (answerSize(answer, omvang) > omvang) throw passed('omvang', `over ${omvang}`, omvang)
}

function passed(limiet: LimitName, waarde: number | string, toegestaan: number): PublicError {
  const message = `The operation passes the limit "${limiet}": it has ${waarde}; wanted at most ${toegestaan}`
  return new PublicError('LIMIT_EXCEEDED', 400, message, {
    limiet,
    ...(typeof waarde === 'number' ? { waarde } : {}),
    toegestaan,
  })
}

function valuesOf(column: 'afnemer' | 'anoniem'): LimitValues {
  return Object.fromEntries(limitNames.map((name) => [name, limits[name][column]])) as LimitValues
}
