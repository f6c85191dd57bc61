import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Bron, Ernst, Kanaal, OrganisatieSoort, Vorm } from '../tables.ts'

/** Which meldingen are meant; what is absent or null does not limit. */
export interface MeldingFilter {
  readonly organisatie?: string | null
  readonly soort?: OrganisatieSoort | null
  readonly provincie?: string | null
  readonly riec?: string | null
  readonly bron?: Bron | null
  readonly functie?: string | null
  readonly vorm?: Vorm | null
  readonly kanaal?: Kanaal | null
  readonly ernst?: Ernst | null
  readonly gerichtOpNaasten?: boolean | null
  readonly metAangifte?: boolean | null
  /** `YYYY-MM-DD`, on the incidentdatum; both included. */
  readonly van?: string | null
  readonly tot?: string | null
}

const conditions: {
  readonly [Name in keyof MeldingFilter]-?: (value: NonNullable<MeldingFilter[Name]>) => RawBuilder<SqlBool>
} = {
  organisatie: (id) => sql`melding.organisatie_id = ${id}`,
  soort: (soort) => ofOrganisaties(sql`soort = ${soort}`),
  provincie: (id) => ofOrganisaties(sql`provincie_id = ${id}`),
  riec: (id) => ofOrganisaties(sql`riec_id = ${id}`),
  bron: (bron) => sql`melding.bron = ${bron}`,
  functie: (functie) => sql`melding.functie = ${functie}`,
  kanaal: (kanaal) => sql`melding.kanaal = ${kanaal}`,
  ernst: (ernst) => sql`melding.ernst = ${ernst}`,
  // Spelled out, so that the indexes on only those rows fit; a parameter would hide that they do.
  vorm: (vorm) => sql`melding.vormen @> array[${sql.lit(vorm)}]::text[]`,
  gerichtOpNaasten: (gericht) =>
    gericht ? sql`melding.gericht_op_naasten` : sql`not melding.gericht_op_naasten`,
  metAangifte: (gedaan) => (gedaan ? sql`melding.aangifte_gedaan` : sql`not melding.aangifte_gedaan`),
  van: (datum) => sql`melding.incidentdatum >= ${datum}::date`,
  tot: (datum) => sql`melding.incidentdatum <= ${datum}::date`,
}

/** What the filter asks of a row called `melding`, be it of the table or of the view that statistics count. */
export function voldoetAan(filter: MeldingFilter): Expression<SqlBool> {
  const asked = Object.entries(filter).flatMap(([name, value]) => {
    const condition = conditions[name as keyof MeldingFilter] as (value: unknown) => RawBuilder<SqlBool>
    return value === null || value === undefined ? [] : [condition(value)]
  })
  return asked.length > 0 ? sql<SqlBool>`(${sql.join(asked, sql` and `)})` : sql<SqlBool>`true`
}

function ofOrganisaties(condition: RawBuilder<unknown>): RawBuilder<SqlBool> {
  return sql`melding.organisatie_id in (select id from meldingen.organisatie where ${condition})`
}
