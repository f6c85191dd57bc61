import type { Pool } from '../../subgraphs/kit/database/connection.ts'
import type { Random } from '../../subgraphs/kit/filling/random.ts'

export type Waardefilter = Readonly<Record<string, string | number>>

/** What each field of the filter on values asks, in plain SQL over `rij`, its indicator `i` and its area `g`. */
const velden: Readonly<
  Record<string, { readonly waarden: readonly (string | number)[]; readonly sql: (put: string) => string }>
> = {
  gebied: {
    waarden: ['GM0344', 'GM0363', 'PV26', 'WK034401', 'NL00'],
    sql: (put) => `g.code = ${put}`,
  },
  niveau: { waarden: ['LAND', 'PROVINCIE', 'GEMEENTE', 'WIJK', 'BUURT'], sql: (put) => `g.niveau = ${put}` },
  provincie: { waarden: ['pv26', 'pv27', 'pv30'], sql: (put) => `g.provincie_id = ${put}` },
  indicator: {
    waarden: ['drugspanden', 'veroordelingen-opiumwet', 'lage-inkomens', 'branches-vestigingen'],
    sql: (put) => `i.id = ${put}`,
  },
  thema: {
    waarden: ['drugsproblematiek', 'vastgoed', 'vakantieparken'],
    sql: (put) => `i.thema_id = ${put}`,
  },
  branche: { waarden: ['56.3'], sql: (put) => `rij.branche_code = ${put}` },
  redenOntbreekt: { waarden: ['GEHEIM'], sql: (put) => `rij.reden_ontbreekt = ${put}` },
  richting: {
    waarden: ['BOVEN', 'ONDER'],
    sql: (put) => `sign(rij.afwijking) = case ${put} when 'BOVEN' then 1 else -1 end`,
  },
  minimaleAfwijking: {
    waarden: [0, 10],
    sql: (put) => `abs(rij.afwijking_relatief) >= ${put}::double precision`,
  },
}

export function randomWaardefilter(random: Random): Waardefilter {
  const gevraagd = Object.entries(velden).filter(() => random.chance(0.25))
  return Object.fromEntries(gevraagd.map(([naam, { waarden }]) => [naam, random.pick(waarden)]))
}

/** How many values there are, of a year or of all. */
export async function countWaarden(pool: Pool, filter: Waardefilter): Promise<number> {
  const parameters: unknown[] = []
  const conditions = Object.entries(filter).map(
    ([naam, value]) => velden[naam]?.sql(`$${parameters.push(value)}`) ?? 'false',
  )
  const connection = await pool.connect()
  try {
    const { rows } = await connection.query<{ aantal: number }>(
      `select count(*)::integer as aantal from zicht_op.indicatorwaarde as rij
       join zicht_op.indicator as i on i.id = rij.indicator_id join zicht_op.gebied as g on g.code = rij.gebied_code
       where ${['true', ...conditions].join(' and ')}`,
      parameters,
    )
    return rows[0]?.aantal ?? -1
  } finally {
    connection.release()
  }
}

/** The visits in whole months, of a theme or of all. */
export async function countBezoeken(
  pool: Pool,
  { van, tot, thema }: Readonly<Record<'van' | 'tot' | 'thema', string | null>>,
): Promise<number> {
  const connection = await pool.connect()
  try {
    const { rows } = await connection.query<{ aantal: number }>(
      `select coalesce(sum(bezoeken), 0)::integer as aantal from zicht_op.dashboardbezoek
       where ($1::date is null or maand >= $1) and ($2::date is null or maand <= $2) and ($3::text is null or thema_id = $3)`,
      [van, tot, thema],
    )
    return rows[0]?.aantal ?? -1
  } finally {
    connection.release()
  }
}
