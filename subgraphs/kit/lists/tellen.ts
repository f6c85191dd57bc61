import { type Kysely, type RawBuilder, sql } from 'kysely'
import { type Given, isGiven } from '../request/given.ts'
import { keyIn, type OfParent } from './by-keys.ts'
import { type PeriodeSoort, periodeVan } from './periode.ts'
import type { Verantwoording } from './telling.ts'

/** How the caller wants a count split. */
export interface Uitsplitsing<Dimensie extends string> {
  readonly periode?: Given<PeriodeSoort>
  readonly uitgesplitstNaar: readonly Dimensie[]
}

/**
 * What is counted, as a store declares it; rows are called `rij` in all SQL. To add a dimension is to add a line to
 * `dimensies` and a value to the enum in the schema.
 */
export interface Telvraag<Dimensie extends string, Maat extends string> {
  /** What follows `from`. */
  readonly rijen: RawBuilder<unknown>
  /** The same for cells, where a row counts in more than one of them. */
  readonly celrijen?: RawBuilder<unknown> | undefined
  readonly waar: RawBuilder<boolean>
  /** The date column by which rows fall in a period. */
  readonly datum?: string
  /** Of each dimension the name under which a cell carries it, and its value. */
  readonly dimensies: Dimensies<Dimensie>
  /** What is counted of the rows, by the name under which a cell carries it. */
  readonly maten: Readonly<Record<Maat, RawBuilder<unknown>>>
  /** What else is told of the rows of a cell, such as a median or the oldest day; null where there are none. */
  readonly groepscijfers?: Readonly<Record<string, RawBuilder<unknown>>>
  /** Adds up to and including each period; by the name of the measure that is added up. */
  readonly cumulatief?: Maat
  /** For each of these organisations apart; one without rows gives no row. */
  readonly perOrganisatie?: readonly string[] | undefined
}

export type Dimensies<Dimensie extends string> = Readonly<
  Record<Dimensie, { readonly naam: string; readonly waarde: RawBuilder<unknown> }>
>

/** A total (`totaal`) or a cell: its measures, and what tells it from the others (or is told of its group). */
export type TelRij<Maat extends string, Kenmerken> = Readonly<Record<Maat, number>> &
  Readonly<Partial<Kenmerken>> &
  OfParent & {
    readonly totaal: boolean
    readonly periode?: string
    /** Up to and including the cell's period; null without a period. */
    readonly cumulatief: number | null
  }

/** Every row once. */
export const aantal = { aantal: sql`count(*)` } as const

/** A column of text as a dimension, in the same order on every server. */
export function tekst(naam: string, column = naam) {
  return { naam, waarde: sql`${sql.ref(`rij.${column}`)} collate "C"` }
}

/**
 * Counts in one statement: totals first, then the cells in the order of what was asked. A combination that does not
 * occur has no cell.
 */
export async function tellen<Tables, Dimensie extends string, Maat extends string, Kenmerken>(
  db: Kysely<Tables>,
  vraag: Telvraag<Dimensie, Maat>,
  { periode, uitgesplitstNaar }: Uitsplitsing<Dimensie>,
): Promise<TelRij<Maat, Kenmerken>[]> {
  const { rijen, celrijen, perOrganisatie } = vraag
  const kenmerken: Kenmerk[] = [...new Set(uitgesplitstNaar)].map((dimensie) => vraag.dimensies[dimensie])
  if (isGiven(periode) && vraag.datum !== undefined) {
    kenmerken.unshift({ naam: 'periode', waarde: periodeVan(vraag.datum, periode) })
  }
  const ouder = perOrganisatie ? [sql`ouder_id`] : []
  const totaal = sql`(${sql.join(ouder)})`
  const cel = sql`(${sql.join([...ouder, ...kenmerken.map(sleutel)])})`
  const parts =
    kenmerken.length === 0
      ? [counted(vraag, [], rijen, totaal)]
      : celrijen === undefined
        ? [counted(vraag, kenmerken, rijen, sql`${totaal}, ${cel}`)]
        : [counted(vraag, kenmerken, rijen, totaal, true), counted(vraag, kenmerken, celrijen, cel)]
  const order = ['ouder_id', ...kenmerken.map(({ naam }) => naam)].map((naam) => sql.id(naam))
  const { rows } = await sql<TelRij<Maat, Kenmerken>>`
    ${sql.join(parts, sql` union all `)} order by totaal desc, ${sql.join(order)}`.execute(db)
  return rows
}

interface Kenmerk {
  readonly naam: string
  readonly waarde: RawBuilder<unknown>
}

/** The name of a dimension inside the statement, where a row may have a column of its own by that name. */
const sleutel = ({ naam }: Kenmerk) => sql.id(`per ${naam}`)

/** Counts one set of rows by grouping sets. */
function counted<Dimensie extends string, Maat extends string>(
  { waar, maten, groepscijfers, cumulatief, perOrganisatie }: Telvraag<Dimensie, Maat>,
  kenmerken: readonly Kenmerk[],
  rijen: RawBuilder<unknown>,
  sets: RawBuilder<unknown>,
  alleenTotaal = false,
): RawBuilder<unknown> {
  const [eerste] = alleenTotaal ? [] : kenmerken
  const isTotaal = eerste ? sql`grouping(${sleutel(eerste)}) = 1` : sql`true`
  const said = kenmerken.map((one) =>
    alleenTotaal ? sql`null as ${sql.id(one.naam)}` : sql`${sleutel(one)} as ${sql.id(one.naam)}`,
  )
  const made = [
    perOrganisatie ? sql`rij.organisatie_id as ouder_id` : sql`'' as ouder_id`,
    ...(alleenTotaal ? [] : kenmerken.map((one) => sql`${one.waarde} as ${sleutel(one)}`)),
  ]
  const measures = Object.entries<RawBuilder<unknown>>({ ...maten, ...groepscijfers }).map(
    ([naam, maat]) => sql`${maat} as ${sql.id(naam)}`,
  )
  const within = [
    isTotaal,
    ...(perOrganisatie ? [sql`ouder_id`] : []),
    ...kenmerken.filter(({ naam }) => naam !== 'periode').map(sleutel),
  ]
  const running =
    cumulatief !== undefined && !alleenTotaal && kenmerken.some(({ naam }) => naam === 'periode')
      ? sql`(sum(${maten[cumulatief]}) over (partition by ${sql.join(within)} order by ${sql.id('per periode')}))::integer`
      : sql`null::integer`
  return sql`
    select ${isTotaal} as totaal, ${perOrganisatie ? sql`ouder_id` : sql`'' as ouder_id`},
      ${sql.join([...said, ...measures])}, ${running} as cumulatief
    from (select rij.*, ${sql.join(made)} from ${rijen} where ${waar}
      ${perOrganisatie ? sql`and ${keyIn('rij.organisatie_id', perOrganisatie)}` : sql``}) as rij
    group by grouping sets (${sets})`
}

/** What was counted, with how it may be read: in the whole, and with each cell. */
export interface Geteld<Rij> {
  readonly verantwoording: Verantwoording
  /** Absent where nothing was found or nothing may be told; `telling` says which. */
  readonly totaal: Rij | undefined
  /** Null where nothing may be told. */
  readonly cellen: readonly (Rij & { readonly verantwoording: Verantwoording })[] | null
}

/** Counts only where a count may be told. */
export async function geteld<Rij extends { readonly totaal: boolean }>(
  verantwoording: Verantwoording,
  count: () => Promise<readonly Rij[]>,
): Promise<Geteld<Rij>> {
  if (verantwoording.nietTeTellen) return { verantwoording, totaal: undefined, cellen: null }
  const rows = await count()
  return {
    verantwoording,
    totaal: rows.find(({ totaal }) => totaal),
    cellen: rows.filter(({ totaal }) => !totaal).map((rij) => ({ ...rij, verantwoording })),
  }
}
