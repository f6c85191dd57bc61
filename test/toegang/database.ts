/**
 * The rows that the database gives, whatever is asked of it: each table under each role, with an asker's settings and
 * no `where`, against the rows that are the asker's.
 */
import type { PoolConnection } from '../../subgraphs/kit/database/connection.ts'
import type { Asker } from './askers.ts'
import { inRows, type RowOf } from './canaries.ts'

/** Tables with an organisation in them that are public: figures and letters that anyone can read. */
const publicTables = new Set([
  'meldingen.levering',
  'otwb.levering',
  'programma.levering',
  'veilig_wonen.levering',
  'zicht_op.levering',
  'organisaties.opvolging',
  'programma.mijlpaal_organisatie',
  'programma.norm',
  'programma.middel_uitkering',
  'zicht_op.gebied',
])

/** A table and a role that may select from it, wholly or some columns. */
export interface Guarded {
  readonly table: string
  readonly role: string
}

/** Every table that says of which organisation a row is, with every role that may read it. */
export async function guardedTables(connection: PoolConnection): Promise<Guarded[]> {
  const { rows } = await connection.query<Guarded>(
    `select distinct c.table_schema || '.' || c.table_name as table, r.rolname as role
     from information_schema.columns c
     join information_schema.tables t using (table_schema, table_name)
     join pg_roles r on r.rolname like 'nwb\\_%'
     where c.column_name = 'organisatie_id' and t.table_type = 'BASE TABLE'
       and has_any_column_privilege(r.oid, (quote_ident(c.table_schema) || '.' || quote_ident(c.table_name))::regclass, 'select')
     order by 1, 2`,
    [],
  )
  return rows.filter(({ table }) => !publicTables.has(table))
}

type Counted = RowOf & { readonly aantal: number }

/** What is wrong with the rows that a role sees as this asker; the connection is left as it was found. */
export async function wrongRows(
  connection: PoolConnection,
  asker: Asker,
  guarded: Guarded,
): Promise<string[]> {
  const { table, role } = guarded
  const all = await counts(connection, table)
  const organisaties = role.endsWith('_statistiek') ? asker.statistiek : asker.organisaties
  // Persons of Veilig Wonen are shown for its own execution only.
  const hidden = table === 'veilig_wonen.persoon' && asker.doel !== 'uitvoering-veilig-wonen'
  const wanted = hidden ? [] : all.filter((row) => inRows(asker, row, organisaties))

  await connection.exec(`savepoint als_rol; set local role ${role}; ${settings(asker)}`)
  const found = await counts(connection, table)
  await connection.exec('rollback to savepoint als_rol')

  const text = (rows: readonly Counted[]) => rows.map((row) => JSON.stringify(row)).sort()
  const [more, fewer] = [difference(text(found), text(wanted)), difference(text(wanted), text(found))]
  return [
    ...(more.length > 0
      ? [`leak: ${table} as ${role} for ${asker.name}: ${more.slice(0, 2).join(' ')}`]
      : []),
    ...(fewer.length > 0
      ? [`lost: ${table} as ${role} for ${asker.name}: ${fewer.slice(0, 2).join(' ')}`]
      : []),
  ]
}

/** Every table, as every role, for every asker; in one transaction that is rolled back. */
export async function wrongRowsOfAll(
  connection: PoolConnection,
  askers: readonly Asker[],
  tables: readonly Guarded[],
): Promise<{ checked: number; problems: string[] }> {
  const problems: string[] = []
  await connection.exec('begin')
  try {
    for (const guarded of tables) {
      for (const asker of askers) problems.push(...(await wrongRows(connection, asker, guarded)))
      problems.push(...(await rowsWithoutSettings(connection, guarded)))
    }
  } finally {
    await connection.exec('rollback')
  }
  return { checked: tables.length * askers.length, problems }
}

/** Nothing set means no rows. */
async function rowsWithoutSettings(connection: PoolConnection, { table, role }: Guarded): Promise<string[]> {
  await connection.exec(`savepoint als_rol; set local role ${role}`)
  const found = await counts(connection, table)
  await connection.exec('rollback to savepoint als_rol')
  return found.length > 0 ? [`leak: ${table} as ${role} without settings`] : []
}

async function counts(connection: PoolConnection, table: string): Promise<Counted[]> {
  const has = async (column: string, text: string) => {
    const [schema, name] = table.split('.')
    const { rows } = await connection.query(
      `select from pg_attribute where attrelid = ($1 || '.' || $2)::regclass and attname = $3`,
      [schema, name, column],
    )
    return rows.length > 0 ? `${column} as ${text}` : `null as ${text}`
  }
  const known = columnsOf.get(table) ?? [
    'organisatie_id as organisatie',
    await has('functie', 'functie'),
    await has('aangifte_gedaan', 'aangifte'),
  ]
  columnsOf.set(table, known)
  const { rows } = await connection.query<Counted>(
    `select ${known.join(', ')}, count(*)::int as aantal from ${table} group by 1, 2, 3`,
    [],
  )
  return rows
}

const columnsOf = new Map<string, string[]>()

function settings({ organisaties, statistiek, functies, alleenAangifte, doel }: Asker): string {
  const list = (values: ReadonlySet<string> | null) => (values ? [...values].join(',') : '*')
  return Object.entries({
    'nwb.organisaties': list(organisaties),
    'nwb.organisaties_statistiek': list(statistiek),
    'nwb.functies': list(functies),
    'nwb.beperkingen': alleenAangifte ? 'alleen-aangifte' : '',
    'nwb.doel': doel ?? '',
  })
    .map(([name, value]) => `set local ${name} = '${value}'`)
    .join('; ')
}

function difference(some: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others)
  return some.filter((one) => !known.has(one))
}
