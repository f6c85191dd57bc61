import { type RawBuilder, sql } from 'kysely'
import type { PeriodeSoort } from '../../kit/lists/periode.ts'
import { type Given, isGiven } from '../../kit/request/given.ts'
import type { MeldingFilter } from './filter.ts'
import type { Dimensie, StatistiekVraag } from './vraag.ts'

/** The kept counts: each melding once per year or month, or by year once per value that it has. */
export type Teldimensie = 'JAAR' | 'MAAND' | Kenmerk

/** What meldingen are counted by beside what every count has: organisation, functie and whether there is an aangifte. */
type Kenmerk = 'BRON' | 'KANAAL' | 'ERNST' | 'VORM' | 'NAASTEN'

const gefilterdOp: { readonly [Name in keyof MeldingFilter]?: Kenmerk } = {
  bron: 'BRON',
  kanaal: 'KANAAL',
  ernst: 'ERNST',
  vorm: 'VORM',
  gerichtOpNaasten: 'NAASTEN',
}

const uitgesplitstOp: { readonly [Name in Dimensie]?: Kenmerk } = {
  BRON: 'BRON',
  KANAAL: 'KANAAL',
  ERNST: 'ERNST',
  VORM: 'VORM',
}

/** Where the answer to a question stands among the kept counts. */
export interface Telling {
  /** Of the whole: each melding once. */
  readonly totaal: Teldimensie
  readonly cellen: Teldimensie
  /** The kenmerk of either. */
  readonly kenmerk: Kenmerk | null
  /** The one value of it that is asked; null for all. */
  readonly waarde: string | null
}

/**
 * Where kept counts answer a question: one kenmerk at most, and periods that begin and end where theirs do. Null where
 * the meldingen themselves have to be counted.
 */
export function tellingVoor({ filter, periode, uitgesplitstNaar }: StatistiekVraag): Telling | null {
  const given = Object.entries(filter ?? {}).filter(([, value]) => isGiven(value))
  const filtered = given.flatMap(([name, value]) => {
    const kenmerk = gefilterdOp[name as keyof MeldingFilter]
    return kenmerk ? [{ kenmerk, waarde: String(value) }] : []
  })
  const split = uitgesplitstNaar.flatMap((dimensie) => uitgesplitstOp[dimensie] ?? [])
  const kenmerken = new Set([...filtered.map(({ kenmerk }) => kenmerk), ...split])
  if (kenmerken.size > 1) return null
  const [kenmerk = null] = kenmerken
  const waarde = filtered[0]?.waarde ?? null
  // Which other vormen the meldingen of one vorm have is not kept.
  if (kenmerk === 'VORM' && waarde !== null && split.length > 0) return null

  const korrel = korrelVan(filter ?? {}, periode)
  if (!korrel || (kenmerk && korrel === 'MAAND')) return null
  if (!kenmerk) return { totaal: korrel, cellen: korrel, kenmerk, waarde }
  return {
    totaal: waarde === null ? korrel : kenmerk,
    cellen: split.length > 0 || waarde !== null ? kenmerk : korrel,
    kenmerk,
    waarde,
  }
}

/** The longest period of which both the filter and the split are made up. */
function korrelVan(
  { van, tot }: MeldingFilter,
  periode: PeriodeSoort | null | undefined,
): 'JAAR' | 'MAAND' | null {
  const eersteNaTot = isGiven(tot) ? volgendeDag(tot) : null
  const grenzen = [van, eersteNaTot].filter(isGiven)
  if ((!periode || periode === 'JAAR') && grenzen.every((grens) => grens.endsWith('-01-01'))) return 'JAAR'
  return grenzen.every((grens) => grens.endsWith('-01')) ? 'MAAND' : null
}

function volgendeDag(datum: string): string {
  const dag = new Date(`${datum}T00:00:00Z`)
  dag.setUTCDate(dag.getUTCDate() + 1)
  return dag.toISOString().slice(0, 10)
}

/** Kept counts as if they were meldingen, with `aantal`: what is counted by stands under the name it has there. */
export function getelden(bron: RawBuilder<unknown>, dimensie: Teldimensie, { kenmerk, waarde }: Telling) {
  const eigen = dimensie === kenmerk
  return sql`
    select organisatie_id, functie, aangifte_gedaan, periode as incidentdatum, aantal,
      ${eigen ? sql`waarde` : sql`null::text`} as bron, ${eigen ? sql`waarde` : sql`null::text`} as kanaal,
      ${eigen ? sql`waarde` : sql`null::text`} as ernst, ${eigen ? sql`waarde` : sql`null::text`} as vorm
    from ${bron}
    where dimensie = ${sql.lit(dimensie)} and aantal > 0 ${eigen && waarde !== null ? sql`and waarde = ${waarde}` : sql``}`
}

/** The filter without what already chose the counts. */
export function overigFilter(filter: Given<MeldingFilter>): MeldingFilter {
  return Object.fromEntries(
    Object.entries(filter ?? {}).filter(([name]) => gefilterdOp[name as keyof MeldingFilter] === undefined),
  )
}
