import { indeling } from '../../schema/indeling/indeling.ts'
import type { Caller } from '../../schema/rights/caller.ts'
import type { Pool, PoolConnection } from '../../subgraphs/kit/database/connection.ts'
import { type Tafel, tafels } from './tafels.ts'

/** How many rows of a table were changed behind the caller's back. */
export type Verschillen = ReadonlyMap<string, number>

/**
 * Makes everything different that this caller may not see: of rows that it neither sees nor counts a third goes, a
 * third changes; rows that it sees get neighbours that it does not, in an organisation, function or state outside
 * its rights: with the same id, one just before and one just after; and columns that ask for more get other values.
 */
export async function maakAnders(pool: Pool, caller: Caller): Promise<Verschillen> {
  const connection = await pool.connect()
  const changed = new Map<string, number>()
  try {
    // Triggers and foreign keys stand aside: what is out of sight need not be good data.
    await connection.exec('set session_replication_role = replica')
    for (const tafel of tafels) {
      await zonderControles(connection, tafel)
      changed.set(tafel.naam, await veranderTafel(connection, tafel, caller))
    }
    await connection.exec('set session_replication_role = origin; analyze')
  } finally {
    connection.release()
  }
  return changed
}

async function veranderTafel(connection: PoolConnection, tafel: Tafel, caller: Caller): Promise<number> {
  const { naam, familie, anders, nietGeteld, kolommen = [] } = tafel
  const gelezen = leesbaar(tafel, caller)
  const geteld = telbaar(tafel, caller)
  const ongezien = `not (${gelezen}) and not (${geteld})`
  const lot = `abs(hashtext(${familie})) % 3`
  const run = async (statement: string) => (await connection.query(statement, [])).affected
  const buren = await burenVan(connection, tafel, caller)
  let changed = 0
  // First the neighbours: they are copies of rows as the caller sees them.
  for (const statement of buren) changed += await run(statement)
  changed += await run(`delete from ${naam} where ${ongezien} and ${lot} = 0`)
  changed += await run(`update ${naam} set ${anders} where ${ongezien} and ${lot} = 1`)
  if (nietGeteld) {
    changed += await run(`update ${naam} set ${nietGeteld} where not (${gelezen}) and (${geteld})`)
  }
  for (const { opent, anders: other } of kolommen) {
    if (opent.some((scope) => caller.scopes.includes(scope))) continue
    changed += await run(`update ${naam} set ${other} where (${gelezen}) or (${geteld})`)
  }
  return changed
}

/** Statements that copy rows into what the caller does not see. */
async function burenVan(connection: PoolConnection, tafel: Tafel, caller: Caller): Promise<string[]> {
  const { naam, sleutels, heeft } = tafel
  const columns = await kolommenVan(connection, naam)
  const gelezen = leesbaar(tafel, caller)
  const geteld = telbaar(tafel, caller)
  const source =
    gelezen === 'false' && geteld === 'false'
      ? `abs(hashtext(${tafel.familie})) % 4 = 0`
      : `(${gelezen}) or (${geteld})`
  const copy = (other: Readonly<Record<string, string>>) =>
    `insert into ${naam} (${columns.map((column) => `"${column}"`).join(', ')})
     select ${columns.map((column) => other[column] ?? `"${column}"`).join(', ')} from ${naam}
     where ${source} on conflict do nothing`
  const named = (how: (column: string) => string) =>
    Object.fromEntries(sleutels.map((column) => [column, how(column)]))
  const before = named((column) => `left(${column}, -1)`)
  const after = named((column) => `${column} || '~'`)

  const statements: string[] = []
  const buiten = organisatieBuiten(caller)
  if (heeft.includes('organisatie') && buiten) {
    const organisatie_id = `'${buiten}'`
    statements.push(...[{}, before, after].map((keys) => copy({ ...keys, organisatie_id })))
  }
  if (heeft.includes('functie') && caller.functies !== 'ALLE' && caller.functies.length > 0) {
    statements.push(...[before, after].map((keys) => copy({ ...keys, functie: "'AMBTENAAR'" })))
  }
  if (heeft.includes('aangifte') && caller.beperkingen.includes('alleen-aangifte')) {
    statements.push(...[before, after].map((keys) => copy({ ...keys, aangifte_gedaan: 'false' })))
  }
  if (gelezen === 'false' && geteld === 'false' && sleutels.length > 0) statements.push(copy(after))
  return statements
}

/** Checks on values would refuse some of what is out of sight; the caller must not notice them either. */
async function zonderControles(connection: PoolConnection, { naam }: Tafel): Promise<void> {
  const { rows } = await connection.query<{ conname: string }>(
    `select conname from pg_constraint where conrelid = $1::regclass and contype in ('c', 'f')
     or conrelid = $1::regclass and contype = 'u' and conname like '%kenmerk%'`,
    [naam],
  )
  for (const { conname } of rows) {
    await connection.exec(`alter table ${naam} drop constraint if exists "${conname}" cascade`)
  }
}

async function kolommenVan(connection: PoolConnection, naam: string): Promise<string[]> {
  const { rows } = await connection.query<{ attname: string }>(
    `select attname from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [naam],
  )
  return rows.map(({ attname }) => attname)
}

/** Which rows of a table the caller reads, as a condition. */
export function leesbaar(tafel: Tafel, caller: Caller): string {
  if (!caller.scopes.includes(tafel.lezen)) return 'false'
  if (tafel.heeft.includes('doel') && caller.doel !== 'uitvoering-veilig-wonen') return 'false'
  return binnen(tafel, caller, caller.organisaties)
}

/** Which rows its statistics count. */
export function telbaar(tafel: Tafel, caller: Caller): string {
  if (!tafel.tellen || !caller.scopes.includes(tafel.tellen)) return 'false'
  return binnen(tafel, caller, caller.organisatiesStatistiek)
}

function binnen({ heeft }: Tafel, caller: Caller, organisaties: Caller['organisaties']): string {
  const all = ['true']
  if (heeft.includes('organisatie') && organisaties !== 'ALLE')
    all.push(oneOf('organisatie_id', organisaties))
  if (heeft.includes('functie') && caller.functies !== 'ALLE') all.push(oneOf('functie', caller.functies))
  if (heeft.includes('aangifte') && caller.beperkingen.includes('alleen-aangifte'))
    all.push('aangifte_gedaan')
  return all.join(' and ')
}

function oneOf(column: string, values: readonly string[]): string {
  return `${column} = any ('{${values.join(',')}}'::text[])`
}

/** An organisation of which the caller neither sees nor counts anything. */
export function organisatieBuiten({ organisaties, organisatiesStatistiek }: Caller): string | undefined {
  if (organisaties === 'ALLE' || organisatiesStatistiek === 'ALLE') return undefined
  return indeling.find(({ id }) => ![...organisaties, ...organisatiesStatistiek].includes(id))?.id
}
