import type { Caller } from '../../schema/rights/caller.ts'
import { subgraphs } from '../../subgraphs/definitions.ts'
import type { Pool, PoolConnection } from '../../subgraphs/kit/database/connection.ts'

/** A table or view of a subgraph, as the database itself describes it. */
export interface Tafel {
  /** With its schema: `meldingen.melding`. */
  readonly naam: string
  readonly schema: string
  readonly view: boolean
  readonly eigenaar: string
  readonly columns: readonly string[]
  readonly rowSecurity: boolean
  /** The roles that a permissive policy lets in. */
  readonly policies: readonly string[]
}

export type Rij = Readonly<Record<string, unknown>>

/** A row by a fingerprint of all its columns, and what decides who may see it. */
export interface Kenmerk extends Rij {
  readonly merk: string
}

export const schemas: readonly string[] = subgraphs.map(({ databaseSchema }) => databaseSchema)

/** What a migration keeps for itself. */
export const boekhouding: readonly string[] = ['gevuld', 'migratie', 'migratie_slot']

/** Public data: the indeling, until when sources are complete, the letters, the dashboard and lists of codes. Each by name, so that a new table asks. */
export const openbareTabellen: readonly string[] = [
  ...schemas.map((schema) => `${schema}.organisatie`),
  ...schemas.filter((schema) => schema !== 'organisaties').map((schema) => `${schema}.levering`),
  'organisaties.opvolging',
  'organisaties.riec',
  'meldingen.monitor_cijfer',
  'otwb.tour',
  'otwb.tourbron',
  'programma.activiteit',
  'programma.brief',
  'programma.middel',
  'programma.middel_mijlpaal',
  'programma.middel_uitkering',
  'programma.mijlpaal',
  'programma.mijlpaal_organisatie',
  'programma.norm',
  'programma.toezegging',
  'programma.toezegging_stand',
  'veilig_wonen.overgang',
  'veilig_wonen.tegemoetkoming',
  'zicht_op.branche',
  'zicht_op.dashboardbezoek',
  'zicht_op.gebied',
  'zicht_op.indicator',
  'zicht_op.indicatorwaarde',
  'zicht_op.indicatorwaarde_telling',
  'zicht_op.landelijk_gemiddelde',
  'zicht_op.thema',
]

/** Every table and view in the subgraphs' schemas, as the catalogue of the database knows them. */
export async function findTafels(pool: Pool): Promise<Tafel[]> {
  return onConnection(pool, async (connection) => {
    const { rows } = await connection.query<Tafel>(
      `select n.nspname || '.' || c.relname as naam, n.nspname as schema, c.relkind in ('v', 'm') as view,
         pg_get_userbyid(c.relowner) as eigenaar, c.relrowsecurity as "rowSecurity",
         (select array_agg(attname::text order by attnum) from pg_attribute
           where attrelid = c.oid and attnum > 0 and not attisdropped) as columns,
         coalesce((select array_agg(distinct r.rolname::text) from pg_policy p
           join pg_roles r on r.oid = any (p.polroles)
           where p.polrelid = c.oid and p.polpermissive), '{}') as policies
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = any ($1::text[]) and c.relkind in ('r', 'p', 'v', 'm', 'f')
       order by 1`,
      [[...schemas]],
    )
    return rows
  })
}

/** Nothing set means no rows, also of beperkingen; so "none" is written out. */
const wijdOpen = `set local nwb.organisaties = '*'; set local nwb.organisaties_statistiek = '*';
  set local nwb.functies = '*'; set local nwb.beperkingen = ''`

const beslissend = ['organisatie_id', 'functie', 'aangifte_gedaan']

/** Everything of a table without any `where`; of each row a fingerprint, so that whole tables can be compared. */
export function selectAlles({ naam, columns }: Tafel): string {
  const kept = beslissend.filter((column) => columns.includes(column))
  return `select ${kept.join(', ')}, left(md5(rij::text), 16) as merk from (select * from ${naam}) as rij`
}

/** All rows there are, as the owner sees them; a view shows its own bereik, so that is opened wide. */
export async function alleRijen(pool: Pool, tafel: Tafel): Promise<Kenmerk[]> {
  return onConnection(pool, async (connection) => {
    await connection.exec(`begin read only; ${wijdOpen}`)
    const { rows } = await connection.query<Kenmerk>(selectAlles(tafel), [])
    await connection.exec('commit')
    return rows
  })
}

/** Which of all rows the caller may see, said once more and in another language than the policies'. */
export function zichtbaar(tafel: Tafel, rijen: readonly Kenmerk[], caller: Caller): Kenmerk[] {
  const bereik = tafel.view ? caller.organisatiesStatistiek : caller.organisaties
  if (tafel.naam === 'veilig_wonen.persoon' && caller.doel !== 'uitvoering-veilig-wonen') return []
  return rijen.filter(
    (rij) =>
      (bereik === 'ALLE' || bereik.includes(String(rij['organisatie_id']))) &&
      (!tafel.columns.includes('functie') ||
        caller.functies === 'ALLE' ||
        caller.functies.includes(String(rij['functie']))) &&
      (!tafel.columns.includes('aangifte_gedaan') ||
        !caller.beperkingen.includes('alleen-aangifte') ||
        rij['aangifte_gedaan'] === true),
  )
}

/** What was seen too much and what was missed, in numbers and one example: whole tables help nobody. */
export function verschil(seen: readonly Rij[], expected: readonly Kenmerk[]) {
  const left = new Map<unknown, number>()
  for (const { merk } of expected) left.set(merk, (left.get(merk) ?? 0) + 1)
  const extra: Rij[] = []
  for (const rij of seen) {
    const count = left.get(rij['merk']) ?? 0
    if (count === 0) extra.push(rij)
    else left.set(rij['merk'], count - 1)
  }
  const missing = [...left.values()].reduce((sum, count) => sum + count, 0)
  return { extra: extra.length, missing, example: extra[0] ?? null }
}

export const geenVerschil = { extra: 0, missing: 0, example: null }

export async function onConnection<Answer>(
  pool: Pool,
  use: (connection: PoolConnection) => Promise<Answer>,
): Promise<Answer> {
  const connection = await pool.connect()
  try {
    return await use(connection)
  } finally {
    connection.release()
  }
}
